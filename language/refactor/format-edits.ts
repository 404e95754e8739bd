/** Formatting as edits: between the words, where something changes, and nowhere else. */

import { hasErrors } from "../diagnostics/diagnostic.js";
import type { Statement } from "../generated/ast.js";
import { format } from "../syntax/format/index.js";
import { tokenize } from "../syntax/lexer.js";
import { type Range, rangeOf } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import type { Tokens } from "../syntax/tokens.js";
import { firstEndingAt } from "./situation.js";
import { SourceText } from "./source-text.js";
import { differences, narrowed, type Replacement } from "./text-diff.js";

const known = new WeakMap<ParseResult, Replacement[]>();

/** Edits that format a whole file; none when it has errors of syntax. */
export function formatEdits(file: ParseResult): readonly Replacement[] {
  const before = known.get(file);
  if (before) return before;
  const made = hasErrors(file.diagnostics) ? [] : editsBetween(file.text, format(file.uri, file.text).text);
  known.set(file, made);
  return made;
}

/** Edits that format the lines which a range touches. */
export function formatEditsIn(file: ParseResult, range: Range): Replacement[] {
  const source = SourceText.of(file);
  const lines = { start: source.lineStart(range.start), end: source.lineEnd(range.end) };
  const isAll = lines.start === 0 && lines.end >= file.text.trimEnd().length;
  const edits = isAll ? formatEdits(file) : part(file, lines);
  return edits
    .filter((e) => e.end >= lines.start && e.start <= lines.end)
    .flatMap((e) => clipped(source, e, lines));
}

/** Where the lines end, so does the edit: what stands outside is not touched. */
function clipped(source: SourceText, e: Replacement, lines: Range): Replacement[] {
  if (e.start >= lines.start && e.end <= lines.end) return [e];
  // Between words there is nothing but space: the lines at its ends are what is asked about.
  const old = source.text.slice(e.start, e.end);
  if (old.trim() !== "" || e.text.trim() !== "") return [];
  return e.start < lines.start && e.end <= lines.end ? indentOnly(source, e, lines) : [];
}

/** Of a change that begins on the lines above, the indentation of the first line. */
function indentOnly(source: SourceText, e: Replacement, lines: Range): Replacement[] {
  const indent = /[^\n\r]*$/.exec(e.text)![0];
  if (!/[\n\r]/.test(e.text) && !/[\n\r]/.test(source.text.slice(e.start, lines.start))) return [];
  const made = { start: lines.start, end: e.end, text: indent };
  return source.text.slice(made.start, made.end) === indent ? [] : [made];
}

/**
 * The statements of the file that the lines touch, and those that stand in columns with them, formatted by
 * themselves: in a file of any size at once, and although something may be wrong elsewhere.
 */
function part(file: ParseResult, lines: Range): Replacement[] {
  const source = SourceText.of(file);
  const { statements } = file.root;
  let first = firstEndingAt(statements, lines.start);
  let last = first;
  while (statements[last + 1] && rangeOf(statements[last + 1]!).start <= lines.end) last++;
  if (!statements[first] || rangeOf(statements[first]!).start > lines.end) return [];
  const isOneLine = (s: Statement) => !/[\n\r]/.test(source.of(s));
  const adjoin = (i: number) => {
    const upper = statements[i];
    const lower = statements[i + 1];
    // Only statements of one line stand in columns with one another.
    if (!upper || !lower || !isOneLine(upper) || !isOneLine(lower)) return false;
    const end = source.linesOf(upper)?.end;
    return end !== undefined && end === source.linesOf(lower)?.start;
  };
  while (adjoin(first - 1)) first--;
  while (adjoin(last)) last++;
  const whole = source.linesOf(statements[first]!, statements[last]!);
  if (!whole) return [];
  // A slip may have been told where the statement after it begins.
  const next = statements[last + 1];
  const until = next ? rangeOf(next).start : file.text.length;
  if (
    file.diagnostics.some((d) => d.severity === "error" && d.span.end >= whole.start && d.span.start <= until)
  )
    return [];
  const text = file.text.slice(whole.start, whole.end);
  return editsBetween(text, format(file.uri, text).text).map((e) => ({
    start: e.start + whole.start,
    end: e.end + whole.start,
    text: e.text,
  }));
}

/**
 * The formatter keeps words and comments in their order, so what changed is found between each two of them, in time
 * that grows with the text.
 */
export function editsBetween(before: string, after: string): Replacement[] {
  if (before === after) return [];
  const a = pieces(tokenize("", before).tokens);
  const b = pieces(tokenize("", after).tokens);
  if (a.length !== b.length) return differences(before, after);
  const out: Replacement[] = [];
  const add = (start: number, end: number, text: string) => {
    const old = before.slice(start, end);
    if (old !== text) out.push(narrowed(start, old, text));
  };
  let from = 0;
  let to = 0;
  for (const [i, piece] of a.entries()) {
    const other = b[i]!;
    add(from, piece.start, after.slice(to, other.start));
    add(piece.start, piece.end, after.slice(other.start, other.end));
    from = piece.end;
    to = other.end;
  }
  add(from, before.length, after.slice(to));
  return joined(out);
}

/** Words and comments in order; what was one word of another spelling (`!=`) counts as often as it is read. */
function pieces(tokens: Tokens): Range[] {
  const out: Range[] = [];
  const { comments } = tokens;
  let c = 0;
  for (let i = 0; i < tokens.count; i++) {
    for (; c < comments.length && comments[c]!.before <= i; c++)
      out.push({ start: comments[c]!.start, end: comments[c]!.end });
    const start = tokens.start[i]!;
    const end = tokens.end[i]!;
    const last = out[out.length - 1];
    // The second word of `!=` has no place of its own.
    out.push(last && start < last.end ? { start: last.end, end: last.end } : { start, end });
  }
  return out;
}

/** Edits that meet are one. */
function joined(edits: readonly Replacement[]): Replacement[] {
  const out: Replacement[] = [];
  for (const e of edits) {
    const last = out[out.length - 1];
    if (last && last.end === e.start)
      out[out.length - 1] = { start: last.start, end: e.end, text: last.text + e.text };
    else out.push(e);
  }
  return out;
}
