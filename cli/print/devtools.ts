/** Speaks with a browser of its own through two pipes (Chrome DevTools Protocol), so that no port is opened. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { reasonOf } from "../reasons.js";
import { PrintError } from "./error.js";
import { makeProfile, removeProfile } from "./profile.js";

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
}

interface Waiting {
  resolve: (a: unknown) => void;
  reject: (e: Error) => void;
}

const ARGUMENTS = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-gpu",
  "--disable-sync",
  "--disable-quic",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
  "--mute-audio",
];

/** Milliseconds after which a browser that says nothing is given up. */
const PATIENCE = 60_000;
/** Milliseconds in which a browser that is ended has to be gone. */
const FAREWELL = 3_000;

export interface Executable {
  path: string;
  /** Environment of its process; that of ours when absent. */
  env?: NodeJS.ProcessEnv;
}

export class Browser {
  private next = 1;
  private readonly waiting = new Map<number, Waiting>();
  private pending: string[] = [];
  private complaints = "";
  private ended: Error | undefined;
  private readonly process: ChildProcess;
  private readonly gone: Promise<void>;

  private constructor(
    { path, env }: Executable,
    private readonly profile: string,
    private readonly patience: number,
    more: readonly string[],
  ) {
    this.process = spawn(path, [...ARGUMENTS, ...more, `--user-data-dir=${profile}`, "about:blank"], {
      ...(env ? { env } : {}),
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      windowsHide: true,
    });
    const out = this.process.stdio[4] as Readable;
    out.setEncoding("utf8");
    out.on("data", (chunk: string) => this.read(chunk));
    // A pipe to a browser that is ending breaks; that it ended is told by the process.
    out.on("error", () => undefined);
    (this.process.stdio[3] as Writable).on("error", () => undefined);
    this.process.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      this.complaints = (this.complaints + chunk).slice(-4000);
    });
    this.gone = new Promise((resolve) => {
      this.process.once("error", (e) => {
        this.end(new PrintError("failed", reasonOf(e)));
        resolve();
      });
      this.process.once("close", (code, signal) => {
        const how = signal ?? code ?? "";
        const why = reasonIn(this.complaints);
        this.end(
          new PrintError("failed", {
            en: `the browser ended with ${how}${why && `: ${why}`}`,
            zh: `浏览器已退出（${how}）${why && `：${why}`}`,
          }),
        );
        resolve();
      });
    });
  }

  /** Starts a browser. Rejects with a `PrintError` when it cannot be started. */
  static async start(executable: Executable, patience: number = PATIENCE): Promise<Browser> {
    // Where the sandbox of the browser cannot be made (as root, in many containers), a page of ours needs none.
    const bare = ["--no-sandbox"];
    if (process.getuid?.() === 0) return Browser.open(executable, patience, bare);
    try {
      return await Browser.open(executable, patience, []);
    } catch (e) {
      if (!(e instanceof PrintError && /sandbox/i.test(e.detail.en))) throw e;
      return Browser.open(executable, patience, bare);
    }
  }

  private static async open(
    executable: Executable,
    patience: number,
    more: readonly string[],
  ): Promise<Browser> {
    const browser = new Browser(executable, makeProfile(), patience, more);
    try {
      await browser.send("Browser.getVersion");
      return browser;
    } catch (e) {
      await browser.close();
      throw e;
    }
  }

  /** One request and its answer. Rejects with a `PrintError` when the browser refuses, ends or says nothing. */
  send<R>(method: string, params: object = {}, sessionId?: string): Promise<R> {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.next++;
    const text = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) });
    (this.process.stdio[3] as Writable).write(`${text}\0`);
    return new Promise<R>((resolve, reject) => {
      const late = setTimeout(() => {
        this.waiting.delete(id);
        const seconds = Math.round(this.patience / 1000);
        reject(
          new PrintError("failed", {
            en: `it did not answer to ${method} within ${seconds} seconds`,
            zh: `${seconds} 秒内没有响应 ${method}`,
          }),
        );
      }, this.patience);
      this.waiting.set(id, {
        resolve: (a) => {
          clearTimeout(late);
          resolve(a as R);
        },
        reject: (e) => {
          clearTimeout(late);
          reject(e);
        },
      });
    });
  }

  /** Ends the browser and takes its profile away. Never rejects. */
  async close(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill("SIGKILL");
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, FAREWELL);
    });
    await Promise.race([this.gone, late]);
    clearTimeout(timer);
    await removeProfile(this.profile);
  }

  private end(reason: Error): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }

  private read(chunk: string): void {
    const parts = chunk.split("\0");
    // A printed questionnaire comes in hundreds of pieces: they are joined once, not at each.
    this.pending.push(parts[0] ?? "");
    for (const part of parts.slice(1)) {
      this.take(this.pending.join(""));
      this.pending = [part];
    }
  }

  private take(message: string): void {
    let answer: Answer;
    try {
      answer = JSON.parse(message) as Answer;
    } catch {
      // Not a browser, whatever it is that speaks.
      return;
    }
    const waiting = answer.id === undefined ? undefined : this.waiting.get(answer.id);
    if (!waiting) return;
    this.waiting.delete(answer.id!);
    const { error } = answer;
    if (error) waiting.reject(new PrintError("failed", { en: error.message, zh: error.message }));
    else waiting.resolve(answer.result);
  }
}

/** The line of what a browser has written that says why it ended; empty when there is none. */
function reasonIn(complaints: string): string {
  const lines = complaints.split("\n").map((line) => line.trim());
  const telling = lines.filter((line) =>
    /FATAL|error while loading|No usable sandbox|cannot|not found/i.test(line),
  );
  return (telling.at(-1) ?? "").replace(/^\[[^\]]*\]\s*/, "").slice(0, 300);
}
