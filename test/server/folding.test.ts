import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "../../language/syntax/parse.js";
import { foldingRanges } from "../../server/features/folding.js";
import { edited, edits } from "../fuzz/slips.js";
import { TestClient } from "./support/client.js";
import { EXAMPLES, URI } from "./support/structure.js";

/** Folds as `first-last kind` of lines, from 0. */
const folds = (text: string, limit?: number) =>
  foldingRanges(parse(URI, text), limit).map(
    (f) => `${f.startLine}-${f.endLine}${f.kind ? ` ${f.kind}` : ""}`,
  );

describe("what can be folded", () => {
  test.each([
    ["a block, its closing brace stays", 'page p "P" {\n  note "a"\n}\n', ["0-1"]],
    [
      "branches, each by itself",
      'if a {\n  note "a"\n} else if b {\n  note "b"\n} else {\n  note "c"\n}\n',
      ["0-1", "2-3", "4-5"],
    ],
    [
      "a list within a page",
      'page p "P" {\n  single a "A" {\n    1 "x"\n    2 "y"\n  }\n}\n',
      ["0-4", "1-3"],
    ],
    ["full-width braces", "page p “P” ｛\n  note “a”\n｝\n", ["0-1"]],
    ["a statement without a block", 'consent c "C"\n    help "h"\n    else stop "s"\nnote "n"\n', ["0-2"]],
    ["a text of several lines", 'welcome """\n  a\n  b\n  """\n', ["0-2"]],
    ["a pasted list", 'rate r "R" on s """\n  1. a\n  2. b\n  """\n', ["0-2"]],
    ["a list of values", "if a in [\n  x,\n  y\n] {\n}\n", ["0-2"]],
    ["a comment in a block", "/*\n a\n*/\n", ["0-2 comment"]],
    ["comments of one line that follow one another", "// a\n// b\n// c\n\n// d\n", ["0-2 comment"]],
    ["but not those behind code", 'note "a" // a\nnote "b" // b\n', []],
    [
      "imports",
      'import "./a.survey"\nimport "./b.survey"\nimport "./c.survey" as c\n\nnote "x"\n',
      ["0-2 imports"],
    ],
    [
      "regions, also within one another",
      '// region A\nnote "a"\n// #region B\nnote "b"\n// #endregion\n// endregion\n',
      ["0-5 region", "2-4 region"],
    ],
    ["a region that is never closed is none", '// region A\n\nnote "a"\n', []],
    ["lines that end in CR LF", 'page p "P" {\r\n  note "a"\r\n}\r\n', ["0-1"]],
    ["a block that is never closed", 'page p "P" {\n  note "a"\n  note "b"\n', ["0-2"]],
    ["nothing on one line", 'page p "P" { note "a" }\n', []],
  ])("%s", (_, text, expected) => {
    expect(folds(text)).toEqual(expected);
  });

  test("of more than the client takes, the outermost", () => {
    const page = (n: number) => `page p${n} "P" {\n  single a${n} "A" {\n    1 "x"\n  }\n}\n`;
    const text = Array.from({ length: 5 }, (_, i) => page(i)).join("");
    expect(folds(text, 6)).toEqual(["0-3", "1-2", "5-8", "10-13", "15-18", "20-23"]);
    expect(folds(text)).toHaveLength(10);
  });

  test("of any text: inside of it, one for a line, none crossing another", () => {
    const others = EXAMPLES.map(([, text]) => text);
    fc.assert(
      fc.property(fc.constantFrom(...others), edits, (text, slips) => {
        const made = edited(text, slips, others);
        const lines = made.split(/\r\n|\r|\n/).length;
        const found = foldingRanges(parse(URI, made));
        expect(new Set(found.map((f) => f.startLine)).size).toBe(found.length);
        for (const f of found) {
          expect(f.startLine).toBeGreaterThanOrEqual(0);
          expect(f.endLine).toBeGreaterThan(f.startLine);
          expect(f.endLine).toBeLessThan(lines);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("of the text as it is now; of files that are not there, nothing", async () => {
    client = await TestClient.start();
    await client.open("a.survey", "");
    await client.change("a.survey", 'page p "P" {\n  note "a"\n}\n');
    expect(await client.request("textDocument/foldingRange", "a.survey")).toEqual([
      { startLine: 0, endLine: 1 },
    ]);
    expect(await client.request("textDocument/foldingRange", "missing.survey")).toEqual([]);
  });
});
