import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../../language/answers/api.js";
import { evaluate } from "../../../language/answers/evaluate.js";
import { messageOf } from "../../../language/diagnostics/diagnostic.js";
import type { Expr, Instrument } from "../../../language/instrument/model.js";
import { target } from "../../../language/targets/json-schema/index.js";
import { strictAjv } from "../../support/ajv.js";
import * as b from "../../support/build-instrument.js";

function compile(survey: { build(): Instrument }, options = {}) {
  const instrument = survey.build();
  const { files, losses } = target.compile(instrument, options, { stem: "shop" });
  const text = String(files[0]?.content);
  const schema = JSON.parse(text);
  const validate = strictAjv().compile(schema);
  return { instrument, file: files[0], text, schema, validate, losses };
}

/** What the schema says of a document, having made sure that the evaluator says the same. */
function verdict(compiled: ReturnType<typeof compile>, document: unknown): boolean {
  const { problems } = evaluate(compiled.instrument, document as AnswerDocument, { today: "2024-05-01" });
  const accepted = compiled.validate(document);
  expect(accepted, JSON.stringify({ document, problems })).toBe(problems.length === 0);
  return accepted;
}

const required = { answers: "required" as const };

describe("the file", () => {
  const shop = () =>
    b
      .survey("shop", { ...required, title: "网上购物", version: "1.2", language: "zh-CN" })
      .single(
        "gender",
        [
          { name: "female", label: "女" },
          { name: "male", label: "男" },
        ],
        { label: "您的性别" },
      )
      .number("orders", { min: 0, max: 9999, unit: "件" }, { help: "大约即可" });

  it("is named after the source and says what it is", () => {
    const { file, schema } = compile(shop());
    expect(file).toMatchObject({ name: "shop.schema.json", mediaType: "application/schema+json" });
    expect(schema).toMatchObject({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "urn:rensis:shop:1.2",
      title: "网上购物",
      additionalProperties: false,
    });
    expect(schema.$comment).toContain("json-schema 1.0");
  });

  it.each([
    ["https://example.org/s", "https://example.org/s/shop.schema.json"],
    ["https://example.org/s/", "https://example.org/s/shop.schema.json"],
  ])("stands under %s when the author says so", (baseUrl, id) => {
    expect(compile(shop(), { baseUrl }).schema.$id).toBe(id);
  });

  it("has a URN also for a name in Chinese", () => {
    expect(compile(b.survey("问卷").yesno("是否")).schema.$id).toBe("urn:rensis:%E9%97%AE%E5%8D%B7");
  });

  it("carries labels, help and units", () => {
    const { gender, orders } = compile(shop()).schema.properties;
    expect(gender).toEqual({
      title: "您的性别",
      oneOf: [
        { const: "female", title: "女" },
        { const: "male", title: "男" },
      ],
    });
    expect(orders).toMatchObject({
      description: "大约即可\n单位：件",
      type: "integer",
      minimum: 0,
      maximum: 9999,
    });
  });

  it("writes a list that several questions share once", () => {
    const scale = b.points(1, 7, { 1: "low", 7: "high" });
    const { schema, text } = compile(b.survey("s", required).rate("quality", scale, ["a", "b", "c"]));
    expect(schema.properties.b.$ref).toBe("#/$defs/quality");
    expect(text.split('"low"')).toHaveLength(2);
  });

  it("keeps its own definitions apart from lists of the same name", () => {
    const s = b.survey("s", required).rate("unnormalised", b.points(1, 3, { 1: "low" }), ["x", "y"]);
    const compiled = compile(
      s.rate("condition", b.points(1, 4, { 1: "low" }), ["v", "w"]).text("t", { maxLength: 3 }),
    );
    expect(verdict(compiled, { x: 1, y: 2, v: 4, w: 1, t: "abc" })).toBe(true);
    expect(verdict(compiled, { x: 1, y: 2, v: 4, w: 1, t: "abcd" })).toBe(false);
    expect(verdict(compiled, { x: 4, y: 2, v: 4, w: 1, t: "abc" })).toBe(false);
  });

  it("is the same text every time", () => {
    expect(compile(shop()).text).toBe(compile(shop()).text);
  });

  it("takes names that JavaScript objects have, too", () => {
    const compiled = compile(b.survey("s", required).yesno("constructor").yesno("toString"));
    expect(verdict(compiled, {})).toBe(false);
    expect(verdict(compiled, { constructor: true, toString: false })).toBe(true);
  });
});

