import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import {
  agg,
  and,
  attr,
  call,
  chosen,
  date,
  duration,
  type Expr,
  iff,
  interval,
  list,
  neg,
  not,
  op,
  option,
  or,
  pipe,
  reason,
  ref,
  scored,
  today,
  words,
} from "../support/build-instrument.js";
import { resultOf, sample, short } from "./sample.js";

type Row = [name: string, expression: Expr, answers: AnswerDocument, expected: unknown];

function table(title: string, rows: Row[]): void {
  describe(title, () => {
    it.each(rows)("%s", (_, expression, answers, expected) => {
      expect(short(resultOf(expression, answers))).toEqual(expected);
    });
  });
}

const a = ref("a");
const b = ref("b");
const yes = { k: "boolean", value: true } as const;
const no = { k: "boolean", value: false } as const;
const unknown = op(a, ">", 0); // missing as long as a is blank

table("truth is three-valued", [
  ["true and missing", and(yes, unknown), {}, "blank"],
  ["false and missing", and(no, unknown), {}, false],
  ["missing and false", and(unknown, no), {}, false],
  ["true or missing", or(yes, unknown), {}, true],
  ["missing or true", or(unknown, yes), {}, true],
  ["false or missing", or(no, unknown), {}, "blank"],
  ["not missing", not(unknown), {}, "blank"],
  ["if missing", iff(unknown, 1, 2), {}, "blank"],
  ["if true", iff(yes, 1, 2), {}, 1],
  ["if false", iff(no, 1, 2), {}, 2],
  ["if false without else does not apply", iff(no, 1), {}, "not-asked"],
]);

table("missing goes through operators and keeps its reason", [
  ["blank + 1", op(a, "+", 1), { a: null }, "blank"],
  ["reason + 1", op(a, "+", 1), { a: "dk" }, "user:dk"],
  ["not asked + 1", op(ref("gated"), "+", 1), {}, "not-asked"],
  ["not asked + blank", op(ref("gated"), "+", a), {}, "blank"],
  ["blank + not asked", op(a, "+", ref("gated")), {}, "blank"],
  ["not asked + reason", op(ref("gated"), "+", a), { a: "dk" }, "user:dk"],
  ["not asked and true", and(op(ref("gated"), ">", 1), yes), {}, "not-asked"],
  ["round(missing)", call("round", a), {}, "blank"],
  ["−missing", neg(a), { a: "dk" }, "user:dk"],
]);

