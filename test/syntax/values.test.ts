import { describe, expect, it } from "vitest";
import type { Entry, Interval, Key, Question, SurveyHead } from "../../language/generated/ast.js";
import { kindName } from "../../language/syntax/grammar-tables.js";
import { tokenize } from "../../language/syntax/lexer.js";
import { propertyRange, rangeOf } from "../../language/syntax/node.js";
import { parse } from "../../language/syntax/parse.js";
import { EOF, type Tokens } from "../../language/syntax/tokens.js";
import { plain } from "./trees.js";

/** The first statement of a text without errors. */
function first<T>(text: string): T {
  const r = parse("f", text);
  expect(r.diagnostics).toEqual([]);
  return r.root.statements[0] as unknown as T;
}

const note = (text: string) => first<{ text: string }>(`note ${text}`).text;

function kinds(text: string): string[] {
  const { tokens } = tokenize("f", text);
  const out: string[] = [];
  for (let i = 0; tokens.kind[i] !== EOF; i++)
    out.push(`${kindName(tokens.kind[i]!) || "STRAY"} ${tokens.text(i)}`);
  return out;
}

describe("texts", () => {
  it.each([
    ['"plain"', "plain"],
    ['""', ""],
    ['"say \\"yes\\""', 'say "yes"'],
    ['"back \\\\ slash"', "back \\\\ slash"],
    ['"a brace \\{ and {name | "none"} a pipe"', 'a brace \\{ and {name | "none"} a pipe'],
    ['"{a is "x"} // no comment"', '{a is "x"} // no comment'],
    ["“您好”", "您好"],
    ["“您好，“朋友”，请填写”", "您好，“朋友”，请填写"],
    ['“he said "no"”', 'he said "no"'],
    ['"“inside”"', "“inside”"],
    ['"🙂 👩‍👩‍👧 𠀀"', "🙂 👩‍👩‍👧 𠀀"],
    ['"tab\\tstays"', "tab\\tstays"],
    ['"a /* b */ c"', "a /* b */ c"],
  ])("%s", (source, value) => {
    expect(note(source)).toBe(value);
  });

  it.each([
    ['"""\n  a\n    b\n\n  c\n  """', "a\n  b\n\nc"],
    ['"""a"""', "a"],
    ['"""\r\n\ta\r\n\t\tb\r\n"""', "a\n\tb"],
    ['"""\n"quoted" \\" stays\n"""', '"quoted" \\" stays'],
    ['""""""', ""],
    ['"""\n\n"""', ""],
    ['"""\n    a   \n  b\n"""', "  a\nb"],
  ])("text block %j", (source, value) => {
    expect(note(source)).toBe(value);
  });
});

describe("pasted lists", () => {
  const entries = (block: string) => {
    const q = first<Question>(`rate r "R" on s """\n${block}\n"""`);
    return (q.list!.elements as Entry[]).map((e) => [e.code, e.label, e.marks.length]);
  };
  it.each([
    [
      "1. a\n2. b",
      [
        [1, "a", 0],
        [2, "b", 0],
      ],
    ],
    [
      "  1、 甲\n\n  12、乙（反向）",
      [
        [1, "甲", 0],
        [12, "乙", 1],
      ],
    ],
    [
      "(3) a (R)\n4) b",
      [
        [3, "a", 1],
        [4, "b", 0],
      ],
    ],
    [
      "7\ta\n-1 b",
      [
        [7, "a", 0],
        [-1, "b", 0],
      ],
    ],
    [
      "no code\n2024年以来",
      [
        [undefined, "no code", 0],
        [undefined, "2024年以来", 0],
      ],
    ],
    [
      "1: 是\r\n2：否",
      [
        [1, "是", 0],
        [2, "否", 0],
      ],
    ],
  ])("%j", (block, expected) => {
    expect(entries(block)).toEqual(expected);
  });

  it("knows where each entry stands", () => {
    const text = 'rate r "R" on s """\n  1. 甲（反向）\n  2. 乙\n"""';
    const q = first<Question>(text);
    const [a, b] = q.list!.elements as Entry[];
    const at = (range: { start: number; end: number } | undefined) =>
      range && text.slice(range.start, range.end);
    expect(at(rangeOf(a!))).toBe("1. 甲（反向）");
    expect(at(propertyRange(a!, "label"))).toBe("甲");
    expect(at(propertyRange(b!, "label"))).toBe("乙");
  });
});

