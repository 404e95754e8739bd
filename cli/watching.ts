import { basename, extname } from "node:path";
import { isBelow } from "./files.js";
import { IGNORED_FOLDERS } from "./sources.js";

export interface WatchOptions {
  /** Absolute; everything below is watched but folders in which no sources are looked for. */
  folders: readonly string[];
  /** Absolute folders that are left out, such as the one that is written to. */
  except?: readonly string[];
  /** Called once when watching has begun, then after changes: never twice at a time, and once for a burst. */
  onChange(): Promise<void>;
  onTrouble(error: unknown): void;
  signal: AbortSignal;
}

/** Milliseconds without a further change after which a burst is over, and after which it is cut anyway. */
const QUIET = 60;
const LONGEST = 400;

const watchedEndings = new Set([
  ".survey",
  ".csv",
  ".yaml",
  ".png",
  ".jpg",
  ".jpeg",
  ".webp",
  ".gif",
  ".svg",
]);

/** Watches until the signal is aborted. */
export async function watchFolders({
  folders,
  except = [],
  onChange,
  onTrouble,
  signal,
}: WatchOptions): Promise<void> {
  if (signal.aborted) return;
  // From now on, whatever is awaited: an end that comes early must not be missed.
  const ended = new Promise<void>((done) => signal.addEventListener("abort", () => done(), { once: true }));
  const { watch } = await import("chokidar");
  const ignored = (path: string, status?: { isFile(): boolean }): boolean => {
    if (folders.includes(path)) return false;
    const name = basename(path);
    if (name.startsWith(".") || (IGNORED_FOLDERS as readonly string[]).includes(name)) return true;
    if (except.some((folder) => isBelow(path, folder))) return true;
    return status?.isFile() === true && !watchedEndings.has(extname(name));
  };
  const watcher = watch([...folders], { ignored, ignoreInitial: true, followSymlinks: false });
  const burst = coalesce(onChange, onTrouble);
  watcher.on("all", burst.note);
  watcher.on("error", onTrouble);
  // Listening comes before the first build, so that no change falls between them.
  watcher.on("ready", burst.now);
  await ended;
  burst.stop();
  await watcher.close();
}

/** Calls `work` once for many notes in a row, one call at a time. */
export function coalesce(work: () => Promise<void>, onTrouble: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let burstBegan: number | undefined;
  let running = false;
  let again = false;
  let stopped = false;

  async function now(): Promise<void> {
    clearTimeout(timer);
    burstBegan = undefined;
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await work();
    } catch (error) {
      onTrouble(error);
    }
    running = false;
    if (again) {
      again = false;
      await now();
    }
  }

  function note(): void {
    burstBegan ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, Math.min(QUIET, burstBegan + LONGEST - Date.now())));
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return { note, now, stop };
}