table("comparing", [
  ["is", op(a, "is", 3), { a: 3 }, true],
  ["is not", op(a, "is not", 3), { a: 3 }, false],
  ["blank is 3", op(a, "is", 3), { a: null }, "blank"],
  ["blank is not 3", op(a, "is not", 3), { a: null }, "blank"],
  ["dk is 3", op(a, "is", 3), { a: "dk" }, "user:dk"],
  ["dk < 3", op(a, "<", 3), { a: "dk" }, "user:dk"],
  ["dk is dk", op(a, "is", reason("dk")), { a: "dk" }, true],
  ["dk is dk, written the other way round", op(reason("dk"), "is", a), { a: "dk" }, true],
  ["dk is not dk", op(a, "is not", reason("dk")), { a: "dk" }, false],
  ["refused is dk", op(a, "is", reason("dk")), { a: "refused" }, false],
  ["3 is dk", op(a, "is", reason("dk")), { a: 3 }, false],
  ["3 is not dk", op(a, "is not", reason("dk")), { a: 3 }, true],
  ["blank is dk", op(a, "is", reason("dk")), { a: null }, "blank"],
  ["not asked is dk", op(ref("gated"), "is", reason("dk")), {}, "not-asked"],
  ["in a list", op(a, "in", list(1, 2)), { a: 2 }, true],
  ["not in a list", op(a, "in", list(1, 2)), { a: 3 }, false],
  ["in a list with reasons", op(a, "in", list(1, reason("dk"))), { a: "dk" }, true],
  ["another reason than in the list", op(a, "in", list(1, reason("dk"))), { a: "refused" }, "user:refused"],
  ["only reasons in the list", op(a, "in", list(reason("dk"), reason("refused"))), { a: 4 }, false],
  ["in an interval", op(a, "in", interval(15, 49)), { a: 49 }, true],
  ["below an interval", op(a, "in", interval(15, 49)), { a: 14 }, false],
  ["in an open interval", op(a, "in", interval(15)), { a: 99 }, true],
  ["blank in an interval", op(a, "in", interval(15, 49)), {}, "blank"],
  ["options by name", op(ref("grade"), "is", option("high")), { grade: "high" }, true],
  ["options by rank", op(ref("grade"), ">=", option("middle")), { grade: "high" }, true],
  ["options by rank, other side", op(option("middle"), "<=", ref("grade")), { grade: "low" }, false],
  ["option against code", op(ref("grade"), ">", 2), { grade: "high" }, true],
  ["option is code", op(ref("grade"), "is", 3), { grade: "high" }, true],
  ["code of an option in arithmetic", op(ref("grade"), "+", 1), { grade: "high" }, 4],
  ["code through if", op(iff(yes, ref("grade"), a), "*", 2), { grade: "middle" }, 4],
  ["code through first", op(call("first", a, ref("grade")), "*", 2), { grade: "middle" }, 4],
  ["text never is a number", op(ref("name"), "is", 3), { name: "3" }, false],
  ["text < number is unknown", op(ref("name"), "<", 3), { name: "2" }, "blank"],
  ["yes is yes", op(ref("open"), "is", yes), { open: true }, true],
  ["texts, case-sensitive", op(ref("name"), "is", words("Li")), { name: "li" }, false],
  ["texts, trimmed and NFC", op(ref("name"), "is", words("é")), { name: " e\u0301 " }, true],
  ["a text with a pipe", op(ref("name"), "is", words(["x", pipe(a)])), { name: "x2", a: 2 }, true],
  ["a text with a missing pipe", op(ref("name"), "is", words(["x", pipe(a)])), { name: "x…" }, "blank"],
  ["a blank text", op(ref("name"), "is", words("x")), { name: "  " }, "blank"],
]);

table("multiple and ranking", [
  ["has", op(ref("channels"), "has", option("app")), { channels: ["app", "web"] }, true],
  ["has not", op(ref("channels"), "has", option("web")), { channels: ["app"] }, false],
  ["none ticked has not", op(ref("channels"), "has", option("web")), { channels: [] }, false],
  ["blank has", op(ref("channels"), "has", option("web")), { channels: null }, "blank"],
  ["refused has", op(ref("channels"), "has", option("web")), { channels: ["dk"] }, "user:dk"],
  ["has the reason", op(ref("channels"), "has", reason("dk")), { channels: ["dk"] }, true],
  ["has no reason", op(ref("channels"), "has", reason("dk")), { channels: ["app"] }, false],
  [
    "has any",
    op(ref("channels"), "has any", list(option("web"), option("never"))),
    { channels: ["web"] },
    true,
  ],
  [
    "has all",
    op(ref("channels"), "has all", list(option("web"), option("app"))),
    { channels: ["web"] },
    false,
  ],
  ["chosen", chosen("channels"), { channels: ["web", "app"] }, 2],
  ["chosen, none", chosen("channels"), { channels: [] }, 0],
  ["chosen, exclusive does not count", chosen("channels"), { channels: ["never"] }, 0],
  ["chosen, refused", chosen("channels"), { channels: ["dk"] }, "user:dk"],
  ["places filled", chosen("order"), { order: ["z", "x"] }, 2],
  ["ranked", op(ref("order"), "has", option("x")), { order: ["z", "x"] }, true],
  ["ranking refused", op(ref("order"), "is", reason("dk")), { order: "dk" }, true],
]);

