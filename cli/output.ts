import { dirname, join, relative, resolve } from "node:path";
import { type Diagnostic, diagnostic, type Span } from "../language/diagnostics/diagnostic.js";
import type { OutputFile } from "../language/targets/target.js";
import type { FileSystem } from "./file-system.js";
import { isBelow } from "./files.js";
import { problemOfName } from "./output-name.js";
import { reasonOf } from "./reasons.js";
import { removeQuietly, sweep, temporaryName } from "./temporary.js";

/** An output folder in use; see `openOutput`. */
export interface OutputFolder {
  /**
   * Writes the outputs of one survey: first all as temporary files, then each renamed to its place. A failure
   * of the first step leaves everything as it was. Files that would not change are not touched. `span` is
   * where diagnostics are reported. `written` are absolute paths, unchanged files included.
   */
  write(files: readonly OutputFile[], span: Span): { written: string[]; diagnostics: Diagnostic[] };
}

export interface OutputOptions {
  fs: FileSystem;
  /** A path as the user knows it. */
  show(path: string): string;
  /** Folder that the output folder must really lie in, wherever links lead; absent: anywhere. */
  within?: string;
}

interface Step {
  temporary: string;
  path: string;
}

/** Nothing is touched before the first `write`. */
export function openOutput(folder: string, { fs, show, within }: OutputOptions): OutputFolder {
  const said = resolve(folder);
  let real: string | undefined;

  /** Makes the folder and clears what an interrupted run left in it; undefined: it leads elsewhere. */
  function open(): string | undefined {
    if (within !== undefined && !leadsInside(said, fs.realPath(within), fs)) return undefined;
    fs.makeFolder(said);
    const opened = fs.realPath(said);
    sweep(opened, fs);
    return opened;
  }

  return {
    write(files, span) {
      const wrong = files.flatMap((file) => {
        const problem = problemOfName(file.name);
        return problem ? [diagnostic("output-name", span, { name: file.name, problem })] : [];
      });
      if (wrong.length > 0) return { written: [], diagnostics: wrong };
      const outside = (path: string) => ({
        written: [],
        diagnostics: [diagnostic("output-outside", span, { path: show(path) })],
      });
      const steps: Step[] = [];
      let at = said;
      try {
        real ??= open();
        if (real === undefined) return outside(said);
        for (const file of files) {
          at = join(said, file.name);
          const path = join(real, file.name);
          // A link below the folder may lead anywhere: only where it really leads counts.
          if (!leadsInside(dirname(path), real, fs)) {
            discard(steps, fs);
            return outside(at);
          }
          if (dirname(path) !== real) fs.makeFolder(dirname(path));
          const kind = fs.kind(path);
          if (kind === "folder") throw Object.assign(new Error(path), { code: "EISDIR" });
          if (kind === "file" && isSame(fs, path, file.content)) continue;
          const step = { temporary: join(real, temporaryName()), path };
          steps.push(step);
          fs.create(step.temporary, file.content);
        }
      } catch (error) {
        discard(steps, fs);
        const params = { path: show(at), reason: reasonOf(error) };
        return { written: [], diagnostics: [diagnostic("output-unwritable", span, params)] };
      }
      const failed = renameAll(steps, fs, span, show);
      if (failed) return { written: [], diagnostics: [failed] };
      return { written: files.map((f) => join(said, f.name)), diagnostics: [] };
    },
  };
}

/**
 * Replaces one file by a new text, keeping its permissions: a temporary file beside it, then renamed. A
 * link stays and its target is replaced. Throws system errors, with nothing left behind.
 */
export function replaceFile(path: string, text: string, fs: FileSystem): void {
  const real = fs.realPath(path);
  const temporary = join(dirname(real), temporaryName());
  try {
    fs.create(temporary, text, fs.mode(real));
    fs.rename(temporary, real);
  } catch (error) {
    removeQuietly(temporary, fs);
    throw error;
  }
}

function renameAll(
  steps: readonly Step[],
  fs: FileSystem,
  span: Span,
  show: (path: string) => string,
): Diagnostic | undefined {
  for (const [i, step] of steps.entries()) {
    try {
      fs.rename(step.temporary, step.path);
    } catch (error) {
      discard(steps.slice(i), fs);
      const params = { path: show(step.path), reason: reasonOf(error) };
      const renewed = steps.slice(0, i).map((s) => show(s.path));
      if (renewed.length === 0) return diagnostic("output-unwritable", span, params);
      return diagnostic("output-incomplete", span, { ...params, renewed: renewed.join(", ") });
    }
  }
  return undefined;
}

/** Whether a path, of which the last parts need not exist yet, really lies in a folder (a real path). */
function leadsInside(path: string, folder: string, fs: FileSystem): boolean {
  let there = path;
  while (fs.kind(there) === undefined && dirname(there) !== there) there = dirname(there);
  try {
    return isBelow(join(fs.realPath(there), relative(there, path)), folder);
  } catch {
    return false; // A link to nothing: what is made through it would be made where it leads.
  }
}

function discard(steps: readonly Step[], fs: FileSystem): void {
  for (const step of steps) removeQuietly(step.temporary, fs);
}

function isSame(fs: FileSystem, path: string, content: string | Uint8Array): boolean {
  try {
    return Buffer.compare(fs.read(path), typeof content === "string" ? Buffer.from(content) : content) === 0;
  } catch {
    return false; // Not readable, but perhaps replaceable.
  }
}
