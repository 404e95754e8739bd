import type { AstNode } from "langium";
import { describe, expect, it } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import { parse } from "../../language/syntax/parse.js";
import { SLIPS, type Slip } from "./slip-table.js";

const BEFORE = 'survey s "S" {\n  language en\n}\n';

function source(slip: Slip): { text: string; firstLine: number } {
  const indent = slip.top ? "" : "  ";
  const lines = slip.text.split("\n").map((l) => (l === "" ? "" : indent + l));
  const head = slip.top ? BEFORE : `${BEFORE}page p "P" {\n  number before "Before" 0..9\n`;
  const tail = slip.top
    ? '\npage q "Q" {\n  number after "After" 0..9\n}\n'
    : '\n  number after "After" 0..9\n}\n';
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

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

function repaired(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
}

describe("one slip, one message", () => {
  it.each(SLIPS.map((s) => [s.what, s] as const))("%s", (_, slip) => {
    const { text, firstLine } = source(slip);
    const { root, diagnostics } = parse("slip.survey", text);
    const seen = diagnostics.map((d) => ({ code: d.code, line: lineOf(text, d.span.start) - firstLine + 1 }));
    expect(seen).toEqual([{ code: slip.code, line: slip.line ?? 1 }]);
    const names = questionNames(root.statements);
    expect(names).toContain("after");
    if (!slip.top) expect(names).toContain("before");
    const d = diagnostics[0]!;
    for (const locale of ["zh", "en"] as const)
      expect(messageOf(d, locale)).not.toMatch(/\{(?:token|text|word|name|suggestion|statement)\}|undefined/);
    expect(d.span.end).toBeGreaterThan(d.span.start);
    expect(d.span.end).toBeLessThanOrEqual(text.length);

    const fix = d.fixes?.find((f) => f.preferred);
    if (slip.fix) expect(fix).toBeDefined();
    if (!fix) return;
    const after = parse("slip.survey", repaired(text, fix.edits));
    const left = after.diagnostics.map((x) => `${x.code}: ${messageOf(x, "en")}`);
    expect(left).toEqual([]);
    expect(questionNames(after.root.statements)).toContain("after");
  });

  it("has at least fifty of them", () => {
    expect(SLIPS.length).toBeGreaterThanOrEqual(50);
  });
});
