import { describe, expect, test } from "vitest";
import { check } from "./survey.js";

describe("ends of a scale", () => {
  const CASES: [text: string, codes: string[]][] = [
    ['scale s 1..5 { 1 "low"\n 5 "high" }\nrating q "Q" on s', []],
    ['scale s 1..5 { 1 "low" }\nrating q "Q" on s\nrating r "R" on s', ["scale-end-unlabelled"]],
    ['scale s 1..5 { 5 "high" }\nrating q "Q" on s', ["scale-end-unlabelled"]],
    ['rating q "Q" on 0..10', ["scale-end-unlabelled"]],
    ['rating q "Q" on 0..10 { 0 "bad"\n 10 "good" }', []],
    ['rating q "Q" { 1 "bad"\n 2 "good" }', []],
    ['rate q "Q" on 1..5 { a "A" }', ["scale-end-unlabelled"]],
    ['differential q "Q" on 1..7 { a "cold" "warm" }', []],
    ['slider q "Q" 0..100', ["scale-end-unlabelled"]],
    ['slider q "Q" 0..100 { 0 "bad" }', ["scale-end-unlabelled"]],
    ['slider q "Q" 0..100 { 0 "bad"\n 100 "good" }', []],
    ['slider q "Hours of sleep" 0..24 unit "h"', []],
    ['grid g "G" {\n  column rating taste "Taste" on 1..5\n  a "A"\n}', ["scale-end-unlabelled"]],
    ['single q "Q" { 1 "a"\n 2 "b" }', []],
  ];
  test.each(CASES)("%s", (text, codes) => expect(check(text).codes).toEqual(codes));
});

describe("codes of missing answers", () => {
  const CASES: [text: string, codes: string[]][] = [
    ['scale s 1..5 { 1 "low"\n 5 "high"\n 9 "Do not know" missing }\nrating q "Q" on s', []],
    ['rating q "Q" { 1 "bad"\n 2 "fair"\n 3 "No idea" missing\n 4 "good" }', ["missing-code-in-range"]],
    ['choices n { 2 "Refused" missing }\nsingle q "Q" plus n { 1 "a"\n 2 "b" }', ["missing-code-in-range"]],
    ['choices n { dk "Refused" missing }\nsingle q "Q" plus n { dk "a"\n b "b" }', ["missing-code-in-range"]],
    ['choices n { 9 "Refused" missing }\nsingle q "Q" plus n { 1 "a"\n 2 "b" }', []],
    ['choices n { 99 "Refused" missing }\nnumber q "Q" 0..120 plus n', ["missing-code-in-range"]],
    ['choices n { 999 "Refused" missing }\nnumber q "Q" 0..120 plus n', []],
    [
      'choices n { na "x" missing }\nscale s 1..2 { 1 "a"\n 2 "b"\n dk "y" missing }\nrating q "Q" on s plus n',
      ["missing-code-twice"],
    ],
    [
      'choices n { na = -2 "x" missing }\nscale s 1..2 { 1 "a"\n 2 "b"\n dk = -1 "y" missing }\nrating q "Q" on s plus n\nrating r "R" on s plus n',
      [],
    ],
    ['survey s "S" { codes blank -9, skipped -8 }\nnumber q "Q" 0..10', []],
    [
      'survey s "S" { codes blank -9, skipped -8 }\nnumber q "Q" -10..10\nnumber r "R" -10..10',
      ["missing-code-in-range"],
    ],
    [
      'survey s "S" { codes blank 9, skipped 8 }\nsingle q "Q" { 1 "a"\n 2 "b"\n 9 "no idea" missing }',
      ["missing-code-in-range"],
    ],
  ];
  test.each(CASES)("%s", (text, codes) => expect(check(text).codes).toEqual(codes));
});

describe("one slip, one message", () => {
  const SLIPS: [text: string, codes: string[]][] = [
    ['scale s 1..5 {\n  1 "low"\n  5 high\n}\nrating q "Q" on s', ["unquoted-text"]],
    ['scale s 1..5 {\n  1 "low"\n  7 "high"\n}\nrating q "Q" on s', ["code-outside-scale"]],
    ['single q "Q" unit "years" {\n  1 ..10\n  2 20..11\n  3 21..\n}', ["empty-interval"]],
    [
      'rate r "R" on s {\n  1 "A"\n  2 "B"\n}\nscale s 0..3 { 0 "a"\n 3 "b" }\nscore x "X" = sum(r) {\n  0..2 "low"\n  "high"\n}',
      ["bands-without-range"],
    ],
  ];
  test.each(SLIPS)("%s", (text, codes) => expect(check(text).codes).toEqual(codes));
});
