import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import { isNewline } from "./chars.js";
import { isWordKind, keywordKind } from "./grammar-tables.js";
import { EOF, type Tokens } from "./tokens.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
/** Blocks and parentheses may be nested this deep. */
export const MAX_NESTING = 64;

/**
 * Balances braces before parsing, by indentation: a block whose `}` is missing ends where a line begins
 * that stands no further right than the line that opened it. One message for each missing or spare brace.
 */
export function balance(uri: string, tokens: Tokens): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const difference = count(tokens, uri, diagnostics);
  if (difference === null) return diagnostics;

  const open: { column: number; at: number }[] = [];
  let missing = difference;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (tokens.firstOnLine(i) && missing > 0) {
      const column = kind === EOF ? -1 : columnOf(tokens, i);
      while (open.length > 0 && missing > 0) {
        const top = open[open.length - 1]!;
        const dedented = kind === CLOSE ? column < top.column : column <= top.column;
        if (!dedented) break;
        const at = tokens.end[i - 1] ?? 0;
        diagnostics.push(
          diagnostic(
            "missing-closing-brace",
            { uri, start: top.at, end: top.at + 1 },
            {},
            {
              fixes: [
                {
                  title: { en: "Close the block", zh: "补上“}”" },
                  edits: [{ uri, start: at, end: at, text: `\n${" ".repeat(top.column)}}` }],
                  preferred: true,
                },
              ],
            },
          ),
        );
        tokens.insert(i, CLOSE, at);
        i++;
        open.pop();
        missing--;
      }
    }
    if (kind === OPEN) open.push({ column: lineColumn(tokens, i), at: tokens.start[i]! });
    else if (kind === CLOSE) {
      const top = open[open.length - 1];
      const odd =
        top && (tokens.firstOnLine(i) ? columnOf(tokens, i) > top.column : spansLines(tokens, top.at, i));
      const spare = !top || (missing < 0 && odd && laterClose(tokens, i, top.column));
      const head = spare ? blockWithoutBrace(tokens, i) : undefined;
      if (head !== undefined) {
        const at = tokens.end[head - 1]!;
        diagnostics.push(
          diagnostic(
            "missing-opening-brace",
            { uri, start: at - 1, end: at },
            {},
            {
              fixes: [
                {
                  title: { en: "Open the block", zh: "补上“{”" },
                  edits: [{ uri, start: at, end: at, text: " {" }],
                  preferred: true,
                },
              ],
            },
          ),
        );
        tokens.insert(head, OPEN, at);
        i++;
        missing++;
      } else if (spare) {
        diagnostics.push(
          diagnostic(
            "spare-brace",
            { uri, start: tokens.start[i]!, end: tokens.end[i]! },
            {},
            {
              fixes: [
                {
                  title: { en: "Remove it", zh: "删除它" },
                  edits: [{ uri, start: tokens.start[i]!, end: tokens.end[i]!, text: "" }],
                  preferred: true,
                },
              ],
            },
          ),
        );
        tokens.remove(i);
        i--;
        missing++;
      } else open.pop();
    }
  }
  return diagnostics;
}

/** Something between an offset and token `to` begins a line. */
function spansLines(tokens: Tokens, from: number, to: number): boolean {
  for (let i = to; i > 0 && tokens.start[i]! > from; i--) if (tokens.firstOnLine(i)) return true;
  return false;
}

/** Number of braces missing (negative: too many); null when all is balanced or too deep to parse. */
function count(tokens: Tokens, uri: string, diagnostics: Diagnostic[]): number | null {
  const openers = new Set([OPEN, keywordKind("(")!, keywordKind("[")!]);
  const closers = new Set([CLOSE, keywordKind(")")!, keywordKind("]")!]);
  let depth = 0;
  let nesting = 0;
  let early = false;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (openers.has(kind)) {
      nesting++;
      if (nesting > MAX_NESTING) {
        diagnostics.push(
          diagnostic(
            "nested-too-deeply",
            { uri, start: tokens.start[i]!, end: tokens.end[i]! },
            { limit: MAX_NESTING },
          ),
        );
        cut(tokens, i);
        return null;
      }
    } else if (closers.has(kind) && nesting > 0) nesting--;
    if (kind === OPEN) depth++;
    else if (kind === CLOSE) {
      depth--;
      if (depth < 0) early = true;
    }
    // a `(` that is never closed does not reach beyond its block
    if (kind === OPEN || kind === CLOSE) nesting = Math.max(depth, 0);
  }
  return depth === 0 && !early ? null : depth;
}

/** Drops everything from token `i` on: what is nested too deeply is not parsed. */
function cut(tokens: Tokens, i: number): void {
  const last = tokens.count - 1;
  for (const list of [tokens.kind, tokens.start, tokens.end, tokens.flags]) list.splice(i, last - i);
  const open: number[] = [];
  for (let k = 0; k < tokens.count; k++) {
    if (tokens.kind[k] === OPEN) open.push(k);
    else if (tokens.kind[k] === CLOSE) open.pop();
  }
  for (let k = 0; k < open.length; k++)
    tokens.insert(tokens.count - 1, CLOSE, tokens.end[tokens.count - 2] ?? 0);
}

/**
 * For a spare `}`: index behind the last token of the line that should have opened its block, i.e. of the
 * nearest line above in the same column that opens none although the next line is indented.
 */
function blockWithoutBrace(tokens: Tokens, close: number): number | undefined {
  if (!tokens.firstOnLine(close)) return undefined;
  const column = columnOf(tokens, close);
  let next = close;
  for (let i = close - 1; i >= 0; i--) {
    if (!tokens.firstOnLine(i)) continue;
    if (columnOf(tokens, i) === column) {
      const opens = tokens.kind[next - 1] === OPEN;
      const word = isWordKind(tokens.kind[i]!);
      return !opens && word && next < close && columnOf(tokens, next) > column ? next : undefined;
    }
    next = i;
  }
  return undefined;
}

function laterClose(tokens: Tokens, from: number, column: number): boolean {
  for (let i = from + 1; i < tokens.count; i++) {
    if (tokens.kind[i] === CLOSE && tokens.firstOnLine(i) && columnOf(tokens, i) === column) return true;
  }
  return false;
}

/** Column of a token, counted in characters from the line's beginning. */
function columnOf(tokens: Tokens, i: number): number {
  const at = tokens.start[i]!;
  let line = at;
  while (line > 0 && !isNewline(tokens.source.charCodeAt(line - 1))) line--;
  return at - line;
}

/** Indentation of the line that a token stands on. */
function lineColumn(tokens: Tokens, i: number): number {
  let first = i;
  while (first > 0 && !tokens.firstOnLine(first)) first--;
  return columnOf(tokens, first);
}
