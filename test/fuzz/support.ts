import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";
import { evaluate, toCsv } from "../../language/answers/index.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";
import { loadTarget, targetIds } from "../../language/targets/index.js";
import { expectSound } from "../lowering/compile.js";
import { strictAjv } from "../support/ajv.js";

const examples = new URL("../../examples/", import.meta.url);

/** Sources of the examples, by name. */
export const sources: [string, string][] = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => [name, readFileSync(new URL(`${name}/${name}.survey`, examples), "utf8")]);

export const URI = "file:///w/fuzz.survey";

export function servicesFor(text: string, more: Record<string, string> = {}) {
  return createSurveyServices({
    files: {
      read: (uri) =>
        uri === URI ? { text } : more[uri] !== undefined ? { text: more[uri]! } : { error: "not-found" },
    },
  });
}

/** Every finding lies inside of its file and has its words in both languages. */
export function expectPlaced(diagnostics: readonly Diagnostic[], text: string): void {
  for (const d of diagnostics) {
    if (d.span.uri !== URI) continue;
    expect(d.span.start, d.code).toBeGreaterThanOrEqual(0);
    expect(d.span.end, d.code).toBeGreaterThanOrEqual(d.span.start);
    expect(d.span.end, d.code).toBeLessThanOrEqual(text.length);
    for (const fix of d.fixes ?? [])
      for (const e of fix.edits) expect(e.end, d.code).toBeLessThanOrEqual(text.length);
    for (const locale of ["en", "zh"] as const)
      expect(messageOf(d, locale)).not.toMatch(/undefined|NaN|\[object/);
  }
}

/** Parses, checks, formats and compiles a text; builds everything of what compiles. */
export async function endure(text: string): Promise<Instrument | undefined> {
  const services = servicesFor(text);
  const { diagnostics } = services.draft(URI);
  expectPlaced(diagnostics, text);
  const formatted = services.format(URI);
  expectPlaced(formatted.diagnostics, text);
  const { instrument } = services.compile(URI);
  if (!instrument) return undefined;
  expectSound(instrument);
  await buildAll(instrument);
  return instrument;
}

/** Builds every target; a strict validator takes the schema, which agrees with the evaluator about an empty document. */
export async function buildAll(instrument: Instrument): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let lossless = true;
  for (const id of targetIds) {
    const target = await loadTarget(id);
    const made = await target.compile(instrument, target.defaults, { stem: "fuzz" });
    for (const file of made.files) files.set(file.name, String(file.content));
    if (id === "json-schema") lossless = made.losses.length === 0;
  }
  const empty = evaluate(instrument, {}, { today: "2024-05-20" });
  empty.document();
  toCsv(instrument, [{}]);
  const validate = strictAjv().compile(JSON.parse(files.get("fuzz.schema.json")!) as object);
  const accepted = validate({});
  if (lossless) expect(accepted, JSON.stringify(empty.problems)).toBe(empty.problems.length === 0);
  return files;
}
