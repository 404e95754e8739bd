import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../language/answers/index.js";
import { randomAnswers } from "../../language/answers/random/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";
import { target as jsonSchema } from "../../language/targets/json-schema/index.js";
import { strictAjv } from "../support/ajv.js";
import { instruments } from "../support/arbitrary-instrument.js";

const today = "2024-05-01";

function validatorOf(instrument: Instrument) {
  const { files } = jsonSchema.compile(instrument, jsonSchema.defaults, { stem: "s" });
  return strictAjv().compile(JSON.parse(String(files[0]?.content)));
}

function compiled(text: string): Instrument {
  const services = createSurveyServices({ files: { read: () => ({ text }) } });
  const { instrument, diagnostics } = services.compile("file:///s.survey");
  if (!instrument) throw new Error(JSON.stringify(diagnostics));
  return instrument;
}

describe("random answers", () => {
  it("are valid for the evaluator and the JSON Schema, whatever the questionnaire", () => {
    let hopeless = 0;
    let all = 0;
    fc.assert(
      fc.property(instruments, fc.nat(), (instrument, seed) => {
        all += 1;
        const { answers, problems } = randomAnswers(instrument, { seed, today });
        const found = evaluate(instrument, answers).problems;
        expect(found).toEqual(problems);
        // A check that no answers fulfil is the author's; everything else can be answered.
        expect(problems.filter(({ code }) => code !== "check-failed")).toEqual([]);
        if (problems.length > 0) {
          hopeless += 1;
          return;
        }
        const validate = validatorOf(instrument);
        validate(answers);
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 250 },
    );
    expect(hopeless).toBeLessThan(all / 5);
  });

  it("are the same for the same seed, and others for another", () => {
    fc.assert(
      fc.property(instruments, fc.nat(), (instrument, seed) => {
        const once = randomAnswers(instrument, { seed, today });
        expect(randomAnswers(structuredClone(instrument), { seed, today })).toEqual(once);
      }),
      { numRuns: 50 },
    );
    const instrument = compiled('survey "S"\nnumber n "N" 0..1000\nnumber m "M" 0..1000\n');
    const drawn = new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(randomAnswers(instrument, { seed }))));
    expect(drawn.size).toBeGreaterThan(3);
  });

  const examples = readdirSync("examples").filter((name) => existsSync(`examples/${name}/${name}.survey`));
  it.each(examples)("fill in the example %s from beginning to end", (name) => {
    const instrument = compiled(readFileSync(`examples/${name}/${name}.survey`, "utf8"));
    const validate = validatorOf(instrument);
    for (let seed = 1; seed <= 20; seed++) {
      const { answers, problems } = randomAnswers(instrument, { seed, today, medium: "web" });
      expect(problems).toEqual([]);
      const evaluation = evaluate(instrument, answers, { medium: "web" });
      expect(evaluation.problems).toEqual([]);
      expect(evaluation.toConfirm).toEqual([]);
      // A walk that ended at a stop would show little of the form.
      expect(evaluation.outcome).toBeUndefined();
      validate(answers);
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it.each([
    ["a pattern", 'text x "X" pattern "[A-Z]{2}-[0-9]{3,5}(A|bc)?" required'],
    ["a pattern of many scripts", 'text x "X" pattern "\\p{Script=Han}{2,4}" required'],
    [
      "an identity number",
      'text x "X" pattern "[1-9]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])\\d{2}\\d{3}[0-9X]" required',
    ],
    ["a length", 'text x "X" length 30..40 required'],
    ["a single letter", 'text x "X" length 1..1 required'],
    ["a narrow range of numbers", 'number x "X" 1990..2010 step 5 required'],
    ["a range of days from today", 'date x "X" today.. required'],
    ["a range of days until today", 'date x "X" 1900-01-01..today required'],
    ["a year", 'date x "X" 2015-01-01..2016-12-31 year required'],
    ["a time", 'time x "X" 08:00..08:15 second required'],
    ["a date-time", 'datetime x "X" required'],
    ["a total of odd shares", 'allocate x "X" total 7 required {\n a "A"\n b "B"\n c "C"\n}'],
    [
      "a minimum of ticks",
      'multiple x "X" min 3 max 3 required {\n a "A"\n b "B"\n c "C"\n n "N" exclusive\n}',
    ],
    [
      "a check between two numbers",
      'number x "X" 0..500 required\nnumber y "Y" 0..500 required\ncheck x + y is 500 "Sum"',
    ],
    [
      "a check of dates",
      'date x "X" 2000-01-01..today required\ndate y "Y" 2000-01-01..today required\ncheck y >= x "Order"',
    ],
    ["a confirmation", 'number x "X" 0..9 required\nconfirm x < 0 "Really?"'],
    [
      "options from those chosen",
      'multiple x "X" min 2 required {\n a "A"\n b "B"\n c "C"\n}\nranking y "Y" from chosen(x) required',
    ],
  ])("obey %s", (_, source) => {
    const instrument = compiled(`survey s "S"\n${source}\n`);
    for (let seed = 0; seed < 40; seed++) {
      const { answers, problems } = randomAnswers(instrument, { seed, today });
      expect(problems).toEqual([]);
      expect(evaluate(instrument, answers).problems).toEqual([]);
    }
  });

  it("rather go on than stop, and take both ways of a branch", () => {
    const instrument = compiled(
      'survey s "S" {\n answers required\n}\nnumber age "Age" 0..120\nstop minor "Adults only" when age < 100\nyesno b "B"\nif b is yes {\n text t "T"\n}\n',
    );
    const made = Array.from({ length: 40 }, (_, seed) => randomAnswers(instrument, { seed, today }).answers);
    expect(made.every((answers) => Number(answers.age) >= 100)).toBe(true);
    expect(new Set(made.map((answers) => answers.b))).toEqual(new Set([true, false]));
    expect(made.every((answers) => (answers.b === true) === "t" in answers)).toBe(true);
  });
});
