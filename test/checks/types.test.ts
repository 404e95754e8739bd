import { describe, expect, test } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { applyFix, check } from "./survey.js";

/** One question of each kind, to be asked about. */
const QUESTIONS = `scale quality 1..5 { 1 "poor"\n 5 "excellent" }
number age "Age" 0..120
text city "City"
yesno smoker "Do you smoke?"
date born "Born" 1900-01-01..2030-12-31
time up "When do you get up?"
single work "Work" {\n  full = 1 "Full time"\n  part = 2 "Part time"\n  none = 3 "Not at all"\n}
single income "Income" {\n  1 ..1000\n  2 1001..\n}
multiple pets "Pets" {\n  dog "Dogs"\n  cat "Cats"\n}
ranking wishes "Wishes" {\n  pay "Pay"\n  time "Time"\n}
rating service "Service" on quality
rate trust "Trust" on quality {\n  1 "Police"\n  2 "Press"\n}
`;
const asked = (condition: string) => check(`${QUESTIONS}open why "Why?" when ${condition}`);
const computed = (formula: string) => check(`${QUESTIONS}compute x = ${formula}`);

const RIGHT = [
  "age > 18",
  "age is 18",
  "age in 18..30",
  "age in [18, 19]",
  "not (age is 18)",
  'city is "Bonn"',
  'city matches "B.*"',
  "length(city) > 3",
  "smoker",
  "not smoker",
  "smoker is yes",
  "smoker is no",
  "born > 2000-01-01",
  "years(born) >= 18",
  "born + 30 days < today",
  "up > 08:30",
  "work is full",
  "work is 1",
  "work is not full",
  "work in [full, part]",
  "income > 1",
  "income is 2",
  "pets has dog",
  "pets has any [dog, cat]",
  "count(pets) > 1",
  "wishes has pay",
  "service > 3",
  "service in 1..2",
  "trust.1 > 3",
  "any(trust > 3)",
  "mean(trust) > 3",
  "answered(age)",
  "age > 18 and smoker",
  "if smoker then age > 3 else age > 5",
];

const WRONG: [condition: string, code: string, ...said: string[]][] = [
  ['age is "18"', "type-mismatch", "a number", "a text", "18 without quotes"],
  ["age is city", "type-mismatch", "a number", "a text"],
  ["age is smoker", "type-mismatch", "a number", "a yes/no value"],
  ["age > born", "type-mismatch", "a number", "a date"],
  ["city is 3", "type-mismatch", "a text", "a number", "in quotes"],
  ["city > 3", "type-mismatch", "a text", "a number"],
  ["smoker is 1", "type-mismatch", "a yes/no value", "a number", "`is yes`"],
  ['born > "2000-01-01"', "type-mismatch", "a date", "a text", "without quotes"],
  ["born > 2000", "type-mismatch", "a date", "a number"],
  ["born > 08:30", "type-mismatch", "a date", "a time"],
  ["born in 1..3", "type-mismatch", "a date", "a number"],
  ["age in 2000-01-01..2001-01-01", "type-mismatch", "a number", "a date"],
  ['service > "good"', "compare-with-label", "`1`"],
  ["age", "condition-not-boolean", "a number", "answered(age)"],
  ["city", "condition-not-boolean", "a text"],
  ["work", "condition-not-boolean", "one option", "`work is …`"],
  ["pets", "condition-not-boolean", "several options", "`pets has …`"],
  ["trust > 3", "family-without-aggregate", "mean"],
  ["trust", "family-without-aggregate"],
  ["not age", "wrong-operand", "a yes/no value", "a number"],
  ["smoker and age", "wrong-operand", "a yes/no value", "a number", "`age is …`"],
  ["age or smoker", "wrong-operand", "a yes/no value", "a number"],
  ['age matches "3"', "wrong-operand", "a text", "a number"],
  ["city matches age", "wrong-operand", "a text"],
  ["years(age) > 3", "wrong-operand", "a date", "a number"],
  ["length(age) > 3", "wrong-operand", "a text", "a number"],
  ["mean(city) > 3", "wrong-operand", "a number", "a text"],
  ["any(trust)", "wrong-operand", "a yes/no value", "a point of a scale", "`any(trust > 0)`"],
  ["city + 1 > 3", "wrong-operand", "a number", "a text"],
  ["born + born > 3", "wrong-operand", "a number", "a date"],
  ["round() > 3", "wrong-arguments", "1–2", "0"],
  ["round(age, 1, 2) > 3", "wrong-arguments", "1–2", "3"],
  ["average(age) > 3", "unknown-function", "“mean”"],
  ["work has full", "has-with-single", "`is`"],
  ["age has 3", "has-with-single"],
  ["pets is dog", "multiple-with-is", "`has`"],
  ["pets in [dog]", "multiple-with-is", "`has`"],
  ["work > part", "options-not-ordered", "“work”", "`>`"],
  ["work in 1..2", "options-not-ordered", "“work”"],
  ["work is ful", "unknown-option", "“work”", "“full”"],
  ["work is 7", "unknown-option", "1–3"],
  ["pets has horse", "unknown-option", "`dog`", "`cat`"],
  ["service is 6", "unknown-option", "1–5"],
  ["smoker is maybe", "unknown-option", "`yes`", "`no`"],
  ['work is "Full time"', "compare-with-label", "`full`"],
  ["work is Full", "unknown-option", "“full”"],
  ["aeg > 3", "undefined-name", "“age”"],
  ["trust.3 > 1", "unknown-row", "“trust”", "“3”"],
  ["work.words is 3", "unknown-attribute", "“words”"],
  ["why is 3", "forward-reference", "“why”"],
  ["born > 2024-02-30", "bad-date", "2024-02-30"],
];

describe("types of conditions", () => {
  test.each(RIGHT)("%s is right", (condition) => expect(asked(condition).codes).toEqual([]));

  test.each(WRONG)("%s: %s", (condition, code, ...said) => {
    const { diagnostics } = asked(condition);
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    const words = messageOf(diagnostics[0]!, "en");
    for (const part of said) expect(words).toContain(part);
    expect(messageOf(diagnostics[0]!, "zh")).toMatch(/\p{Script=Han}/u);
  });

  test.each(WRONG)("%s: a safe fix gives the right spelling", (condition, code) => {
    const { diagnostics, text } = asked(condition);
    const fix = diagnostics[0]?.fixes?.find((f) => f.preferred);
    if (fix) expect(check(applyFix(text, fix)).codes, code).toEqual([]);
  });
});

describe("types of formulas", () => {
  test.each([
    "age * 2",
    "age + service",
    "mean(trust) - service",
    "sum(trust, age)",
    "count(pets) + 1",
    "if smoker then 1 else 0",
    "first(age, 0)",
    "round(age / 3, 1)",
    '"Hello " + city',
  ])("%s is right", (formula) => expect(computed(formula).codes).toEqual([]));
  const WRONG_FORMULAS: [formula: string, codes: string[]][] = [
    ["age + city", ["wrong-operand"]],
    ["-city", ["wrong-operand"]],
    ["pets * 2", ["wrong-operand"]],
    ["trust + 1", ["family-without-aggregate"]],
    ["sqrt(smoker)", ["wrong-operand"]],
    ["mean()", ["wrong-arguments"]],
    ["nothing + 1", ["undefined-name"]],
    ["mean(trust weighted)", ["unweighted"]],
  ];
  test.each(WRONG_FORMULAS)("%s", (formula, codes) => expect(computed(formula).codes).toEqual(codes));
});
