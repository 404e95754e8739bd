/** The extension on a desktop, and wherever else it runs on Node. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Api, activate as start } from "./extension.js";
import { showPage } from "./node/pages.js";

export { deactivate } from "./extension.js";

/** Much of what a build makes is soon forgotten: a larger nursery keeps it from being copied about. */
const EXEC_ARGV = ["--max-semi-space-size=32"];

export function activate(context: ExtensionContext): Api {
  return start(context, {
    makeClient(_, options) {
      const module = context.asAbsolutePath("dist/editor/server.cjs");
      const run = { module, transport: TransportKind.ipc, options: { execArgv: EXEC_ARGV } };
      const debug = { ...run, options: { execArgv: [...EXEC_ARGV, "--nolazy", "--inspect=6019"] } };
      return new LanguageClient("rensis", "Rensis", { run, debug }, options);
    },
    showPage,
  });
}
