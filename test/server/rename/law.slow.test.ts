/** The law of renaming over every name of every example. */
import { describe, expect, test } from "vitest";
import { examples, samples } from "../../symbols/corpus.js";
import { type Case, casesOf, checkLaw } from "./law.js";

/** The law says the same of the tenth place of a name as of the second; of a very long survey one has to do. */
function fewOfEach(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.filter(({ text }) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return count <= (cases.length > 500 ? 1 : 3);
  });
}

describe("there and back again changes nothing, and no finding comes or goes", () => {
  test.each([...examples, ...samples])("for all names of $at", async (sample) => {
    const cases = fewOfEach(await casesOf(sample));
    const names = [...new Set(cases.map((c) => c.text))];
    let renamed = 0;
    for (const [i, one] of cases.entries()) {
      if (await checkLaw(one, "zz_new")) renamed++;
      // Names that mean something already are refused, or change no meaning.
      if (i % 3 === 0) await checkLaw(one, names[(i * 7) % names.length]!);
    }
    expect(renamed > 0).toBe(names.some((name) => !/^-?\d/.test(name)));
  });
});