table("functions", [
  ["answered", call("answered", a), { a: 0 }, true],
  ["answered, blank", call("answered", a), {}, false],
  ["answered, reason", call("answered", a), { a: "dk" }, false],
  ["answered, not asked", call("answered", ref("gated")), {}, false],
  ["answered, none ticked", call("answered", ref("channels")), { channels: [] }, true],
  ["first", call("first", a, b, 7), { b: 2 }, 2],
  ["first of none", call("first", ref("gated"), a), {}, "blank"],
  ["length in characters", call("length", ref("name")), { name: "小😀明" }, 3],
  ["round half away", call("round", a), { a: -0.5 }, -1],
  ["round to digits", call("round", a, 2), { a: 2.675 }, 2.68],
  ["round to tens", call("round", a, -1), { a: 25 }, 30],
  ["floor", call("floor", a), { a: -1.5 }, -2],
  ["ceil", call("ceil", a), { a: 1.2 }, 2],
  ["abs", call("abs", a), { a: -3 }, 3],
  ["sqrt", call("sqrt", a), { a: 9 }, 3],
  ["sqrt of a negative number", call("sqrt", a), { a: -9 }, "blank"],
  ["ln of zero", call("ln", a), { a: 0 }, "blank"],
  ["exp and ln", call("exp", call("ln", a)), { a: 7 }, 7],
  ["exp too large", call("exp", a), { a: 10000 }, "blank"],
  ["points", attr("grade", "points"), { grade: "low" }, 0],
  ["label as a text", op(attr("grade", "label"), "is", words("low")), { grade: "low" }, true],
  ["matches", op(ref("name"), "matches", words("[A-Z]\\d+")), { name: "B12" }, true],
  ["matches the whole", op(ref("name"), "matches", words("[A-Z]\\d+")), { name: "B12x" }, false],
  ["matches what is no pattern", op(ref("name"), "matches", words("(")), { name: "B12x" }, "blank"],
]);

table("numbers", [
  ["0.1 + 0.2", op(a, "+", b), { a: 0.1, b: 0.2 }, 0.3],
  ["0.1 + 0.2 is 0.3", op(op(a, "+", b), "is", 0.3), { a: 0.1, b: 0.2 }, true],
  ["0.3 − 0.1 > 0.2", op(op(a, "-", b), ">", 0.2), { a: 0.3, b: 0.1 }, false],
  ["0.1 + 0.2 − 0.3 is 0", op(op(op(a, "+", b), "-", 0.3), "is", 0), { a: 0.1, b: 0.2 }, true],
  ["1000000.1 − 1000000", op(a, "-", b), { a: 1000000.1, b: 1000000 }, 0.1],
  ["1.1 · 3", op(a, "*", 3), { a: 1.1 }, 3.3],
  ["1 ÷ 3 · 3 is 1", op(op(op(a, "/", 3), "*", 3), "is", 1), { a: 1 }, true],
  ["floor(0.29 · 100)", call("floor", op(a, "*", 100)), { a: 0.29 }, 29],
  ["ceil(1.1 · 100)", call("ceil", op(a, "*", 100)), { a: 1.1 }, 110],
  ["floor(5012 · 1.15)", call("floor", op(a, "*", 1.15)), { a: 5012 }, 5763],
  ["large whole numbers are told apart", op(a, "is", 13800138001), { a: 13800138000 }, false],
  ["÷ 0", op(a, "/", 0), { a: 1 }, "blank"],
  ["0 ÷ 0", op(a, "/", 0), { a: 0 }, "blank"],
  ["power", op(a, "^", neg(2)), { a: 2 }, 0.25],
  ["root of a negative number", op(a, "^", 0.5), { a: -4 }, "blank"],
  ["no negative zero", call("round", a), { a: -0.4 }, 0],
  ["/ is real", op(a, "/", 2), { a: 7 }, 3.5],
]);

