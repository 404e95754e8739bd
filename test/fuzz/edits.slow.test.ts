import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "../../language/syntax/lexer.js";
import { endure, expectPlaced, servicesFor, sources, URI } from "./support.js";

/** Bits that authors mistype, paste or leave behind. */
const SCRAPS = [
  "{",
  "}",
  '"',
  "“",
  "”",
  '"""',
  "(",
  ")",
  "[",
  "]",
  ",",
  ".",
  "..",
  "=",
  "*",
  "/*",
  "//",
  "\\",
  "|",
  "#",
  "-",
  "+",
  "\n",
  "\r\n",
  "\r",
  "\t",
  " ",
  "\0",
  "\u2028",
  "\ufeff",
  "😀",
  "\ud800",
  "：",
  "，",
  "（",
  "）",
  "｛",
  "｝",
  "１",
  "二",
  "if",
  "else",
  "when",
  "is",
  "has",
  "any",
  "in",
  "not",
  "and",
  "or",
  "single",
  "multiple",
  "rate",
  "rating",
  "score",
  "dimension",
  "scale",
  "choices",
  "page",
  "section",
  "consent",
  "stop",
  "check",
  "confirm",
  "compute",
  "import",
  "survey",
  "thanks",
  "welcome",
  "grid",
  "column",
  "as",
  "each",
  "row",
  "of",
  "on",
  "from",
  "plus",
  "chosen(",
  "across",
  "default",
  "1",
  "-1",
  "0",
  "9999999999999999999999",
  "1e999",
  "0.1",
  "2024-02-30",
  "25:00",
  "1..7",
  "7..1",
  "..",
  "5..",
  "..5",
  "__proto__",
  "constructor",
  "toString",
  "x",
  "年龄",
  "reversed",
  "missing",
  "specify",
  "weighted",
  "prorated",
  '"text"',
  '"{x}"',
  '"{"',
  '"*a*"',
  '"[a](http://b)"',
  "min",
  "max",
  "at least 1",
  "rescaled 0..100",
  "points 3",
  "expects 4",
  "today",
  "30 days",
];

interface Edit {
  at: number;
  drop: number;
  put: string;
}

const edit = fc.record({
  at: fc.nat(1_000_000),
  drop: fc.oneof(fc.nat(3), fc.nat(60)),
  put: fc.oneof(fc.constantFrom(...SCRAPS), fc.constant(""), fc.string({ maxLength: 5 })),
});

function apply(text: string, edits: Edit[]): string {
  let made = text;
  for (const { at, drop, put } of edits) {
    const from = at % (made.length + 1);
    made = made.slice(0, from) + put + made.slice(from + drop);
  }
  return made;
}

/** Takes whole tokens away, doubles them, or puts others in their place: nearer to what authors do. */
function shuffleTokens(text: string, picks: { at: number; how: number; other: number }[]): string {
  const { tokens } = tokenize(URI, text);
  if (tokens.count < 3) return text;
  const cuts = picks.map(({ at, how, other }) => {
    const i = at % (tokens.count - 1);
    const words = tokens.text(other % (tokens.count - 1));
    const own = tokens.text(i);
    return {
      start: tokens.start[i]!,
      end: tokens.end[i]!,
      put: how === 0 ? "" : how === 1 ? `${own} ${own}` : how === 2 ? ` ${words} ` : `${own} ${words}`,
    };
  });
  let made = text;
  for (const c of cuts.sort((a, b) => b.start - a.start))
    made = made.slice(0, c.start) + c.put + made.slice(c.end);
  return made;
}

describe.each(sources)("%s", (_, text) => {
  it("is well as it is", async () => {
    expect(await endure(text)).toBeDefined();
  });

  it("survives any edit of its characters", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        await endure(apply(text, edits));
      }),
      { numRuns: 60 },
    );
  });

  it("survives any edit of its words", async () => {
    const pick = fc.record({ at: fc.nat(1_000_000), how: fc.nat(3), other: fc.nat(1_000_000) });
    await fc.assert(
      fc.asyncProperty(fc.array(pick, { minLength: 1, maxLength: 4 }), async (picks) => {
        await endure(shuffleTokens(text, picks));
      }),
      { numRuns: 90 },
    );
  });

  it("can be cut off anywhere", () => {
    for (let i = 0; i < 60; i++) {
      const part = text.slice(0, Math.floor((text.length * i) / 60));
      expectPlaced(servicesFor(part).draft(URI).diagnostics, part);
    }
  });
});

describe("texts of all kinds", () => {
  it("are never too much", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ maxLength: 200, unit: "binary" }),
          fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((words) => words.join(" ")),
        ),
        async (text) => {
          await endure(text);
          await endure(`survey s "S"\n${text}`);
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
