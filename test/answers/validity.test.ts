import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import { op, option, points, ref, survey } from "../support/build-instrument.js";
import { TODAY } from "./sample.js";

const dk = ["dk"];

/** One required question of each kind, in a survey of its own. */
const kinds: Record<string, Instrument> = {
  number: survey("s", { answers: "required" })
    .number("x", { min: 0, max: 120, decimals: 1 }, { plus: dk })
    .build(),
  step: survey("s").number("x", { min: 1, max: 2, decimals: 1, step: 0.1 }).build(),
  single: survey("s", { answers: "required" }).single("x", ["a", "b"], { plus: dk }).build(),
  coded: survey("s")
    .single("x", [1, 2, { code: 9, missing: true }])
    .build(),
  yesno: survey("s", { answers: "required" }).yesno("x", { plus: dk }).build(),
  multiple: survey("s")
    .multiple("x", ["a", "b", "c", { name: "none", exclusive: true }, { name: "dk", missing: true }], {
      min: 2,
      max: 2,
    })
    .build(),
  ticks: survey("s", { answers: "required" }).multiple("x", ["a", "b"]).build(),
  free: survey("s", { answers: "optional" }).multiple("x", ["a", "b"]).build(),
  text: survey("s", { answers: "required" })
    .text("x", { minLength: 2, maxLength: 4 }, { plus: ["refused"] })
    .build(),
  pattern: survey("s").text("x", { pattern: "[a-z]+\\d" }).build(),
  badPattern: survey("s").text("x", { pattern: "(" }).build(),
  email: survey("s").text("x", { format: "email" }).build(),
  date: survey("s", { answers: "required" })
    .date("x", { min: "2000-01-01", max: { today: 0 } }, { plus: dk })
    .build(),
  month: survey("s").date("x", { precision: "month", max: "2024-04-15" }).build(),
  year: survey("s").date("x", { precision: "year" }).build(),
  time: survey("s").time("time", "x", { min: "08:00" }).build(),
  second: survey("s").time("time", "x", { precision: "second" }).build(),
  datetime: survey("s").time("datetime", "x", {}).build(),
  ranking: survey("s").ranking("x", ["a", "b", "c"], { plus: dk }).build(),
  top: survey("s").ranking("x", ["a", "b", "c"], { top: 2 }).build(),
  cell: survey("s").rate("q", points(1, 7), ["x"]).build(),
};

type Row = [kind: string, answer: unknown, code: string | undefined, state: string];