describe("single answers", () => {
  const compiled = compile(
    b
      .survey("s")
      .number("price", { min: 0, decimals: 2 })
      .number("half", { min: 0, decimals: 1, step: 0.5 })
      .number("tenth", { min: 0, max: 10, decimals: 1 }, { plus: ["dk"] })
      .number("fives", { min: 3, max: 23, step: 5 })
      .text("code", { pattern: "[A-Z]{2}\\d+" })
      .text("word", { minLength: 2, maxLength: 3 })
      .text("mail", { format: "email" }, { response: "required" })
      .date("born", { min: "1900-01-01", max: "2024-05" })
      .multiple("ticks", ["a", "b", "c", { name: "none", exclusive: true }], { max: 2, plus: ["dk"] })
      .ranking("ranks", ["a", "b", "c"], { top: 2 }),
  );

  it.each<[string, unknown, boolean]>([
    ["price", 4.35, true],
    ["price", 19.99, true],
    ["half", 2.5, true],
    ["half", 2.4, false],
    ["tenth", 0.3, true],
    ["tenth", 0.35, false],
    ["tenth", "dk", true],
    ["fives", 13, true],
    ["fives", 13.0, true],
    ["fives", 10, false],
    ["code", " AB12 ", true],
    ["code", "AB", false],
    ["code", "   ", true],
    ["word", "  ab  ", true],
    ["word", "a   ", false],
    ["word", "王小明", true],
    ["word", "abcd", false],
    ["word", "e\u0301e\u0301e\u0301", true],
    ["mail", "a@b.cn", true],
    ["mail", "a@b", false],
    ["mail", " ", false],
    ["born", "2023-02-29", false],
    ["born", "2024-02-29", true],
    ["born", "2024-05-31", true],
    ["born", "2024-06-01", false],
    ["born", "1899-12-31", false],
    ["ticks", [], true],
    ["ticks", ["a", "b"], true],
    ["ticks", ["a", "a"], false],
    ["ticks", ["a", "b", "c"], false],
    ["ticks", ["none"], true],
    ["ticks", ["none", "a"], false],
    ["ticks", ["dk"], true],
    ["ticks", ["dk", "a"], false],
    ["ticks", "dk", false],
    ["ranks", ["b", "a"], true],
    ["ranks", ["b"], false],
    ["ranks", ["b", "b"], false],
    ["ranks", null, true],
  ])("%s: %j is valid: %s", (name, value, valid) => {
    const mail = name === "mail" ? {} : { mail: "a@b.cn" };
    expect(verdict(compiled, { ...mail, [name]: value })).toBe(valid);
  });

  it("says that decimals of prices are not checked, and nothing else", () => {
    expect(compiled.losses.map((loss) => messageOf(loss, "en"))).toEqual([
      "JSON Schema cannot express the number of decimals of “price”; this is checked by the form, not by the schema.",
    ]);
    expect(compiled.validate({ mail: "a@b.cn", price: 1.234 })).toBe(true);
  });
});

/** A survey with a question of each kind, and one more that is asked when the condition holds. */
function asking(condition: Expr) {
  const s = b
    .survey("s", required)
    .single("gender", ["female", "male"], { plus: ["refused"] })
    .rate("service", b.points(1, 5), ["prompt", "kind", { id: "wrong", reversed: true }], { plus: ["dk"] })
    .multiple("channels", ["app", "web", "phone", { name: "never", exclusive: true }])
    .number("orders", { min: 0 })
    .number("price", { min: 0 })
    .number("sons", { min: 0, max: 9 })
    .number("daughters", { min: 0, max: 9 })
    .date("born")
    .text("name", {}, { response: "optional" })
    .compute("busy", b.op(b.ref("orders"), ">", 10), { type: "boolean", missing: [] })
    .compute("children", b.op(b.ref("sons"), "+", b.ref("daughters")));
  return s.when(condition, () => s.text("why"));
}

