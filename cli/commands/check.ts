import { applySeverities } from "../../language/config/severities.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import { uriOf } from "../files.js";
import { applyFixes } from "../fixes.js";
import type { Io } from "../io.js";
import { readDiagnostic } from "../read-diagnostic.js";
import { type Deps, exitCode, type ReportOptions, type Run, report, startRun } from "../run.js";
import { findSources } from "../sources.js";
import { shownUri } from "../workspace.js";

export interface CheckOptions extends ReportOptions {
  fix?: boolean;
}

/** `rensis check`: the diagnostics of surveys, and with `--fix` the repairs that are safe to make. */
export async function check(io: Io, deps: Deps, paths: string[], options: CheckOptions): Promise<number> {
  const run = await startRun(io, deps, paths, options);
  const files = (await findSources(run.workspace, paths)).map(uriOf);
  let found = await checkAll(run, files);
  const trouble: Diagnostic[] = [];
  if (options.fix) {
    const fixed = await applyFixes(run, found, () => checkAll(run, files));
    found = fixed.diagnostics;
    trouble.push(...fixed.trouble);
  }
  const diagnostics = [...run.workspace.diagnostics, ...found, ...trouble];
  const counts = await report(run, options, { files, diagnostics });
  run.progress(run.texts.checked(files.length, counts));
  return exitCode(run, options, counts);
}

/** What the workspace's severities leave of the diagnostics of all files. */
export async function checkAll(run: Run, files: readonly string[]): Promise<Diagnostic[]> {
  const services = await run.deps.services(run.workspace.files);
  const found = files.flatMap((uri) => unreadable(run, uri) ?? services.check(uri).diagnostics);
  return applySeverities(found, run.workspace.config.severities);
}

/** Why a source cannot be read; nothing when it can. */
export function unreadable(run: Run, uri: string): Diagnostic[] | undefined {
  const result = run.workspace.files.read(uri);
  if ("text" in result) return undefined;
  return [readDiagnostic(uri, shownUri(uri, run.io.cwd), result)];
}
