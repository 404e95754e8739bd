import { readFileSync } from "node:fs";
import type { ValidateFunction } from "ajv";
import { expect } from "vitest";
import type { AnswerDocument } from "../../language/answers/index.js";
import { evaluate } from "../../language/answers/index.js";
import { type Diagnostic, hasErrors } from "../../language/diagnostics/diagnostic.js";
import type { Instrument, Question, Variable } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";
import { strictAjv } from "../support/ajv.js";

export const MAIN = "file:///w/main.survey";

/** Services over texts in memory; keys are paths below the folder of the questionnaire. */
export function servicesOf(files: Record<string, string>) {
  const texts = new Map(Object.entries(files).map(([path, text]) => [new URL(path, MAIN).href, text]));
  const reads: string[] = [];
  const services = createSurveyServices({
    files: {
      read: (uri) => {
        reads.push(uri);
        if (!uri.startsWith("file:///w/")) return { error: "outside" };
        const text = texts.get(uri);
        return text === undefined ? { error: "not-found" } : { text };
      },
    },
  });
  return { services, texts, reads };
}

let validator: ValidateFunction | undefined;
function schema(): ValidateFunction {
  const url = new URL("../../language/instrument/instrument.schema.json", import.meta.url);
  validator ??= strictAjv().compile(JSON.parse(readFileSync(url, "utf8")) as object);
  return validator;
}

/** Every instrument is plain data that its own schema accepts, with each key of a text standing for one text. */
export function expectSound(instrument: Instrument): void {
  expect(JSON.parse(JSON.stringify(instrument))).toEqual(instrument);
  const validate = schema();
  expect(validate(instrument), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  for (const [i, guard] of instrument.guards.entries()) expect(guard.id).toBe(i);
  const names = instrument.variables.map((v) => v.name);
  expect(new Set(names.map((n) => n.toLowerCase())).size).toBe(names.length);
  const known = new Set(names);
  for (const q of instrument.questions) for (const f of q.fields) expect(known).toContain(f.variable);
  const texts = new Map<string, string>();
  JSON.stringify(instrument, (_, value: unknown) => {
    if (value && typeof value === "object" && "key" in value && "parts" in value) {
      const parts = JSON.stringify(value.parts);
      const key = String(value.key);
      expect(texts.get(key) ?? parts, key).toBe(parts);
      texts.set(key, parts);
    }
    return value;
  });
}

/** A source without head gets one. */
export function withHead(text: string): string {
  return /(^|\n)survey\b/.test(text) ? text : `survey s "S" { language en }\n${text}`;
}

export interface Compiled {
  instrument: Instrument;
  diagnostics: Diagnostic[];
}

/** Compiles a text that must have no errors; the instrument is checked for soundness. */
export function compile(text: string, files: Record<string, string> = {}): Compiled {
  const { services } = servicesOf({ ...files, "main.survey": withHead(text) });
  const { instrument, diagnostics } = services.compile(MAIN);
  expect(
    diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${JSON.stringify(d.params)}`),
  ).toEqual([]);
  expectSound(instrument!);
  return { instrument: instrument!, diagnostics };
}

/** Errors and warnings as `code: the text they point at`; unlabelled ends of scales are beside the point. */
export function slips(text: string, files: Record<string, string> = {}): string[] {
  const all = found(text, files).filter(({ code }) => code !== "scale-end-unlabelled");
  return all.map(({ code, at }) => `${code}: ${at}`);
}

/** Errors and warnings with the text they point at. */
export function found(text: string, files: Record<string, string> = {}) {
  const source = withHead(text);
  const { services, texts } = servicesOf({ ...files, "main.survey": source });
  const { diagnostics, instrument } = services.draft(MAIN);
  expect(instrument).toBeDefined();
  expect(services.compile(MAIN).instrument === undefined).toBe(hasErrors(diagnostics));
  return diagnostics
    .filter((d) => d.severity === "error" || d.severity === "warning")
    .map((d) => ({ ...d, at: (texts.get(d.span.uri) ?? "").slice(d.span.start, d.span.end) }));
}

export function variable(instrument: Instrument, name: string): Variable {
  const found = instrument.variables.find((v) => v.name === name);
  if (!found) throw new Error(`No variable ${name} in ${instrument.variables.map((v) => v.name).join(" ")}`);
  return found;
}

export function question(instrument: Instrument, id: string): Question {
  const found = instrument.questions.find((q) => q.id === id);
  if (!found) throw new Error(`No question ${id} in ${instrument.questions.map((q) => q.id).join(" ")}`);
  return found;
}

/** Names of all variables, in order. */
export function names(instrument: Instrument): string[] {
  return instrument.variables.map((v) => v.name);
}

/** Options in short: `value`, `value=code`, with the label behind a colon. */
export function options(instrument: Instrument, id: string): string[] {
  const { domain } = variable(instrument, id);
  const all = [...("options" in domain ? domain.options : []), ...domain.missing];
  return all.map((o) => {
    const words = o.label?.parts.map((p) => (p.kind === "text" ? p.value : `<${p.kind}>`)).join("");
    const id = o.name === undefined ? String(o.code) : `${o.name}=${o.code}`;
    return `${id}${words === undefined ? "" : `: ${words}`}${o.missing ? " (missing)" : ""}`;
  });
}

export const TODAY = "2024-05-20";

/** The meaning of answers. */
export function answer(instrument: Instrument, answers: AnswerDocument) {
  return evaluate(instrument, answers, { today: TODAY });
}

/** Values of variables in short: `-` not asked, `?` blank, `?dk` a reason. */
export function values(instrument: Instrument, answers: AnswerDocument, ...wanted: string[]): unknown[] {
  const meaning = answer(instrument, answers);
  return wanted.map((name) => {
    const value = meaning.value(name);
    if (typeof value !== "object" || Array.isArray(value)) return value;
    return value.missing === "not-asked" ? "-" : value.missing === "blank" ? "?" : `?${value.reason}`;
  });
}