const complete: AnswerDocument = {
  gender: "female",
  prompt: 1,
  kind: 2,
  wrong: 5,
  channels: ["app"],
  orders: 3,
  price: 7,
  sons: 1,
  daughters: 2,
  born: "1990-01-01",
  name: "王",
};
const others: AnswerDocument[] = [
  {},
  { gender: "refused" },
  { gender: "male" },
  { sons: 4 },
  { prompt: "dk", kind: "dk" },
  { wrong: 1, prompt: 5, kind: 5 },
  { channels: ["never"] },
  { channels: ["web", "phone", "app"] },
  { orders: 11 },
  { orders: 0 },
  { sons: 0, daughters: 9 },
  { born: "2010-06-15" },
  { born: "2001-12-31" },
  { name: null },
  { name: " abc " },
  { prompt: 3 },
];

const service = [b.ref("prompt"), b.ref("kind"), b.scored("wrong")];
const exact: [string, Expr][] = [
  ["equality", b.op(b.ref("gender"), "is", b.option("female"))],
  ["inequality", b.op(b.ref("gender"), "is not", b.option("female"))],
  ["a reason", b.op(b.ref("gender"), "is", b.reason("refused"))],
  ["a list", b.op(b.ref("prompt"), "in", b.list(1, 2))],
  ["an interval", b.op(b.ref("orders"), "in", b.interval(3, 10))],
  ["an open interval", b.op(b.ref("orders"), "in", b.interval(3))],
  ["order of numbers", b.op(b.ref("orders"), ">=", 11)],
  ["order of codes", b.op(b.ref("prompt"), "<", b.ref("kind"))],
  ["ticks", b.op(b.ref("channels"), "has", b.option("never"))],
  ["any tick", b.op(b.ref("channels"), "has any", b.list(b.option("app"), b.option("web")))],
  ["all ticks", b.op(b.ref("channels"), "has all", b.list(b.option("app"), b.option("web")))],
  ["number of ticks", b.op(b.chosen("channels"), ">", 1)],
  ["dates", b.op(b.ref("born"), "<", b.date("2001-12-31"))],
  ["dates of a month", b.op(b.ref("born"), "<=", b.date("2001-12"))],
  ["answered", b.call("answered", b.ref("name"))],
  ["texts", b.op(b.ref("name"), "is", b.words("abc"))],
  ["patterns", b.op(b.ref("name"), "matches", b.words("[a-z]+"))],
  ["lengths", b.op(b.call("length", b.ref("name")), ">=", 2)],
  [
    "and, or, not",
    b.or(
      b.and(b.op(b.ref("orders"), ">", 5), b.not(b.op(b.ref("sons"), "is", 1))),
      b.op(b.ref("prompt"), "is", 5),
    ),
  ],
  [
    "if",
    b.iff(
      b.op(b.ref("gender"), "is", b.option("female")),
      b.op(b.ref("sons"), ">", 0),
      b.op(b.ref("orders"), ">", 0),
    ),
  ],
  [
    "any",
    b.agg(
      "any",
      service.map((item) => b.op(item, "is", 5)),
    ),
  ],
  [
    "all",
    b.agg(
      "all",
      service.map((item) => b.op(item, "<", 4)),
    ),
  ],
  [
    "count",
    b.op(
      b.agg(
        "count",
        service.map((item) => b.op(item, "<=", 2)),
      ),
      ">=",
      2,
    ),
  ],
  ["sum", b.op(b.agg("sum", service), "<", 6)],
  ["mean", b.op(b.agg("mean", service), "<", 3)],
  ["maximum", b.op(b.agg("max", service), ">", 2)],
  ["rounded mean", b.op(b.call("round", b.agg("mean", service)), "is", 2)],
  ["prorated", b.op(b.agg("sum", service, { rule: { atLeast: 1, prorated: true } }), ">=", 6)],
  ["a computed truth", b.ref("busy")],
  ["a computed number", b.op(b.ref("children"), ">", 3)],
  ["two answers", b.op(b.ref("sons"), ">", b.ref("daughters"))],
  ["arithmetic", b.op(b.op(b.ref("sons"), "*", 2), "is", b.ref("daughters"))],
];

