/** What may stand at a place, by the grammar: before every token of every example that token is expected. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { expectedAt, slotsUp, tokensIn, useAround } from "../../language/syntax/expected.js";
import { AS_NAME, firstOf, kindName } from "../../language/syntax/grammar-tables.js";
import { tokenize } from "../../language/syntax/lexer.js";
import { ID } from "../../language/syntax/tokens.js";

const folder = fileURLToPath(new URL("../../examples", import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".survey"));

/** A soft keyword may stand where a name is expected. */
const asName = firstOf({ t: "term", v: "ID" }).kinds;

function at(text: string) {
  const { tokens } = tokenize("x", text);
  return { tokens, ...expectedAt(tokens, tokens.count - 1, text.endsWith("\n")) };
}

describe("expected tokens", () => {
  test.each(files)("hold each token of %s where it stands", (file) => {
    const { tokens } = tokenize("x", readFileSync(join(folder, file), "utf8"));
    const missing: string[] = [];
    for (let i = 0; i < tokens.count - 1; i++) {
      const kind = tokens.kind[i]!;
      const { expectations } = expectedAt(tokens, i, i > 0 && tokens.firstOnLine(i));
      const found = expectations.some((e) => e.kind === kind || (e.kind === ID && asName[kind] === AS_NAME));
      if (!found) missing.push(`${tokens.text(i)} at ${tokens.start[i]}`);
    }
    expect(missing).toEqual([]);
  });

  test.each<[string, string[], string[]]>([
    ["the words of a statement come before its behaviour", ["STRING", "required"], ["language"]],
  ])("%s", (_, has, not) => {
    const kinds = at("single x ").expectations.map((e) => kindName(e.kind));
    expect(kinds).toEqual(expect.arrayContaining(has));
    expect(kinds.filter((k) => not.includes(k))).toEqual([]);
  });

  test("blocks around the place are told, whatever is missing in what opens them", () => {
    const { frames, tokens } = at('page p "P" {\n  if {\n    single a "A" {\n      x "X" ');
    expect(frames.map((f) => f.block)).toEqual(["Source", "Block", "Block", "List"]);
    expect(frames.map((f) => tokens.text(f.start))).toEqual(["page", "if", "single", "x"]);
  });

  test("junk is overlooked, and so is what stands beside the statement", () => {
    const { expectations } = at('single a "A" { 1 "x" }\n)))\nnumber n foo "N" § ');
    expect(expectations.map((e) => kindName(e.kind))).toContain("unit");
  });

  test("a word of the language is that word as long as it can be one", () => {
    const { expectations } = at('dimension d "D" {\n  dimension e "E" ');
    const marks = expectations.filter((e) => useAround(e.slot, "Mark"));
    expect(marks).toEqual([]);
  });

  test("each expectation knows what was read before it", () => {
    const { expectations, tokens } = at('rate r "R" of a.b, ');
    const [e] = expectations;
    const use = useAround(e!.slot, "OfModifier")!;
    expect(tokensIn(e!.trail, use, "dimensions").map((i) => tokens.text(i))).toEqual(["a", ".", "b"]);
    expect([...slotsUp(e!.slot)].map((s) => s.use.rule).at(-1)).toBe("Source");
  });
});
