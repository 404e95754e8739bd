import type { Locale } from "../language/diagnostics/define.js";
import { makeDeps } from "./deps.js";
import { type Io, processIo } from "./io.js";
import { localeArgument, systemLocale } from "./locale.js";
import { exit, Misuse } from "./misuse.js";
import { makeProgram } from "./program.js";
import { reasonOf } from "./reasons.js";
import type { Deps } from "./run.js";
import { textsOf } from "./texts.js";
import { isUsageError, usageProblem } from "./usage-errors.js";

/** Runs the command in this process. Returns the exit code; never throws. */
export function run(args: readonly string[], version: string): Promise<number> {
  return runWith(args, processIo(), makeDeps(version));
}

/** The same with streams and foundations of the caller's. */
export async function runWith(args: readonly string[], io: Io, deps: Deps): Promise<number> {
  const locale = localeArgument(args) ?? systemLocale(io.env);
  let code: number = exit.clean;
  const program = makeProgram(io, deps, locale, (result) => {
    code = result;
  });
  if (args.length === 0) {
    io.err(program.helpInformation());
    return exit.misuse;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return failed(error, args, io, locale);
  }
}

function failed(error: unknown, args: readonly string[], io: Io, locale: Locale): number {
  if (isUsageError(error)) {
    // Help and version have been printed already; they end by an exception, too.
    if (error.exitCode === 0) return exit.clean;
    io.err(`rensis: ${usageProblem(error)[locale]}\n`);
    return exit.misuse;
  }
  if (error instanceof Misuse) {
    io.err(`rensis: ${error.said[locale]}\n`);
    return exit.misuse;
  }
  if (isSystemError(error)) {
    // A folder that may not be listed, a closed standard input: the surroundings, not a fault of ours.
    const { path } = error;
    io.err(`rensis: ${path ? `${path}: ` : ""}${reasonOf(error)[locale]}\n`);
    return exit.misuse;
  }
  const message = error instanceof Error ? error.message : String(error);
  io.err(`${textsOf(locale).internal(message.split("\n")[0]!)}\n`);
  if (args.includes("--debug") && error instanceof Error) io.err(`${error.stack}\n`);
  return exit.misuse;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}
