/** Folders in which browsers that print keep their state while they run. */
import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "rensis-print-";
const pattern = /^rensis-print-(\d+)-/;

/** A new empty folder for one browser. */
export function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

/** Removes the folder of a browser that has ended, and those that interrupted runs have left. Never rejects. */
export async function removeProfile(folder: string): Promise<void> {
  const left = namesIn(tmpdir())
    .filter((name) => {
      const pid = pattern.exec(name)?.[1];
      return pid !== undefined && Number(pid) !== process.pid && !runs(Number(pid));
    })
    .map((name) => join(tmpdir(), name));
  // Helpers of the browser may still be writing while they are ended.
  for (const each of [folder, ...left])
    await rm(each, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EPERM";
  }
}
