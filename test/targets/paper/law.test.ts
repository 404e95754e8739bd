/** THE law of paper: whoever keeps to what is printed answers exactly the questions that the evaluator asks. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { planOf } from "../../../language/targets/paper/plan/plan.js";
import { examples } from "../../examples/load.js";
import { fillIn } from "../../support/arbitrary-answers.js";
import { assemble, recipes } from "../../support/arbitrary-instrument.js";
import { asked, read } from "./reader.js";

const numRuns = Number(process.env.RUNS ?? 400);

it("following the printed instructions visits exactly the questions that are asked", () => {
  const count = { decided: 0, undecided: 0, arrows: 0, filters: 0, stops: 0 };
  const rolls = fc.array(fc.nat(997), { minLength: 20, maxLength: 60 });
  fc.assert(
    fc.property(recipes, fc.array(rolls, { minLength: 8, maxLength: 8 }), (blocks, all) => {
      const plan = planOf(assemble(blocks));
      for (const route of plan.routes) {
        count.arrows += route.arrows.length;
        count.filters += route.filters.length;
        count.stops += route.stops.length;
      }
      for (const each of all) {
        const answers = fillIn(plan.instrument, each);
        const { visited, undecided } = read(plan, answers);
        if (undecided !== undefined) {
          count.undecided++;
          continue;
        }
        count.decided++;
        expect(visited, JSON.stringify(answers)).toEqual(asked(plan, answers));
      }
    }),
    { numRuns, interruptAfterTimeLimit: 120_000 },
  );
  expect(count.decided).toBeGreaterThan(numRuns * 4);
  expect(count.arrows).toBeGreaterThan(numRuns / 10);
  expect(count.filters).toBeGreaterThan(numRuns);
}, 180_000);

for (const { name, instrument, answers } of examples.values())
  for (const { file, document } of answers)
    it(`holds for ${name}, ${file}`, () => {
      const plan = planOf(instrument);
      const { visited, undecided } = read(plan, document);
      const expected = asked(plan, document);
      if (undecided === undefined) expect(visited).toEqual(expected);
      // Up to the blank that decides, nothing was missed and nothing read in vain.
      else expect(visited).toEqual(expected.slice(0, visited.length));
    });
