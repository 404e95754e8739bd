import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../../language/syntax/format/index.js";
import { tokenize } from "../../language/syntax/lexer.js";
import { MAX_SOURCE, parse, parseExpression } from "../../language/syntax/parse.js";
import { corpus } from "./corpus.js";
import { program, type Random, randomFrom } from "./programs.js";
import { SLIPS } from "./slip-table.js";

/** Milliseconds that a text may take, several times what it takes where nothing else runs. */
const BUDGET = 20_000;

/** Parses and formats; everything said points into the text, and fixes do. */
function survive(text: string, budget = BUDGET): ReturnType<typeof parse> {
  const start = performance.now();
  const r = parse("f", text);
  const made = format("f", text);
  const time = performance.now() - start;
  for (const d of r.diagnostics) {
    const spans = [
      d.span,
      ...(d.fixes ?? []).flatMap((f) => f.edits),
      ...(d.related ?? []).map((x) => x.span),
    ];
    for (const s of spans)
      if (!(s.start >= 0 && s.start <= s.end && s.end <= text.length))
        expect({ code: d.code, ...s, length: text.length }).toBe("inside the text");
  }
  if (r.diagnostics.some((d) => d.severity === "error")) expect(made.text === text).toBe(true);
  expect(time).toBeLessThan(budget);
  return r;
}

const q = 'number a "A" 0..9\n';

/** What nobody writes, and the codes that it may give. */
const MONSTERS: [string, string, string[]][] = [
  [
    "10,000 parentheses",
    `${q}if ${"(".repeat(10_000)}a${")".repeat(10_000)} {\n  note "x"\n}`,
    ["nested-too-deeply"],
  ],
  ["10,000 open parentheses", `${q}if ${"(".repeat(10_000)}a`, ["nested-too-deeply"]],
  ["10,000 open brackets", `${q}if a in ${"[".repeat(10_000)}`, ["nested-too-deeply"]],
  ["10,000 nested pages", `${"page {\n".repeat(10_000)}${"}\n".repeat(10_000)}`, ["nested-too-deeply"]],
  ["60 nested pages", `${"page {\n".repeat(60)}note "x"\n${"}\n".repeat(60)}`, []],
  ["10,000 closing braces", "}\n".repeat(10_000), ["spare-brace"]],
  ["5,000 operands of or", `${q}if ${Array(5_000).fill("a > 1").join(" or ")} {\n  note "x"\n}`, []],
  ["5,000 operands of plus", `${q}compute b = ${Array(5_000).fill("a").join(" + ")}`, []],
  [
    "5,000 else if",
    `${q}if a > 1 { note "x" }${' else if a > 2 { note "y" }'.repeat(5_000)}`,
    ["nested-too-deeply"],
  ],
  ["300 else if", `${q}if a > 1 { note "x" }${' else if a > 2 { note "y" }'.repeat(300)}`, []],
  ["10,000 not", `${q}if ${"not ".repeat(10_000)}a {\n  note "x"\n}`, ["nested-too-deeply"]],
  ["10,000 signs", `${q}compute b = ${"- ".repeat(10_000)}a`, ["nested-too-deeply"]],
  ["10,000 powers", `${q}compute b = ${"a ^ ".repeat(10_000)}a`, ["nested-too-deeply"]],
  ["5,000 conditionals", `${q}compute b = ${"if a then ".repeat(5_000)}a`, ["nested-too-deeply"]],
  ["NUL bytes", "\0".repeat(50_000), ["unexpected-token"]],
  ["NUL bytes in a text", `note "a${"\0".repeat(1000)}b"`, []],
  ["lone surrogates", "\ud800".repeat(1000) + "\udc00".repeat(1000), ["unexpected-token"]],
  ["quotes", '"'.repeat(10_001), ["unclosed-text-block", "text-without-statement"]],
  ["text blocks that open", 'note """\n'.repeat(2_001), ["unclosed-text-block"]],
  ["comments that open", "/*".repeat(20_000), ["unclosed-comment"]],
  ["braces in a text", `text t "${"{a ".repeat(20_000)}"`, []],
  ["braces in a text that never ends", `text t "${"{".repeat(20_000)}`, ["unclosed-text"]],
  ["opening quotes", "“".repeat(10_000), ["wrong-quotes", "unclosed-text", "text-without-statement"]],
  ["backslashes", `"${"\\".repeat(100_001)}`, ["unclosed-text", "text-without-statement"]],
  [
    "a pasted list of 2,000",
    `single a "A" {\n${"  A. 非常 满意 的 x y\n".repeat(2_000)}}`,
    ["list-punctuation"],
  ],
  ["2,000 lines of another language", "foo bar baz\n".repeat(2_000), ["unknown-word"]],
  ["a long name", `text ${"x".repeat(500_000)}`, []],
  ["one digit after the other", "1".repeat(100_000), ["unexpected-token"]],
  ["dots", ".".repeat(20_000), ["unexpected-token", "spare-punctuation"]],
  ["pipes in place of names", "$" + "{a}$".repeat(5_000), ["unexpected-token"]],
  ["2,000 pages without end", 'page p {\n text t "T"\n'.repeat(2_000), ["nested-too-deeply"]],
  ["2,000 pages without beginning", 'page p\n text t "T"\n}\n'.repeat(2_000), ["missing-opening-brace"]],
  ["10,000 keys", `dimension d "D" = ${Array(10_000).fill("a").join(", ")}`, []],
];

