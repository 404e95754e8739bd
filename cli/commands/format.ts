import { fileURLToPath } from "node:url";
import { type Diagnostic, diagnostic, hasErrors } from "../../language/diagnostics/diagnostic.js";
import { decode, uriOf } from "../files.js";
import type { Io } from "../io.js";
import { exit, Misuse } from "../misuse.js";
import { replaceFile } from "../output.js";
import { readDiagnostic } from "../read-diagnostic.js";
import { reasonOf } from "../reasons.js";
import { type CommonOptions, type Deps, type Run, report, startRun } from "../run.js";
import { findSources } from "../sources.js";
import { unreadable } from "./check.js";

export interface FormatOptions extends CommonOptions {
  check?: boolean;
}

/** `rensis format`: surveys in their one layout; a survey with syntax errors is left as it is. */
export async function format(io: Io, deps: Deps, paths: string[], options: FormatOptions): Promise<number> {
  const run = await startRun(io, deps, paths, options);
  if (paths.includes("-")) {
    if (paths.length > 1)
      throw new Misuse({ en: "“-” (standard input) stands alone.", zh: "“-”（标准输入）只能单独使用。" });
    return formatStdin(run, options);
  }
  const files = (await findSources(run.workspace, paths)).map(uriOf);
  const services = await deps.services(run.workspace.files);
  const diagnostics: Diagnostic[] = [];
  let changed = 0;
  for (const uri of files) {
    const wrong = unreadable(run, uri);
    const made = wrong ? { text: "", diagnostics: wrong } : services.format(uri);
    const errors = made.diagnostics.filter((d) => d.severity === "error");
    diagnostics.push(...errors);
    if (errors.length > 0 || made.text === textOf(run, uri)) continue;
    changed++;
    const path = fileURLToPath(uri);
    if (options.check) io.out(`${run.show(path)}\n`);
    else diagnostics.push(...replace(run, uri, path, made.text));
  }
  const counts = await report(run, options, { files, diagnostics });
  const { texts } = run;
  run.progress(
    options.check
      ? texts.formatCheckSummary(changed, files.length)
      : texts.formatSummary(changed, files.length),
  );
  return counts.error > 0 || (options.check && changed > 0) ? exit.problems : exit.clean;
}

function replace(run: Run, uri: string, path: string, text: string): Diagnostic[] {
  try {
    replaceFile(path, text, run.deps.fs);
    run.progress(run.texts.formatted(run.show(path)));
    return [];
  } catch (error) {
    return [
      diagnostic(
        "output-unwritable",
        { uri, start: 0, end: 0 },
        { path: run.show(path), reason: reasonOf(error) },
      ),
    ];
  }
}

/** Standard input to standard output. With errors the text comes out unchanged, so that no editor loses it. */
async function formatStdin(run: Run, options: FormatOptions): Promise<number> {
  const { io, deps, workspace } = run;
  const uri = uriOf(`${workspace.root}/<stdin>.survey`);
  const text = decode(await io.stdin());
  if (text === undefined) {
    await complain(run, uri, [readDiagnostic(uri, "<stdin>", { error: "not-utf8" })]);
    return exit.problems;
  }
  workspace.files.set(uri, text);
  const made = (await deps.services(workspace.files)).format(uri);
  const failed = hasErrors(made.diagnostics);
  if (failed) await complain(run, uri, made.diagnostics);
  if (!options.check) io.out(failed ? text : made.text);
  return failed || (options.check && made.text !== text) ? exit.problems : exit.clean;
}

/** Standard output holds the survey, so the diagnostics go to standard error. */
async function complain(run: Run, uri: string, diagnostics: Diagnostic[]): Promise<void> {
  const io = { ...run.io, out: run.io.err };
  await report({ ...run, io }, {}, { files: [uri], diagnostics });
}

function textOf(run: Run, uri: string): string | undefined {
  const result = run.workspace.files.read(uri);
  return "text" in result ? result.text : undefined;
}
