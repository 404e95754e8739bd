import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../../../language/answers/evaluate.js";
import type { Instrument } from "../../../language/instrument/model.js";
import { target } from "../../../language/targets/json-schema/index.js";
import { strictAjv } from "../../support/ajv.js";
import { documentOf, documentRecipes, TODAY } from "../../support/arbitrary-answers.js";
import { assemble, recipes } from "../../support/arbitrary-instrument.js";

/** `SEED` and `RUNS` repeat a failure or look harder. */
const numRuns = Number(process.env.RUNS ?? 300);
const ajv = strictAjv();

function compiled(instrument: Instrument) {
  const { files, losses } = target.compile(instrument, {}, { stem: "x" });
  const schema = JSON.parse(String(files[0]?.content));
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema.$id);
  return { validate, losses };
}

it("the schema and the evaluator agree on which answers are valid, apart from reported losses", () => {
  const count = { valid: 0, invalid: 0, withLosses: 0, weaker: 0 };
  fc.assert(
    fc.property(recipes, fc.array(documentRecipes, { minLength: 6, maxLength: 6 }), (blocks, documents) => {
      const instrument = assemble(blocks);
      const { validate, losses } = compiled(instrument);
      if (losses.length > 0) count.withLosses++;
      for (const recipe of documents) {
        const document = documentOf(instrument, recipe);
        const { problems } = evaluate(instrument, document, { today: TODAY });
        const valid = problems.length === 0;
        const accepted = validate(document);
        count[valid ? "valid" : "invalid"]++;
        if (accepted === valid) continue;
        if (accepted && losses.length > 0) count.weaker++;
        else expect.fail(JSON.stringify({ document, problems, errors: validate.errors }, null, 1));
      }
    }),
    // A counterexample is small enough after a while; a slow machine need not wait for the smallest.
    { numRuns, interruptAfterTimeLimit: 150_000 },
  );
  // The law would be empty if all documents were of one kind or every schema had a loss.
  expect(count.valid).toBeGreaterThan(numRuns);
  expect(count.invalid).toBeGreaterThan(numRuns);
  expect(count.withLosses).toBeLessThan(numRuns * 0.6);
}, 180_000);
