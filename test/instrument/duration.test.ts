import { describe, expect, test } from "vitest";
import { durationOf } from "../../language/instrument/duration.js";
import { builtOf, EXAMPLES } from "../server/support/structure.js";

const seconds = (text: string) => durationOf(builtOf(text).instrument);
const words = (n: number) => Array.from({ length: n }, () => "word").join(" ");

describe("the estimated duration", () => {
  test("is reading and answering", () => {
    // 238 words a minute, and a minute is 60 seconds; one option of four words each
    expect(seconds(`single a "${words(230)}" { 1 "${words(4)}"  2 "${words(4)}" }`).expected).toBeCloseTo(64);
    expect(seconds(`survey s { language zh }\nyesno a "${"字".repeat(300)}"`).expected).toBeCloseTo(63);
    expect(seconds(`note "${"字".repeat(150)} ${words(119)}"`).expected).toBeCloseTo(60);
  });

  test.each([
    ["yesno", 'yesno a "A"', 3],
    ["multiple", 'multiple a "A" { 1 ""  2 ""  3 "" }', 5],
    ["number", 'number a "A"', 6],
    ["slider", 'slider a "A" 0..10', 6],
    ["date", 'date a "A"', 7],
    ["text", 'text a "A"', 12],
    ["open", 'open a "A"', 45],
    ["ranking", 'ranking a "A" top 2 { x ""  y ""  z "" }', 6],
    ["battery", 'rate a "A" on 1..5 { 1 ""  2 ""  3 "" }', 9],
  ])("knows what %s takes", (_, text, expected) => {
    expect(Math.round(seconds(text).expected)).toBe(expected);
  });

  test("reads the scale of a battery once, whatever the number of rows", () => {
    const scale = `scale s 1..2 {\n 1 "${words(119)}"\n 2 "${words(119)}"\n}\n`;
    const one = seconds(`${scale}rate r "" on s { 1 "a" }`);
    const two = seconds(`${scale}rate r "" on s { 1 "a"  2 "a" }`);
    expect(two.expected - one.expected).toBeCloseTo(3 + 60 / 238);
  });

  test("weighs what is asked under a condition, between the least and the most", () => {
    const text = (when: string) => `single c "" { 1 ""  2 ""  3 ""  4 "" }\nopen o "" ${when}`;
    const all = seconds(text(""));
    expect(all.least).toBe(all.most);
    const some = seconds(text("when c is 1"));
    expect(some.least).toBeCloseTo(all.least - 45);
    expect(some.most).toBeCloseTo(all.most);
    expect(some.expected).toBeCloseTo(some.least + 45 / 4);
    expect(seconds(text("when c is 1 or c is 2")).expected).toBeGreaterThan(some.expected);
  });

  test("reads aloud in an interview, and leaves out what is for paper only", () => {
    expect(seconds(`survey s { mode interview }\nyesno a "${words(183)}"`).expected).toBeCloseTo(63);
    expect(seconds('open a "A" paper only').most).toBe(0);
  });

  test("of the examples is a matter of minutes", () => {
    for (const [name, text] of EXAMPLES) {
      const { least, expected, most } = seconds(text);
      expect(least, name).toBeGreaterThan(0);
      expect(expected, name).toBeGreaterThanOrEqual(least);
      expect(most, name).toBeGreaterThanOrEqual(expected);
      expect(most / 60, name).toBeLessThan(60);
    }
  });
});
