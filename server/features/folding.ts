/** What can be folded: blocks and lists, statements and texts of several lines, comments, imports, regions. */
import type { AstNode } from "langium";
import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import type { Source } from "../../language/generated/ast.js";
import { rangeOf } from "../../language/syntax/node.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import { INSERTED, STRING, TEXTBLOCK, type Tokens } from "../../language/syntax/tokens.js";
import type { Feature } from "../context.js";
import { bracketsOf } from "./brackets.js";
import { Lines } from "./lines.js";
import { childrenOf } from "./tree.js";
import { answering } from "./unhurried.js";

const MARKER = /^(?:\/\/|\/\*+)\s*#?(region|endregion)\b/i;

/** @param limit how many the client takes; the outermost are kept */
export function foldingRanges(parse: ParseResult, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const lines = new Lines(parse.text);
  const folds = new Folds();
  brackets(parse, lines, folds);
  texts(parse.tokens, lines, folds);
  statements(parse, lines, folds);
  imports(parse.root, lines, folds);
  comments(parse.tokens, lines, folds);
  regions(parse.tokens, lines, folds);
  return outermost(folds.all(), limit);
}

/** One for each first line, where an editor shows one arrow: the longest. */
class Folds {
  private readonly byStart = new Map<number, FoldingRange>();

  add(startLine: number, endLine: number, kind?: FoldingRangeKind): void {
    if (endLine <= startLine) return;
    const known = this.byStart.get(startLine);
    if (known && known.endLine >= endLine) return;
    this.byStart.set(startLine, { startLine, endLine, ...(kind ? { kind } : {}) });
  }

  all(): FoldingRange[] {
    return [...this.byStart.values()].sort((a, b) => a.startLine - b.startLine);
  }
}

/** The line of the closing bracket stays visible. */
function brackets(parse: ParseResult, lines: Lines, folds: Folds): void {
  const { tokens } = parse;
  for (const { open, close } of bracketsOf(parse)) {
    const inserted = (tokens.flags[close]! & INSERTED) !== 0;
    const last = lines.lineOf(tokens.start[close]!);
    folds.add(lines.lineOf(tokens.start[open]!), inserted ? last : last - 1);
  }
}

function texts(tokens: Tokens, lines: Lines, folds: Folds): void {
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind !== TEXTBLOCK && kind !== STRING) continue;
    const end = tokens.end[i]!;
    const start = lines.lineOf(tokens.start[i]!);
    const last = lines.lineOf(end);
    // Closing quotes on a line of their own stay visible.
    folds.add(start, lines.firstOnLine(end - 3) ? last - 1 : last);
  }
}

/** Statements without a block whose behaviour takes several lines. */
function statements({ root, text }: ParseResult, lines: Lines, folds: Folds): void {
  const stack: AstNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.$type !== "Entry")
      for (const child of childrenOf(node))
        if (STATEMENTS.has(child.$type) || AROUND.has(child.$type)) stack.push(child);
    if (!STATEMENTS.has(node.$type)) continue;
    const at = rangeOf(node);
    const first = lines.lineOf(at.start);
    const last = lines.lineOf(at.end);
    if (last === first) continue;
    const closing = text.startsWith('"""', at.end - 3)
      ? 3
      : /[\])}｝］）]/.test(text[at.end - 1] ?? "")
        ? 1
        : 0;
    const closes = closing > 0 && lines.firstOnLine(at.end - closing);
    folds.add(first, closes ? last - 1 : last);
  }
}
const STATEMENTS = new Set(
  "SurveyHead Welcome Thanks AnswerListDeclaration Dimension Score Section Question Note Compute Check Confirm Stop Entry Column".split(
    " ",
  ),
);
/** What holds statements. Expressions and marks, which are most of a tree, are not looked at. */
const AROUND = new Set("Page If Block List EachRow".split(" "));

function imports(root: Source, lines: Lines, folds: Folds): void {
  let first: number | undefined;
  let last = 0;
  for (const s of root.statements) {
    if (s.$type === "Import") {
      const at = rangeOf(s);
      first ??= lines.lineOf(at.start);
      last = lines.lineOf(at.end);
    } else if (first !== undefined) {
      folds.add(first, last, FoldingRangeKind.Imports);
      first = undefined;
    }
  }
  if (first !== undefined) folds.add(first, last, FoldingRangeKind.Imports);
}

/** Each comment of several lines, and comments of one line that follow one another. */
function comments(tokens: Tokens, lines: Lines, folds: Folds): void {
  let run: { first: number; last: number } | undefined;
  const flush = () => {
    if (run) folds.add(run.first, run.last, FoldingRangeKind.Comment);
    run = undefined;
  };
  for (const c of tokens.comments) {
    const first = lines.lineOf(c.start);
    const last = lines.lineOf(c.end);
    if (tokens.source[c.start + 1] === "*") {
      flush();
      folds.add(first, last, FoldingRangeKind.Comment);
    } else if (!c.firstOnLine || MARKER.test(tokens.source.slice(c.start, c.end))) flush();
    else if (run && first === run.last + 1) run.last = first;
    else {
      flush();
      run = { first, last: first };
    }
  }
  flush();
}

/** From `// region` to its `// endregion`. */
function regions(tokens: Tokens, lines: Lines, folds: Folds): void {
  const open: number[] = [];
  for (const c of tokens.comments) {
    if (!c.firstOnLine) continue;
    const marker = MARKER.exec(tokens.source.slice(c.start, Math.min(c.end, c.start + 40)));
    if (!marker) continue;
    if (marker[1]!.toLowerCase() === "region") open.push(lines.lineOf(c.start));
    else {
      const first = open.pop();
      if (first !== undefined) folds.add(first, lines.lineOf(c.end), FoldingRangeKind.Region);
    }
  }
}

/** @param sorted by their first line */
function outermost(sorted: FoldingRange[], limit: number): FoldingRange[] {
  if (sorted.length <= limit) return sorted;
  const ends: number[] = [];
  const depths = sorted.map((fold) => {
    while (ends.length > 0 && ends[ends.length - 1]! < fold.startLine) ends.pop();
    ends.push(fold.endLine);
    return ends.length;
  });
  const order = sorted.map((_, i) => i).sort((a, b) => depths[a]! - depths[b]! || a - b);
  const kept = new Set(order.slice(0, Math.max(0, limit)));
  return sorted.filter((_, i) => kept.has(i));
}

export const folding: Feature = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register({ connection, workspace, client }) {
    const limit = client.textDocument?.foldingRange?.rangeLimit;
    connection.onFoldingRanges(
      answering(({ textDocument }) => {
        const parse = workspace.parse(textDocument.uri);
        return parse ? foldingRanges(parse, limit) : [];
      }),
    );
  },
};