table("time", [
  ["before", op(ref("born"), "<", date("2000-01-01")), { born: "1999-12-31" }, true],
  ["is", op(ref("born"), "is", date("1999-12-31")), { born: "1999-12-31" }, true],
  ["a month and a day", op(ref("since"), "<=", date("2024-04-15")), { since: "2024-04" }, true],
  ["a month and a day of it", op(ref("since"), "<", date("2024-04-15")), { since: "2024-04" }, false],
  ["date-time and date", op(ref("met"), "is", date("2024-04-01")), { met: "2024-04-01T08:30" }, true],
  ["today", op(ref("born"), "<", today), { born: "2024-05-19" }, true],
  ["+ 30 days", op(ref("born"), "+", duration(30, "days")), { born: "2024-01-31" }, "2024-03-01"],
  [
    "+ 1 month at a month's end",
    op(ref("born"), "+", duration(1, "months")),
    { born: "2024-01-31" },
    "2024-02-29",
  ],
  [
    "+ 1 year on 29 February",
    op(ref("born"), "+", duration(1, "years")),
    { born: "2024-02-29" },
    "2025-02-28",
  ],
  ["− 13 months", op(ref("born"), "-", duration(13, "months")), { born: "2024-01-31" }, "2022-12-31"],
  ["2 weeks + date", op(duration(2, "weeks"), "+", ref("born")), { born: "2024-12-25" }, "2025-01-08"],
  ["month + 3 months", op(ref("since"), "+", duration(3, "months")), { since: "2023-11" }, "2024-02"],
  ["time + 45 minutes", op(ref("at"), "+", duration(45, "minutes")), { at: "23:30" }, "00:15"],
  [
    "date-time + 36 hours",
    op(ref("met"), "+", duration(36, "hours")),
    { met: "2024-02-28T20:00+08:00" },
    "2024-03-01T08:00+08:00",
  ],
  ["past the year 9999", op(ref("born"), "+", duration(9000, "years")), { born: "2024-01-01" }, "blank"],
  ["date − date", op(today, "-", ref("born")), { born: "2024-02-20" }, 90],
  ["date-time − date-time", op(ref("met"), "-", date("2024-04-01T00:00")), { met: "2024-04-02T12:00" }, 1.5],
  [
    "days against a span",
    op(op(today, "-", ref("born")), ">", duration(4, "weeks")),
    { born: "2024-02-20" },
    true,
  ],
  ["years, day before the birthday", call("years", ref("born")), { born: "2004-05-21" }, 19],
  ["years, on the birthday", call("years", ref("born")), { born: "2004-05-20" }, 20],
  ["years, month only", call("years", ref("since")), { since: "2004-05" }, 20],
  ["years of nobody", call("years", ref("born")), {}, "blank"],
]);

const phq = ["r_1", "r_2", "r_3"].map(ref);
const half = { atLeast: "half", prorated: false } as const;
const two = { atLeast: 2, of: 3, prorated: true } as const;
const gated = ref("gated");

