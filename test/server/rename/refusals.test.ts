/** Or it does not change at all, and the author is told why. */
import { describe, expect, test } from "vitest";
import { prepared } from "../../../server/features/rename/index.js";
import { withCursor } from "../support/memory.js";
import { type Files, head, rename } from "./support.js";

describe("what is refused, in words", () => {
  const two = `${head}number age "A" 0..9\nnumber ot¦her "O" 0..9\n`;
  const cases: [string, Files, string, string, RegExp, RegExp][] = [
    ["no name", { "m.survey": two }, "3x", "notAName", /cannot be a name/, /不能作为名称/],
    ["several words", { "m.survey": two }, "a b", "notAName", /cannot be a name/, /不能作为名称/],
    ["nothing", { "m.survey": two }, " ", "notAName", /cannot be a name/, /不能作为名称/],
    ["a hard word", { "m.survey": two }, "has", "hardWord", /word of the language/, /保留字/],
    [
      "the name of another question",
      { "m.survey": two },
      "age",
      "collision",
      /already the name of something else/,
      /已被使用/,
    ],
    [
      "a name that differs in case",
      { "m.survey": two },
      "AGE",
      "collision",
      /differ only in upper and lower case/,
      /仅大小写不同/,
    ],
    [
      "a code",
      { "m.survey": `${head}single a "A" { ¦1 "One" 2 "Two" }\n` },
      "one",
      "code",
      /Codes are data/,
      /编码属于数据/,
    ],
    [
      "a name of the standard library",
      { "m.survey": `${head}import "rensis:scales/en"\nrating a "A" on agree¦ment5\n` },
      "mine",
      "library",
      /standard library/,
      /标准库/,
    ],
    [
      "`answer`, which is a word there",
      {
        "m.survey": `${head}rate r "R" on 0..1 {\n  a "A"\n  each row { text t "T" when ans¦wer is 1 }\n}\n`,
      },
      "x",
      "builtIn",
      /word of the language here/,
      /不是名称/,
    ],
    [
      "where nothing stands",
      { "m.survey": `${head}number a "W¦ords" 0..9\n` },
      "x",
      "noName",
      /no name here/,
      /没有可以重命名/,
    ],
    [
      "a name whose variables others have already",
      { "m.survey": `${head}rate se¦rv "R" on 1..5 {\n  5 "Five"\n}\nnumber servqual_5 "O" 0..9\n` },
      "servqual",
      "collision",
      /servqual_5/,
      /servqual_5/,
    ],
    [
      "the name that a question without one is stored by",
      { "m.survey": `${head}number "No name" 0..9\nnumber a¦b "O" 0..9\n` },
      "q1",
      "provisional",
      /q1 → q2/,
      /q1 → q2/,
    ],
    [
      "the name of another option",
      { "m.survey": `${head}single a "A" { x¦x "One" yy "Two" }\n` },
      "yy",
      "collision",
      /stands twice/,
      /出现了两次/,
    ],
    [
      "an option that a list has which the question adds to",
      { "m.survey": `${head}choices l { north "N" south "S" }\nsingle a "A" from l { ab¦road "X" }\n` },
      "south",
      "collision",
      /stands twice/,
      /出现了两次/,
    ],
    [
      "a name by which a condition would speak of something else",
      {
        "m.survey":
          `${head}single a "A" { x "X" y "Y" }\nsingle b "B" { x "X" y "Y" }\nif b is a { note "N" }\nif a is x { note "N" }\n`.replace(
            "single a",
            "single ¦a",
          ),
      },
      "y",
      "otherMeaning",
      /would mean something else/,
      /会改变含义/,
    ],
    [
      "`today`, which conditions take for the date",
      { "m.survey": `${head}date d¦d "D"\ncompute c = years(dd)\n` },
      "today",
      "otherMeaning",
      /mean something else/,
      /会改变含义/,
    ],
    [
      "a name that another file which imports it has already",
      {
        "lists.survey": `scale ag¦ree 1..5 { 1 "N" 5 "Y" }\n`,
        "m.survey": `${head}import "./lists.survey"\nscale own 1..5 { 1 "N" 5 "Y" }\nrating a "A" on own\n`,
      },
      "own",
      "collision",
      /lists\.survey/,
      /lists\.survey/,
    ],
    [
      "a qualifier under which another import has the name",
      {
        "m.survey": `${head}import "./l.survey" as ¦l\nimport "./k.survey" as k\nrating a "A" on l.agree\nrating b "B" on k.agree\n`,
        "l.survey": `scale agree 1..5 { 1 "N" 5 "Y" }\n`,
        "k.survey": `scale agree 1..7 { 1 "N" 7 "Y" }\n`,
      },
      "k",
      "collision",
      /agree/,
      /agree/,
    ],
    [
      "a name that objects are born with",
      { "m.survey": two },
      "__proto__",
      "collision",
      /Nothing can be called/,
      /不能使用名称/,
    ],
  ];
  test.each(cases)("%s", async (_, files, newName, reason, en, zh) => {
    const refusal = await rename(files, newName);
    expect(refusal).toMatchObject({ refused: reason });
    expect("message" in refusal && refusal.message).toMatch(en);
    const chinese = await rename(files, newName, "zh");
    expect("message" in chinese && chinese.message).toMatch(zh);
    expect("message" in chinese && chinese.message).not.toMatch(/[a-z]+ (is|are|be|the) /);
  });

  test("but only the case of a name may be changed, and words of the language may be names", async () => {
    const text = `${head}number a¦ge "A" 0..9\ncompute c = age + 1\n`;
    for (const name of ["AGE", "text", "number", "count", "day"])
      expect(await rename({ "m.survey": text }, name), name).toEqual({
        files: { "m.survey": `${head}number ${name} "A" 0..9\ncompute c = ${name} + 1\n` },
      });
  });

  test("before the new name is asked for, where that is known", async () => {
    const { workspace, params } = await withCursor({
      "m.survey": `${head}single a "A" { ¦1 "One" 2 "Two" }\n`,
    });
    expect(prepared(workspace, params, "en")).toMatchObject({ refused: "code" });
    const named = await withCursor({ "m.survey": `${head}single q１¦ "A" { 1 "One" 2 "Two" }\n` });
    expect(prepared(named.workspace, named.params, "en")).toEqual({
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 9 } },
      placeholder: "q1",
    });
  });
});
