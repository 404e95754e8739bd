import { type Diagnostic, hasErrors } from "../../diagnostics/diagnostic.js";
import { parse } from "../parse.js";
import type { Tokens } from "../tokens.js";
import { blocksOf } from "./blocks.js";
import { type Line, linesOf } from "./lines.js";
import { rolesOf } from "./statements.js";
import { alignTables } from "./tables.js";
import { widthOf } from "./width.js";
import { textOf } from "./wrap.js";

/** Widest line before a comment that is aligned with the comments of its neighbours. */
const COMMENT_COLUMN = 80;

/**
 * Writes a source in the house style. `uri` names it in diagnostics. With errors of syntax the text comes
 * back unchanged; the same where quotes do not match, since then it is a guess where a text ends.
 *
 * The style, as decided here and kept by the tests:
 * - Two spaces for each block; one statement, entry or setting a line; one space between tokens, none inside
 *   parentheses and brackets, before commas, around the dots of names and intervals.
 * - Lists: code or name, `= code`, interval, label, opposite label, marks stand in columns, wide characters
 *   (Chinese, emoji) counted as two. The same for runs of settings, of scores, computed values and questions
 *   of one line each that have the same parts. A blank line ends a run, a comment does not. A last column
 *   beyond 60 is aligned only among the rows that have it; where a row would exceed 100, not at all.
 * - A list, details and `thanks` stay on one line if their author wrote them so, they have at most three
 *   elements (any number of perspectives), no comments, and fit in 100 columns. Blocks of statements never do.
 * - Lines over 110 columns go on below, indented by four, at a modifier, else at `and` and `or`, else after a
 *   comma. Entries never: their label belongs on their line.
 * - At most one blank line, none at the edges of a block, one between two statements of the file if one of
 *   them has a block of several lines.
 * - Comments keep their order and place: on a line of their own, with the indentation of what follows, or at the
 *   end of a line after two spaces, aligned in runs. Rows of stars are put in order; their words stay.
 * - Texts are never touched, nor the inside of text blocks. Full-width punctuation and digits and operators of
 *   other languages become the language's own; `with` becomes `plus`.
 * - A line break that carries meaning stays: `text` above `required` is not a text called "required".
 * - Lines end with LF, or with CRLF if most lines of the file do; the file ends with one.
 */
export function format(uri: string, text: string): { text: string; diagnostics: Diagnostic[] } {
  const { root, tokens, diagnostics } = parse(uri, text);
  if (hasErrors(diagnostics) || diagnostics.some((d) => d.code === "wrong-quotes"))
    return { text, diagnostics };
  const roles = rolesOf(root, tokens);
  const lines = linesOf(tokens, roles, blocksOf(tokens, roles));
  if (lines.length === 0) return { text: "", diagnostics };
  return { text: print(lines, lineEnd(tokens)), diagnostics };
}

function print(lines: readonly Line[], newline: string): string {
  const texts: (string | undefined)[] = [];
  alignTables(lines, texts);
  const made = lines.map((line, n) => texts[n] ?? textOf(line));
  const gaps = commentGaps(lines, made);
  let out = "";
  for (const [n, line] of lines.entries()) {
    if (line.blank) out += newline;
    out += " ".repeat(line.indent) + rows(line, made[n]!, newline);
    if (line.trailing.length > 0)
      out += " ".repeat(gaps[n]!) + line.trailing.map((c) => c.replaceAll("\n", newline)).join(" ");
    out += newline;
  }
  return out;
}

/** Line ends of the formatter's own and of comments; those inside texts are the author's. */
function rows(line: Line, text: string, newline: string): string {
  if (newline === "\n" || !text.includes("\n")) return text;
  if (line.pieces.every((p) => !p.text.includes("\n"))) return text.replaceAll("\n", newline);
  let out = "";
  for (const [n, p] of line.pieces.entries()) {
    out += (n === 0 ? "" : p.gap) + (p.text.startsWith("/*") ? p.text.replaceAll("\n", newline) : p.text);
  }
  return out;
}

/** Spaces before the comments at the ends of lines, aligned in runs of such lines. */
function commentGaps(lines: readonly Line[], texts: readonly string[]): number[] {
  const gaps: number[] = [];
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    if (lines[from]!.trailing.length > 0) {
      while (
        to < lines.length &&
        lines[to]!.trailing.length > 0 &&
        !lines[to]!.blank &&
        lines[to]!.indent === lines[from]!.indent
      )
        to++;
      const widths = texts.slice(from, to).map(lastWidth);
      const column = Math.max(...widths.map((w) => (w > COMMENT_COLUMN ? 0 : w)));
      for (const [k, w] of widths.entries()) gaps[from + k] = Math.max(2, column + 2 - w);
    }
    from = to;
  }
  return gaps;
}

function lastWidth(text: string): number {
  return widthOf(text.slice(text.lastIndexOf("\n") + 1));
}

/** What most lines of the file end with; line breaks within texts and comments do not count. */
function lineEnd(tokens: Tokens): "\n" | "\r\n" {
  const { source, comments } = tokens;
  let crlf = 0;
  let others = 0;
  let token = 0;
  let comment = 0;
  for (let i = 0; i < source.length; i++) {
    while (token < tokens.count && tokens.end[token]! <= i) token++;
    while (comment < comments.length && comments[comment]!.end <= i) comment++;
    if (token < tokens.count && tokens.start[token]! <= i) {
      i = Math.max(i, tokens.end[token]! - 1);
      continue;
    }
    if (comments[comment] && comments[comment]!.start <= i) {
      i = comments[comment]!.end - 1;
      continue;
    }
    const c = source.charCodeAt(i);
    if (c === 13 && source.charCodeAt(i + 1) === 10) {
      crlf++;
      i++;
    } else if (c === 10) others++;
  }
  return crlf > others ? "\r\n" : "\n";
}
