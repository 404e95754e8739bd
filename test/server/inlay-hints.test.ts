import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { InlayHint } from "vscode-languageserver";
import { hintsIn } from "../../server/features/inlay-hints.js";
import { TestClient } from "./support/client.js";
import { builtOf, EXAMPLES } from "./support/structure.js";

const BOTH = { questionNumbers: true, codes: true };
const ALL = { start: 0, end: Number.POSITIVE_INFINITY };

/** The text with the hints in it, in ‹ ›. */
function shown(text: string, wanted = BOTH): string {
  let out = text;
  for (const { at, label } of hintsIn(builtOf(text), ALL, wanted).reverse())
    out = `${out.slice(0, at)}‹${label}›${out.slice(at)}`;
  return out;
}

describe("hints", () => {
  test.each([
    [
      "numbers as printed, not of follow-ups",
      'survey s { language en }\nsingle a "A" { x "X" }\nnote "n"\nyesno b "B"\n',
      'single a ‹1.›"A"',
      'yesno b ‹2.›"B"',
    ],
    ["codes of named options", 'single a "A" {\n  x "X"\n  y = 7 "Y"\n  z "Z"\n}\n', "x‹= 1›", "z‹= 2›"],
    ["codes of points that only have words", 'scale s 0..1 {\n  "No"\n  "Yes"\n}\n', '‹0›"No"', '‹1›"Yes"'],
    ["codes of a pasted list", 'single a "A" """\n  Red\n  Blue\n  """\n', "‹1.›Red", "‹2.›Blue"],
    [
      "numbers of rows that only have words",
      'rate r "R" on 1..2 {\n  "a"\n  named "b"\n}\n',
      '‹1›"a"',
      'named "b"',
    ],
    ["options of a shared list", "choices 列表 {\n  甲 “甲”\n  乙 “乙”\n}\n", "甲‹= 1›", "乙‹= 2›"],
  ])("%s", (_, text, ...expected) => {
    for (const part of expected) expect(shown(text)).toContain(part);
  });

  test("none where the code is written, none where numbering is off", () => {
    const text = 'survey s { numbering none }\nsingle a "A" { 1 "X"  y = 7 "Y" }\n';
    expect(shown(text)).toBe(text);
  });

  test("each kind can be switched off", () => {
    const text = 'single a "A" { x "X" }\n';
    expect(shown(text, { questionNumbers: false, codes: true })).toBe('single a "A" { x‹= 1› "X" }\n');
    expect(shown(text, { questionNumbers: true, codes: false })).toBe('single a ‹1.›"A" { x "X" }\n');
  });

  test("what a code hint offers to write changes nothing but that it is written", () => {
    for (const [, text] of EXAMPLES) {
      const before = builtOf(text);
      let written = text;
      for (const { at, insert } of hintsIn(before, ALL, BOTH).reverse())
        if (insert !== undefined) written = written.slice(0, at) + insert + written.slice(at);
      const after = builtOf(written);
      const codes = ({ instrument }: typeof before) =>
        instrument.questions.map((q) =>
          "options" in q.domain ? q.domain.options.map((o) => [o.value, o.code]) : [],
        );
      expect(codes(after)).toEqual(codes(before));
      expect(after.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
      expect(hintsIn(after, ALL, { questionNumbers: false, codes: true })).toEqual([]);
    }
  });

  test("of a part of the text are those of the whole that stand there", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXAMPLES), fc.nat(), fc.nat(), ([, text], a, b) => {
        const [start, end] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        const built = builtOf(text);
        expect(hintsIn(built, { start, end }, BOTH)).toEqual(
          hintsIn(built, ALL, BOTH).filter((h) => h.at >= start && h.at <= end),
        );
      }),
    );
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const hints = () => client.request<InlayHint[]>("textDocument/inlayHint", "a.survey", { range });

  test("in the language of the editor, and as the settings say from the moment they change", async () => {
    client = await TestClient.start({ locale: "zh-cn" });
    await client.open("a.survey", 'single a "A" { x "X" }\n');
    expect((await hints()).map((h) => [h.label, h.tooltip])).toEqual([
      ["1.", "印出的题号"],
      ["= 1", "数据文件中的编码，按顺序计算得出"],
    ]);
    client.settings = { inlayHints: { questionNumbers: false, codes: false } };
    const before = client.published.length;
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await client.until(() => client.published.length > before);
    expect(await hints()).toEqual([]);
  });
});
