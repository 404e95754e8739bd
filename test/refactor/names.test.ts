/** Names that are made of an author's words. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { freeName, nameFrom } from "../../language/refactor/names.js";
import { parse } from "../../language/syntax/parse.js";

describe("a name from words", () => {
  test.each([
    ["How old are you?", "old"],
    ["What is your highest level of education?", "highest_level_education"],
    ["Don’t you like it?", "like"],
    ['Your **monthly** income, {name | "dear"}', "monthly_income"],
    ["See [our page](https://example.org/x)", "page"],
    ["3 things", "q3_things"],
    ["Wie heißt Ihre Straße?", "wie_heißt_ihre"],
    ["Who are you?", "who_are_you"],
    ["antidisestablishmentarianism today", "antidisestablishmentaria"],
    ["您的年龄是？", "年龄是"],
    ["请问您最近一周的睡眠时间（小时）", "最近一周的睡眠时"],
    ["1、性别", "性别"],
    ["", undefined],
    ["？！", undefined],
    ["–", undefined],
  ])("%s", (words, name) => {
    expect(nameFrom(words)).toBe(name);
  });

  test("can always be written as one", () => {
    const char = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      fc.constantFrom(...'aB9 _-.年龄（é́😀{}[]()*\\"“'),
    );
    fc.assert(
      fc.property(fc.array(char, { maxLength: 30 }), (chars) => {
        const name = nameFrom(chars.join(""));
        if (name === undefined) return;
        const free = freeName(parse("file:///a.survey", ""), name);
        const { root, diagnostics } = parse("file:///a.survey", `yesno ${free} "Words"\n`);
        expect(diagnostics).toEqual([]);
        expect(root.statements[0]).toMatchObject({ name: free.normalize("NFKC"), label: "Words" });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a free name", () => {
  const file = parse("file:///a.survey", 'single Age "A" { old "Old" }\nnote "age2 is no name here"\n');
  test.each([
    ["income", [], "income"],
    ["age", [], "age2"],
    ["age", ["age2", "AGE3"], "age4"],
    ["old", [], "old2"],
    ["page", [], "page2"],
    ["if", [], "if2"],
    ["x1", ["x1"], "x1_2"],
  ])("%s beside %j is %s", (wish, others, name) => {
    expect(freeName(file, wish, others)).toBe(name);
  });
});