const rows: Row[] = [
  ["number", 36.5, undefined, "answered"],
  ["number", 0, undefined, "answered"],
  ["number", "dk", undefined, "missing"],
  ["number", null, "required", "blank"],
  ["number", undefined, "required", "blank"],
  ["number", -1, "too-small", "answered"],
  ["number", 121, "too-large", "answered"],
  ["number", 1.25, "too-many-decimals", "answered"],
  ["number", "36", "wrong-type", "blank"],
  ["number", Number.NaN, "wrong-type", "blank"],
  ["number", Number.POSITIVE_INFINITY, "wrong-type", "blank"],
  ["number", [1], "wrong-type", "blank"],
  ["number", true, "wrong-type", "blank"],
  ["step", 1.3, undefined, "answered"],
  ["step", 1.7, undefined, "answered"],
  ["coded", 2, undefined, "answered"],
  ["coded", 9, undefined, "missing"],
  ["coded", "2", "not-an-option", "blank"],
  ["single", "a", undefined, "answered"],
  ["single", "dk", undefined, "missing"],
  ["single", 1, "not-an-option", "blank"],
  ["single", "constructor", "not-an-option", "blank"],
  ["single", ["a"], "wrong-type", "blank"],
  ["single", {}, "wrong-type", "blank"],
  ["yesno", false, undefined, "answered"],
  ["yesno", "dk", undefined, "missing"],
  ["yesno", "yes", "wrong-type", "blank"],
  ["yesno", 1, "wrong-type", "blank"],
  ["multiple", ["b", "a"], undefined, "answered"],
  ["multiple", ["none"], undefined, "answered"],
  ["multiple", ["dk"], undefined, "missing"],
  ["multiple", null, undefined, "blank"],
  ["multiple", [], "too-few", "answered"],
  ["multiple", ["a"], "too-few", "answered"],
  ["multiple", ["a", "b", "c"], "too-many", "answered"],
  ["multiple", ["a", "a"], "repeated-option", "answered"],
  ["multiple", ["a", "none"], "exclusive-with-others", "answered"],
  ["multiple", ["dk", "a"], "exclusive-with-others", "answered"],
  ["multiple", ["a", "z"], "not-an-option", "answered"],
  ["multiple", "a", "wrong-type", "blank"],
  ["multiple", ["a", null], "wrong-type", "answered"],
  ["ticks", [], "required", "answered"],
  ["ticks", null, "required", "blank"],
  ["ticks", ["a"], undefined, "answered"],
  ["free", [], undefined, "answered"],
  ["text", "小明", undefined, "answered"],
  ["text", "😀😀😀😀", undefined, "answered"],
  ["text", "  \n ", "required", "blank"],
  ["text", "x", "too-short", "answered"],
  ["text", "abcde", "too-long", "answered"],
  ["text", " abcd ", undefined, "answered"],
  ["text", "refused", undefined, "missing"],
  ["text", 12, "wrong-type", "blank"],
  ["pattern", "abc1", undefined, "answered"],
  ["pattern", "abc12", "wrong-pattern", "answered"],
  ["badPattern", "anything", undefined, "answered"],
  ["email", "li@example.cn", undefined, "answered"],
  ["email", "li@example", "wrong-format", "answered"],
  ["date", "2024-02-29", undefined, "answered"],
  ["date", TODAY, undefined, "answered"],
  ["date", "dk", undefined, "missing"],
  ["date", "2023-02-29", "wrong-format", "blank"],
  ["date", "2024-2-9", "wrong-format", "blank"],
  ["date", "2024-02", "wrong-format", "blank"],
  ["date", " 2024-02-29", "wrong-format", "blank"],
  ["date", "", "wrong-format", "blank"],
  ["date", "1999-12-31", "too-small", "answered"],
  ["date", "2024-05-21", "too-large", "answered"],
  ["date", 20240101, "wrong-type", "blank"],
  ["month", "2024-04", undefined, "answered"],
  ["month", "2024-13", "wrong-format", "blank"],
  ["month", "2024-05", "too-large", "answered"],
  ["year", "2024", undefined, "answered"],
  ["year", 2024, "wrong-type", "blank"],
  ["time", "08:00", undefined, "answered"],
  ["time", "07:59", "too-small", "answered"],
  ["time", "24:00", "wrong-format", "blank"],
  ["time", "08:00:00", "wrong-format", "blank"],
  ["second", "08:00:59", undefined, "answered"],
  ["datetime", "2024-04-01T08:30", undefined, "answered"],
  ["datetime", "2024-04-01T08:30+08:00", undefined, "answered"],
  ["datetime", "2024-04-31T08:30", "wrong-format", "blank"],
  ["ranking", ["c", "a", "b"], undefined, "answered"],
  ["ranking", "dk", undefined, "missing"],
  ["ranking", ["c", "a"], "rank-incomplete", "answered"],
  ["ranking", ["c", "c", "a"], "repeated-option", "answered"],
  ["ranking", ["c", "dk", "a"], "not-an-option", "answered"],
  ["ranking", "c", "wrong-type", "blank"],
  ["top", ["c", "a"], undefined, "answered"],
  ["top", ["c", "a", "b"], "too-many", "answered"],
  ["cell", 7, undefined, "answered"],
  ["cell", 8, "not-an-option", "blank"],
];

describe("each kind of answer", () => {
  it.each(rows)("%s %j: %s", (kind, answer, code, state) => {
    const answers = answer === undefined ? {} : ({ x: answer } as AnswerDocument);
    const evaluation = evaluate(kinds[kind]!, answers, { today: TODAY });
    expect(evaluation.problems.map((problem) => problem.code)).toEqual(code ? [code] : []);
    expect(evaluation.state("x")).toBe(state);
  });
});