describe("skip logic", () => {
  it.each(exact)("says exactly: %s", (_, condition) => {
    const compiled = compile(asking(condition));
    expect(compiled.losses).toEqual([]);
    const verdicts = others.map((changes) => {
      const document = { ...complete, ...changes };
      const asked = verdict(compiled, { ...document, why: "because" });
      expect(verdict(compiled, document)).toBe(!asked);
      return asked;
    });
    expect(new Set(verdicts).size, "some are asked and some are not").toBe(2);
  });

  const lossy: [string, Expr, string, string][] = [
    [
      "today",
      b.op(b.ref("born"), ">", b.today),
      "the comparison of “born” with today's date",
      "“born”与当天日期的比较",
    ],
    [
      "age",
      b.op(b.call("years", b.ref("born")), ">=", 18),
      "the comparison of “born” with today's date",
      "“born”与当天日期的比较",
    ],
    [
      "two numbers",
      b.op(b.ref("orders"), ">", b.ref("price")),
      "the comparison of “orders” with “price”",
      "“orders”与“price”的比较",
    ],
    [
      "a product",
      b.op(b.op(b.ref("orders"), "*", b.ref("price")), ">", 100),
      "the calculation with “orders”, “price”",
      "对“orders”、“price”的计算",
    ],
  ];
  it.each(lossy)("reports once, and never rejects too much: %s", (_, condition, en, zh) => {
    const compiled = compile(asking(b.and(condition, b.op(b.ref("sons"), "<", 5))));
    expect(compiled.losses.map((loss) => loss.params.what)).toEqual([{ en, zh }]);
    for (const why of [{}, { why: "because" }]) {
      expect(compiled.validate({ ...complete, ...why })).toBe(true);
      // What can be said of the condition still is: with five sons the question is not asked.
      expect(compiled.validate({ ...complete, sons: 5, ...why })).toBe(!("why" in why));
    }
  });

  it("lets a missing answer run neither branch", () => {
    const s = b.survey("s", required).single("x", ["a", "b"], { plus: ["dk"] });
    const compiled = compile(
      s.when(
        b.op(b.ref("x"), "is", b.option("a")),
        () => s.yesno("yes"),
        () => s.yesno("no"),
      ),
    );
    expect(verdict(compiled, { x: "a", yes: true })).toBe(true);
    expect(verdict(compiled, { x: "b", no: true })).toBe(true);
    expect(verdict(compiled, { x: "dk" })).toBe(true);
    expect(verdict(compiled, { x: "dk", no: true })).toBe(false);
    expect(verdict(compiled, { x: "b", yes: true })).toBe(false);
    expect(verdict(compiled, { x: "a" })).toBe(false);
  });

  it("asks nothing after a stop", () => {
    const s = b
      .survey("s", required)
      .number("age")
      .stop("young", b.op(b.ref("age"), "<", 18))
      .yesno("more");
    const compiled = compile(s);
    expect(verdict(compiled, { age: 17 })).toBe(true);
    expect(verdict(compiled, { age: 17, more: true })).toBe(false);
    expect(verdict(compiled, { age: 18 })).toBe(false);
  });

  it("offers options, and places of a ranking, only when their condition holds", () => {
    const car = b.op(b.ref("car"), "is", true);
    const s = b
      .survey("s", required)
      .yesno("car")
      .single("way", ["bus", { name: "drive", when: car }]);
    const compiled = compile(s.ranking("order", ["bus", "walk", { name: "drive", when: car }]));
    expect(verdict(compiled, { car: true, way: "drive", order: ["bus", "drive", "walk"] })).toBe(true);
    expect(verdict(compiled, { car: false, way: "drive", order: ["bus", "walk"] })).toBe(false);
    expect(verdict(compiled, { car: false, way: "bus", order: ["bus", "walk"] })).toBe(true);
    expect(verdict(compiled, { car: true, way: "bus", order: ["bus", "walk"] })).toBe(false);
  });

  it("holds checks, and lets them pass while something is missing", () => {
    const s = b.survey("s").number("children", { min: 0, max: 20 }).number("sons", { min: 0, max: 20 });
    const compiled = compile(
      s.check("fit", b.op(b.ref("sons"), "<=", b.ref("children")), ["children", "sons"]),
    );
    expect(verdict(compiled, { children: 2, sons: 3 })).toBe(false);
    expect(verdict(compiled, { children: 2, sons: 2 })).toBe(true);
    expect(verdict(compiled, { children: null, sons: 3 })).toBe(true);
  });

  it("reports a sum to be reached, and accepts others", () => {
    const { losses, validate } = compile(b.survey("s", required).allocate("budget", 100, ["food", "rent"]));
    expect(losses.map((loss) => messageOf(loss, "zh"))).toEqual([
      "JSON Schema 无法表达“budget”各项之和须为 100；这一点由表单检查，数据模式不检查。",
    ]);
    expect(validate({ budget_food: 1, budget_rent: 2 })).toBe(true);
  });

  it("knows the record of the interview", () => {
    const compiled = compile(b.survey("shop").yesno("x"));
    expect(verdict(compiled, { $survey: { id: "shop", version: "9", today: "2024-05-01" } })).toBe(true);
    expect(verdict(compiled, { $survey: { id: "other" } })).toBe(false);
    expect(verdict(compiled, { $survey: { id: "shop", stray: 1 } })).toBe(false);
    expect(verdict(compiled, { y: 1 })).toBe(false);
  });
});

