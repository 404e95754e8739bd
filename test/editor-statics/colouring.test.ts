import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { format } from "../../language/syntax/format/index.js";
import { parse } from "../../language/syntax/parse.js";
import { textmateGrammar } from "../../scripts/textmate/index.mjs";
import { FUNCTIONS, KINDS, PARTS } from "../../scripts/textmate/words.mjs";
import { program, randomFrom } from "../syntax/programs.js";
import { colour, grammarFile, loadGrammar, scopeAt } from "./colouring.js";
import { keywords, wordsOf } from "./roles.js";
import { samples } from "./samples.js";

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});

/** Scopes of the language's own words. */
const OWN = /^(keyword|storage|support\.type|support\.function|constant\.language)\b/;

const uri = "file:///sample.survey";
const sentinel = '\nyesno sentinel "Is this a statement?"\n';

/** The scopes of a statement's name behind a text; only its own when nothing of the text is left open. */
function scopesBehind(text: string): string[] {
  const { pieces } = colour(grammar, text + sentinel);
  return pieces.find((piece) => piece.text === "sentinel")?.scopes ?? [];
}

it("the file is what its sources make", () => {
  expect(readFileSync(grammarFile, "utf8"), "run: node scripts/textmate/index.mjs").toBe(textmateGrammar());
});

