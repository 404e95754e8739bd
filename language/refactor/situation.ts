/** Where the author is: the statements that the selection touches, and what is known of the file. */
import type { AstNode } from "langium";
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Block, Question, Source, Statement } from "../generated/ast.js";
import type { Instrument } from "../instrument/model.js";
import type { LinkedSource } from "../semantics/unit.js";
import type { Uses } from "../semantics/uses.js";
import type { FileSymbols } from "../symbols/symbols.js";
import { type Range, rangeOf } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { SourceText } from "./source-text.js";

/** What the file means; worked out when it is asked for. */
export interface Meaning {
  readonly instrument: Instrument;
  readonly symbols: FileSymbols;
  readonly source: LinkedSource;
  readonly uses: Uses;
}

export interface Situation {
  uri: string;
  parse: ParseResult;
  source: SourceText;
  selection: Range;
  /** The block, or the file, whose statements are selected. */
  block: Block | Source;
  /** Containers of the block, outermost first. */
  around: AstNode[];
  /** The statements that the selection touches, side by side in one block. */
  statements: readonly Statement[];
  meaning: Meaning;
  /** An edit of this file. */
  edit(start: number, end: number, text: string): Edit;
}

/** The one statement that is selected, if it is one. */
export function only(s: Situation): Statement | undefined {
  return s.statements.length === 1 ? s.statements[0] : undefined;
}

/** The one question that is selected. */
export function onlyQuestion(s: Situation): Question | undefined {
  const one = only(s);
  return one?.$type === "Question" ? one : undefined;
}

export function situationOf(parse: ParseResult, selection: Range, meaning: Meaning): Situation {
  const source = SourceText.of(parse);
  const { uri, text } = parse;
  const start = Math.max(0, Math.min(selection.start, text.length));
  const end = Math.max(start, Math.min(selection.end, text.length));
  let block: Block | Source = parse.root;
  const around: AstNode[] = [];
  let statements = touched(block.statements, source, start, end);
  while (statements.length === 1) {
    const inner = blockWithin(statements[0]!, start, end, source);
    if (!inner) break;
    const further: Statement[] = touched(inner.block.statements, source, start, end);
    around.push(...inner.path);
    block = inner.block;
    statements = further;
  }
  return {
    uri,
    parse,
    source,
    selection: { start, end },
    block,
    around,
    statements,
    meaning,
    edit: (from, to, written) => ({ uri, start: from, end: to, text: written }),
  };
}

/** Statements on the lines of the selection. A selection that ends where a line begins does not touch the line. */
function touched(
  statements: readonly Statement[],
  source: SourceText,
  start: number,
  end: number,
): Statement[] {
  const first = source.lineStart(start);
  const upTo = end > start && end === source.lineStart(end) ? end - 1 : end;
  const out: Statement[] = [];
  for (let i = firstEndingAt(statements, first); i < statements.length; i++) {
    const at = rangeOf(statements[i]!);
    if (source.lineStart(at.start) > upTo) break;
    out.push(statements[i]!);
  }
  return out;
}

/** Index of the first statement that ends at an offset or behind it. */
export function firstEndingAt(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rangeOf(statements[middle]!).end < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The block of a statement between whose braces the selection stands, and the nodes on the way to it. */
function blockWithin(
  statement: Statement,
  start: number,
  end: number,
  source: SourceText,
): { block: Block; path: AstNode[] } | undefined {
  const path: AstNode[] = [statement];
  const inside = (b: Block | undefined): b is Block => {
    if (!b) return false;
    const at = rangeOf(b);
    const isClosed = source.text[at.end - 1] === "}" || source.text[at.end - 1] === "｝";
    // On the line of the opening brace the statement itself is meant.
    return source.lineStart(start) > at.start && end < (isClosed ? source.lineStart(at.end - 1) : at.end + 1);
  };
  if (statement.$type === "Page" || statement.$type === "Section")
    return inside(statement.body) ? { block: statement.body, path } : undefined;
  if (statement.$type !== "If") return undefined;
  for (let at = statement; ; ) {
    if (inside(at.then)) return { block: at.then, path };
    if (inside(at.else)) return { block: at.else, path };
    if (!at.elseIf) return undefined;
    at = at.elseIf;
    path.push(at);
  }
}
