import { describe, expect, test } from "vitest";
import { applyFix, check, messages } from "./survey.js";

const ITEMS =
  'rate worry "How often?" on days {\n  1 "A"\n  2 "B"\n  3 "C"\n}\nscale days 0..3 { 0 "never"\n 3 "always" }\n';
/** A sum from 0 to 9, and a mean from 0 to 3. */
const sum = (bands: string[], more = "") =>
  check(`${ITEMS}score s "Sum" = sum(worry) ${more} {\n${bands.map((b) => `  ${b} "${b}"`).join("\n")}\n}`);
const mean = (bands: string[], more = "") =>
  check(`${ITEMS}score s "Mean" = mean(worry) ${more} {\n${bands.map((b) => `  ${b} "${b}"`).join("\n")}\n}`);

const CASES: [name: string, checked: ReturnType<typeof check>, findings: string[]][] = [
  ["whole numbers, contiguous", sum(["0..3", "4..6", "7..9"]), []],
  [
    "whole numbers that touch",
    sum(["0..3", "3..6", "7..9"]),
    ["bands-overlap: The bands “0..3” (0..3) and “3..6” (3..6) both hold 3."],
  ],
  ["a whole number is missing", sum(["0..3", "5..9"]), ["bands-gap: No band holds 4."]],
  ["several are missing", sum(["0..3", "7..9"]), ["bands-gap: No band holds 4–6."]],
  [
    "below the first",
    sum(["1..3", "4..9"]),
    ["bands-do-not-cover: The score runs from 0 to 9, but the bands cover 1..9."],
  ],
  [
    "above the last",
    sum(["0..3", "4..8"]),
    ["bands-do-not-cover: The score runs from 0 to 9, but the bands cover 0..8."],
  ],
  ["open ends cover everything", sum(["..3", "4.."]), []],
  ["starts only: each runs to the next", sum(["0..", "4..", "7.."]), []],
  [
    "beyond the range",
    sum(["0..4", "5..9", "10..12"]),
    ["band-unreachable: No score can fall into the band “10..12” (10..12): the score runs from 0 to 9."],
  ],
  [
    "two that begin alike",
    sum(["0..", "0..9"]),
    ["bands-overlap: The bands “0..9” (0..9) and “0..” (0..) both hold 0–9."],
  ],
  ["written from high to low", sum(["7..9", "4..6", "0..3"]), []],
  ["bounds between whole numbers", sum(["0..3.5", "3.6..9"]), []],
  ["single values", sum(["0", "1..8", "9"]), []],
  ["a mean: a band runs to the start of the next", mean(["0..1", "2..3"]), []],
  ["a mean with decimals", mean(["0..1.4", "1.5..2.4", "2.5..3"]), []],
  ["a mean with mixed decimals", mean(["0..1.49", "1.5..3"]), []],
  ["a mean that leaves a step out", mean(["0..1.4", "1.7..3"]), ["bands-gap: No band holds 1.5–1.6."]],
  ["a mean that leaves a whole step out", mean(["0..1", "3..3"]), ["bands-gap: No band holds 2."]],
  [
    "a mean whose bands touch",
    mean(["0..1.5", "1.5..3"]),
    ["bands-overlap: The bands “0..1.5” (0..1.5) and “1.5..3” (1.5..3) both hold 1.5."],
  ],
  [
    "a prorated sum is no whole number, but its bands are",
    sum(["0..3", "4..9"], "at least 2 of 3 prorated"),
    [],
  ],
  ["rescaled", mean(["0..49", "50..100"], "rescaled 0..100"), []],
  [
    "rescaled, and the bands are not",
    mean(["0..1", "2..3"], "rescaled 0..100"),
    ["bands-do-not-cover: The score runs from 0 to 100, but the bands cover 0..3."],
  ],
];

describe("bands of scores", () => {
  test.each(CASES)("%s", (_, checked, findings) => expect(messages(checked)).toEqual(findings));

  test.each(CASES)("the first fix of “%s” leaves nothing", (_, checked) => {
    for (const d of checked.diagnostics) {
      const fix = d.fixes?.[0];
      if (fix) expect(messages(check(applyFix(checked.text, fix)))).toEqual([]);
    }
  });

  test("points of options and reversed items make the range", () => {
    const text =
      'single sleep "Sleep" {\n  good "Good" points 0\n  bad "Bad" points 3\n}\nmultiple signs "Signs" {\n  a "A" points 1\n  b "B" points 2\n}\nscore s "Sum" = sleep.points + signs.points {\n  0..2 "low"\n  3..6 "high"\n}';
    expect(messages(check(text))).toEqual([]);
    expect(messages(check(text.replace("3..6", "3..5")))).toEqual([
      "bands-do-not-cover: The score runs from 0 to 6, but the bands cover 0..5.",
    ]);
  });

  test("bands of a family are reported once and must cover all of its scores", () => {
    const family = (bands: string) =>
      check(
        `dimension d "D" {\n  dimension x "X" { 1 "a"\n 2 "b" }\n  dimension y "Y" { 3 "c"\n 4 "d"\n 5 "e" }\n}\nrate r "R" of d on s\nscale s 0..3 { 0 "n"\n 3 "a" }\nscore f "F" each dimension in d = sum(dimension) {\n${bands}\n}`,
      );
    expect(messages(family('  0..4 "low"\n  5..9 "high"'))).toEqual([]);
    expect(messages(family('  0..4 "low"\n  5..6 "high"'))).toEqual([
      "bands-do-not-cover: The score runs from 0 to 9, but the bands cover 0..6.",
    ]);
  });

  test("nothing is said about a range that does not follow from the questionnaire", () => {
    expect(check('number x "X" 0.. \nscore s "S" = x { 5..9 "a" }').codes).toEqual([]);
  });

  test("a band without an interval needs one", () => {
    expect(sum(["low"]).codes).toEqual(["bands-without-range"]);
  });
});
