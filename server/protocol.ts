/** Messages between this server and its client beyond the protocol's own. Types and names only. */

export * from "./build/protocol.js";
export type * from "./preview/protocol.js";

/** Server → client: the text of a file that the server cannot reach itself. */
export const READ_FILE = "rensis/readFile";
export interface ReadFileParams {
  uri: string;
}
export type ReadFileResult =
  | { text: string }
  | { error: "not-found" | "unreadable" | "not-utf8" | "too-large" };

/** Server → client: surveys and configurations of the workspace, as URIs. */
export const FIND_FILES = "rensis/findFiles";
export interface FindFilesParams {
  exclude: string[];
}
export type FindFilesResult = string[];

/** Client → server: a file of the standard library (`rensis:…`), null when there is none. */
export const LIBRARY_TEXT = "rensis/libraryText";
export interface LibraryTextParams {
  uri: string;
}
export type LibraryTextResult = string | null;

/** The first message to the server in a web worker: where `core.js` lies. */
export interface WorkerGreeting {
  core: string;
}

/** What the client says of itself in `initializationOptions`. */
export interface InitializationOptions {
  /** It answers `rensis/readFile` and `rensis/findFiles`; the server asks it for what it cannot read itself. */
  files?: boolean;
  /** URI of the folder that holds `docs/`, for the pages of diagnostics. */
  home?: string;
  /** Settings, for clients without `workspace/configuration`. */
  settings?: unknown;
}
