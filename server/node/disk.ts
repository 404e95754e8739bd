/** Files of the machine the server runs on. */
import { fileURLToPath, pathToFileURL } from "node:url";
import { glob } from "tinyglobby";
import { DiskFiles } from "../../cli/files.js";
import type { FileAccess, ReadResult } from "../workspace/files.js";

/** @param folders of the workspace; imports may not lead out of them. Without any, a file reads its own folder. */
export function diskAccess(folders: () => readonly string[]): FileAccess {
  const readSync = (uri: string): ReadResult | undefined => {
    if (!uri.startsWith("file:")) return undefined;
    const roots = folders().flatMap(pathOf);
    // A new reader each time: it remembers, and the workspace does that itself.
    return new DiskFiles(roots.length > 0 ? roots : pathOf(uri.slice(0, uri.lastIndexOf("/") + 1))).read(uri);
  };
  return {
    readSync,
    read: async (uri) => readSync(uri) ?? { error: "not-found" },
    async list(roots, exclude) {
      const found = await Promise.all(
        roots.flatMap(pathOf).map((cwd) =>
          glob(["**/*.survey", "**/rensis.{yaml,yml}"], {
            cwd,
            absolute: true,
            ignore: [...exclude],
            expandDirectories: false,
            followSymbolicLinks: false,
            caseSensitiveMatch: false,
          }),
        ),
      );
      return [...new Set(found.flat())].sort().map((path) => pathToFileURL(path).href);
    },
  };
}

function pathOf(uri: string): string[] {
  try {
    return [fileURLToPath(uri)];
  } catch {
    return [];
  }
}
