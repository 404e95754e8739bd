import { createHash } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { Instrument } from "../../../language/instrument/model.js";
import schema from "../../../language/targets/codebook/codebook.schema.json" with { type: "json" };
import type { Codebook } from "../../../language/targets/codebook/document.js";
import { target } from "../../../language/targets/codebook/index.js";
import { everything, large } from "./everything.js";
import { shop } from "./shop.js";

const compile = (instrument: Instrument, options: Partial<typeof target.defaults> = {}) => {
  const { files, losses } = target.compile(instrument, { ...target.defaults, ...options }, { stem: "shop" });
  const content = (extension: string) => String(files.find((f) => f.name.endsWith(extension))?.content);
  return { files, losses, html: content("html"), csv: content("csv"), json: content("json") };
};
const codebookOf = (instrument: Instrument) => JSON.parse(compile(instrument).json) as Codebook;
const variableOf = (codebook: Codebook, name: string) => {
  const found = codebook.variables.find((entry) => entry.name === name);
  if (!found) throw new Error(`no variable ${name}`);
  return found;
};

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
const validate = ajv.compile(schema);
const surveys: [string, () => Instrument][] = [
  ["shop, zh", () => shop("zh")],
  ["shop, en", () => shop("en")],
  ["everything", everything],
  [
    "an empty survey",
    () => ({
      ...shop("en"),
      pages: [],
      guards: [],
      questions: [],
      variables: [],
      scores: [],
      dimensions: [],
      lists: [],
    }),
  ],
  ["a survey in Arabic", () => ({ ...shop("en"), language: "ar" })],
];

describe("files", () => {
  test("three files, named by the stem, without losses", () => {
    const { files, losses } = compile(shop("zh"));
    expect(files.map((f) => [f.name, f.mediaType])).toEqual([
      ["shop.codebook.html", "text/html"],
      ["shop.codebook.csv", "text/csv"],
      ["shop.codebook.json", "application/json"],
    ]);
    expect(losses).toEqual([]);
  });

  test("options choose files and language; others are refused by their schema", () => {
    const accepts = ajv.compile(target.optionsSchema);
    expect(accepts({ language: "en", files: ["csv"] })).toBe(true);
    for (const wrong of [{ language: "fr" }, { files: [] }, { files: ["xls"] }, { colour: "red" }])
      expect(accepts(wrong)).toBe(false);
    expect(compile(shop("zh"), { files: ["csv"] }).files).toHaveLength(1);
    expect(compile(shop("zh"), { language: "en" }).html).toContain("<h2>States of an answer</h2>");
    expect(compile(shop("zh")).html).toContain("<h2>答案的四种状态</h2>");
  });

  test.each(surveys)("%s: the same again, and from a copy of the instrument", (_, make) => {
    const first = compile(make()).files;
    expect(compile(make()).files).toEqual(first);
    expect(compile(JSON.parse(JSON.stringify(make())) as Instrument).files).toEqual(first);
  });

  test("folders of the author's machine stay there", () => {
    for (const file of compile(shop("en")).files) {
      expect(file.content).toContain("shop.survey");
      expect(file.content).not.toContain("someone");
    }
  });

  test("five thousand variables are all there", () => {
    expect(codebookOf(large(5000)).variables).toHaveLength(5000);
  });
});

