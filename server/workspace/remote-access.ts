/** Files behind the client: of a browser, of another machine, of an editor's own file systems. */
import type { Connection } from "vscode-languageserver";
import {
  FIND_FILES,
  type FindFilesParams,
  type FindFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from "../protocol.js";
import type { FileAccess, ReadResult } from "./files.js";

/** Asks the client for what `local`, when there is one, cannot read. */
export function remoteAccess(connection: Connection, local?: FileAccess): FileAccess {
  const readSync = local?.readSync?.bind(local);
  return {
    ...(readSync ? { readSync } : {}),
    async read(uri): Promise<ReadResult> {
      try {
        const params: ReadFileParams = { uri };
        const sent: ReadFileResult = await connection.sendRequest(READ_FILE, params);
        return sent;
      } catch (e) {
        return { error: "unreadable", detail: e instanceof Error ? e.message : String(e) };
      }
    },
    async list(folders, exclude): Promise<string[]> {
      if (local && folders.every((f) => f.startsWith("file:"))) return local.list(folders, exclude);
      const params: FindFilesParams = { exclude: [...exclude] };
      const found: FindFilesResult = await connection.sendRequest(FIND_FILES, params);
      return found;
    },
  };
}
