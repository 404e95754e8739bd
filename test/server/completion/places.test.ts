/** What is offered where: a text with `|` for the cursor, what comes first, what is there, what is not. */
import { describe, expect, test } from "vitest";
import { isWorthwhile } from "../../../server/features/completion/triggers.js";
import { build, complete, completeAt, cursor, taken } from "./support.js";

const HEAD = 'survey s "S" {\n  language en\n}\n';
const ABOVE = `${HEAD}
scale agree 1..5 {
  1 "No"
  5 "Yes"
}
choices regions {
  north "North"
  south "South"
}
single sex "Your sex" {
  female "Woman"
  male   "Man"
  dk     "Don't know" missing
}
single size "Size" {
  1 "Small"
  2 "Large"
}
number age "How old?" 0..120
yesno driver "Licence?"
multiple used "Used?" {
  app   "App"
  web   "Web"
  other "Other" specify
}
rate service "Service" on agree {
  prompt "Prompt"
  1 "One"
  2 "Two"
}
text code "Code"
date born "Born"
compute total = age + 1
`;
const BELOW = '\nyesno later "Later?"\n';

interface Case {
  at: string;
  /** In this order, at the beginning. */
  first?: string[];
  has?: string[];
  not?: string[];
  /** Exactly these, in any order. */
  only?: string[];
}

const STATEMENTS = ["single", "multiple", "rate", "page", "score", "scale", "import"];

