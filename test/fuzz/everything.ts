import { readdirSync, readFileSync } from "node:fs";
import { type AnswerDocument, evaluate, toCsv } from "../../language/answers/index.js";
import { type Diagnostic, hasErrors, messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";
import { target as codebook } from "../../language/targets/codebook/index.js";
import { target as html } from "../../language/targets/html/index.js";
import { target as jsonSchema } from "../../language/targets/json-schema/index.js";
import { target as paper } from "../../language/targets/paper/index.js";
import type { OutputFile, TargetResult } from "../../language/targets/target.js";

export const MAIN = "file:///w/main.survey";

/** A file host over texts in memory; keys are paths below the folder of the questionnaire. */
export function servicesOver(files: Record<string, string>) {
  const texts = new Map(Object.entries(files).map(([path, text]) => [new URL(path, MAIN).href, text]));
  const services = createSurveyServices({
    files: {
      read: (uri) => {
        const text = texts.get(uri);
        return text === undefined ? { error: "not-found" } : { text };
      },
    },
  });
  return { services, texts };
}

/** Length of a text by its address; libraries have theirs from disk. */
function lengthOf(uri: string, texts: ReadonlyMap<string, string>): number {
  const known = texts.get(uri);
  if (known !== undefined) return known.length;
  const [, folder] = /^rensis:(.+)$/.exec(uri) ?? [];
  if (folder === undefined) return 0;
  const path = new URL(`../../language/library/${folder.replace("/", "-")}.survey`, import.meta.url);
  return readFileSync(path, "utf8").length;
}

/** A parameter that nobody filled in; the words of authors, which may have braces, are no parameters. */
function unfilled(diagnostic: Diagnostic, locale: "en" | "zh"): string | undefined {
  const blank = Object.fromEntries(Object.keys(diagnostic.params).map((name) => [name, "x"]));
  const message = messageOf({ code: diagnostic.code, params: blank }, locale);
  const told = messageOf(diagnostic, locale);
  return /\{\w+\}/.test(message) ||
    /native code|\[object/.test(told) ||
    /undefined|\[object Object\]|NaN/.test(told.replaceAll(/[“"`][^”"`]*[”"`]/g, "")) ||
    told.trim() === ""
    ? told
    : undefined;
}

/** What is wrong with the diagnostics themselves: places outside their text, holes in their words. */
export function faultsOf(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): string[] {
  return diagnostics.flatMap((d) => {
    const spans = [
      d.span,
      ...(d.related ?? []).map((r) => r.span),
      ...(d.fixes ?? []).flatMap((f) => f.edits),
    ];
    const outside = spans.filter(
      ({ uri, start, end }) => !(start >= 0 && start <= end && end <= lengthOf(uri, texts)),
    );
    const holes = (["en", "zh"] as const)
      .map((locale) => unfilled(d, locale))
      .filter((each) => each !== undefined);
    return [
      ...outside.map((s) => `${d.code}: ${JSON.stringify(s)} lies outside its text`),
      ...holes.map((h) => `${d.code}: ${h}`),
    ];
  });
}

/** All outputs of an instrument, by the names of the targets. */
export function outputs(
  instrument: Instrument,
): Record<"schema" | "form" | "paper" | "codebook", TargetResult> {
  return {
    schema: jsonSchema.compile(instrument, jsonSchema.defaults, { stem: "main" }),
    form: html.compile(instrument, html.defaults, { stem: "main" }),
    paper: paper.compile(instrument, paper.defaults, { stem: "main" }),
    codebook: codebook.compile(instrument, codebook.defaults, { stem: "main" }),
  };
}

/** The text of an output file that ends so. */
export function contentOf(files: readonly OutputFile[], ending: string): string {
  const found = files.find(({ name }) => name.endsWith(ending));
  if (!found) throw new Error(`No file ends in ${ending}.`);
  return String(found.content);
}

/** Does with a text all that can be done with it; returns faults, and whether it compiles. */
export function useAll(
  text: string,
  answers: readonly AnswerDocument[],
  imports: Record<string, string> = {},
): { faults: string[]; compiled: boolean } {
  const { services, texts } = servicesOver({ ...imports, "main.survey": text });
  const draft = services.draft(MAIN);
  const { diagnostics } = services.check(MAIN);
  const compiled = services.compile(MAIN);
  const formatted = services.format(MAIN);
  const faults = faultsOf([...draft.diagnostics, ...diagnostics, ...formatted.diagnostics], texts);
  if (!draft.instrument) faults.push("no draft");
  if ((compiled.instrument === undefined) !== hasErrors(compiled.diagnostics))
    faults.push("compile and its errors disagree");
  // The preview evaluates what the draft understood, errors or not.
  if (draft.instrument) evaluate(draft.instrument, {});
  if (compiled.instrument) useInstrument(compiled.instrument, answers);
  return { faults, compiled: compiled.instrument !== undefined };
}

function useInstrument(instrument: Instrument, answers: readonly AnswerDocument[]): void {
  for (const { losses } of Object.values(outputs(instrument)))
    for (const loss of losses) messageOf(loss, "zh");
  for (const document of [{}, ...answers]) {
    const evaluation = evaluate(instrument, document);
    evaluation.document();
    for (const question of instrument.questions) evaluation.text(question.label);
  }
  toCsv(instrument, [{}, ...answers]);
}

export interface Sample {
  path: string;
  text: string;
  answers: AnswerDocument[];
}

const root = new URL("../../", import.meta.url);

function answersIn(folder: URL): AnswerDocument[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as AnswerDocument);
}

/** All examples with their answers, and the library. */
export function samples(): Sample[] {
  const examples = readdirSync(new URL("examples/", root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }): Sample => {
      const folder = new URL(`examples/${name}/`, root);
      return {
        path: name,
        text: readFileSync(new URL(`${name}.survey`, folder), "utf8"),
        answers: answersIn(new URL("answers/", folder)),
      };
    });
  const library = readdirSync(new URL("language/library/", root))
    .filter((name) => name.endsWith(".survey"))
    .map(
      (name): Sample => ({
        path: name,
        text: readFileSync(new URL(`language/library/${name}`, root), "utf8"),
        answers: [],
      }),
    );
  return [...examples, ...library].sort((a, b) => (a.path < b.path ? -1 : 1));
}
