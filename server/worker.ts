/**
 * The server in a web worker of a browser editor. All files come from the client. The first message says where
 * the rest of the server lies: an editor may run this script from an address of its own making.
 */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ResponseError,
} from "vscode-languageserver/browser";
import type { serve } from "./core.js";
import { knowErrorsOfCore } from "./errors.js";
import type { WorkerGreeting } from "./protocol.js";

/** A worker's own side of the channel; the types of pages do not know it. */
interface Scope {
  importScripts(url: string): void;
  rensisCore: { serve: typeof serve };
  addEventListener(type: "message", heard: (e: { data: WorkerGreeting }) => void, how: { once: true }): void;
}

const scope = globalThis as unknown as Scope;
scope.addEventListener(
  "message",
  ({ data }) => {
    scope.importScripts(data.core);
    knowErrorsOfCore(ResponseError);
    const port = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
    const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
    scope.rensisCore.serve(connection);
  },
  { once: true },
);
