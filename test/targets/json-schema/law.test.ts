import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluate } from "../../../language/answers/evaluate.js";
import type { Instrument } from "../../../language/instrument/model.js";
import { target } from "../../../language/targets/json-schema/index.js";
import { documentOf, documentRecipes, TODAY } from "../../support/arbitrary-answers.js";
import { assemble, recipes } from "../../support/arbitrary-instrument.js";

function compiled(instrument: Instrument) {
  const { files, losses } = target.compile(instrument, {}, { stem: "x" });
  const ajv = new Ajv2020({ strict: true, allErrors: true, ownProperties: true });
  addFormats.default(ajv);
  return { validate: ajv.compile(JSON.parse(String(files[0]?.content))), losses };
}

const seed = process.env.SEED ? { seed: Number(process.env.SEED) } : {};
const numRuns = Number(process.env.RUNS ?? 300);

it("the schema and the evaluator agree on which answers are valid, apart from reported losses", () => {
  const count = { valid: 0, invalid: 0, withLosses: 0, weaker: 0 };
  fc.assert(
    fc.property(recipes, fc.array(documentRecipes, { minLength: 8, maxLength: 8 }), (blocks, documents) => {
      const instrument = assemble(blocks);
      const { validate, losses } = compiled(instrument);
      if (losses.length > 0) count.withLosses++;
      for (const recipe of documents) {
        const document = documentOf(instrument, recipe);
        const { problems } = evaluate(instrument, document, { today: TODAY });
        const accepted = validate(document);
        const valid = problems.length === 0;
        count[valid ? "valid" : "invalid"]++;
        const shown = () =>
          JSON.stringify(
            { document, problems, errors: validate.errors, losses: losses.map((l) => l.params.what) },
            null,
            1,
          );
        if (valid) expect(accepted, `evaluator accepts, schema rejects: ${shown()}`).toBe(true);
        else if (losses.length === 0)
          expect(accepted, `evaluator rejects, schema accepts: ${shown()}`).toBe(false);
        else if (accepted) count.weaker++;
      }
    }),
    { numRuns, ...seed },
  );
  // The law would be empty if all documents were of one kind or every schema had a loss.
  expect(count.valid).toBeGreaterThan(numRuns);
  expect(count.invalid).toBeGreaterThan(numRuns);
  expect(count.withLosses).toBeLessThan(numRuns * 0.7);
  if (process.env.RUNS) console.log(count);
});
