/**
 * The entry of the command. It answers `--version` by itself and otherwise loads the rest, so that asking
 * for the version costs no more than starting Node.
 */
declare const RENSIS_VERSION: string;

// A reader that has seen enough (`rensis … | head`) closes the pipe: that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    throw error;
  });
}

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) {
  process.stdout.write(`${RENSIS_VERSION}\n`);
} else {
  keepCompiledCode();
  const { run } = await import("./main.js");
  process.exitCode = await run(args, RENSIS_VERSION);
}

/** From Node 22.1 on compiled code is kept between runs, which halves the time to load the compiler. */
function keepCompiledCode(): void {
  type Module = { enableCompileCache?: () => unknown };
  const get = (process as { getBuiltinModule?: (id: string) => Module | undefined }).getBuiltinModule;
  get?.("node:module")?.enableCompileCache?.();
}

export {};