describe("monsters", () => {
  it.each(MONSTERS)("%s", (_, text, codes) => {
    const r = survive(text, 3 * BUDGET);
    const seen = new Set<string>(r.diagnostics.map((d) => d.code));
    if (codes.length === 0) expect([...seen]).toEqual([]);
    else {
      expect(seen.size).toBeGreaterThan(0);
      for (const code of seen) expect(codes).toContain(code);
    }
  });

  it("reads a line of seven million characters", () => {
    survive(`text t "${"字".repeat(7_000_000)}"`, 10 * BUDGET);
  });

  it("does not read what is larger than it says", () => {
    expect(survive("x".repeat(MAX_SOURCE + 1)).diagnostics.map((d) => d.code)).toEqual(["file-too-large"]);
  });

  it("goes on behind what is nested too deeply", () => {
    const r = parse("f", `${q}if ${"(".repeat(70)}a {\n  note "x"\n}\n`);
    expect(r.diagnostics).toHaveLength(1);
    expect(r.root.statements[0]).toMatchObject({ name: "a" });
  });
});

/** Pieces that authors and cats put into files. */
const DEBRIS = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  '"',
  "“",
  "”",
  "'",
  '"""',
  "/*",
  "*/",
  "//",
  "\n",
  "\r",
  ",",
  "，",
  ";",
  ":",
  "=",
  "==",
  "..",
  "-",
  ".",
  "\\",
  "\0",
  "\ud83d",
  "\ufeff",
  "if",
  "else",
  "not",
  "in",
  "is",
  "has",
  "or",
  "text",
  "page",
  "dimension",
  "note",
  "as",
  "each",
  "when",
  "x",
  "选项",
  "1",
  "-1",
  "2024-04-01",
  "１",
  "$",
  "@",
  "□",
  "①",
  "🙂",
];

/** One random change: of characters, or of tokens as one deletes, repeats, moves and swaps them. */
function edited(text: string, random: Random): string {
  const at = (n: number) => Math.floor(random() * n);
  const { tokens } = tokenize("f", text);
  const token = () => at(Math.max(1, tokens.count - 1));
  const range = (i: number) => [tokens.start[i]!, tokens.end[i]!] as const;
  switch (at(7)) {
    case 0: {
      const i = at(text.length + 1);
      return text.slice(0, i) + DEBRIS[at(DEBRIS.length)] + text.slice(i);
    }
    case 1: {
      const i = at(text.length + 1);
      return text.slice(0, i) + text.slice(i + 1 + at(30));
    }
    case 2: {
      const [a, b] = range(token());
      return text.slice(0, a) + text.slice(b);
    }
    case 3: {
      const [a, b] = range(token());
      return `${text.slice(0, b)} ${text.slice(a, b)}${text.slice(b)}`;
    }
    case 4: {
      const [a, b] = range(token());
      return text.slice(0, a) + DEBRIS[at(DEBRIS.length)] + text.slice(b);
    }
    case 5: {
      const [x, y] = [token(), token()].sort((l, r) => l - r) as [number, number];
      if (x === y) return text;
      const [a, b] = range(x);
      const [c, d] = range(y);
      return c < b
        ? text
        : text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
    }
    default:
      return text.slice(0, at(text.length + 1));
  }
}

describe("random edits", () => {
  const sources = [...corpus.map(([, text]) => text), ...SLIPS.map((s) => s.text)];

  it("of questionnaires never throw nor hang", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, edits) => {
        const random = randomFrom(seed);
        let text = sources[Math.floor(random() * sources.length)]!;
        for (let n = 0; n < edits; n++) text = edited(text, random);
        survive(text);
      }),
      { numRuns: 600 },
    );
  });

  it("of random programs never throw nor hang, and what is still valid formats lawfully", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3 }), (seed, edits) => {
        const random = randomFrom(seed);
        let text = program(random, { size: 3, comments: 0.05, breaks: 0.1, variants: 0.1 });
        for (let n = 0; n < edits; n++) text = edited(text, random);
        const r = survive(text);
        if (r.diagnostics.length > 0) return;
        const made = format("f", text).text;
        expect(parse("f", made).diagnostics).toEqual([]);
        expect(format("f", made).text).toBe(made);
      }),
      { numRuns: 1500 },
    );
  });

  it("any text at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void survive(text)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...DEBRIS, " ", "\n"), { maxLength: 80 }),
        (parts) => void survive(parts.join("")),
      ),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...DEBRIS), { maxLength: 40 }),
        (parts) => void survive(parts.join(" ")),
      ),
      { numRuns: 3000 },
    );
  });

  it("any bytes, read as UTF-8", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        (bytes) => void survive(new TextDecoder().decode(bytes)),
      ),
      { numRuns: 500 },
    );
  });

  it("any expression of a pipe", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...DEBRIS, "age", "level.band", "+", "(", ")"), { maxLength: 15 }),
        (parts) => {
          const text = `note "{${parts.join(" ")}}"`;
          const { diagnostics } = parseExpression("f", text, 7, text.length - 2);
          for (const d of diagnostics) {
            expect(d.span.start).toBeGreaterThanOrEqual(0);
            expect(d.span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
