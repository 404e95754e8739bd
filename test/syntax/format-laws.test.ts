import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { format } from "../../language/syntax/format/index.js";
import { type ParseResult, parse } from "../../language/syntax/parse.js";
import { STRING, TEXTBLOCK } from "../../language/syntax/tokens.js";
import { corpus } from "./corpus.js";
import { program, randomFrom } from "./programs.js";
import { treeText } from "./trees.js";

/** Comments in order, without the blanks that the formatter may change. */
function commentsOf(r: ParseResult): string[] {
  return r.tokens.comments.map((c) =>
    r.text
      .slice(c.start, c.end)
      .split(/\r\n|[\n\r]/)
      .map((line) => line.trim())
      .join("\n"),
  );
}

function textsOf(r: ParseResult): string[] {
  return r.tokens.kind.flatMap((k, i) => (k === STRING || k === TEXTBLOCK ? [r.tokens.text(i)] : []));
}

/** Which statement each comment stands before, by the index of that token: documentation stays with what it is about. */
function commentPlaces(r: ParseResult): number[] {
  return r.tokens.comments.map((c) => c.before);
}

function expectLaws(before: ParseResult): void {
  const text = format("f", before.text).text;
  const after = parse("f", text);
  expect(after.diagnostics).toEqual([]);
  expect(treeText(after.root)).toBe(treeText(before.root));
  expect(commentsOf(after)).toEqual(commentsOf(before));
  expect(commentPlaces(after)).toEqual(commentPlaces(before));
  expect(textsOf(after)).toEqual(textsOf(before));
  expect(format("f", text).text).toBe(text);
  for (const line of text.split(/\r?\n/))
    if (!textsOf(after).some((t) => t.includes("\n"))) expect(line).toBe(line.trimEnd());
}

describe("laws of the formatter", () => {
  const layouts = {
    tidy: { size: 6, comments: 0, breaks: 0.02, variants: 0 },
    "comments everywhere": { size: 2, comments: 0.3, breaks: 0.2, variants: 0.05 },
    "broken lines": { size: 3, comments: 0.02, breaks: 0.5, variants: 0.05 },
    "full-width and foreign": { size: 3, comments: 0.05, breaks: 0.1, variants: 0.5 },
    long: { size: 20, comments: 0.05, breaks: 0.05, variants: 0.05 },
  };
  it.each(Object.entries(layouts))("random programs, %s", (_, options) => {
    let seen = 0;
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, part) => {
        const text = program(randomFrom(seed), { ...options, size: Math.ceil(options.size * part) });
        const before = parse("f", text);
        fc.pre(before.diagnostics.length === 0);
        seen++;
        expectLaws(before);
      }),
      { numRuns: 300, maxSkipsPerRun: 5 },
    );
    expect(seen).toBeGreaterThanOrEqual(300);
  });

  it.each(corpus)("%s", (_, text) => {
    const before = parse("f", text);
    expect(before.diagnostics).toEqual([]);
    expectLaws(before);
  });

  it("does not depend on the layout it finds", () => {
    for (const [, text] of corpus) {
      const before = parse("f", text);
      // Every blank between two tokens of a line doubled, every indentation gone.
      let loose = "";
      let at = 0;
      for (let i = 0; i < before.tokens.count; i++) {
        const gap = text.slice(at, before.tokens.start[i]!);
        loose += /^ +$/.test(gap) ? "   " : /^[\n ]+$/.test(gap) ? gap.replace(/ +$/, "") : gap;
        loose += before.tokens.text(i);
        at = before.tokens.end[i]!;
      }
      expect(format("f", loose).text).toBe(format("f", text).text);
    }
  });
});
