import { describe, expect, it } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Expr } from "../../language/instrument/model.js";
import { compile, found, values, variable } from "./compile.js";

/** Something of every type. */
const ASKED = `survey s "S" { language en }
choices none { dk "?" missing }
choices cities { rome "Rome"  oslo "Oslo"  n "N" }
scale points 1..5 { low = 1 "Low"  5 "High" }
single city "City" from cities plus none
single home "Home" from cities
single age_group "Group" { 1 ..17 \n 2 18.. }
single label "Label" { Rome "rome"  city "x" }
multiple tags "Tags" { a "A"  b "B"  none "None" exclusive }
ranking order "Order" { a "A"  b "B" }
yesno ok "OK" plus none
number n "N" plus none
number m "M"
text name "Name"
date day "Day"
time hour "Hour"
datetime moment "Moment"
rating rank "Rank" on points
rate bat "Bat" on points { 1 "X"  2 "Y" reversed }
rate other "Other" on points { 1 "X"  3 "Y" }
number owned "Owned" { goats "G"  sheep "S" }
grid table "Table" { column number count "C"\n column text words "W"\n r1 "R" }
`;

describe("conditions that are right", () => {
  it.each([
    "ok",
    "not ok",
    "ok is yes",
    "ok is no",
    "ok is not yes",
    "ok is true",
    "ok is dk",
    "ok and not (n > 3 or m > 3)",
    "city is rome",
    "city is not rome",
    "city is 1",
    "city is dk",
    "city in [rome, oslo]",
    "city in [1, 2]",
    "city not in [rome]",
    "city is home",
    "city in [rome, dk]",
    "age_group > 1",
    "age_group in 1..2",
    "age_group is 2",
    "tags has a",
    "tags has 1",
    "tags has any [a, b]",
    "tags has all [a, b]",
    "tags not has a",
    "order has b",
    "tags has [a]",
    "n is 3",
    "n > m",
    "n in 1..5",
    "n in ..5",
    "n in 5..",
    "n in [1, 2]",
    "n is dk",
    "n is not dk",
    "-n < 0",
    "n is -3",
    'name is "x"',
    "name is name",
    'name matches "[a-z]+"',
    "length(name) > 3",
    'name in ["a", "b"]',
    "day < today",
    "day is 2024-04-01",
    "day in 2024-01-01..2024-12-31",
    "day in ..today",
    "day + 3 days > today",
    "today - day > 30",
    "years(day) >= 18",
    "hour < 09:00",
    "moment > 2024-01-01T08:00",
    "hour in 8:00..17:30",
    "rank > 3",
    "rank is low",
    "rank is 5",
    "rank in 2..4",
    "rank < n",
    "rank is rank",
    "rank + 1 > 3",
    "any(bat > 2)",
    "all(bat is 4)",
    "count(bat >= 2) > 1",
    "mean(bat) < 3",
    "sum(owned) > 3",
    "max(owned) is 3",
    "bat.1 > 2",
    "bat.2 is low",
    "any(bat is low)",
    "count(bat) is 2",
    "mean(bat - 1) > 2",
    "any(bat > other.1)",
    "answered(n)",
    "answered(tags)",
    "first(n, m) > 3",
    "first(city, home) is rome",
    "round(n / 3, 1) is 0.3",
    "abs(n) + floor(n) + ceil(n) + sqrt(n) + ln(n) + exp(n) > 0",
    "n ^ 2 > 4",
    "count(tags) > 1",
    "count(order) is 2",
    'city.label is "Rome"',
    "city.points > 1",
    'city.phrase is "x"',
    "table.r1.count > 3",
    "sum(table.count) > 3",
    "owned.goats > 1",
    "(if ok then n else m) > 3",
    "any(ok, n > 3)",
    "all(ok)",
    "count(ok, n > 3) is 1",
    "max(n, m) > 3",
    "sum(n, m, 1) > 3",
    "true",
    "not false",
    "ok is ok",
    "median(bat) > 1",
    "sd(bat) > 1",
    "n is n is ok".slice(0, 6),
  ])("%s", (condition) => {
    const { instrument } = compile(`${ASKED}yesno q "Q" when ${condition}`);
    expect(instrument.guards.at(-1)!.tests).toHaveLength(1);
  });
});

