/** Speaks with a browser of its own through two pipes (Chrome DevTools Protocol), so that no port is opened. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";

interface Answer {
  id?: number;
  result?: unknown;
  error?: { message: string };
  method?: string;
  sessionId?: string;
}

const ARGUMENTS = [
  "--headless",
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
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

export class Browser {
  private next = 1;
  private readonly waiting = new Map<number, { resolve: (a: unknown) => void; reject: (e: Error) => void }>();
  private pending = "";
  private ended: Error | undefined;
  private readonly process: ChildProcess;
  private readonly profile: string;

  private constructor(executable: string) {
    this.profile = mkdtempSync(join(tmpdir(), "rensis-print-"));
    // Inside containers, where the sandbox of the browser cannot be made, printing our own page needs none.
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    this.process = spawn(executable, [...ARGUMENTS, ...root, `--user-data-dir=${this.profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    });
    const out = this.process.stdio[4] as Readable;
    out.setEncoding("utf8");
    out.on("data", (chunk: string) => this.read(chunk));
    const end = (reason: string) => {
      this.ended ??= new Error(reason);
      for (const { reject } of this.waiting.values()) reject(this.ended);
      this.waiting.clear();
    };
    this.process.once("error", (e) => end(e.message));
    this.process.once("exit", (code) => end(`the browser ended with ${code}`));
    (this.process.stdio[3] as Writable).on("error", (e) => end(e.message));
  }

  /** Starts a browser. Rejects when it cannot be started. */
  static async start(executable: string): Promise<Browser> {
    const browser = new Browser(executable);
    try {
      await browser.send("Browser.getVersion");
      return browser;
    } catch (e) {
      browser.close();
      throw e;
    }
  }

  send<R>(method: string, params: object = {}, sessionId?: string): Promise<R> {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.next++;
    const text = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) });
    (this.process.stdio[3] as Writable).write(`${text}\0`);
    return new Promise<R>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE);
      const done = <T>(f: (x: T) => void) => (x: T) => {
        clearTimeout(late);
        f(x);
      };
      this.waiting.set(id, { resolve: done(resolve as (a: unknown) => void), reject: done(reject) });
    });
  }

  close(): void {
    this.process.removeAllListeners("exit");
    this.process.kill("SIGKILL");
    // The browser may still be writing into its profile while it is ended.
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  private read(chunk: string): void {
    const parts = (this.pending + chunk).split("\0");
    this.pending = parts.pop() ?? "";
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      const waiting = answer.id === undefined ? undefined : this.waiting.get(answer.id);
      if (!waiting) continue;
      this.waiting.delete(answer.id!);
      if (answer.error) waiting.reject(new Error(answer.error.message));
      else waiting.resolve(answer.result);
    }
  }
}