describe("json", () => {
  test.each(surveys)("%s: accepted by its schema, strictly", (_, make) => {
    validate(codebookOf(make()));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("the schema refuses what is not in it", () => {
    const codebook = codebookOf(shop("en"));
    expect(validate({ ...codebook, extra: 1 })).toBe(false);
    const [first, ...rest] = codebook.variables;
    expect(validate({ ...codebook, variables: [{ ...first, level: "metric" }, ...rest] })).toBe(false);
  });

  test("an item of a battery carries everything that is known of it", () => {
    const codebook = codebookOf(shop("en"));
    expect(variableOf(codebook, "wrong_P")).toMatchObject({
      reference: "wrong.P",
      position: 13,
      text: "How far does each statement hold for the shop you expect and for the shop you use?\n[Read out each statement.]\nIt often gets orders wrong\nPerception",
      type: "single",
      dataTypes: ["number", "string"],
      level: "ordinal",
      list: "agreement",
      missing: [{ value: "unknown", code: 99, label: "Don’t know", reason: "unknown" }],
      states: ["not-asked", "missing", "answered"],
      dimension: [
        { id: "servqual", label: "Overall service quality" },
        { id: "empathy", label: "Empathy" },
      ],
      perspective: { id: "P", label: "Perception" },
      reversed: true,
      scoring: { min: 1, max: 7, reversed: true, words: "8 − x" },
      citation: { source: "SERVQUAL", validated: "Parasuraman et al. (1991)", licence: "CC BY" },
      page: 3,
      question: { number: "6", kind: "rate", row: { id: "wrong" }, column: { id: "P" } },
    });
    const scores = variableOf(codebook, "wrong_P").values.map((value) => [
      value.code,
      value.score,
      value.label,
    ]);
    expect(scores[0]).toEqual([1, 7, "Strongly disagree"]);
    expect(scores[1]).toEqual([2, 6, undefined]);
    expect(scores[6]).toEqual([7, 1, "Strongly agree"]);
    expect(variableOf(codebook, "kind_P").values.map((value) => value.score)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test.each([
    ["orders", "0 to 9999, whole numbers, unit: parcels", ["not-asked", "blank", "answered"], "ratio"],
    ["channels", "at most 2 values", ["not-asked", "answered"], "nominal"],
    [
      "born",
      "1920-01-01 to the day of the interview, to the day",
      ["not-asked", "blank", "answered"],
      "time",
    ],
    ["email", "e-mail address", ["not-asked", "blank", "answered"], "text"],
    ["why", "at most 500 characters", ["not-asked", "blank", "answered"], "text"],
    ["agree", undefined, ["answered"], "nominal"],
  ])("%s: limits, states, level", (name, range, states, level) => {
    const entry = variableOf(codebookOf(shop("en")), name);
    expect([entry.range, entry.states, entry.level]).toEqual([range, states, level]);
  });

  test.each([
    ["rank", "the first 2 places"],
    ["speed", "0 to 100, whole numbers, all parts sum to 100"],
    ["members_1_age", "0 to 120, whole numbers, unit: years"],
    ["members_2_pay", "−10 or more, up to 2 decimals, in steps of 0.5, unit: EUR"],
    ["remark", "at least 2 characters, pattern [A-Z]+"],
    ["when", "no earlier than 7 days before the interview, to the minute"],
  ])("%s accepts %s", (name, range) => {
    expect(variableOf(codebookOf(everything()), name).range).toBe(range);
  });

  test("the text of “other” is asked of those who chose it", () => {
    expect(variableOf(codebookOf(shop("en")), "channels_other").universe).toContain(
      "“Channels used” includes “Other”",
    );
  });

  test("points, reversed, by name; reasons of missing values", () => {
    const grade = variableOf(codebookOf(everything()), "grade");
    expect(grade.values.map((value) => [value.name, value.score])).toEqual([
      ["good", 0],
      ["bad", 2],
    ]);
    expect(grade.missing.map((value) => [value.value, value.reason])).toEqual([
      ["dk", "unknown"],
      ["strange", "other"],
    ]);
  });

  test("a score says its formula twice, and its bands", () => {
    const entry = variableOf(codebookOf(shop("zh")), "quality_score");
    expect(entry.stored).toBe(false);
    expect(entry.formula).toEqual({
      words: "“总体服务质量”（感受）各题的总分（反向题已转换；3 题中至少答了 2 题，缺答按均值折算）",
      expression: "sum(servqual.P) at least 2 of 3 prorated",
    });
    expect(entry.score).toMatchObject({
      range: { min: 3, max: 21 },
      rescaled: { from: 0, to: 100 },
      bands: [
        { from: 0, to: 40, name: "low", label: "偏低", advice: "请尽快改进。" },
        { from: 40, to: 100, label: "良好" },
      ],
    });
  });

  test("head and rules", () => {
    const { survey, rules } = codebookOf(everything());
    expect(survey.languages).toEqual(["en", "de", "fr"]);
    expect(survey.privacy?.promise).toMatch(/^Confidential/);
    expect(survey.counts).toMatchObject({ pages: 2, questions: 8, hidden: 1, computed: 1, scores: 1 });
    expect(rules.map((rule) => [rule.kind, rule.id, rule.page, rule.condition?.words])).toEqual([
      ["confirm", "sure", 2, undefined],
      ["confirm", "plausible", 2, "“How bad is it?” is less than 100"],
    ]);
  });
});

describe("csv", () => {
  const rowsOf = (csv: string) => parseCsv(csv.replace(/^\ufeff/, ""));

  test.each(surveys)("%s: a byte order mark, one row a variable, all rows equally long", (_, make) => {
    const { csv } = compile(make());
    expect(csv.startsWith("\ufeff")).toBe(true);
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(make().variables.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([38]));
  });

  test("values, missing values and multi-line texts survive", () => {
    const [head = [], ...rows] = rowsOf(compile(shop("zh")).csv);
    const cell = (name: string, column: string) =>
      rows.find((row) => row[1] === name)?.[head.indexOf(column)];
    expect(cell("age", "取值")).toBe("1=25岁及以下; 2=26–35岁; 3=36岁及以上");
    expect(cell("channels", "取值")).toBe(
      "app (1)=手机 APP; web (2)=网站; other (3)=其他; never (4)=都没有用过",
    );
    expect(cell("wrong_P", "缺失值")).toBe("unknown (99)=不清楚 (不知道)");
    expect(cell("wrong_P", "取值")).toBe("1=完全不同意; 2; 3; 4; 5; 6; 7=完全同意");
    expect(cell("wrong_P", "完整题面")).toContain("\n经常弄错订单\n感受");
    expect(cell("quality_score", "等级")).toBe("0–40=偏低 (请尽快改进。); 40–100=良好");
  });

  test.each(["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1", "\u0000=1"])(
    "a label %j is no formula, and is otherwise kept",
    (label) => {
      const instrument = shop("en");
      const variable = instrument.variables.find((entry) => entry.name === "orders");
      if (variable) variable.label = { key: "k", parts: [{ kind: "text", value: `x${label}` }] };
      const inside = rowsOf(compile(instrument).csv).find((row) => row[1] === "orders")?.[4];
      expect(inside).toBe(`x${label}`.replace(/\s+/g, " "));
      if (variable) variable.label = { key: "k", parts: [{ kind: "text", value: label }] };
      const alone = rowsOf(compile(instrument).csv).find((row) => row[1] === "orders")?.[4];
      expect(alone).toBe(`'${label.trim()}`);
    },
  );

  test("whatever the labels are, a reader of RFC 4180 gets them back and no cell is a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 3, maxLength: 3 }), (labels) => {
        const instrument = hostile(shop("en"), (i) => labels[i % 3] ?? "");
        const rows = rowsOf(compile(instrument, { files: ["csv"] }).csv);
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([38]));
        expect(rows.map((row) => row[1]).slice(1)).toEqual(instrument.variables.map((entry) => entry.name));
        for (const row of rows)
          for (const value of row) if (Number.isNaN(Number(value))) expect(value).not.toMatch(/^\s*[=+\-@]/);
      }),
      { numRuns: 50 },
    );
  });
});

