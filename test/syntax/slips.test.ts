import type { AstNode } from "langium";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { parse } from "../../language/syntax/parse.js";
import { SLIPS, type Slip } from "./slip-table.js";

/** A good file around the slip: what stands before it, what follows, its indentation. */
type Surroundings = [head: string, tail: string, indent: string];

const HEAD = 'survey s "S" {\n  language en\n}\n';
const ON_A_PAGE: Surroundings = [
  `${HEAD}page p "P" {\n  number before "Before" 0..9\n`,
  '\n  number after "After" 0..9\n}\n',
  "  ",
];
const AT_THE_TOP: Surroundings = [
  `${HEAD}number before "Before" 0..9\n`,
  '\npage q "Q" {\n  number after "After" 0..9\n}\n',
  "",
];

const ELSEWHERE: Record<string, Surroundings> = {
  "first on its page": [
    `${HEAD}number before "Before"\npage p "P" {\n`,
    '\n  number after "After" 0..9\n}\n',
    "  ",
  ],
  "between lists": [
    `${HEAD}page p "P" {\n  multiple before "B" max 2 {\n    1 "x"\n    2 "y" exclusive\n  }\n`,
    '\n  single after "After" {\n    1 "x"\n    2 "y"\n  }\n}\npage z "Z" {\n  open o "O"\n}\n',
    "  ",
  ],
  "within a condition": [
    `${HEAD}page p "P" {\n  number before "K" 0..9\n  if before > 3 {\n`,
    '\n    rate after "After" on 1..5 {\n      a "x"\n    }\n  }\n}\nscore w = mean(after)\n',
    "    ",
  ],
  "outside pages": [`${HEAD}number before "B"\n`, '\nnumber after "After" 0..9\n', ""],
  "between blank lines": [
    `${HEAD}page p "P" {\n  number before "K" 0..9\n\n`,
    '\n\n  // now\n  number after "After" 0..9\n}\n',
    "  ",
  ],
  "indented with tabs": [
    `${HEAD}page p "P" {\n\tnumber before "K" 0..9\n`,
    '\n\tnumber after "After" 0..9\n}\n',
    "\t",
  ],
};

function within(slip: Slip, [head, tail, indent]: Surroundings): { text: string; firstLine: number } {
  const lines = slip.text.split("\n").map((l) => (l === "" ? "" : indent + l));
  return { text: head + lines.join("\n") + tail, firstLine: head.split("\n").length };
}

/** Names of all questions in a tree. */
function questionNames(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const n of node) questionNames(n, found);
  else if (typeof node === "object" && node !== null) {
    const { $type, name } = node as AstNode & { name?: string };
    if ($type === "Question" && name !== undefined) found.push(name);
    for (const [key, value] of Object.entries(node)) if (!key.startsWith("$")) questionNames(value, found);
  }
  return found;
}

function repaired(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
}

/** What is said about a slip, whether the questions around it are still there, and what is left after its fix. */
function outcome(slip: Slip, surroundings: Surroundings, newline = "\n") {
  const { text: lf, firstLine } = within(slip, surroundings);
  const text = lf.replaceAll("\n", newline);
  const { root, diagnostics } = parse("slip.survey", text);
  const around = (tree: unknown): string[] =>
    questionNames(tree).filter((n) => n === "before" || n === "after");
  const fix = diagnostics[0]?.fixes?.find((f) => f.preferred);
  const after = fix && parse("slip.survey", repaired(text, fix.edits));
  return {
    said: diagnostics.map(
      (d) => `${d.code} in line ${text.slice(0, d.span.start).split("\n").length - firstLine + 1}`,
    ),
    around: around(root.statements),
    fixable: fix !== undefined,
    left: after ? after.diagnostics.map((d) => `${d.code}: ${messageOf(d, "en")}`) : [],
    aroundFixed: after ? around(after.root.statements) : ["before", "after"],
  };
}

function expected(slip: Slip, fixable: boolean): ReturnType<typeof outcome> {
  const around: string[] = ["before", "after"];
  return {
    said: [`${slip.code} in line ${slip.line ?? 1}`],
    around,
    fixable: slip.fix ?? fixable,
    left: [],
    aroundFixed: around,
  };
}

describe("one slip, one message", () => {
  it.each(SLIPS.map((s) => [s.what, s] as const))("%s", (_, slip) => {
    const seen = outcome(slip, slip.top ? AT_THE_TOP : ON_A_PAGE);
    expect(seen).toEqual(expected(slip, seen.fixable));
  });

  it.each(Object.entries(ELSEWHERE))("all of them, %s", (_, surroundings) => {
    for (const slip of SLIPS) {
      if (slip.top) continue;
      for (const newline of ["\n", "\r\n"]) {
        const seen = outcome(slip, surroundings, newline);
        expect({ what: slip.what, ...seen }).toEqual({ what: slip.what, ...expected(slip, seen.fixable) });
      }
    }
  });

  it("says it in both languages, at a place in the text", () => {
    for (const slip of SLIPS) {
      const { text } = within(slip, slip.top ? AT_THE_TOP : ON_A_PAGE);
      for (const d of parse("slip.survey", text).diagnostics) {
        expect(d.span.end).toBeGreaterThan(d.span.start);
        expect(d.span.end).toBeLessThanOrEqual(text.length);
        for (const locale of ["zh", "en"] as const) {
          expect(messageOf(d, locale)).not.toMatch(
            /\{(?:token|text|word|name|suggestion|statement)\}|undefined/,
          );
          for (const fix of d.fixes ?? []) expect(fix.title[locale]).toBeTruthy();
        }
      }
    }
  });

  it("has at least fifty of them", () => {
    expect(SLIPS.length).toBeGreaterThanOrEqual(50);
  });
});