describe("the whole document", () => {
  const instrument = survey("shop", { answers: "required" })
    .yesno("has")
    .when(ref("has"), (s) => s.number("pets", { min: 1 }))
    .compute("twice", op(ref("pets"), "*", 2))
    .build();
  const codes = (answers: unknown) =>
    evaluate(instrument, answers as AnswerDocument).problems.map(({ code, variable }) => [code, variable]);

  it.each<[string, unknown, unknown[]]>([
    ["valid", { has: true, pets: 2 }, []],
    ["valid, not asked", { has: false }, []],
    ["an answer to what is not asked", { has: false, pets: 2 }, [["not-asked", "pets"]]],
    ["even if it is null", { has: false, pets: null }, [["not-asked", "pets"]]],
    ["unknown", { has: false, dogs: 2 }, [["unknown-variable", "dogs"]]],
    ["a computed value", { has: false, twice: 2 }, [["unknown-variable", "twice"]]],
    [
      "inherited names",
      JSON.parse('{"has":false,"__proto__":1,"toString":2}'),
      [
        ["unknown-variable", "__proto__"],
        ["unknown-variable", "toString"],
      ],
    ],
    ["its record", { has: false, $survey: { id: "shop", today: "2024-01-01" } }, []],
    ["another survey", { has: false, $survey: { id: "cafe" } }, [["record-mismatch", "$survey"]]],
    ["a record that is none", { has: false, $survey: 3 }, [["wrong-type", "$survey"]]],
    [
      "a member that no record has",
      { has: false, $survey: { id: "shop", ip: "::1" } },
      [["wrong-type", "$survey"]],
    ],
    [
      "confirmations that are none",
      { has: false, $survey: { id: "shop", confirmed: "all" } },
      [["wrong-type", "$survey"]],
    ],
    [
      "a day that is none",
      { has: false, $survey: { id: "shop", today: "soon" } },
      [["wrong-type", "$survey"]],
    ],
    [
      "no object",
      "shop",
      [
        ["wrong-type", undefined],
        ["required", "has"],
      ],
    ],
    [
      "null",
      null,
      [
        ["wrong-type", undefined],
        ["required", "has"],
      ],
    ],
    [
      "a list",
      [],
      [
        ["wrong-type", undefined],
        ["required", "has"],
      ],
    ],
  ])("%s", (_, answers, expected) => {
    expect(codes(answers)).toEqual(expected);
  });
});

describe("allocate", () => {
  const shared = (response: "required" | "optional") =>
    survey("s", { answers: response }).allocate("p", 100, ["a", "b", "c"]).build();
  it.each<[string, "required" | "optional", AnswerDocument, string[]]>([
    ["adds up", "required", { p_a: 50, p_b: 30, p_c: 20 }, []],
    ["does not", "required", { p_a: 50, p_b: 30, p_c: 30 }, ["wrong-total"]],
    ["required and blank: told once", "required", { p_a: 50, p_b: 30 }, ["required"]],
    ["optional blanks are nothing", "optional", { p_a: 70, p_b: 30 }, []],
    ["and still add up", "optional", { p_a: 50, p_b: 30 }, ["wrong-total"]],
    ["nothing shared out", "optional", {}, []],
    ["a wrong part is told instead", "optional", { p_a: 50, p_b: -30 }, ["too-small"]],
  ])("%s", (_, response, answers, codes) => {
    const { problems } = evaluate(shared(response), answers);
    expect(problems.map((problem) => problem.code)).toEqual(codes);
  });

  it("with decimals shows no residue", () => {
    const instrument = survey("s").numbers("p", ["a", "b", "c"], { decimals: 1 }).build();
    Object.assign(instrument.questions[0]!, { kind: "allocate", total: 0.6 });
    expect(evaluate(instrument, { p_a: 0.1, p_b: 0.2, p_c: 0.3 }).problems).toEqual([]);
  });
});

describe("options with a condition", () => {
  const instrument = survey("s")
    .yesno("car")
    .single("way", ["walk", { name: "drive", when: ref("car") }])
    .multiple("ways", ["walk", { name: "drive", when: ref("car") }])
    .ranking("order", ["walk", "bus", { name: "drive", when: ref("car") }])
    .build();

  it("may be chosen when offered", () => {
    const answers = { car: true, way: "drive", ways: ["drive"], order: ["drive", "bus", "walk"] };
    expect(evaluate(instrument, answers).problems).toEqual([]);
  });

  it("have no effect otherwise, and a ranking has fewer places", () => {
    const evaluation = evaluate(instrument, {
      car: false,
      way: "drive",
      ways: ["walk", "drive"],
      order: ["bus", "walk"],
    });
    expect(evaluation.problems.map((problem) => [problem.code, problem.variable])).toEqual([
      ["option-not-offered", "way"],
      ["option-not-offered", "ways"],
    ]);
    expect(evaluation.value("way")).toEqual({ missing: "blank" });
    expect(evaluation.value("ways")).toEqual(["walk"]);
  });
});

