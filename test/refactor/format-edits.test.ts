/** Formatting as an editor gets it: few edits, at the places that change. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { editsBetween, formatEdits, formatEditsIn } from "../../language/refactor/format-edits.js";
import { differences } from "../../language/refactor/text-diff.js";
import { editsAfterTyping } from "../../language/refactor/typed.js";
import { format } from "../../language/syntax/format/index.js";
import { parse } from "../../language/syntax/parse.js";
import { samples } from "./samples.js";

const URI = "file:///workspace/a.survey";

type Replacement = { start: number; end: number; text: string };

function applied(text: string, edits: readonly Replacement[]): string {
  let out = "";
  let at = 0;
  for (const e of edits) {
    expect(e.start).toBeGreaterThanOrEqual(at);
    out += text.slice(at, e.start) + e.text;
    at = e.end;
  }
  return out + text.slice(at);
}

/** The same words with other spaces; line breaks stay, since some carry meaning. */
function disordered(text: string, random: () => number): string {
  const lines = text
    .split("\n")
    .map((line) => (random() < 0.5 ? `${" ".repeat(Math.floor(random() * 4))}${line.trimStart()}` : line));
  const messy = lines.join("\n");
  return parse(URI, messy).diagnostics.length === 0 ? messy : text;
}

describe("differences between texts", () => {
  const line = fc.constantFrom("", "a", "b", "  c", "单选 x", "😀", "😁");
  const text = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom("\n", "\r\n"))
    .map(([l, n]) => l.join(n));
  test("lead from one to the other, and nothing is replaced by itself", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const edits = differences(a, b);
        expect(applied(a, edits)).toBe(b);
        for (const e of edits) expect(a.slice(e.start, e.end)).not.toBe(e.text);
      }),
    );
  });
  test("are few when few lines differ", () => {
    const a = Array.from({ length: 5000 }, (_, i) => `line ${i}\n`);
    const b = [...a.slice(0, 10), "new\n", ...a.slice(10, 3000), ...a.slice(3001)];
    expect(differences(a.join(""), b.join(""))).toHaveLength(2);
  });
});

describe("formatting", () => {
  test.each(samples())(
    "%s: the edits make what the formatter makes, and then nothing more",
    (_name, text) => {
      const made = format(URI, text).text;
      expect(applied(text, formatEdits(parse(URI, text)))).toBe(made);
      expect(formatEdits(parse(URI, made))).toEqual([]);
    },
  );

  test.each(samples())("%s: when it is in order, no part of it is touched", (_name, text) => {
    const file = parse(URI, format(URI, text).text);
    const offsets = [...file.text.matchAll(/\n/g)].map((m) => m.index);
    const pick = fc.nat({ max: Math.max(0, offsets.length - 1) });
    fc.assert(
      fc.property(pick, pick, (a, b) => {
        const [start, end] = [Math.min(offsets[a]!, offsets[b]!), Math.max(offsets[a]!, offsets[b]!)];
        expect(formatEditsIn(file, { start, end })).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("of messy texts changes spaces only, and a range only within its lines", () => {
    const all = samples().filter(([, t]) => t.length < 8000);
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        fc.nat(),
        fc.nat(),
        ([, text], stream, a, b) => {
          const messy = disordered(text, () => stream.next().value as number);
          const file = parse(URI, messy);
          expect(applied(messy, formatEdits(file))).toBe(format(URI, messy).text);
          const [start, end] = [a % messy.length, b % messy.length].sort((x, y) => x - y) as [number, number];
          const from = messy.lastIndexOf("\n", start - 1) + 1;
          const to = messy.indexOf("\n", end) < 0 ? messy.length : messy.indexOf("\n", end);
          const edits = formatEditsIn(file, { start, end });
          for (const e of edits) {
            expect(e.start).toBeGreaterThanOrEqual(from);
            expect(e.end).toBeLessThanOrEqual(to);
          }
          expect(format(URI, applied(messy, edits)).text).toBe(format(URI, messy).text);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("words that other languages spell otherwise are one edit each", () => {
    const text = 'number a "A"\nif a!=1&&a==2 {\n  note "N"\n}\n';
    const edits = editsBetween(text, format(URI, text).text);
    expect(applied(text, edits)).toContain("if a is not 1 and a is 2 {");
  });

  test("with a slip in one statement others can still be put in order", () => {
    const text = 'single  a   "A" {\n 1 "x"\n 2 "y"\n}\n\nsingle b "B" {\n  1 "x\n}\n\nyesno   c    "C"\n';
    const file = parse(URI, text);
    expect(formatEdits(file)).toEqual([]);
    expect(applied(text, formatEditsIn(file, { start: 3, end: 20 }))).toContain(
      'single a "A" {\n  1 "x"\n 2',
    );
    expect(formatEditsIn(file, { start: text.indexOf("single b"), end: text.indexOf("single b") })).toEqual(
      [],
    );
  });
});

/** `¦` is where the cursor is after the last key, which stands before it. */
function typing(marked: string, key?: string): string {
  const offset = marked.indexOf("¦");
  const text = marked.replace("¦", "");
  return applied(text, editsAfterTyping(parse(URI, text), offset, key ?? text[offset - 1]!));
}

describe("while typing", () => {
  test.each([
    ["a comma outside of texts", "compute x = max(1，¦2)", "compute x = max(1,2)"],
    ["a bracket that the editor closed", "single a 'A' ｛¦｝", "single a 'A' {}"],
    ["a closing bracket", "if (a is 1）¦ {}", "if (a is 1) {}"],
    ["a comma in a text", 'note "你好，¦"', 'note "你好，"'],
    ["a comma in a text that is not closed yet", 'note "你好，¦', 'note "你好，'],
    ["a comma in curly quotes", "note “你好，¦”", "note “你好，”"],
    ["a bracket in a comment", "// 说明（¦", "// 说明（"],
    ["a bracket in a long comment", "/* 说明（¦\n */", "/* 说明（\n */"],
    ["a bracket in a text block", 'note """\n  第（¦\n  """', 'note """\n  第（\n  """'],
    ["an equals sign", "compute x ＝¦", "compute x ="],
  ])("%s", (_what, marked, expected) => {
    expect(typing(marked)).toBe(expected);
  });

  test("a line that is ended is put in columns with those above, the line of the cursor stays", () => {
    const marked = 'single a "A" {\n  1 "one"\n  10   "ten"\n    ¦\n}\n';
    expect(typing(marked, "\n")).toBe('single a "A" {\n  1  "one"\n  10 "ten"\n    \n}\n');
  });

  test("a brace puts its block in order", () => {
    const marked = 'single a "A" {\n1 "one"\n     2    "two"\n    }¦\nyesno    b "B"\n';
    expect(typing(marked)).toBe('single a "A" {\n  1 "one"\n  2 "two"\n}\nyesno    b "B"\n');
  });

  test("nothing happens in what has an error", () => {
    const marked = 'single a "A {\n1   "one"\n¦\n}\n';
    expect(typing(marked, "\n")).toBe(marked.replace("¦", ""));
  });
});
