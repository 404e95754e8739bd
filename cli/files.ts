import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { FileHost, ReadResult } from "./contract.js";
import { codeOf } from "./reasons.js";

/** Bytes of one source file. */
export const FILE_LIMIT = 8_000_000;

/**
 * The files of one run: read once, so that everything in the run sees the same text; only regular UTF-8
 * files below the given folders, wherever links lead. `set` puts a text in place of a file's.
 */
export class DiskFiles implements FileHost {
  readonly #known = new Map<string, ReadResult>();
  readonly #roots: { said: string; real: string }[];

  constructor(roots: readonly string[]) {
    this.#roots = roots.map((root) => ({ said: resolve(root), real: realOr(resolve(root)) }));
  }

  read(uri: string): ReadResult {
    const known = this.#known.get(uri);
    if (known) return known;
    const result = this.#readDisk(uri);
    this.#known.set(uri, result);
    return result;
  }

  set(uri: string, text: string): void {
    this.#known.set(uri, { text });
  }

  #readDisk(uri: string): ReadResult {
    let path: string;
    try {
      path = fileURLToPath(uri);
    } catch {
      return { error: "unreadable", detail: "not-a-path" };
    }
    if (path.includes("\0")) return { error: "unreadable", detail: "not-a-path" };
    // Before the disk is touched: what lies outside must not even be told to exist.
    if (!this.#roots.some((r) => isBelow(path, r.said) || isBelow(path, r.real))) return { error: "outside" };
    try {
      const real = realpathSync(path);
      if (!this.#roots.some((r) => isBelow(real, r.real))) return { error: "outside" };
      return readText(real);
    } catch (error) {
      return failure(error, path);
    }
  }
}

/** Reads any file the user named on the command line, wherever it is. */
export function readNamed(path: string): ReadResult {
  try {
    return readText(realpathSync(path));
  } catch (error) {
    return failure(error, path);
  }
}

/** Bytes of a regular file of at most `limit` bytes. Throws system errors; `undefined`: too large. */
export function readBytes(path: string, limit: number): Uint8Array | undefined {
  // A FIFO would block and a device may act on being opened: look first, and once more at what was opened.
  if (!statSync(path).isFile())
    throw Object.assign(new Error(path), { code: statSync(path).isDirectory() ? "EISDIR" : "not-a-file" });
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const status = fstatSync(file);
    if (!status.isFile()) throw Object.assign(new Error(path), { code: "not-a-file" });
    if (status.size > limit) return undefined;
    // A file may grow while it is read, and some (/proc) do not know their size.
    let bytes = Buffer.allocUnsafe(Math.max(status.size + 1, 4096));
    let length = 0;
    for (;;) {
      const n = readSync(file, bytes, length, bytes.length - length, null);
      if (n === 0) return bytes.subarray(0, length);
      length += n;
      if (length > limit) return undefined;
      if (length === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2);
    }
  } finally {
    closeSync(file);
  }
}

/** Strict UTF-8, a byte order mark accepted, no NUL. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function readText(path: string): ReadResult {
  const bytes = readBytes(path, FILE_LIMIT);
  if (!bytes) return { error: "too-large", detail: String(statSync(path).size) };
  const text = decode(bytes);
  return text === undefined ? { error: "not-utf8" } : { text };
}

function failure(error: unknown, path: string): ReadResult {
  const code = codeOf(error);
  // An anonymous pipe, as of `<(…)` in a shell, is there but has no real path.
  if (code === "ENOENT" && existsSync(path)) return { error: "unreadable", detail: "not-a-file" };
  return code === "ENOENT" ? { error: "not-found" } : { error: "unreadable", detail: code };
}

function realOr(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Whether a path is a folder or lies below it; both absolute. */
export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Folders from a path upward, itself included. */
export function* upward(folder: string): Generator<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