const cases: Record<string, Case[]> = {
  "statements and their words": [
    { at: "|", first: ["survey", "import", "welcome"], has: STATEMENTS },
    { at: `${ABOVE}|`, first: ["single", "multiple"], has: STATEMENTS, not: ["survey", "required", "today"] },
    {
      at: `${HEAD}page p "P" {\n  |\n}`,
      has: ["single", "section", "if"],
      not: ["page", "scale", "score", "import"],
    },
    { at: `${ABOVE}if driver {\n  |\n}`, has: ["page", "single"], not: ["dimension", "thanks"] },
    { at: `${HEAD}thanks "T"\n|`, not: ["thanks"] },
    { at: `${ABOVE}si|`, has: ["single"] },
    { at: `${HEAD}single |`, only: [] },
    { at: `${HEAD}single q |`, only: [] },
    { at: `${HEAD}page |`, only: [] },
    { at: `${HEAD}compute |`, only: [] },
    { at: `${ABOVE}if driver {\n} |`, first: ["else"] },
    { at: `${ABOVE}// |`, only: [] },
  ],
  "behaviour that fits the kind": [
    {
      at: `${HEAD}number n "N" |`,
      has: ["unit", "decimals", "optional", "when"],
      not: ["lines", "on", "total", "top"],
    },
    { at: `${HEAD}number n "N" required |`, not: ["required", "optional", "requested"] },
    { at: `${HEAD}open n "N" |`, has: ["lines", "length"], not: ["unit", "with"] },
    { at: `${HEAD}date n "N" |`, has: ["year", "..today"], not: ["minute"] },
    { at: `${HEAD}date n "N" year |`, not: ["month", "day", "year"] },
    { at: `${HEAD}number n "N" |`, not: ["..today", "today"] },
    { at: `${HEAD}page p "P" |`, has: ["timed", "separate", "when"], not: ["optional"] },
    { at: `${HEAD}note "N" |`, has: ["important", "paper", "web"], not: ["help"] },
    { at: `${HEAD}consent c "C" |`, has: ["else"] },
    { at: `${HEAD}single c "C" |`, not: ["else"] },
    { at: `${HEAD}rate r "R" on 1..5 4 |`, first: ["per page"] },
    { at: `${HEAD}number r "R" 4 |`, not: ["per page"] },
    { at: `${HEAD}single x "X"\n  |`, has: ["required", "on"] },
    { at: `${HEAD}single x "X"\n|`, not: ["required", "on"] },
    { at: `${HEAD}grid g "G" {\n  column |`, has: ["number", "single"], not: ["rate", "grid", "consent"] },
    { at: `${HEAD}grid g "G" {\n  column number n "N" |`, has: ["unit"], not: ["help", "when"] },
  ],
  lists: [
    {
      at: `${HEAD}multiple m "M" {\n  a "A" |`,
      has: ["specify", "exclusive", "missing"],
      not: ["reversed", "advice"],
    },
    { at: `${HEAD}single m "M" {\n  a "A" |`, has: ["specify"], not: ["exclusive"] },
    { at: `${HEAD}single m "M" {\n  a "A" specify |`, not: ["specify"] },
    { at: `${HEAD}single m "M" {\n  a "A" { |`, has: ["phrase", "help", "when"] },
    { at: `${HEAD}single m "M" {\n  a "A" { phrase "x" |`, has: ["help"], not: ["phrase"] },
    { at: `${HEAD}single m "M" {\n  |`, only: [] },
    { at: `${HEAD}rate r "R" on 1..5 {\n  |`, has: ["as", "each row", "note"], not: ["column"] },
    {
      at: `${HEAD}rate r "R" on 1..5 {\n  a "A" |`,
      has: ["reversed", "expects"],
      not: ["specify", "missing"],
    },
    { at: `${HEAD}rate r "R" on 1..5 {\n  a "A" expects |`, first: ["1", "2", "3", "4", "5"] },
    { at: `${HEAD}dimension d "D" {\n  |`, has: ["dimension"], not: ["as"] },
    { at: `${HEAD}score s = 1 {\n  0..3 "low" |`, has: ["advice"], not: ["specify"] },
  ],
  settings: [
    { at: 'survey s "S" {\n  |', has: ["language", "version", "anonymous", "codes"] },
    { at: 'survey s "S" {\n  anonymous\n  |', has: ["mode"], not: ["anonymous", "confidential"] },
    { at: 'survey s "S" {\n  mode |', only: ["self", "interview"] },
    { at: 'survey s "S" {\n  answers |', only: ["required", "requested", "optional"] },
    { at: 'survey s "S" {\n  codes blank -9, |', only: ["skipped"] },
    { at: 'survey s "S" {\n  language |', has: ["zh-CN", "en", "ja"] },
    { at: 'survey s "S" {\n  language zh-|', has: ["zh-CN", "zh-TW"] },
    { at: `${HEAD}number n "N" currency |`, has: ["EUR", "CNY"] },
    { at: `${HEAD}number n "N" unit "|"`, has: ["years", "kg"] },
    { at: 'survey s "S" { language zh }\nnumber n "N" unit "|"', has: ["岁", "公斤"] },
  ],
  "answers of that question": [
    { at: `${ABOVE}if sex is |`, first: ["female", "male", "dk"], not: ["age", "mean"] },
    { at: `${ABOVE}if sex is not |`, first: ["female", "male", "dk"] },
    { at: `${ABOVE}if sex == f|`, first: ["female", "male"] },
    { at: `${ABOVE}if sex in [|`, only: ["female", "male", "dk"] },
    { at: `${ABOVE}if sex in [female, |`, only: ["male", "dk"] },
    { at: `${ABOVE}if sex in ［female， |`, only: ["male", "dk"] },
    { at: `${ABOVE}if sex not in [|`, only: ["female", "male", "dk"] },
    { at: `${ABOVE}if size is |`, first: ["1", "2"] },
    { at: `${ABOVE}if driver is |`, first: ["yes", "no"] },
    { at: `${ABOVE}if used has |`, first: ["app", "web", "other"], has: ["any", "all"] },
    { at: `${ABOVE}if used has any [app, |`, only: ["web", "other"] },
    { at: `${ABOVE}if any(service is |`, first: ["1", "2", "3", "4", "5"] },
    { at: `${ABOVE}if driver and (sex is |`, first: ["female"] },
    { at: `${ABOVE}if age is |`, has: ["total"], not: ["age", "female"] },
    {
      at: `${ABOVE}rate r "R" on agree {\n  a "A"\n  each row {\n    open why "Why?" when answer is |`,
      first: ["1"],
    },
  ],
  "values above the place": [
    {
      at: `${ABOVE}if |${BELOW}`,
      first: ["total", "born", "code", "service", "used", "driver", "age"],
      has: ["prompt", "mean", "today", "not"],
      not: ["later", "agree", "north"],
    },
    { at: `${ABOVE}yesno own "Own" when |`, has: ["sex"], not: ["own"] },
    { at: `${ABOVE}single own "Own" {\n  a "A" when |`, has: ["sex"], not: ["own"] },
    { at: `${ABOVE}compute x = |`, has: ["age", "round"], not: ["x"] },
    { at: `${ABOVE}score x = mean(|`, first: ["service"], has: ["total"] },
    { at: `${ABOVE}if |`, not: ["x"] },
    { at: `${ABOVE}score x = 1\nscore y = |`, has: ["x", "service"], not: ["y"] },
    { at: `${ABOVE}score x = 1\nif |`, not: ["x"] },
    { at: `${ABOVE}compute y = years(|`, first: ["born"] },
    { at: `${ABOVE}compute y = service.|`, only: ["prompt", "1", "2"] },
    { at: `${ABOVE}compute y = sex.|`, only: ["label", "phrase", "points"] },
    { at: `${ABOVE}compute y = used.|`, has: ["other", "points"], not: ["app"] },
    { at: `${ABOVE}score x = 1\nthanks "{x.|}"`, only: ["label", "band", "advice"] },
    { at: `${ABOVE}compute y = born + 3 |`, has: ["days", "years"], not: ["day", "and"].slice(0, 1) },
    { at: `${ABOVE}compute y = born + 1 |`, has: ["day", "year"], not: ["days"] },
    { at: `${ABOVE}if sex |`, has: ["is", "in"], not: ["has", "matches", "and"] },
    { at: `${ABOVE}if used |`, has: ["has"], not: ["is", "and"] },
    { at: `${ABOVE}if driver |`, has: ["and", "or", "is"], not: ["has", "in"] },
    { at: `${ABOVE}if code |`, has: ["matches", "is"] },
    { at: `${ABOVE}if age > 3 |`, has: ["and", "or"], not: ["is"] },
    { at: `${ABOVE}score x = mean(service) |`, first: ["at least", "prorated", "rescaled"] },
    { at: `${ABOVE}compute y = if driver |`, has: ["then"] },
    { at: `${ABOVE}compute y = mea|(service)`, has: ["mean"], not: ["age"] },
  ],
  "lists that are shared": [
    { at: `${ABOVE}rating r "R" on |`, first: ["agree"], has: ["agreement5"], not: ["regions", "dontknow"] },
    { at: `${ABOVE}single r "R" from |`, first: ["regions"], has: ["chosen", "gender"], not: ["dontknow"] },
    { at: `${ABOVE}single r "R" from chosen(|`, only: ["used"] },
    { at: `${ABOVE}number r "R" plus |`, has: ["dontknow", "declined"], not: ["agree", "regions"] },
    {
      at: `${HEAD}import "rensis:scales/en" as std\nrating r "R" on std.|`,
      has: ["agreement5"],
      not: ["std.agreement5"],
    },
    {
      at: `${HEAD}import "rensis:scales/en" as std\nrating r "R" on |`,
      has: ["std.agreement5"],
      not: ["agreement5"],
    },
  ],
  texts: [
    { at: `${ABOVE}note "Hello {|}"${BELOW}`, first: ["total", "born"], has: ["round"], not: ["later"] },
    { at: `${ABOVE}note "Hello {|`, has: ["sex"] },
    { at: `${ABOVE}note "Hello {sex.|}"`, only: ["label", "phrase", "points"] },
    { at: `${ABOVE}note "Hello {#|}"`, has: ["sex", "age"], not: ["total", "prompt"] },
    { at: `${ABOVE}note "Hello |"`, only: [] },
    { at: `${ABOVE}note "Hello \\{|"`, only: [] },
    { at: `${ABOVE}note """\n  Hello {|}\n  """`, has: ["sex"] },
    { at: `${ABOVE}note “Hello {|}”`, has: ["sex"] },
    { at: `${ABOVE}note "Hello {age \\| |"`.replace("\\|", "|"), only: [] },
    { at: 'survey s "S"\nscale a 1..2 {\n  1 "{|}"', only: [] },
    { at: `${ABOVE}number n "N" unit "{|}"`, not: ["sex"] },
  ],
  results: [
    { at: `${ABOVE}score x = 1\nthanks { show |`, only: ["x", "total"] },
    { at: `${ABOVE}score x = 1\nthanks { show x as |`, only: ["table", "bar", "radar"] },
    { at: `${ABOVE}dimension d "D" = |`, first: ["service"] },
    { at: `${ABOVE}dimension d "D" = service 1, |`, first: ["2"], not: ["1"] },
    { at: `${ABOVE}dimension d "D" = service 1 |`, has: ["reversed", "weight"] },
  ],
};

