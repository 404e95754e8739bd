/** Reading only what was edited comes to the same as reading everything. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { balance } from "../../../language/syntax/braces.js";
import { tokenize } from "../../../language/syntax/lexer.js";
import { shiftBetween } from "../../../server/features/completion/shift.js";
import { tokensOf } from "../../../server/features/completion/tokens.js";
import { examples } from "./support.js";

const all = examples();
const piece = fc.oneof(
  fc.constantFrom(
    "a",
    " ",
    "\n",
    "{",
    "}",
    "1",
    ".",
    "..",
    "-",
    "if x is y",
    ",",
    "“",
    '"',
    "/*",
    "*/",
    "//",
    '"""',
    "，",
    "’",
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
);
const edits = fc.array(
  fc.record({ where: fc.nat(), near: fc.integer({ min: -9, max: 9 }), cut: fc.nat({ max: 12 }), put: piece }),
  { minLength: 1, maxLength: 12 },
);

test("after any edits the tokens are those of a fresh reading", () => {
  fc.assert(
    fc.property(fc.constantFrom(...all.map((e) => e.name)), edits, fc.boolean(), (name, list, together) => {
      let { text } = all.find((e) => e.name === name)!;
      tokensOf("x", text);
      let last = list[0]!.where % text.length;
      for (const { where, near, cut, put } of list) {
        const at = together ? Math.max(0, Math.min(text.length, last + near)) : where % (text.length + 1);
        text = text.slice(0, at) + put + text.slice(at + cut);
        last = at + put.length;
        const { tokens } = tokenize("x", text);
        balance("x", tokens);
        const { kind, start, end, flags, comments } = tokensOf("x", text);
        expect({ kind, start, end, flags, comments }).toEqual({
          kind: tokens.kind,
          start: tokens.start,
          end: tokens.end,
          flags: tokens.flags,
          comments: tokens.comments,
        });
      }
    }),
    { numRuns: 200 },
  );
});

test("offsets outside of what was typed lead back to where they were", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (a, typed, b) => {
      const back = shiftBetween(a + typed + b, a + b);
      expect(back(0)).toBe(0);
      expect(back((a + typed + b).length)).toBe((a + b).length);
    }),
  );
});