describe("checks and confirmations", () => {
  const instrument = survey("s")
    .number("people")
    .yesno("more")
    .when(ref("more"), (s) => s.number("children"))
    .check("fewer", op(ref("children"), "<=", ref("people")), ["children", "people"])
    .confirm("many", op(ref("people"), "<", 20), ["people"])
    .build();

  it.each<[string, AnswerDocument, string[], string[]]>([
    ["holds", { people: 3, more: true, children: 2 }, [], []],
    ["fails", { people: 3, more: true, children: 4 }, ["fewer"], []],
    ["missing passes", { people: null, more: true, children: 4 }, [], []],
    ["not run before all is asked", { people: 3, more: false }, [], []],
    ["to confirm", { people: 30 }, [], ["many"]],
    ["confirmed", { people: 30, $survey: { id: "s", confirmed: ["many"] } }, [], []],
  ])("%s", (_, answers, failed, toConfirm) => {
    const evaluation = evaluate(instrument, answers);
    expect(evaluation.problems.map((problem) => problem.rule)).toEqual(failed);
    expect(evaluation.toConfirm.map(({ id }) => id)).toEqual(toConfirm);
  });

  it("a confirmation without a condition is always asked for", () => {
    const always = survey("s").number("x").confirm("sure", undefined, ["x"]).build();
    expect(evaluate(always, { x: 1 }).toConfirm).toEqual([{ id: "sure", variables: ["x"] }]);
  });
});

describe("requests and attention", () => {
  it("reminds of requested blanks once a question, and they stay valid", () => {
    const instrument = survey("s", { answers: "requested" })
      .rate("q", points(1, 5), [1, 2])
      .text("t")
      .text("u")
      .build();
    const evaluation = evaluate(instrument, { q_1: 3, u: "x" });
    expect(evaluation.problems).toEqual([]);
    expect(evaluation.requested).toEqual(["q", "t"]);
  });

  it("notices attention rows answered otherwise", () => {
    const scale = [...points(1, 5), { name: "dk", missing: true }];
    const instrument = survey("s")
      .rate("q", scale, ["x", { id: "four", expects: 4 }])
      .build();
    expect(evaluate(instrument, { x: 1, four: 4 }).inattentive).toEqual([]);
    expect(evaluate(instrument, { x: 1, four: 5 }).inattentive).toEqual(["four"]);
    expect(evaluate(instrument, { x: 1, four: "dk" }).inattentive).toEqual(["four"]);
    expect(evaluate(instrument, { x: 1 }).inattentive).toEqual([]);
  });
});

describe("text of other", () => {
  const instrument = survey("s", { answers: "required" })
    .multiple("via", ["app", { name: "other", specify: true }])
    .single("last", ["app", { name: "other", specify: true }])
    .build();
  it("is asked for where other is chosen", () => {
    expect(evaluate(instrument, { via: ["app"], last: "app" }).problems).toEqual([]);
    const chosen = evaluate(instrument, { via: ["other"], last: "other", via_other_text: "a shop" });
    expect(chosen.problems.map((problem) => problem.variable)).toEqual(["last_other_text"]);
    expect(evaluate(instrument, { via: ["app"], last: "app", via_other_text: "x" }).problems).toMatchObject([
      { code: "not-asked", variable: "via_other_text" },
    ]);
  });
});

it("rows with conditions are asked one by one", () => {
  const instrument = survey("s", { answers: "required" })
    .multiple("used", ["app", "web"])
    .rate("good", points(1, 5), [
      { id: "app", when: op(ref("used"), "has", option("app")) },
      { id: "web", when: op(ref("used"), "has", option("web")) },
    ])
    .build();
  expect(evaluate(instrument, { used: ["app"], app: 4 }).problems).toEqual([]);
  expect(evaluate(instrument, { used: ["app"], app: 4, web: 1 }).problems).toMatchObject([
    { code: "not-asked" },
  ]);
});
