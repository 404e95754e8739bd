import { readdirSync, readFileSync } from "node:fs";
import { type AnswerDocument, evaluate } from "../../language/answers/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import { compileFile } from "./compile.js";

/** The folder of the examples. */
export const root = new URL("../../examples/", import.meta.url);

export interface Example {
  name: string;
  instrument: Instrument;
  problems: string[];
  answers: { file: string; document: AnswerDocument }[];
}

function load(name: string): Example {
  const folder = new URL(`${name}/`, root);
  const { instrument, problems } = compileFile(new URL(`${name}.survey`, folder));
  if (!instrument) throw new Error(`${name} makes no instrument: ${problems.join("\n")}`);
  const files = readdirSync(new URL("answers/", folder)).sort();
  const answers = files.map((file) => ({
    file,
    document: JSON.parse(readFileSync(new URL(`answers/${file}`, folder), "utf8")) as AnswerDocument,
  }));
  return { name, instrument, problems, answers };
}

const names = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
/** Every example, compiled. */
export const examples = new Map(names.map((name) => [name, load(name)]));

export function example(name: string): Example {
  const found = examples.get(name);
  if (!found) throw new Error(`There is no example ${name}.`);
  return found;
}

/** A sample answer document and its meaning. */
export function evaluated(name: string, file: string) {
  const found = example(name).answers.find((each) => each.file === `${file}.json`);
  if (!found) throw new Error(`${name} has no answers ${file}.`);
  return { document: found.document, evaluation: evaluate(example(name).instrument, found.document) };
}

export function questionsOf(name: string, kind?: string) {
  const { questions } = example(name).instrument;
  return kind === undefined ? questions : questions.filter((question) => question.kind === kind);
}

export function question(name: string, id: string) {
  const found = questionsOf(name).find((each) => each.id === id);
  if (!found) throw new Error(`${name} has no question ${id}.`);
  return found;
}

export function optionsOf(name: string, id: string) {
  const { domain } = question(name, id);
  return "options" in domain ? domain.options : [];
}
