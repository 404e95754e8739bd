import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { FileSystem } from "./file-system.js";

const pattern = /^\.rensis-(\d+)-[0-9a-f]{12}\.tmp$/;
/** Milliseconds after which a temporary file is nobody's: process ids are used again. */
const ABANDONED = 60 * 60 * 1000;

/** A name for a temporary file that tells which process it is of. */
export function temporaryName(): string {
  return `.rensis-${process.pid}-${randomBytes(6).toString("hex")}.tmp`;
}

/**
 * Removes the temporary files that interrupted runs left in a folder; those of a run that is still going
 * stay. To be called before this process makes its own.
 */
export function sweep(folder: string, fs: FileSystem): void {
  for (const name of fs.names(folder)) {
    const pid = Number(pattern.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid)) continue;
    const path = join(folder, name);
    try {
      // In a container every run may have the same id: one of our own that we have not made is old.
      if (pid === process.pid || !fs.runs(pid) || fs.age(path) > ABANDONED) fs.remove(path);
    } catch {
      // Litter that cannot be removed harms nobody; the build goes on.
    }
  }
}

/** Removes a file if it can be: the failure before is what the user must hear of, not one of tidying up. */
export function removeQuietly(path: string, fs: FileSystem): void {
  try {
    fs.remove(path);
  } catch {
    // Not there, or not to be removed; the next run tries again.
  }
}