describe("words", () => {
  it.each(samples)("of $at are coloured as the compiler reads them", ({ text }) => {
    const { pieces } = colour(grammar, text);
    const wrong = wordsOf(text).flatMap(({ text: word, start, role }) => {
      const scope = scopeAt(pieces, start);
      const own = OWN.test(scope);
      // Names of functions, of languages and of the day are given by the language, too.
      const given = /^(support\.function|constant\.language)/.test(scope);
      if (role === "keyword" ? own : scope !== "" && (!own || given)) return [];
      const line = text.slice(0, start).split("\n").length;
      return [`line ${line}: ${role} “${word}” is ${scope || "not coloured"}`];
    });
    expect(wrong).toEqual([]);
  });

  it("each word of the language is coloured as one somewhere", () => {
    const seen = new Set<string>();
    for (const { text } of samples) {
      const { pieces } = colour(grammar, text);
      for (const { text: word, start } of wordsOf(text)) if (OWN.test(scopeAt(pieces, start))) seen.add(word);
    }
    expect(keywords().filter((word) => !seen.has(word))).toEqual([]);
  });

  it("the kinds of question, the functions and the parts of an answer are those of the language", () => {
    const reference = readFileSync(new URL("../../docs/language.md", import.meta.url), "utf8");
    const values = reference.slice(reference.indexOf("## Values"), reference.indexOf("## Scores"));
    const table = values.match(/^\|.*\|$/gm)?.join("\n") ?? "";
    const called = new Set([...table.matchAll(/(?<!\w)([a-z]+)(?=\()/g)].map(([, name]) => name ?? ""));
    for (const row of table.split("\n").filter((line) => /aggregates|floor/.test(line)))
      for (const [, name = ""] of (row.split("|")[1] ?? "").matchAll(/(?<=[` ])([a-z]+)(?=[` ])/g))
        called.add(name);
    expect([...called].sort()).toEqual([...FUNCTIONS].sort());
    const parts = [...table.matchAll(/`[qs]\.([a-z]+)`/g)].map(([, part]) => part);
    expect(parts.sort()).toEqual([...PARTS].sort());
    expect(KINDS.filter((kind) => !keywords().includes(kind))).toEqual([]);
    expect(KINDS.filter((kind) => !reference.includes(`\`${kind}\``))).toEqual([]);
  });
});

/** A line, and what its marked piece is. The piece stands between ‹ and ›. */
const places: [why: string, line: string, scope: string][] = [
  ["an option called like a kind", `single q "Q" {\n  ‹text› "Text"\n}`, "variable.other.enummember"],
  ["an option called like a mark", `single q "Q" {\n  ‹fixed› "Fixed"\n}`, "variable.other.enummember"],
  [
    "an option called like a setting",
    `single q "Q" {\n  ‹none› "None" exclusive\n}`,
    "variable.other.enummember",
  ],
  ["a mark behind it", `single q "Q" {\n  none "None" ‹exclusive›\n}`, "storage.modifier.mark"],
  ["a question called like a kind", `single ‹date› "Q"`, "entity.name.variable.question"],
  ["a word that only begins like a kind", `‹single您› "Q"`, ""],
  ["a Chinese name", `single ‹满意度› "您满意吗？"`, "entity.name.variable.question"],
  ["a kind before a full-width quote", `‹single›“您满意吗？”`, "support.type.question"],
  ["a full-width brace", `single q "Q" ｛\n  ‹one› "One"\n｝`, "variable.other.enummember"],
  ["a full-width call", `compute x = ‹mean›（service）`, "support.function"],
  ["a code", `single q "Q" {\n  ‹1› "One"\n}`, "constant.numeric.code"],
  ["a code of a name", `single q "Q" {\n  no = ‹-88› "No"\n}`, "constant.numeric.code"],
  ["a full-width code", `single q "Q" {\n  ‹１２› "One"\n}`, "constant.numeric.code"],
  ["the bound of an interval is no code", `single q "Q" {\n  1 ‹26›..35\n}`, "constant.numeric"],
  ["the lower bound of a band is no code", `score s = sum(x) {\n  ‹10›..14 "x"\n}`, "constant.numeric"],
  ["an interval", `number n "N" 0‹..›999`, "keyword.operator.range"],
  ["a date", `date d "D" ‹1900-01-01›..today`, "constant.numeric.date"],
  ["a time", `time t "T" ‹08:30›..17:00`, "constant.numeric.date"],
  ["a unit of time", `compute x = d + 30 ‹days›`, "keyword.other.unit"],
  ["a misspelt behaviour is not coloured", `single q "Q" ‹optionnal›`, ""],
  ["a scale that is referred to", `rating q "Q" on ‹std.agreement5›`, "entity.name.type.scale"],
  ["a quotation of an answer", `note "Hi {‹name›}!"`, "variable.other"],
  ["its fallback", `note "Hi {name ‹|› "you"}!"`, "keyword.operator.fallback"],
  ["words behind a quotation", `note "Hi {name | "you"}‹ and› so on"`, "string.quoted.double"],
  ["the number of a question", `note "See {#‹age›}."`, "variable.other.question"],
  ["an escaped brace", `note "Not ‹\\{›x}"`, "constant.character.escape"],
  ["a brace that is never closed", `note "Not {‹x› here"`, "string.quoted.double"],
  ["emphasis", `note "Very *‹good›* indeed"`, "markup.italic"],
  ["strong emphasis", `note "Very **‹good›** indeed"`, "markup.bold"],
  ["stars in two texts of one line", `single q "A * b" help "‹c› * d"`, "string.quoted.double"],
  ["emphasis with a quotation in it", `note "*Hi {name | "you"}, ‹well›* so"`, "markup.italic"],
  ["words behind it", `note "*Hi {name | "you"}, well* ‹so›"`, "string.quoted.double"],
  ["strong words around emphasis", `note "**very *good* ‹indeed›** so"`, "markup.bold"],
  ["stars that are none", `note "2 * 3 ‹and› 4 * 5"`, "string.quoted.double"],
  ["a link", `note "See [us](‹https://example.org›)."`, "markup.underline.link"],
  ["a pattern is no text", `text t "T" pattern "[A-Z]‹{2}›"`, "keyword.operator.quantifier"],
  [
    "a pattern in a condition is none",
    `check code matches "[A-Z]‹{2}›" "Two letters."`,
    "keyword.operator.quantifier",
  ],
  ["the message behind it is one", `check code matches "[A-Z]{2}" "Two {‹letters›}."`, "variable.other"],
  ["nested quotes", `note “a “b” ‹c› d”`, "string.quoted.other.curly"],
  ["two slashes in a text", `note "https://example.org ‹x›"`, "string.quoted.double"],
  ["a comment", `note "x" //‹ y›`, "comment.line.double-slash"],
  ["a documentation comment", `/**‹ Asked since wave 3. ›*/`, "comment.block.documentation"],
  [
    "a number in a list in a text block",
    `rate r "R" on s """\n  ‹3›. I plan.\n  """`,
    "constant.numeric.code",
  ],
  [
    "the mark of a reversed item in it",
    `rate r "R" on s """\n  3、我拖延‹（反向）›\n  """`,
    "storage.modifier.mark",
  ],
  ["an option in a comparison", `if age is ‹old› {`, "variable.other.enummember"],
  ["an option in a list", `if pets has any [‹cat›, dog] {`, "variable.other.enummember"],
  ["a part of a score", `note "{worry.‹band›}"`, "support.variable.property"],
  ["a perspective", `rate r "R" {\n  as ‹E› "Expected"\n}`, "variable.other.enummember.perspective"],
  [
    "a question in a row",
    `rate r "R" on s {\n  each row {\n    ‹text› t "T"\n  }\n}`,
    "support.type.question",
  ],
  ["a column", `grid g "G" {\n  column ‹number› n "N"\n}`, "support.type.question"],
  [
    "a row behind a column with options",
    `grid g "G" {\n  column single s "S" {\n    a "A"\n  }\n  ‹pc› "PC"\n}`,
    "variable.other.enummember",
  ],
  ["behaviour on a line of its own", `open q "Q"\n    ‹probe› "Why?"`, "storage.modifier"],
  ["a condition that goes on below", `open q "Q" when a is b\n    ‹and› c`, "keyword.operator.wordlike"],
  ["a value that begins below", `compute x\n    = ‹if› a then 1 else 2`, "keyword.control.conditional"],
  ["a value on one line with a condition", `compute x = if a ‹then› 1 else 2`, "keyword.control.conditional"],
  [
    "a dimension in a dimension",
    `dimension d "D" {\n  ‹dimension› e "E" {\n    1 "x"\n  }\n}`,
    "storage.type.declaration",
  ],
  [
    "an item behind a facet",
    `dimension d "D" {\n  dimension e "E" {\n    1 "x"\n  }\n  ‹2› "y"\n}`,
    "constant.numeric.code",
  ],
  ["a key", `dimension d "D" = ipip 6, 66 ‹reversed›`, "storage.modifier.mark"],
  ["a statement behind a statement", `note "a"\n‹single› q "Q"`, "support.type.question"],
  ["a statement behind a block", `single q "Q" { a "A" }\n‹if› a {`, "keyword.control.conditional"],
  ["else behind its block", `if a {\n  note "x"\n} ‹else› {`, "keyword.control.conditional"],
];

describe("places", () => {
  it.each(places)("%s", (_, marked, scope) => {
    const start = marked.indexOf("‹");
    const { pieces } = colour(grammar, marked.replace("‹", "").replace("›", ""));
    const found = scopeAt(pieces, start);
    expect(found.startsWith("meta.") ? "" : found).toBe(scope);
  });
});

describe("a region does not run away", () => {
  it.each(samples)("in $at", ({ text }) => {
    expect(scopesBehind(text)).toEqual(["entity.name.variable.question"]);
  });

  it("in programs of every kind", () => {
    const shapes = fc.record({
      seed: fc.nat(),
      breaks: fc.constantFrom(0, 0.1),
      variants: fc.constantFrom(0, 0.2),
      tidy: fc.boolean(),
    });
    fc.assert(
      fc.property(shapes, ({ seed, breaks, variants, tidy }) => {
        const options = { size: 100, comments: 0.02, breaks, variants, oneALine: true, fullEntries: true };
        const made = program(randomFrom(seed), options);
        fc.pre(parse(uri, made).diagnostics.every((d) => d.severity !== "error"));
        expect(scopesBehind(tidy ? format(uri, made).text : made)).toEqual(["entity.name.variable.question"]);
      }),
      { numRuns: 300 },
    );
  });

  /** Slips, after which the next statement must be one again. */
  it.each([
    ["a text that is not closed", `single q "Which? {\n  a "A"\n}`],
    ["a full-width quote that is not closed", `note “Which?`],
    ["a quotation that is not closed", `note "Hi {name, how are you?"`],
    ["a star that is not closed", `note "Hi *name, how are you?"`],
    ["a link that is not closed", `note "See [us](https://"`],
    ["a pattern that is not closed", `text t "T" pattern "[A-Z"`],
    ["a bracket that is not closed", `if pets has any [cat, dog {\n  note "x"\n}`],
    ["a parenthesis that is not closed", `compute x = round(mean(y)`],
    ["a list that is not closed", `single q "Q" {\n  a "A"\n  b "B"`],
    ["a list of a battery that is not closed", `rate r "R" on s {\n  1 "A"`],
    ["a text block that is not closed", `welcome """\n  Hello`],
    ["a condition without a block", `if a is b`],
    ["a default without a value", `yesno q "Q" default`],
    ["a statement that has just begun", `single`],
    ["a mark that has just begun", `single q "Q" {\n  a "A" { phrase "x\n}`],
  ])("behind %s", (_, text) => {
    expect(scopesBehind(text).at(-1)).toBe("entity.name.variable.question");
  });
});

it("a survey in a Markdown document is coloured, and what stands behind it is not", async () => {
  const markdown = await loadGrammar("markdown.rensis.codeblock");
  const text = 'Words\n\n```survey id=x\nsingle q "Q" {\n  a "A" // `x`\n```\nsingle words\n';
  const { pieces } = colour(markdown, text);
  expect(scopeAt(pieces, text.indexOf("single q"))).toBe("support.type.question");
  expect(scopeAt(pieces, text.indexOf('a "A"'))).toBe("variable.other.enummember");
  expect(scopeAt(pieces, text.indexOf("single words"))).toBe("");
});

it("no line takes longer than an editor allows, however hostile", () => {
  const hostile = [
    `note "${"很长的 {x} *文字* ".repeat(1000)}"`,
    `note "${"{".repeat(20_000)}"`,
    `note "${"*a ".repeat(6_000)}"`,
    `note "${"**a".repeat(6_000)}"`,
    `note "${"[a](".repeat(5_000)}"`,
    `compute x = ${"(".repeat(20_000)}`,
    `if ${"a or ".repeat(4_000)}`,
    "“".repeat(20_000),
    `"`.repeat(20_001),
    `x ${"a.".repeat(10_000)}`,
    `single${" ".repeat(20_000)}x`,
  ];
  expect(
    hostile.filter((line) => colour(grammar, line).stopped > 0).map((line) => line.slice(0, 20)),
  ).toEqual([]);
});
