/** The law of renaming, over some names of everything that there is. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { examples, samples, zoo } from "../../symbols/corpus.js";
import { type Case, casesOf, checkLaw } from "./law.js";

describe("the law: there and back again changes nothing, and no finding comes or goes", () => {
  const known = [
    "age",
    "other",
    "note",
    "label",
    "today",
    "E",
    "q1",
    "x_y",
    "dimension",
    "yes",
    "Age",
    "answer",
  ];

  test("for names drawn from all examples, whatever they are called", async () => {
    const all = (await Promise.all([...examples, ...samples, ...zoo].map(casesOf))).flat();
    const namedIn = ({ sample }: Case) => all.filter((c) => c.sample === sample).map((c) => c.text);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...all),
        fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom("zz_new", "新名称", "é") },
          { weight: 1, arbitrary: fc.constantFrom(...known) },
          { weight: 2, arbitrary: fc.nat() },
        ),
        async (one, drawn) => {
          const names = namedIn(one);
          await checkLaw(one, typeof drawn === "string" ? drawn : names[drawn % names.length]!);
        },
      ),
      { numRuns: 120 },
    );
  });

  test("for every name of what no example has", async () => {
    for (const sample of zoo) {
      const done: string[] = [];
      for (const one of await casesOf(sample)) if (await checkLaw(one, "zz_new")) done.push(one.text);
      expect(done.length).toBeGreaterThan(5);
    }
  });
});