describe.each(Object.entries(cases))("%s", (_, list) => {
  test.each(list)("$at", ({ at, first, has, not, only }) => {
    const { text, offset } = cursor(at);
    const labels = completeAt(text, offset)?.labels ?? [];
    if (first) expect(labels.slice(0, first.length)).toEqual(first);
    if (has) expect(labels).toEqual(expect.arrayContaining(has));
    expect(labels.filter((l) => not?.includes(l))).toEqual([]);
    if (only) expect([...labels].sort()).toEqual([...only].sort());
  });
});

describe("dimensions", () => {
  const D = `${HEAD}
scale agree 1..5 { 1 "No" 5 "Yes" }
dimension quality "Quality" {
  dimension speed "Speed" { 1 "Fast" 2 "On time" }
  dimension care "Care" { 3 "Kind" }
}
`;
  const ASKED = `${D}rate felt "Felt" of quality on agree {\n  as E "Expected"\n  as P "Perceived"\n}\n`;
  test.each<[string, string[], string[]]>([
    [`${D}rate r "R" of |`, ["quality", "speed", "care"], ["agree"]],
    [`${D}rate r "R" of speed, |`, ["care"], ["speed"]],
    [`${D}allocate r "R" across |`, ["quality"], []],
    [`${ASKED}score g each dimension in |`, ["quality"], ["felt"]],
    [`${ASKED}score g each item in |`, ["quality", "felt"], []],
    [`${ASKED}score g each |`, ["dimension", "facet", "item"], []],
    [`${ASKED}score g each item in quality = |`, ["P", "E"], []],
    [`${ASKED}score g each item in quality = P - E\nscore h = mean(|`, ["g", "quality"], []],
    [`${ASKED}score g each item in quality = P - E\nscore h = g.|`, ["1", "2", "3"], []],
    [`${ASKED}score g = quality.|`, ["1", "E", "speed"], ["quality"]],
    [`${ASKED}score g = quality.speed.|`, ["1", "2", "E"], ["3", "speed"]],
    [`${ASKED}score g = felt.1.|`, ["E", "P"], ["2"]],
    [`${D}if |`, [], ["quality"]],
  ])("%s", (at, has, not) => {
    const { labels } = complete(at);
    expect(labels).toEqual(expect.arrayContaining(has));
    expect(labels.filter((l) => not.includes(l))).toEqual([]);
  });
});

