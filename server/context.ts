/** What features share. */
import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import type { Locale } from "../language/diagnostics/define.js";
import type { Settings } from "./settings.js";
import type { Workspace } from "./workspace/workspace.js";

export interface ServerContext {
  connection: Connection;
  workspace: Workspace;
  /** As they are now; they may change at any time. */
  settings: () => Settings;
  /** Language of messages. */
  locale: () => Locale;
  client: ClientCapabilities;
  /** URI of the folder that holds `docs/`, without slash at the end; undefined: the pages are not at hand. */
  home: string | undefined;
}

/** One ability of the server. Each stands in a file of its own, and is listed in `features/index.ts`. */
export interface Feature {
  /** What is announced to the client. */
  capabilities(client: ClientCapabilities): Partial<ServerCapabilities>;
  /** Puts its handlers on the connection. */
  register(context: ServerContext): void;
}
