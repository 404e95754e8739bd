import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** The few operations by which outputs are written; tests put failing ones in their place. All throw system errors. */
export interface FileSystem {
  /** Makes a folder and those above it; no error when it is there. */
  makeFolder(path: string): void;
  /** Follows all links. */
  realPath(path: string): string;
  /** What stands at a path, links not followed. */
  kind(path: string): "file" | "folder" | "other" | undefined;
  names(folder: string): string[];
  read(path: string): Uint8Array;
  /** Makes a new file; fails when something of that name exists, be it a link. */
  create(path: string, content: string | Uint8Array, mode?: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Permissions of a file. */
  mode(path: string): number;
  /** Milliseconds since a file was last written. */
  age(path: string): number;
  /** Whether the process with that id still runs. */
  runs(pid: number): boolean;
}

export const diskFileSystem: FileSystem = {
  makeFolder,
  realPath: (path) => realpathSync(path),
  kind(path) {
    const status = lstatSync(path, { throwIfNoEntry: false });
    if (!status) return undefined;
    return status.isFile() ? "file" : status.isDirectory() ? "folder" : "other";
  },
  names: (folder) => readdirSync(folder),
  read: (path) => readFileSync(path),
  create(path, content, mode) {
    const file = openSync(path, "wx");
    try {
      writeFileSync(file, content);
    } finally {
      // Some systems (NFS, quotas) report a full disk only here.
      closeSync(file);
    }
    if (mode !== undefined) chmodSync(path, mode);
  },
  rename: (from, to) => renameSync(from, to),
  remove: (path) => unlinkSync(path),
  mode: (path) => lstatSync(path).mode & 0o7777,
  age: (path) => Date.now() - lstatSync(path).mtimeMs,
  runs(pid) {
    try {
      process.kill(pid, 0);
      return true;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EPERM";
    }
  },
};

/** Not Node's own `recursive`: where the system answers ENOENT although the parent is there (/proc) it never ends. */
function makeFolder(path: string): void {
  const missing: string[] = [];
  let at = path;
  while (!existsSync(at) && dirname(at) !== at) {
    missing.push(at);
    at = dirname(at);
  }
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder);
    } catch (error) {
      // Another process may have made it meanwhile.
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
    }
  }
  if (!statSync(path).isDirectory()) throw Object.assign(new Error(path), { code: "ENOTDIR" });
}