describe("library lists that are not imported", () => {
  test.each([
    [
      "behind the head",
      `${HEAD}rating r "R" on agreement5|`,
      'language en\n}\n\nimport "rensis:scales/en"\n',
    ],
    [
      "behind other imports",
      `${HEAD}import "./x.survey"\nrating r "R" on agreement5|`,
      'import "./x.survey"\nimport "rensis:scales/en"\n',
    ],
    ["at the beginning without a head", 'rating r "R" on agreement5|', 'import "rensis:scales/en"\n\nrating'],
    [
      "in the language of the survey",
      'survey s "S" { language zh }\nrating r "R" on agreement5|',
      "rensis:scales/zh",
    ],
  ])("are imported %s", (_, at, expected) => {
    const { text } = cursor(at);
    const item = complete(at).items.find((i) => i.label === "agreement5")!;
    const after = taken(text, item);
    expect(after).toContain(expected);
    const codes = build("file:///folder/a.survey", after).diagnostics.map((d) => d.code);
    expect(codes).not.toContain("undefined-list");
  });

  test("are qualified where a name is taken", () => {
    const at = `${HEAD}scale agreement5 1..2 { 1 "a" 2 "b" }\nrating r "R" on |`;
    const offered = complete(at);
    const item = offered.items.find((i) => i.label === "std.agreement5")!;
    const after = taken(cursor(at).text, item);
    expect(after).toContain('import "rensis:scales/en" as std');
    expect(build("file:///folder/a.survey", after).diagnostics.map((d) => d.code)).not.toContain(
      "import-clash",
    );
  });
});

