/** What a command knows of the process it runs in; tests pass their own. */
export interface Io {
  cwd: string;
  env: Record<string, string | undefined>;
  /** Results. */
  out(text: string): void;
  /** Progress and complaints about the call itself. */
  err(text: string): void;
  stdin(): Promise<Uint8Array>;
  /** Results go to a terminal, of so many columns. */
  terminal: boolean;
  columns: number;
  /**
   * A signal that is aborted when the user ends the command (Ctrl-C). Only commands that go on until then ask
   * for it: all others are to be ended by the system, at once.
   */
  whenEnded(): AbortSignal;
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: readStdin,
    terminal: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 100,
    whenEnded,
  };
}

function whenEnded(): AbortSignal {
  const end = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => end.abort());
  return end.signal;
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Colour only on a terminal, unless the environment says otherwise (no-color.org, force-color.org). */
export function wantsColour(io: Pick<Io, "env" | "terminal">): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return io.terminal && TERM !== "dumb";
}
