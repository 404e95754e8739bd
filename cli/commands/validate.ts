import { resolve } from "node:path";
import type { AnswerDocument, Problem } from "../../language/answers/api.js";
import { applySeverities } from "../../language/config/severities.js";
import type { Localised } from "../../language/diagnostics/define.js";
import { type Diagnostic, diagnostic, hasErrors, type Span } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { problemInWords } from "../answer-problems.js";
import { readNamed, uriOf } from "../files.js";
import type { Io } from "../io.js";
import { jsonErrorAt } from "../json-error.js";
import { membersOf } from "../json-members.js";
import { readDiagnostic } from "../read-diagnostic.js";
import { type Deps, exitCode, type ReportOptions, type Run, report, startRun } from "../run.js";
import { findOne } from "../sources.js";
import { unreadable } from "./check.js";

/** `rensis validate`: answer documents against a survey, as the web form would judge them. */
export async function validate(
  io: Io,
  deps: Deps,
  survey: string,
  answers: string[],
  options: ReportOptions,
): Promise<number> {
  const run = await startRun(io, deps, [survey], options);
  const uri = uriOf(await findOne(run.workspace, survey));
  const services = await deps.services(run.workspace.files);
  const wrong = unreadable(run, uri);
  const compiled = wrong ? { diagnostics: wrong } : services.compile(uri);
  const about = [
    ...run.workspace.diagnostics,
    ...applySeverities(compiled.diagnostics, run.workspace.config.severities),
  ];
  const instrument = "instrument" in compiled ? compiled.instrument : undefined;
  const files = answers.map((path) => uriOf(resolve(io.cwd, path)));
  const diagnostics = [...about];
  if (instrument && !hasErrors(about)) {
    for (const [i, file] of files.entries()) {
      const found = await validateOne(run, instrument, file, answers[i]!);
      diagnostics.push(...found);
      if (found.length === 0) run.progress(run.texts.valid(answers[i]!));
    }
  }
  const counts = await report(run, options, { files: [uri, ...files], diagnostics });
  return exitCode(run, options, counts);
}

async function validateOne(
  run: Run,
  instrument: Instrument,
  uri: string,
  shown: string,
): Promise<Diagnostic[]> {
  // Answers may lie anywhere: they were named one by one and can name nothing else themselves.
  const result = readNamed(resolve(run.io.cwd, shown));
  if ("error" in result) return [readDiagnostic(uri, shown, result)];
  run.workspace.files.set(uri, result.text);
  const parsed = parse(result.text, uri);
  if ("diagnostic" in parsed) return [parsed.diagnostic];
  const { evaluate } = await import("../../language/answers/evaluate.js");
  const members = membersOf(result.text);
  const evaluation = evaluate(instrument, parsed.document);
  return evaluation.problems.map((problem) => {
    const name = nameOf(problem);
    const span: Span = { uri, ...(members.get(name) ?? { start: 0, end: 0 }) };
    return diagnostic("answer-invalid", span, { variable: name, problem: said(instrument, problem) });
  });

  function said(of: Instrument, problem: Problem): Localised {
    const words = problemInWords(problem);
    const item = of.pages.flatMap((p) => p.items).find((i) => i.kind === "check" && i.id === problem.rule);
    if (item?.kind !== "check") return words;
    // The author's own words for it, with the answers filled in.
    const message = evaluation.text(item.message);
    return { en: `${words.en} (${message})`, zh: `${words.zh}（${message}）` };
  }
}

function nameOf(problem: Problem): string {
  return problem.variable ?? problem.question ?? problem.rule ?? "$survey";
}

function parse(text: string, uri: string): { document: AnswerDocument } | { diagnostic: Diagnostic } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const at = jsonErrorAt(text) ?? 0;
    const [character] = text.slice(at, at + 2);
    const problem: Localised =
      character === undefined
        ? { en: "it ends too early", zh: "内容不完整" }
        : { en: `“${character}” does not belong here`, zh: `此处不应出现“${character}”` };
    const span = { uri, start: at, end: at + (character?.length ?? 0) };
    return { diagnostic: diagnostic("answers-not-json", span, { problem }) };
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return { document: value as AnswerDocument };
  return {
    diagnostic: diagnostic("answers-not-object", { uri, start: 0, end: 1 }, { found: kindOf(value) }),
  };
}

function kindOf(value: unknown): Localised {
  if (Array.isArray(value)) return { en: "a list", zh: "列表" };
  if (value === null) return { en: "null", zh: " null" };
  if (typeof value === "string") return { en: "a text", zh: "文本" };
  return typeof value === "number"
    ? { en: "a number", zh: "数字" }
    : { en: "true or false", zh: " true 或 false" };
}
