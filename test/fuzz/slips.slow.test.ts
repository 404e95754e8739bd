import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { samples, useAll } from "./everything.js";
import { edited, edits } from "./slips.js";

/** `SEED` and `RUNS` (edits in all) repeat a failure or look harder. */
const all = samples();
const texts = all.map(({ text }) => text);
const numRuns = Math.ceil(Number(process.env.RUNS ?? 2_000) / all.length);

/** The longest that one text may take in all its uses, in milliseconds. */
const PATIENCE = 30_000;

let compiled = 0;
let used = 0;

describe("whatever is done to a questionnaire", () => {
  for (const { path, text, answers } of all)
    it(`${path}: is read, checked, formatted, compiled and answered`, () => {
      // The first use pays for what is made once.
      expect(useAll(text, answers).faults).toEqual([]);
      fc.assert(
        fc.property(edits, (changes) => {
          const now = edited(text, changes, texts);
          const start = performance.now();
          const { faults, compiled: whole } = useAll(now, answers);
          const took = performance.now() - start;
          used++;
          if (whole) compiled++;
          expect(faults).toEqual([]);
          expect(took).toBeLessThan(PATIENCE);
        }),
        { numRuns, interruptAfterTimeLimit: 120_000 },
      );
    });
});

// Edits that always break the text would never reach the targets.
afterAll(() => expect(compiled).toBeGreaterThan(used / 20));