describe("html", () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended", "html-validate:a11y"],
    rules: {
      "void-style": "off", // `<br/>` is HTML, too
      "no-trailing-whitespace": "off",
      "valid-id": ["error", { relaxed: true }],
    },
  });

  test.each(surveys)("%s: valid", async (_, make) => {
    const report = await validator.validateString(compile(make()).html);
    const messages = report.results.flatMap((result) =>
      result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`),
    );
    expect(messages).toEqual([]);
  });

  test.each(surveys)(
    "%s: every variable has one place, and every link inside the page arrives",
    (_, make) => {
      const instrument = make();
      const { html } = compile(instrument);
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1] ?? "");
      expect(new Set(ids).size).toBe(ids.length);
      for (const variable of instrument.variables) expect(ids).toContain(`v-${variable.name}`);
      for (const [, href = ""] of html.matchAll(/href="#([^"]*)"/g))
        expect(ids).toContain(decodeURIComponent(href));
    },
  );

  test("no script, no request; the policy allows the style sheet of the page and nothing else", () => {
    const { html } = compile(shop("zh"));
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(html).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`.replaceAll("&#39;", "'"),
    );
    expect(html).not.toMatch(/<script|<link|<img|<iframe| src=|style="|@import|url\(/i);
  });

  test("it is in the language of the survey, or says where it is not", () => {
    expect(compile(shop("zh")).html).toContain('<html lang="zh-CN">');
    expect(compile(shop("zh")).html).not.toContain("<h1 lang=");
    const mixed = compile(shop("zh"), { language: "en" }).html;
    expect(mixed).toContain('<html lang="en">');
    expect(mixed).toContain('<h1 lang="zh-CN">');
  });

  test("follow-ups, hidden and computed variables are not forgotten", () => {
    const { html } = compile(everything());
    expect(html.indexOf('id="v-remark"')).toBeGreaterThan(html.indexOf('id="v-members_2_pay"'));
    expect(html.indexOf('id="v-remark"')).toBeLessThan(html.indexOf('id="v-pain"'));
    expect(html).toMatch(/<section id="other">[\s\S]*id="v-panel"/);
    for (const words of [
      "First pair",
      "cold – warm",
      "attention check, expects 3",
      "Tell me more.",
      "Only on paper",
    ])
      expect(html.replace(/<[^>]*>/g, "")).toContain(words);
  });

  test("a question of many variables says what differs at each of them", () => {
    const plain = compile(shop("en")).html.replace(/<[^>]*>/g, " ");
    expect(plain).toMatch(/It often gets orders wrong\s+wrong_E\s+Position 12\s+Expectation/);
    expect(plain).toContain("Reversed: 8 − x");
    expect(plain).toContain("1 = Strongly disagree");
  });
});

