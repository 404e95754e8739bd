import { describe, expect, test } from "vitest";
import { applyFix, check, messages } from "./survey.js";

const QUALITY = 'scale quality 1..5 { 1 "poor"\n 5 "excellent" }\n';
const ITEMS = `${QUALITY}rate trust "Trust" on quality {\n  1 "Police"\n  2 "Press"\n}\n`;

const CASES: [name: string, text: string, said: string[]][] = [
  [
    "a misspelt question",
    'number age "Age"\nyesno a "A" when aeg > 3',
    ["undefined-name: Nothing is called “aeg” here. Did you mean “age”?"],
  ],
  [
    "nothing like it",
    'number age "Age"\nyesno a "A" when weight > 3',
    ["undefined-name: Nothing is called “weight” here."],
  ],
  [
    "a misspelt name in a text",
    'text name "Name"\nnote "Hello {nam}!"',
    ["undefined-name: Nothing is called “nam” here. Did you mean “name”?"],
  ],
  [
    "a misspelt number of a question",
    'text name "Name"\nnote "As in {#nane}"',
    ["undefined-name: Nothing is called “nane” here."],
  ],
  [
    "a Chinese name",
    'number 年龄 "年龄"\nyesno a "A" when 年纪 > 3',
    ["undefined-name: Nothing is called “年纪” here."],
  ],
  [
    "a misspelt scale",
    `${QUALITY}rating q "Q" on qualty`,
    ["undefined-list: There is no scale or list of choices called “qualty”. Did you mean “quality”?"],
  ],
  [
    "a misspelt dimension",
    `${QUALITY}dimension health "Health" { 1 "a"\n 2 "b" }\nrate r "R" of helth on quality`,
    ["undefined-list: There is no dimension called “helth”. Did you mean “health”?"],
  ],
  [
    "two questions",
    'yesno a "A"\nyesno a "B"',
    ["duplicate-name: “a” is already the name of something else."],
  ],
  [
    "a question and a dimension",
    `${QUALITY}dimension a "D" { 1 "x"\n 2 "y" }\nrate r "R" of a on quality\nyesno a "A"`,
    ["duplicate-name: “a” is already the name of something else."],
  ],
  [
    "a question and a score",
    'yesno a "A"\nscore a "S" = 3',
    ["duplicate-name: “a” is already the name of something else."],
  ],
  [
    "two scales",
    `${QUALITY}${QUALITY}rating q "Q" on quality`,
    ["duplicate-name: “quality” is already the name of something else."],
  ],
  [
    "case only",
    'yesno a "A"\nyesno A "B"',
    [
      "name-differs-in-case: “A” and “a” differ only in upper and lower case; statistics packages cannot tell them apart.",
    ],
  ],
  [
    "what is asked later",
    'yesno a "A" when b\nyesno b "B"',
    [
      "forward-reference: “b” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "itself",
    'yesno a "A" when a',
    [
      "forward-reference: “a” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "a later answer in a text",
    'note "Hello {b}"\ntext b "B"',
    [
      "forward-reference: “b” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "a later value",
    "compute a = b + 1\ncompute b = 3",
    [
      "forward-reference: “b” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "a later item of a battery",
    `yesno a "A" when press > 3\n${QUALITY}rate trust "Trust" on quality {\n  police "Police"\n  press "Press"\n}`,
    [
      "forward-reference: “press” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "chosen in a later question",
    'multiple a "A" from chosen(b)\nmultiple b "B" {\n  1 "x"\n  2 "y"\n}',
    [
      "forward-reference: “b” is asked only further below; conditions, pipes and `compute` read what stands above.",
    ],
  ],
  [
    "a score in the flow",
    'number n "N" 0..9\nyesno a "A" when s > 3\nscore s "S" = n',
    [
      "score-in-flow: “s” is a score and known only at the end. Use `compute` for a value that the interview itself needs.",
    ],
  ],
  ["a score reads what stands below", 'score s "S" = n * 2\nnumber n "N" 0..9', []],
  [
    "a circle of scores",
    'yesno q "Q"\nscore a "A" = b + 1\nscore b "B" = c + 1\nscore c "C" = a + 1',
    ["cyclic-definition: These depend on one another: a → b → c → a."],
  ],
  [
    "a score that reads itself",
    'yesno q "Q"\nscore a "A" = a + 1',
    ["cyclic-definition: These depend on one another: a → a."],
  ],
  ["an item that is not there", `${ITEMS}score s "S" = trust.3`, ["unknown-row: “trust” has no item “3”."]],
  [
    "a key to an item that is not there",
    `${ITEMS}dimension d "D" = trust 1, 4\nscore s "S" = mean(d)`,
    ["unknown-row: “trust” has no item “4”."],
  ],
  [
    "two items of one number",
    `${QUALITY}rate r "R" on quality {\n  1 "x"\n  1 "y"\n}`,
    ["duplicate-entry: “1” stands twice in this list."],
  ],
  [
    "two options of one code",
    'single q "Q" {\n  1 "x"\n  2 "y"\n  1 "z"\n}',
    ["duplicate-code: The code 1 stands twice in this list."],
  ],
  [
    "two options of one name",
    'single q "Q" {\n  a "x"\n  b "y"\n  a "z"\n}',
    ["duplicate-entry: “a” stands twice in this list."],
  ],
  [
    "labels that differ in width only",
    'single q "Q" {\n  1 "App１"\n  2 "APP1。"\n}',
    ["duplicate-label: The label “APP1。” stands twice in this list."],
  ],
];

describe("names", () => {
  test.each(CASES)("%s", (_, text, said) => expect(messages(check(text))).toEqual(said));

  test.each(CASES)("%s: a safe fix leaves nothing of it", (_, text) => {
    const checked = check(text);
    const d = checked.diagnostics.find((x) => x.fixes?.some((f) => f.preferred));
    if (d)
      expect(check(applyFix(checked.text, d.fixes!.find((f) => f.preferred)!)).codes).not.toContain(d.code);
  });

  test("the place of a clash points to the one before", () => {
    const { diagnostics, text } = check('yesno a "A"\nnumber b "B"\ntext a "C"');
    const [d] = diagnostics;
    expect(text.slice(0, d!.span.start).endsWith("text ")).toBe(true);
    expect(text.slice(0, d!.related![0]!.span.start).endsWith("yesno ")).toBe(true);
  });

  test("a file cannot import itself", () => {
    expect(check('import "./survey.survey"\nyesno q "Q"').codes).toEqual(["import-cycle"]);
  });

  test("what a file imports may import one another in a circle, and it is told once", () => {
    const { codes } = check('import "./a.survey"\nrating q "Q" on s', {
      "file:///workspace/a.survey": 'import "./b.survey"\nscale s 1..2 { 1 "x"\n 2 "y" }\n',
      "file:///workspace/b.survey": 'import "./a.survey"\n',
    });
    expect(codes.length).toBeLessThanOrEqual(1);
  });
});
