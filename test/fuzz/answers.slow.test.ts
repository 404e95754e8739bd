import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type AnswerDocument, evaluate, toCsv } from "../../language/answers/index.js";
import { UNNORMALISED } from "../../language/targets/json-schema/patterns.js";
import { strictAjv } from "../support/ajv.js";
import { documentOf, documentRecipes, TODAY } from "../support/arbitrary-answers.js";
import { contentOf, MAIN, outputs, samples, servicesOver } from "./everything.js";

/** `SEED` and `RUNS` (documents per example) repeat a failure or look harder. */
const numRuns = Number(process.env.RUNS ?? 150);
const ajv = strictAjv();
const count = { valid: 0, invalid: 0, weaker: 0 };

/** The schema lets texts through that storing may change: it says so in its own documentation. */
const unnormalised = new RegExp(`${String(UNNORMALISED.pattern)}|\\\\r`, "u");

/** Anything that JSON can say, also names that objects are born with. */
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom<unknown>(
    "\ud800",
    "=1+1",
    'a,"b"\n',
    -0,
    1e308,
    1e-308,
    0.30000000000000004,
    "refused",
    null,
    [],
    {},
    true,
  ),
);

/** A sample with some answers taken out, exchanged, or replaced by anything. */
const changes = fc.array(fc.record({ at: fc.nat(), way: fc.nat(5), to: fc.nat(), value: anything }), {
  minLength: 1,
  maxLength: 5,
});

function changed(
  document: AnswerDocument,
  names: readonly string[],
  edits: { at: number; way: number; to: number; value: unknown }[],
): AnswerDocument {
  const copy: Record<string, unknown> = structuredClone(document);
  for (const { at, way, to, value } of edits) {
    const name = names[at % names.length] ?? "x";
    const other = names[to % names.length] ?? "x";
    if (way === 0) delete copy[name];
    else if (way === 1) copy[name] = null;
    else if (way === 2) [copy[name], copy[other]] = [copy[other] ?? null, copy[name] ?? null];
    else if (way === 3) copy[["constructor", "toString", "no_such_name", "$survey"][to % 4] ?? "x"] = value;
    else copy[name] = value;
  }
  // As JSON has it: without what is undefined, and `__proto__` as any other name.
  return JSON.parse(JSON.stringify(copy)) as AnswerDocument;
}

describe("whatever is answered", () => {
  for (const { path, text, answers } of samples()) {
    const { services } = servicesOver({ "main.survey": text });
    const { instrument } = services.compile(MAIN);
    if (!instrument || instrument.variables.length === 0) continue;
    const { schema, form, codebook } = outputs(instrument);
    const validate = ajv.compile(JSON.parse(contentOf(schema.files, ".schema.json")) as object);
    const names = instrument.variables.map(({ name }) => name);

    /** Evaluates, asks for everything, and holds the schema against it. */
    const judge = (document: AnswerDocument): void => {
      const evaluation = evaluate(instrument, document, { today: TODAY });
      for (const name of names) evaluation.value(name);
      for (const question of instrument.questions) evaluation.text(question.label);
      const stored = evaluation.document();
      expect(evaluate(instrument, stored, { today: TODAY }).document()).toEqual(stored);
      const valid = evaluation.problems.length === 0;
      const accepted = validate(document);
      count[valid ? "valid" : "invalid"]++;
      if (accepted === valid) return;
      if (accepted && (schema.losses.length > 0 || unnormalised.test(JSON.stringify(document))))
        count.weaker++;
      else
        expect.fail(
          JSON.stringify({ document, problems: evaluation.problems, errors: validate.errors }, null, 1),
        );
    };

    it(`${path}: random answers, valid or not`, () => {
      expect([form.files.length, codebook.files.length]).toEqual([1, 3]);
      const tables: AnswerDocument[] = [];
      fc.assert(
        fc.property(documentRecipes, (recipe) => {
          const document = documentOf(instrument, recipe);
          judge(document);
          tables.push(document);
        }),
        { numRuns: Math.ceil(numRuns / 3), interruptAfterTimeLimit: 60_000 },
      );
      expect(linesOf(toCsv(instrument, tables, { options: "codes", bom: true }))).toBe(tables.length + 1);
    });

    it(`${path}: sample answers with something changed`, () => {
      fc.assert(
        fc.property(fc.nat(), changes, (which, edits) => {
          const document = changed(answers[which % Math.max(1, answers.length)] ?? {}, names, edits);
          judge(document);
          expect(linesOf(toCsv(instrument, [document]))).toBe(2);
        }),
        { numRuns, interruptAfterTimeLimit: 60_000 },
      );
    });
  }
});

/** Lines of a table, not counting those inside of quotes. */
function linesOf(csv: string): number {
  return csv.replaceAll(/"(?:[^"]|"")*"/g, "").split("\r\n").length - 1;
}

// The law would be empty if all answers were of one kind.
afterAll(() => {
  expect(count.valid).toBeGreaterThan(numRuns);
  expect(count.invalid).toBeGreaterThan(numRuns);
});