describe("paths of imports", () => {
  const files = {
    "file:///folder/scales.survey": 'scale a 1..2 { 1 "x" 2 "y" }\n',
    "file:///folder/sub/%E9%87%8F%E8%A1%A8.survey": 'scale b 1..2 { 1 "x" 2 "y" }\n',
    "file:///other/c.survey": 'scale c 1..2 { 1 "x" 2 "y" }\n',
  };
  test.each([`${HEAD}import "|"`, `${HEAD}import "./s|`, `${HEAD}import |`])("%s", (at) => {
    const { labels } = complete(at, { files });
    expect(labels.slice(0, 3)).toEqual(["./scales.survey", "../other/c.survey", "./sub/量表.survey"]);
    expect(labels).toContain("rensis:scales/en");
  });

  test("what is imported already is not offered again", () => {
    expect(complete(`${HEAD}import "./scales.survey"\nimport "|"`, { files }).labels).not.toContain(
      "./scales.survey",
    );
  });

  test("the whole path is replaced", () => {
    const at = `${HEAD}import "./s|c"\n`;
    const item = complete(at, { files }).items.find((i) => i.label === "./scales.survey")!;
    expect(taken(cursor(at).text, item)).toBe(`${HEAD}import "./scales.survey"\n`);
  });
});

describe("Chinese", () => {
  const ZH =
    'survey 调查 "调查" {\n  language zh-CN\n}\nsingle 性别 "您的性别" {\n  女 "女"\n  男 "男"\n}\nnumber 年龄 "您的年龄"\n';
  test.each<[string, string[]]>([
    [`${ZH}if |`, ["年龄", "性别"]],
    [`${ZH}if 性|`, ["性别"]],
    [`${ZH}if 性别 is |`, ["女", "男"]],
    [`${ZH}if （性别 is |`, ["女", "男"]],
    [`${ZH}note "您今年{|}岁"`, ["年龄"]],
    [`${ZH}page p "P" ｛\n  if 性别 in ［女，|`, ["男"]],
  ])("%s", (at, has) => {
    expect(complete(at).labels).toEqual(expect.arrayContaining(has));
  });

  test.each([
    ["单选", "single"],
    ["多选", "multiple"],
    ["量表", "scale"],
    ["矩阵", "rate"],
    ["分页", "page"],
    ["select_one", "single"],
    ["likert", "rate"],
    ["textarea", "open"],
  ])("%s leads to `%s`", (typed, keyword) => {
    const item = complete(`${ZH}${typed}|`).items.find((i) => i.label === keyword)!;
    expect(item.filterText?.startsWith(typed)).toBe(true);
  });

  test("options answer to their words", () => {
    const at = `${HEAD}single sex "Sex" {\n  f "女性"\n  m "男性"\n}\nif sex is 女|`;
    expect(
      complete(at)
        .items.find((i) => i.label === "f")
        ?.filterText?.startsWith("女性"),
    ).toBe(true);
  });

  test("words of the screen are those of the locale", () => {
    const detail = (locale: "en" | "zh") =>
      complete("|", { locale }).items.find((i) => i.label === "single")?.detail;
    expect([detail("en"), detail("zh")]).toEqual(["single choice", "单选题"]);
  });
});