describe("hostile text", () => {
  const payloads = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "--><svg/onload=alert(1)><!--",
    "]]><x>&lt;script&gt;{{7*7}}$[7*7]</title></textarea>",
  ];
  /** Names of tags and of their attributes: what a text must never change. */
  const skeleton = (html: string) =>
    [...html.matchAll(/<(\/?[a-zA-Z][^\s/>]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
      ([, tag, attributes = ""]) => `${tag} ${attributes.replace(/="[^"]*"/g, "").trim()}`,
    );

  test.each(payloads)("%s in every text: the same elements and attributes as without it", (payload) => {
    const calm = compile(hostile(shop("en"), () => "a".repeat(payload.length))).html;
    const { html } = compile(hostile(shop("en"), () => payload));
    expect(skeleton(html)).toEqual(skeleton(calm));
    expect(html).not.toMatch(/<(script|img|svg|x)\b/i);
  });

  test("also in names, codes and language tags, where only a forged instrument can have it", () => {
    for (const payload of payloads) {
      const { html } = compile(forged(everything(), payload));
      expect(html).not.toMatch(/<(script|img|svg|x)\b/i);
      expect(html.match(/<style>/g)).toHaveLength(1);
    }
  });

  test("links that could run script are words", () => {
    const instrument = shop("en");
    const question = instrument.questions[0];
    const links = [
      "javascript:alert(1)",
      " javascript:alert(1)",
      "data:text/html,x",
      "JaVaScRiPt:alert(1)",
      "vbscript:x",
    ];
    if (question)
      question.label.parts = [...links, 'https://example.org/?a=1&b="2"'].map((href) => ({
        kind: "link",
        href,
        children: [{ kind: "text", value: "words" }],
      }));
    const { html } = compile(instrument);
    expect(html).not.toMatch(/href="\s*(javascript|data|vbscript)/i);
    expect(html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"');
  });

  test("halves of surrogate pairs and control characters do not break the files", () => {
    const { html, json } = compile(hostile(shop("en"), () => "\ud800 \u0000 \u2028 end"));
    expect(html).toContain("end");
    expect(() => JSON.parse(json)).not.toThrow();
  });
});

/** Puts a text into every place where an author can write one. */
function hostile(instrument: Instrument, textAt: (index: number) => string): Instrument {
  let index = 0;
  const next = () => textAt(index++);
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
      if (key === "value" && "kind" in value && value.kind === "text") return [key, next()];
      if (key === "citation" || key === "authors") return [key, replaceStrings(inner, next)];
      if (key === "unit" || key === "version" || key === "pattern") return [key, next()];
      return [key, visit(inner)];
    });
    return Object.fromEntries(entries);
  };
  return visit(instrument) as Instrument;
}

function replaceStrings(value: unknown, next: () => string): unknown {
  if (typeof value === "string") return next();
  if (Array.isArray(value)) return value.map((inner) => replaceStrings(inner, next));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaceStrings(inner, next)]));
}

/** Appends a text to every name and identifier. */
function forged(instrument: Instrument, payload: string): Instrument {
  const keep = new Set([
    "kind",
    "type",
    "k",
    "op",
    "fn",
    "attr",
    "level",
    "origin",
    "response",
    "mode",
    "privacy",
    "format",
    "precision",
    "answers",
  ]);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return keep.has(key) ? value : value + payload;
    if (Array.isArray(value)) return value.map((inner) => visit(inner, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
  };
  return visit(instrument, "") as Instrument;
}

/** A reader of RFC 4180, strict about where quotes may stand. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (cell.lastIndex < csv.length) {
    const start = cell.lastIndex;
    const match = cell.exec(csv);
    if (!match) throw new Error(`no cell at ${start}: ${JSON.stringify(csv.slice(start, start + 40))}`);
    row.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
