import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import type { Inline } from "../../language/instrument/model.js";
import {
  agg,
  attr,
  call,
  duration,
  type Expr,
  iff,
  inlines,
  op,
  option,
  pipe,
  points,
  ref,
  scored,
  survey,
  today,
  words,
} from "../support/build-instrument.js";
import { TODAY } from "./sample.js";

function build(language: string) {
  return survey("s", { language })
    .text("name")
    .single("city", [
      { name: "bj", label: "北京" },
      { name: "sh", label: ["*上海*"], phrase: "魔都" },
      { name: "x", missing: true },
    ])
    .multiple("via", [
      { name: "app", label: "A" },
      { name: "web", label: "B" },
      { name: "tel", label: "C" },
    ])
    .ranking("order", ["x", "y"])
    .rating("rate", points(1, 5, { 1: "bad", 5: "good" }))
    .yesno("open")
    .yesno("sure", { yes: "Sure!", no: "No way" })
    .number("n", { decimals: 3 })
    .date("born")
    .date("month", { precision: "month" })
    .date("year", { precision: "year" })
    .time("time", "at", {})
    .time("datetime", "met", {})
    .single("nested", [{ name: "a", label: ["like ", pipe(ref("name"), "nobody")] }])
    .score("total", agg("sum", [scored("n")]), {
      bands: [{ from: 0, label: "low", advice: ["go on, ", pipe(ref("name"))] }],
    })
    .build();
}

const answers: AnswerDocument = {
  name: "Li <b>",
  city: "sh",
  via: ["app", "web", "tel"],
  order: ["y", "x"],
  rate: 3,
  open: true,
  sure: false,
  n: 0.5,
  born: "1990-04-01",
  month: "2024-12",
  year: "1999",
  at: "08:30",
  met: "2024-04-01T08:30+08:00",
  nested: "a",
};

const print = (what: Expr, language = "en", given = answers) =>
  evaluate(build(language), given, { today: TODAY }).text({ key: "", parts: [pipe(what)] });

describe("pipes print", () => {
  it.each<[string, Expr, string, string]>([
    ["a text as it is", ref("name"), "Li <b>", "Li <b>"],
    ["the phrase of an option", ref("city"), "魔都", "魔都"],
    ["its label, if that is wanted", attr("city", "label"), "*上海*", "*上海*"],
    ["a list", ref("via"), "A, B and C", "A、B、C"],
    ["a ranking in its order", ref("order"), "y and x", "y、x"],
    ["the code of an unlabelled point", ref("rate"), "3", "3"],
    ["yes and no", ref("open"), "yes", "是"],
    ["yes and no in the author's words", ref("sure"), "No way", "No way"],
    ["a number", ref("n"), "0.5", "0.5"],
    ["a computed number", op(ref("n"), "*", 0.2), "0.1", "0.1"],
    ["a small number", op(ref("n"), "/", 20000000), "0.000000025", "0.000000025"],
    ["a date", ref("born"), "1 Apr 1990", "1990年4月1日"],
    ["a month", ref("month"), "Dec 2024", "2024年12月"],
    ["a year", ref("year"), "1999", "1999年"],
    ["a time", ref("at"), "08:30", "08:30"],
    ["a date-time", ref("met"), "1 Apr 2024 08:30", "2024年4月1日 08:30"],
    ["today", today, "20 May 2024", "2024年5月20日"],
    ["a computed date", op(ref("born"), "+", duration(1, "months")), "1 May 1990", "1990年5月1日"],
    ["a comparison", op(ref("n"), ">", 1), "no", "否"],
    ["a label in a label", ref("nested"), "like Li <b>", "like Li <b>"],
    ["what if comes down to", iff(ref("open"), ref("city"), 1), "魔都", "魔都"],
    ["the first there is", call("first", ref("city"), ref("n")), "魔都", "魔都"],
    ["a text", words(["=", pipe(ref("n"))]), "=0.5", "=0.5"],
    ["a text that looks like a date", words("2024"), "2024", "2024"],
    ["a band", attr("total", "band"), "low", "low"],
    ["advice with pipes", attr("total", "advice"), "go on, Li <b>", "go on, Li <b>"],
    ["a span: nothing", duration(1, "days"), "…", "…"],
    ["an option: its value", option("bj"), "bj", "bj"],
  ])("%s", (_, what, en, zh) => {
    expect(print(what, "en")).toBe(en);
    expect(print(what, "zh-CN")).toBe(zh);
  });

  it("two and one in a list; nothing is missing", () => {
    expect(print(ref("via"), "en", { via: ["web", "app"] })).toBe("B and A");
    expect(print(ref("via"), "en", { via: ["web"] })).toBe("B");
    expect(print(ref("via"), "en", { via: [] })).toBe("…");
    expect(print(ref("via"), "fr", { via: ["web", "app"] })).toBe("B, A");
  });

  it("dates plainly in other languages", () => {
    expect([ref("born"), ref("month"), ref("year")].map((x) => print(x, "fr"))).toEqual([
      "1990-04-01",
      "2024-12",
      "1999",
    ]);
  });
});

describe("texts", () => {
  const text = (parts: Inline[], given: AnswerDocument = answers) =>
    evaluate(build("en"), given).text({ key: "", parts });
  it("missing: the fallback, else an ellipsis; a fallback may have pipes", () => {
    expect(text([pipe(ref("name"))], {})).toBe("…");
    expect(text([pipe(ref("name"), "friend")], {})).toBe("friend");
    expect(text([pipe(ref("city"), "somewhere")], { city: "x" })).toBe("somewhere");
    const fallback = [pipe(ref("n"), "nothing")];
    expect(text([{ kind: "pipe", expr: ref("name"), fallback }], { n: 7 })).toBe("7");
  });

  it("lines and markup become plain text", () => {
    const parts: Inline[] = [
      { kind: "strong", children: inlines(["a ", pipe(ref("n"))]) },
      { kind: "break" },
      { kind: "link", href: "https://example.com", children: [{ kind: "em", children: inlines("b") }] },
      { kind: "paragraph" },
      { kind: "number", question: "city" },
    ];
    expect(text(parts)).toBe("a 0.5\nb\n\n2");
  });

  it("as inlines they keep their markup, and answers stay text", () => {
    const parts: Inline[] = [
      { kind: "strong", children: [pipe(ref("name"))] },
      { kind: "number", question: "nowhere" },
    ];
    expect(evaluate(build("en"), answers).inlines(parts)).toEqual([
      { kind: "strong", children: [{ kind: "text", value: "Li <b>" }] },
      { kind: "text", value: "" },
    ]);
  });

  it("labels that pipe each other end", () => {
    const circle = survey("s")
      .single("a", [{ name: "x", label: ["a", pipe(ref("b"))] }])
      .single("b", [{ name: "y", label: ["b", pipe(ref("a"))] }])
      .build();
    expect(evaluate(circle, { a: "x", b: "y" }).text({ key: "", parts: [pipe(ref("a"))] })).toMatch(
      /^(ab)+a?…$/,
    );
  });
});
