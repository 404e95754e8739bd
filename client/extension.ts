/** The extension, on the desktop and in the browser alike. It does nothing before it is needed. */
import { type ExtensionContext, window } from "vscode";
import { Made } from "./build/made.js";
import { registerCommands } from "./commands/index.js";
import { answerForFiles, registerLibrary } from "./files.js";
import { clientOptions } from "./options.js";
import type { Platform } from "./platform.js";
import { registerPreview } from "./preview/commands.js";
import { Restarts } from "./restarts.js";
import { Server } from "./server.js";
import { registerStatus } from "./status.js";
import { registerTasks } from "./tasks.js";

/** What other extensions and tests may rely on. */
export interface Api {
  /** Milliseconds that `activate` took. */
  readonly activationTime: number;
  /** Settles when the server answers. */
  readonly ready: Promise<void>;
}

let running: Server | undefined;

/** Called once, by the entry of the platform. */
export function activate(context: ExtensionContext, platform: Platform): Api {
  const began = performance.now();
  const output = window.createOutputChannel("Rensis", { log: true });
  const restarts = new Restarts();
  const client = platform.makeClient(
    context,
    clientOptions(context.extensionUri, output, restarts, () => server.restart()),
  );
  const server = new Server(client, output, restarts);
  const made = new Made(context.workspaceState);
  running = server;
  context.subscriptions.push(
    output,
    ...answerForFiles(client),
    ...registerPreview(context, client),
    registerLibrary(server),
    ...registerCommands(context, server, made, platform),
    registerTasks(server, made),
    registerStatus(server),
  );
  const ready = server.start();
  return { activationTime: performance.now() - began, ready };
}

/** The editor waits for it: the server says goodbye in order. */
export async function deactivate(): Promise<void> {
  await running?.stop();
}
