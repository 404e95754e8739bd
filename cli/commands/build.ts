import { join, resolve } from "node:path";
import { hasErrors } from "../../language/diagnostics/diagnostic.js";
import { buildAll } from "../build.js";
import { uriOf } from "../files.js";
import type { Io } from "../io.js";
import { type Deps, exitCode, type ReportOptions, type Run, report, startRun } from "../run.js";
import { findSources } from "../sources.js";
import { parseTargets, prepareTargets } from "../targets.js";

export interface BuildOptions extends ReportOptions {
  target?: string;
  outDir?: string;
  browser?: string;
}

/** `rensis build`: the outputs of surveys. Their paths are the result, one a line, after the diagnostics. */
export async function build(io: Io, deps: Deps, paths: string[], options: BuildOptions): Promise<number> {
  const named = options.target === undefined ? undefined : parseTargets(options.target);
  const run = await startRun(io, deps, paths, options);
  const files = (await findSources(run.workspace, paths)).map(uriOf);
  const { code } = await buildOnce(run, files, named, options);
  return code;
}

/** One build with its report. A wrong configuration builds nothing: the outputs would not be what was meant. */
export async function buildOnce(
  run: Run,
  files: readonly string[],
  named: ReturnType<typeof parseTargets> | undefined,
  options: BuildOptions,
): Promise<{ code: number }> {
  const { targets, diagnostics } = await prepareTargets(run, named);
  const about = [...run.workspace.diagnostics, ...diagnostics];
  const result = hasErrors(about)
    ? { diagnostics: [], outputs: [], built: 0 }
    : await buildAll(run, files, targets, {
        ...outputFolder(run, options.outDir),
        ...(options.browser === undefined ? {} : { browser: options.browser }),
      });
  const counts = await report(run, options, {
    files,
    diagnostics: [...about, ...result.diagnostics],
    outputs: result.outputs,
  });
  if ((options.format ?? "pretty") === "pretty") {
    for (const path of result.outputs) run.io.out(`${run.show(path)}\n`);
  }
  run.progress(run.texts.built(result.built, result.outputs.length));
  return { code: exitCode(run, options, counts) };
}

/** Where the user says; else where the configuration says, and then only inside the workspace. */
export function outputFolder(run: Run, said: string | undefined): { outDir: string; within?: string } {
  if (said !== undefined) return { outDir: resolve(run.io.cwd, said) };
  const { root, config } = run.workspace;
  return { outDir: join(root, config.outDir ?? "dist"), within: root };
}
