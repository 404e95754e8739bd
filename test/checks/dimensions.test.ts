import { describe, expect, test } from "vitest";
import { check } from "./survey.js";

const SCALE = 'scale s 0..1 { 0 "no"\n 1 "yes" }\n';

describe("dimensions", () => {
  const CASES: [name: string, text: string, reported: string[]][] = [
    ["asked", `${SCALE}dimension d "D" { 1 "a" }\nrate r "R" of d on s`, []],
    ["not asked", 'dimension d "D" { 1 "a" }\nyesno q "Q"', ["unanswered-dimension d"]],
    [
      "not asked, and read by a score: told once",
      'dimension d "D" { 1 "a" }\nyesno q "Q"\nscore x "X" = mean(d)',
      ["unanswered-dimension d"],
    ],
    [
      "asked through the outer one",
      `${SCALE}dimension d "D" { dimension e "E" { 1 "a" }\n dimension f "F" { 2 "b" } }\nrate r "R" of d on s`,
      [],
    ],
    [
      "one facet not asked",
      `${SCALE}dimension d "D" { dimension e "E" { 1 "a" }\n dimension f "F" { 2 "b" } }\nrate r "R" of e on s`,
      ["unanswered-dimension f"],
    ],
    [
      "no facet asked: told once, of the whole",
      'dimension d "D" { dimension e "E" { 1 "a" }\n dimension f "F" { 2 "b" } }\nyesno q "Q"',
      ["unanswered-dimension d"],
    ],
    [
      "a key over items that stand elsewhere",
      `${SCALE}rate r "R" on s { 1 "a"\n 2 "b" }\ndimension d "D" = r 1, 2 reversed\nscore x "X" = mean(d)`,
      [],
    ],
    ["no items", 'dimension d "D"\nyesno q "Q"', ["empty-dimension d"]],
  ];
  test.each(CASES)("%s", (_, text, reported) => {
    expect(check(text).diagnostics.map((d) => `${d.code} ${d.params.name}`)).toEqual(reported);
  });

  test("only the first line of a declaration is underlined", () => {
    const { diagnostics, text } = check('dimension d "D" help "x" {\n  1 "a"\n  2 "b"\n}\nyesno q "Q"');
    expect(diagnostics.map((d) => text.slice(d.span.start, d.span.end))).toEqual([
      'dimension d "D" help "x"',
    ]);
  });

  test("a cycle of second-order dimensions is told of once, whole", () => {
    const { diagnostics } = check(
      'dimension a "A" = b\ndimension b "B" = c\ndimension c "C" = a\nyesno q "Q"',
    );
    expect(diagnostics.map((d) => d.code)).toEqual(["cyclic-definition"]);
    expect([..."abc"].every((name) => String(diagnostics[0]!.params.cycle).includes(name))).toBe(true);
  });
});
