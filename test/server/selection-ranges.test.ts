import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { parse } from "../../language/syntax/parse.js";
import { rangesAround } from "../../server/features/selection-ranges.js";
import { edited, edits } from "../fuzz/slips.js";
import { TestClient } from "./support/client.js";
import { cursorIn, EXAMPLES, URI } from "./support/structure.js";

const selections = (marked: string) => {
  const { text, offset } = cursorIn(marked);
  return rangesAround(parse(URI, text), offset).map((r) => text.slice(r.start, r.end));
};

describe("a selection grows", () => {
  test("from a word of a label to the page and the file", () => {
    expect(selections('note "x"\npage p "P" {\n  single a "Your s|ex" {\n    1 "F"\n  }\n}\n')).toEqual([
      "sex",
      "Your sex",
      '"Your sex"',
      'single a "Your sex" {\n    1 "F"\n  }',
      '{\n  single a "Your sex" {\n    1 "F"\n  }\n}',
      'page p "P" {\n  single a "Your sex" {\n    1 "F"\n  }\n}',
      'note "x"\npage p "P" {\n  single a "Your sex" {\n    1 "F"\n  }\n}\n',
    ]);
  });

  test("from a part of a name over its expression to the statement", () => {
    expect(selections('if x > 1 and phq.sl|eep >= 2 + 1 { note "a" }\n')).toEqual([
      "sleep",
      "phq.sleep",
      "phq.sleep >= 2 + 1",
      "x > 1 and phq.sleep >= 2 + 1",
      'if x > 1 and phq.sleep >= 2 + 1 { note "a" }',
      'if x > 1 and phq.sleep >= 2 + 1 { note "a" }\n',
    ]);
  });

  test("from the words of an entry over its list", () => {
    expect(selections('single a "A" {\n  1 "Re|d" help "h"\n  2 "Blue"\n}\n').slice(0, 5)).toEqual([
      "Red",
      '"Red"',
      '1 "Red" help "h"',
      '1 "Red" help "h"\n  2 "Blue"',
      '{\n  1 "Red" help "h"\n  2 "Blue"\n}',
    ]);
  });

  test("inside of a pipe", () => {
    expect(selections('note "You said {count(us|ed) | none} before"\n').slice(0, 5)).toEqual([
      "used",
      "count(used)",
      "count(used) | none",
      "{count(used) | none}",
      "You said {count(used) | none} before",
    ]);
  });

  test("by lines in a pasted list and in a comment", () => {
    expect(selections('rate r "R" on s """\n  1. Plan the d|ay\n  2. Rest\n  """\n').slice(0, 4)).toEqual([
      "day",
      "Plan the day",
      "1. Plan the day",
      "1. Plan the day\n  2. Rest",
    ]);
    expect(selections("/* one\n   two th|ree\n*/\n").slice(0, 3)).toEqual([
      "three",
      "two three",
      "/* one\n   two three\n*/",
    ]);
  });

  test("over Chinese names and full-width signs", () => {
    expect(selections("if 性别 is 女｜ { note “好” }".replace("｜", "|")).slice(0, 2)).toEqual([
      "女",
      "性别 is 女",
    ]);
    expect(selections("page 页 “标题” ｛ note “您|好” ｝").slice(0, 3)).toEqual([
      "您好",
      "“您好”",
      "note “您好”",
    ]);
  });

  test("in any text: each holds the place and the one before, the last is the file", () => {
    const others = EXAMPLES.map(([, text]) => text);
    fc.assert(
      fc.property(fc.constantFrom(...others), edits, fc.nat(), (source, slips, at) => {
        const text = edited(source, slips, others);
        fc.pre(text.length > 0);
        const offset = at % (text.length + 1);
        const found = rangesAround(parse(URI, text), offset);
        expect(found.at(-1)).toEqual({ start: 0, end: text.length });
        found.forEach((r, i) => {
          expect(r.start).toBeLessThanOrEqual(offset);
          expect(r.end).toBeGreaterThanOrEqual(offset);
          const inner = found[i - 1];
          if (!inner) return;
          expect(r.start).toBeLessThanOrEqual(inner.start);
          expect(r.end).toBeGreaterThanOrEqual(inner.end);
          expect(r.end - r.start).toBeGreaterThan(inner.end - inner.start);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("one chain for each position, also in an empty file and outside of the text", async () => {
    client = await TestClient.start();
    await client.open("a.survey", "");
    const at = { line: 7, character: 3 };
    expect(await client.request("textDocument/selectionRange", "a.survey", { positions: [at] })).toEqual([
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
    ]);
    await client.change("a.survey", 'note "a"\n');
    const [first, second] = await client.request<{ range: unknown; parent?: unknown }[]>(
      "textDocument/selectionRange",
      "a.survey",
      { positions: [client.at("a.survey", "a"), at] },
    );
    expect(first?.parent).toBeDefined();
    expect(second?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
  });
});