describe("conditions that are wrong", () => {
  it.each<[string, string, string, RegExp?]>([
    ["n", "condition-not-boolean", "n", /number.*`n is …`/],
    ["tags", "condition-not-boolean", "tags", /`tags has …`/],
    ["city", "condition-not-boolean", "city"],
    ["name", "condition-not-boolean", "name"],
    ["3", "condition-not-boolean", "3"],
    ["bat", "family-without-aggregate", "bat", /bat.*mean/],
    ["bat > 2", "family-without-aggregate", "bat > 2"],
    ["n and ok", "wrong-operand", "n", /`n is …`/],
    ["ok or city", "wrong-operand", "city"],
    ["not n", "wrong-operand", "n"],
    ["-name > 3", "wrong-operand", "name"],
    ['n > "3"', "type-mismatch", 'n > "3"', /Write 3 without quotes/],
    ['day < "2024-01-01"', "type-mismatch", 'day < "2024-01-01"', /without quotes/],
    ["day > 3", "type-mismatch", "day > 3"],
    ["day > hour", "type-mismatch", "day > hour"],
    ["day < moment", "type-mismatch", "day < moment"],
    ["day + hour > today", "wrong-operand", "day"],
    ["name > 3", "type-mismatch", "name > 3", /with `number`/],
    ["name > name", "type-mismatch", "name > name"],
    ["name is n", "type-mismatch", "name is n"],
    ["name + 1 > 3", "wrong-operand", "name"],
    ["ok is 1", "type-mismatch", "ok is 1", /`is yes`/],
    ["ok > 1", "type-mismatch", "ok > 1"],
    ["ok is maybe", "unknown-option", "maybe", /yes/],
    ["ok is yess", "unknown-option", "yess", /Did you mean “yes”/],
    ["city is roma", "unknown-option", "roma", /Did you mean “rome”/],
    ["city is Rome", "unknown-option", "Rome", /“rome”/],
    ["city is 9", "unknown-option", "9", /1–3/],
    ['city is "Rome"', "compare-with-label", '"Rome"', /`rome`/],
    ['city in ["Oslo"]', "compare-with-label", '"Oslo"', /`oslo`/],
    ['city is "Paris"', "compare-with-label", '"Paris"', /`rome`, `oslo`/],
    ["city > rome", "options-not-ordered", "city > rome", /“city”/],
    ["n > city", "options-not-ordered", "n > city", /“city”/],
    ["city in 1..2", "options-not-ordered", "city in 1..2"],
    ["city is n", "", ""],
    ["city is m", "type-mismatch", "city is m"],
    ["city has rome", "has-with-single", "city has rome", /“city”/],
    ["n has 3", "has-with-single", "n has 3"],
    ["tags is a", "multiple-with-is", "tags is a", /`has`/],
    ["tags in [a]", "multiple-with-is", "tags in [a]"],
    ["tags is tags", "multiple-with-is", "tags is tags"],
    ["tags > 1", "type-mismatch", "tags > 1"],
    ["tags has c", "unknown-option", "c"],
    ["tags has any [a, c]", "unknown-option", "c"],
    ["n in 2024-01-01..2024-02-01", "type-mismatch", "2024-01-01..2024-02-01"],
    ["day in 1..3", "type-mismatch", "1..3"],
    ["hour in ..today", "type-mismatch", "..today"],
    ["day is 2023-02-30", "bad-date", "2023-02-30"],
    ["day in 2023-02-30..today", "bad-date", "2023-02-30..today"],
    ["hour is 25:00", "bad-date", "25:00"],
    ['n in [1, "2"]', "type-mismatch", '"2"'],
    ["n in [1, owned]", "family-without-aggregate", "owned"],
    ["name matches 3", "wrong-operand", "3"],
    ['n matches "3"', "wrong-operand", "n"],
    ['name matches "("', "bad-pattern", '"("', /group/],
    ['name matches "(?<=a)b"', "bad-pattern", '"(?<=a)b"', /lookbehind/],
    ["mean(city) > 1", "wrong-operand", "city"],
    ["mean(name) > 1", "wrong-operand", "name"],
    ["sum(table) > 1", "wrong-operand", "table", /different kinds/],
    ["any(n)", "wrong-operand", "n", /any\(n > 0\)/],
    ["any(bat)", "wrong-operand", "bat", /any\(bat > 0\)/],
    ["mean() > 1", "wrong-arguments", "mean()"],
    ["round(n, 1, 2) > 1", "wrong-arguments", "round(n, 1, 2)"],
    ["years(n) > 1", "wrong-operand", "n"],
    ["years(hour) > 1", "wrong-operand", "hour"],
    ["length(n) > 1", "wrong-operand", "n"],
    ["sqrt(name) > 1", "wrong-operand", "name"],
    ["average(bat) > 1", "unknown-function", "average", /mean/],
    ["meen(bat) > 1", "unknown-function", "meen", /mean/],
    ["constructor(bat) > 1", "unknown-function", "constructor"],
    ["first(n, name) is 3", "type-mismatch", "name"],
    ['(if ok then 1 else "a") > 0', "type-mismatch", 'if ok then 1 else "a"'],
    ['nme is "x"', "undefined-name", "nme", /Did you mean “name”/],
    ["bat.3 > 1", "unknown-row", "bat.3"],
    ['city.lable is "x"', "unknown-attribute", "city.lable", /label/],
    ['city.label.x is "x"', "unknown-attribute", "city.label.x"],
    ['n.band is "x"', "unknown-attribute", "n.band"],
    ["n.points > 1", "unknown-attribute", "n.points"],
    ["any(bat > other)", "different-families", "bat > other"],
    ["mean(bat weighted) > 1", "unweighted", "mean(bat weighted)"],
    ["mean(bat weighted by other) > 1", "different-families", "other"],
    ["nobody is maybe and nothing > 3", "undefined-name", "nobody"],
  ])("%s is %s at %s", (condition, code, at, message) => {
    const all = found(`${ASKED}yesno q "Q" when ${condition}`);
    if (code === "") return expect(all.map((d) => d.code)).toEqual([]);
    expect(all.slice(0, 1).map((d) => [d.code, d.at])).toEqual([[code, at]]);
    expect(all.length).toBe(condition.startsWith("nobody") ? 2 : 1);
    const words = messageOf(all[0]!, "en");
    if (message) expect(words).toMatch(message);
    for (const text of [words, messageOf(all[0]!, "zh")])
      expect(text).not.toMatch(/undefined|\[object|\{\w+\}/);
  });

  it.each([
    ['city is "Rome"', "city is rome"],
    ["city is Rome", "city is rome"],
    ["tags is a", "tags has a"],
    ["tags in [a, b]", "tags has any [a, b]"],
    ["city has rome", "city is rome"],
    ["city has any [rome, oslo]", "city in [rome, oslo]"],
    ["meen(bat) > 1", "mean(bat) > 1"],
    ["ok is yess", "ok is yes"],
  ])("%s is put right as %s", (condition, right) => {
    const source = `${ASKED}yesno q "Q" when ${condition}`;
    const edits = found(source)[0]!.fixes![0]!.edits;
    const fixed = edits.reduce((text, e) => text.slice(0, e.start) + e.text + text.slice(e.end), source);
    expect(fixed.slice(ASKED.length)).toBe(`yesno q "Q" when ${right}`);
    compile(fixed);
  });
});

describe("what names mean", () => {
  function test(condition: string): Expr {
    const { instrument } = compile(`${ASKED}yesno q "Q" when ${condition}`);
    const found = instrument.guards.at(-1)!.tests[0]!;
    return "expr" in found ? found.expr : { k: "today" };
  }

  it("an option before a question of the same name", () => {
    expect(test("label is city")).toMatchObject({ right: { k: "option", value: "city" } });
    expect(test("city is n")).toMatchObject({ right: { k: "option", value: "n" } });
    expect(test("label is Rome")).toMatchObject({ right: { k: "option", value: "Rome" } });
  });

  it("the question where there is no such option", () => {
    expect(test("city is home")).toMatchObject({ right: { k: "var", name: "home" } });
  });

  it("an option's code stands for its name in the data", () => {
    expect(test("city is 2")).toMatchObject({ right: { k: "option", value: "oslo" } });
    expect(test("ok is dk")).toMatchObject({ right: { k: "option", value: "dk", missing: true } });
  });

  it("a battery is read as points, but compared with an option as it was ticked", () => {
    const { instrument } = compile(
      `${ASKED}compute high = count(bat >= 4)\ncompute lowest = count(bat is low)\ncompute fives = count(bat in [5])\ncompute none_ = mean(bat)\ncompute single_ = bat.2`,
    );
    const answers = { bat_1: "low", bat_2: "low" };
    expect(values(instrument, answers, "high", "lowest", "fives", "none_", "single_")).toEqual([
      1,
      2,
      0,
      3,
      "low",
    ]);
    expect(variable(instrument, "single_").formula).toEqual({ k: "var", name: "bat_2" });
  });

  it("texts are joined", () => {
    const { instrument } = compile(`${ASKED}compute t = "Hello " + name + "!"`);
    expect(values(instrument, { name: "Li" }, "t")).toEqual(["Hello Li!"]);
    expect(values(instrument, { name: null }, "t")).toEqual(["?"]);
  });
});