describe("texts that do not parse", () => {
  test.each<[string, string[]]>([
    [`${ABOVE}if {\n  single x "X" {\n    a "A" |`, ["specify"]],
    [`${ABOVE}page p "P" {\n  if sex is |\n\nsingle x "X" { a "A" b "B" }`, ["female"]],
    [`${ABOVE}page p "P {\n  if sex is |`, ["female"]],
    [`${ABOVE}single x "X" {\n  a "A"\n  |\nsingle y "Y" { a "A" b "B" }`, []],
    [`${ABOVE}if sex is |\n  yesno z "Z"\n}`, ["female"]],
    [`${ABOVE}number n "N" 0..9 foo bar |`, ["unit"]],
    [`${ABOVE}single q from chosen(|`, ["used"]],
    [`${ABOVE}check sex is |`, ["female"]],
  ])("%s", (at, has) => {
    expect(complete(at).labels).toEqual(expect.arrayContaining(has));
  });

  test("names come from the last build while the text runs ahead", () => {
    const before = build("file:///folder/a.survey", ABOVE);
    const at = ABOVE.replace("number age", 'yesno fresh "F"\nif sex is |\nnumber age');
    expect(complete(at, { built: before }).labels.slice(0, 2)).toEqual(["female", "male"]);
    const there = complete(ABOVE.replace("number age", "if |\nnumber age"), { built: before }).labels;
    expect(there).toContain("sex");
    expect(there).not.toContain("age");
  });
});

describe("long lists", () => {
  const many = Array.from({ length: 500 }, (_, i) => `yesno q${i} "Question ${i}"`).join("\n");
  test("are cut, the nearest first, and fetched anew as the word grows", () => {
    const empty = complete(`${HEAD}${many}\nif |`);
    expect(empty.items.length).toBe(200);
    expect(empty.cut).toBe(true);
    expect(empty.labels.slice(0, 2)).toEqual(["q499", "q498"]);
    const typed = complete(`${HEAD}${many}\nif q12|`);
    expect(typed.labels).toEqual(expect.arrayContaining(["q12", "q120", "q129"]));
  });
});

describe("characters that trigger", () => {
  test.each<[string, string, boolean]>([
    [" ", "if sex is |", true],
    [" ", "if used has any |", true],
    [" ", 'rating r "R" on |', true],
    [" ", "if sex in [a, |", true],
    [" ", 'single x "X" |', false],
    [" ", "  |", false],
    [" ", "thesis |", false],
    ["{", 'note "Hello {|', true],
    ["{", 'single x "X" {|', false],
    ["{", "  Hello {|", true],
    ["#", 'note "See {#|', true],
    ["#", "#|", false],
    ['"', 'import "|', true],
    ['"', 'number n "N" unit "|', true],
    ['"', 'single x "|', false],
    ["/", 'import "./|', true],
    ["/", "/|", false],
    ["[", "if sex in [|", true],
    ["(", 'single x "X" from chosen(|', true],
    ["(", "mean(|", false],
    [".", "sex.|", true],
  ])("%s in %s: %s", (character, at, expected) => {
    const { text, offset } = cursor(at);
    expect(isWorthwhile(character, text, offset)).toBe(expected);
  });
});