describe("tokens", () => {
  it.each([
    ["1..7", ["NUMBER 1", "BETWEEN ..", "NUMBER 7"]],
    ["1 .. 7", ["NUMBER 1", "BETWEEN ..", "NUMBER 7"]],
    ["-3..-1", ["NUMBER -3", "BETWEEN ..", "NUMBER -1"]],
    ["36.. x", ["NUMBER 36", "ONWARD ..", "ID x"]],
    ["36..\n1", ["NUMBER 36", "ONWARD ..", "NUMBER 1"]],
    ["1 ..25", ["NUMBER 1", "UPTO ..", "NUMBER 25"]],
    ["{..25}", ["{ {", "UPTO ..", "NUMBER 25", "} }"]],
    ["1.5..2.5", ["NUMBER 1.5", "BETWEEN ..", "NUMBER 2.5"]],
    ["2024-04-01..2026-03", ["DATE 2024-04-01", "BETWEEN ..", "DATE 2026-03"]],
    ["08:30 2024-04-01T08:30", ["DATE 08:30", "DATE 2024-04-01T08:30"]],
    ["phq9.9 > 0", ["ID phq9", ". .", "NUMBER 9", "> >", "NUMBER 0"]],
    ["s.5.E", ["ID s", ". .", "NUMBER 5", ". .", "ID E"]],
    ["a -1", ["ID a", "- -", "NUMBER 1"]],
    ["a\n-1", ["ID a", "NUMBER -1"]],
    ["(a) -1", ["( (", "ID a", ") )", "- -", "NUMBER 1"]],
    ["= -1", ["= =", "NUMBER -1"]],
    ["zh-CN", ["ID zh", "- -", "ID CN"]],
    ["a -3..3", ["ID a", "NUMBER -3", "BETWEEN ..", "NUMBER 3"]],
    ['"t" -3..3', ['STRING "t"', "NUMBER -3", "BETWEEN ..", "NUMBER 3"]],
    ["at least -1", ["at at", "least least", "NUMBER -1"]],
  ])("%j", (source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });

  it("reads full-width digits as digits", () => {
    const q = first<Question>('number n "N" －２０．．５０'.replace("．．", ".."));
    expect(plain(q.modifiers)).toEqual([
      { $type: "IntervalModifier", interval: { $type: "Interval", from: "-20", to: "50" } },
    ]);
    const e = first<Question>('single a { １２ "x" }').list!.elements[0] as Entry;
    expect(e.code).toBe(12);
  });
});

describe("codes and intervals", () => {
  const interval = (text: string): Interval => {
    const m = first<Question>(text).modifiers[0] as { interval: Interval };
    return plain(m.interval) as Interval;
  };
  it("takes negative codes at the beginning of a line", () => {
    const q = first<Question>('single a "A" {\n  1 "x"\n  -2 "y"\n  dk = -88 "z" missing\n}');
    expect((q.list!.elements as Entry[]).map((e) => e.code)).toEqual([1, -2, -88]);
  });
  it("takes negative bounds after a name and after a text", () => {
    expect(interval("scale warmth -3..3")).toMatchObject({ from: "-3", to: "3" });
    expect(interval('number t "T" -20..50')).toMatchObject({ from: "-20", to: "50" });
    expect(interval("number t -20..-10")).toMatchObject({ from: "-20", to: "-10" });
    expect(interval('number t "T" -20.. required')).toMatchObject({ from: "-20" });
    expect(interval('number t "T" ..-10')).toMatchObject({ to: "-10" });
  });
  it("takes entries of one line apart", () => {
    const q = first<Question>('single a "A" { 1 "x" -1 "y" z "Z" }');
    expect((q.list!.elements as Entry[]).map((e) => [e.code ?? e.name, e.label])).toEqual([
      [1, "x"],
      [-1, "y"],
      ["z", "Z"],
    ]);
  });
  it("reads keys", () => {
    const d = first<{ keys: Key[] }>('dimension d "D" = ipip 6, 36, 7..9 reversed, prompt weight 2');
    expect(plain(d.keys)).toEqual([
      { $type: "Key", path: "ipip", code: 6, reversed: false },
      { $type: "Key", code: 36, reversed: false },
      { $type: "Key", code: 7, to: 9, reversed: true },
      { $type: "Key", path: "prompt", reversed: false, weight: 2 },
    ]);
  });
});