table("aggregates skip what was not asked", [
  ["sum", agg("sum", phq), { r_1: 1, r_2: 2, r_3: 4 }, 7],
  ["sum, one blank", agg("sum", phq), { r_1: 1, r_2: 2 }, "blank"],
  ["sum, one not asked", agg("sum", [a, gated]), { a: 4 }, 4],
  ["sum of nothing asked", agg("sum", [gated, gated]), {}, "not-asked"],
  ["sum, at least half", agg("sum", phq, { rule: half }), { r_1: 1, r_2: 2 }, 3],
  ["sum, prorated", agg("sum", phq, { rule: two }), { r_1: 1, r_2: 2 }, 4.5],
  ["sum, prorated to what was asked", agg("sum", [...phq, gated], { rule: two }), { r_1: 1, r_2: 2 }, 4.5],
  ["sum, prorated, too few", agg("sum", phq, { rule: two }), { r_1: 1 }, "blank"],
  ["mean", agg("mean", phq), { r_1: 1, r_2: 2, r_3: 5 }, 2.66666666667],
  ["mean of half of those asked", agg("mean", phq), { r_1: 1, r_2: 2 }, 1.5],
  ["mean of less than half", agg("mean", phq), { r_1: 1 }, "blank"],
  ["mean, one not asked", agg("mean", [ref("r_1"), gated]), { r_1: 3 }, 3],
  ["min needs one", agg("min", phq), { r_2: 4 }, 4],
  ["max of none", agg("max", phq), {}, "blank"],
  ["median, odd", agg("median", phq), { r_1: 5, r_2: 1, r_3: 2 }, 2],
  ["median, even", agg("median", phq), { r_1: 5, r_2: 2 }, 3.5],
  ["sd", agg("sd", phq), { r_1: 1, r_2: 2, r_3: 3 }, 1],
  ["sd of one", agg("sd", phq, { rule: { atLeast: 1, prorated: false } }), { r_1: 1 }, "blank"],
  [
    "any",
    agg(
      "any",
      phq.map((x) => op(x, ">", 3)),
    ),
    { r_1: 4 },
    true,
  ],
  [
    "any, unknown",
    agg(
      "any",
      phq.map((x) => op(x, ">", 3)),
    ),
    { r_1: 1 },
    "blank",
  ],
  [
    "all, known to be false",
    agg(
      "all",
      phq.map((x) => op(x, ">", 3)),
    ),
    { r_1: 1 },
    false,
  ],
  ["all of those asked", agg("all", [op(a, ">", 3), op(gated, ">", 3)]), { a: 4 }, true],
  ["any of nothing asked", agg("any", [op(gated, ">", 3)]), {}, "not-asked"],
  [
    "any, at least half",
    agg(
      "any",
      phq.map((x) => op(x, ">", 3)),
      { rule: half },
    ),
    { r_1: 1, r_2: 1 },
    false,
  ],
  [
    "count",
    agg(
      "count",
      phq.map((x) => op(x, ">=", 2)),
    ),
    { r_1: 1, r_2: 2 },
    1,
  ],
  [
    "count, too few known",
    agg(
      "count",
      phq.map((x) => op(x, ">=", 2)),
      { rule: half },
    ),
    { r_1: 1 },
    "blank",
  ],
  ["weighted mean", agg("mean", [a, b], { weights: [3, 1] }), { a: 1, b: 5 }, 2],
  [
    "weights over the valid parts",
    agg("mean", [a, b, ref("r_1")], { weights: [3, 1, 1] }),
    { a: 1, b: 5 },
    2,
  ],
  ["a missing weight drops its part", agg("mean", [2, 8], { weights: [a, b] }), { b: 5 }, 8],
  ["weights of nothing", agg("mean", [a, b], { weights: [0, 0] }), { a: 1, b: 5 }, "blank"],
  [
    "pairwise differences",
    agg("mean", [op(a, "-", b), op(ref("r_1"), "-", gated)]),
    { a: 5, b: 2, r_1: 1 },
    3,
  ],
]);

table("reversal is for scores only", [
  ["raw", ref("r_4"), { r_4: 2 }, 2],
  ["scored", scored("r_4"), { r_4: 2 }, 4],
  ["not reversed", scored("r_1"), { r_1: 2 }, 2],
  ["missing", scored("r_4"), { r_4: null }, "blank"],
  ["in a sum", agg("sum", ["r_3", "r_4"].map(scored)), { r_3: 2, r_4: 1 }, 7],
]);

describe("scoring by points", () => {
  const graded = (reversed: boolean) =>
    sample()
      .rate(
        "p",
        [
          { name: "no", points: 0 },
          { name: "some", points: 3 },
          { name: "yes", points: 10 },
          { name: "na", missing: true },
        ],
        [{ id: "x", reversed }],
      )
      .compute("result", scored("x"))
      .build();
  it.each([
    ["some", false, 3],
    ["some", true, 7],
    ["no", true, 10],
    ["na", true, "user:na"],
  ])("%s, reversed %s", (x, reversed, expected) => {
    expect(short(evaluate(graded(reversed), { x }).value("result"))).toBe(expected);
  });
});