describe("size", () => {
  function many(n: number) {
    const s = b.survey("big", required);
    for (let i = 0; i < n; i++) {
      s.single(`a${i}`, ["x", "y"]);
      s.when(b.op(b.ref(`a${i}`), "is", b.option("x")), () => s.number(`b${i}`, { min: 0, max: 99 }));
    }
    return s;
  }

  it("grows in step with the questionnaire", () => {
    const [small, large] = [compile(many(50)).text.length, compile(many(200)).text.length];
    expect(large / small).toBeLessThan(4.4);
  });

  it("stays small after many stops, in the file and for the validator", () => {
    const s = b.survey("stops", required);
    for (let i = 0; i < 40; i++) {
      s.yesno(`q${i}`);
      s.when(b.ref(`q${i}`), () =>
        s.number(`n${i}`, { min: 0, max: 9 }).stop(`s${i}`, b.op(b.ref(`n${i}`), ">", 5)),
      );
    }
    const compiled = compile(s);
    expect(compiled.text.length).toBeLessThan(100_000);
    expect(
      verdict(compiled, Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`q${i}`, false]))),
    ).toBe(true);
    expect(verdict(compiled, { q0: true, n0: 6 })).toBe(true);
    expect(verdict(compiled, { q0: true, n0: 6, q1: false })).toBe(false);
  });

  it("follows long chains and gives up on deep nesting without a fault", () => {
    const s = b.survey("deep", required).number("x", { min: 0 });
    const chain = b.or(...Array.from({ length: 3000 }, (_, i) => b.op(b.ref("x"), "is", i * 2)));
    let nested: Expr = b.op(b.ref("x"), ">", 5);
    for (let i = 0; i < 3000; i++) nested = b.not(nested);
    s.when(chain, () => s.yesno("even"));
    s.when(nested, () => s.yesno("more"));
    const { losses, validate } = compile(s);
    expect(losses.map((loss) => loss.params.what)).toEqual([
      expect.objectContaining({ zh: "嵌套过深的条件" }),
    ]);
    expect(validate({ x: 7, more: true })).toBe(true);
    expect(validate({ x: 8, more: true })).toBe(false);
  });

  it("works out computed values once, however often they are read", () => {
    const s = b.survey("tower", required).yesno("x");
    const truth = { type: "boolean", missing: [] } as const;
    s.compute("c0", b.ref("x"), { ...truth, missing: [] });
    for (let i = 1; i < 50; i++)
      s.compute(`c${i}`, b.or(b.not(b.ref(`c${i - 1}`)), b.ref(`c${i - 1}`)), { ...truth, missing: [] });
    s.when(b.ref("c49"), () => s.yesno("y"));
    const { validate } = compile(s);
    expect(validate({ x: true, y: true })).toBe(true);
  });
});
