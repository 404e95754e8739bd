/** The extension in an editor that runs in a browser alone; the server is a worker. */
import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import type { WorkerGreeting } from "../server/protocol.js";
import { type Api, activate as start } from "./extension.js";

export { deactivate } from "./extension.js";

export function activate(context: ExtensionContext): Api {
  let worker: Worker | undefined;
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  return start(context, {
    makeClient(_, options) {
      const at = (name: string) => Uri.joinPath(context.extensionUri, "dist/editor", name).toString(true);
      const greeting: WorkerGreeting = { core: at("core.js") };
      return new LanguageClient(
        "rensis",
        "Rensis",
        async () => {
          // A new one for each start. The client itself would not know it for a worker: editors wrap theirs.
          worker?.terminate();
          worker = new Worker(at("worker.js"));
          worker.postMessage(greeting);
          return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
        },
        options,
      );
    },
    // A page of its own would need an address, and all that is at hand here is the text.
    showPage: async () => false,
  });
}