describe("names", () => {
  it.each([
    "age",
    "_x",
    "q1",
    "渠道",
    "𠀀名",
    "名𠮷",
    "возраст",
    "العمر",
    "Größe",
    "naïve",
    "年齢",
    "나이",
    "אבג",
    "ａｇｅ",
    "text",
    "none",
    "when",
    "min",
    "email",
    "page",
  ])("%s", (name) => {
    const q = first<Question>(`text ${name} "T" required`);
    expect(q.name).toBe(name.normalize("NFKC"));
    expect(q.label).toBe("T");
    const source = `text ${name} "T" required`;
    expect(propertyRange(q, "name")).toEqual({ start: 5, end: 5 + name.length });
    expect(source.slice(5, 5 + name.length)).toBe(name);
  });

  it("lets a draft be named by a keyword before it has a label", () => {
    expect(first<Question>("text email").name).toBe("email");
    expect(first<Question>("number year\n").name).toBe("year");
    expect(parse("f", "page { date month }").diagnostics).toEqual([]);
  });

  it("still takes the modifiers of what has no name", () => {
    const page = first<{ name?: string; modifiers: unknown[] }>("page timed 30 {\n}");
    expect(page.name).toBeUndefined();
    expect(plain(page.modifiers)).toEqual([{ $type: "NumberModifier", name: "timed", value: 30 }]);
    expect(first<Question>("open lines 4").name).toBeUndefined();
    expect(first<Question>("single from states").name).toBeUndefined();
    expect(first<Question>("text\nrequired personal").modifiers).toHaveLength(2);
    expect(first<Question>("number min 3..9").name).toBe("min");
  });

  it("lets options and items be called as keywords are", () => {
    const q = first<Question>(
      'single a "A" {\n  text "T"\n  none "N" exclusive\n  retired = 7 "R"\n  on\n  when "W"\n}',
    );
    expect((q.list!.elements as Entry[]).map((e) => [e.name, e.label, e.marks.length])).toEqual([
      ["text", "T", 0],
      ["none", "N", 1],
      ["retired", "R", 0],
      ["on", undefined, 0],
      ["when", "W", 0],
    ]);
  });

  it("does not take the next statement's keyword for a name", () => {
    const r = parse("f", 'section\nsingle a "A"\ntext\nnote "x"\n');
    expect(r.diagnostics).toEqual([]);
    expect(r.root.statements.map((s) => s.$type)).toEqual(["Section", "Question", "Question", "Note"]);
  });

  it("is the same name in every normal form", () => {
    expect(first<Question>("text Gro\u0308\u00dfe").name).toBe("Größe");
  });
});

describe("what surrounds the text", () => {
  it.each([
    ["a byte order mark", "\ufeff"],
    ["blank lines", "\n \t\n"],
    ["ideographic spaces", "　　"],
    ["a comment", "// x\n"],
    ["a line separator", "\u2028"],
    ["carriage returns", "\r\r"],
  ])("%s does not shift positions", (_, before) => {
    const text = `${before}text t "T"`;
    const q = first<Question>(text);
    expect(rangeOf(q)).toEqual({ start: before.length, end: text.length });
    expect(propertyRange(q, "name")).toEqual({ start: before.length + 5, end: before.length + 6 });
  });

  it.each(["\n", "\r\n", "\r", "\u2028", "\u2029"])("%j ends a line", (newline) => {
    const r = parse("f", [`page {`, `text a "A" // x`, `text b "B`, `text c "C"`, `}`].join(newline));
    expect(r.diagnostics.map((d) => d.code)).toEqual(["unclosed-text"]);
    const page = r.root.statements[0] as unknown as { body: { statements: Question[] } };
    expect(page.body.statements.map((q) => q.name)).toEqual(["a", "b", "c"]);
  });

  it("finds the token before which a comment stands", () => {
    const text = '/** doc */\ntext t "T"\n// end';
    const { tokens }: { tokens: Tokens } = parse("f", text);
    expect(tokens.comments.map((c) => [c.before, c.doc, c.firstOnLine])).toEqual([
      [0, true, true],
      [3, false, true],
    ]);
  });

  it("reads the settings of a survey", () => {
    const s = first<SurveyHead>(
      'survey s "S" {\n  language zh-Hans-CN\n  codes blank -1, skipped -2\n  answers optional\n}',
    );
    expect(plain(s.settings)).toEqual([
      { $type: "LanguageSetting", tag: "zh-Hans-CN" },
      { $type: "CodesSetting", names: ["blank", "skipped"], values: [-1, -2] },
      { $type: "WordSetting", name: "answers", value: "optional" },
    ]);
  });
});
