/** Growing selections: word, name, expression, entry, statement, block, page, file. */
import type { AstNode } from "langium";
import { SelectionRange } from "vscode-languageserver";
import { isNewline, wordClass } from "../../language/syntax/chars.js";
import { type Located, type Range, rangeOf } from "../../language/syntax/node.js";
import { type ParseResult, parseExpression } from "../../language/syntax/parse.js";
import { pipesIn } from "../../language/syntax/pipe-places.js";
import { isQuote } from "../../language/syntax/strings.js";
import { STRING, TEXTBLOCK } from "../../language/syntax/tokens.js";
import type { Feature } from "../context.js";
import { bracketsAround } from "./brackets.js";
import { Lines } from "./lines.js";
import { tokenAt } from "./semantic-tokens/roles.js";
import { pathTo } from "./tree.js";
import { answering } from "./unhurried.js";

/** Ranges around an offset, each larger than the one before; the last is the whole text. */
export function rangesAround(parse: ParseResult, offset: number): Range[] {
  const found: Range[] = [{ start: 0, end: parse.text.length }];
  found.push(wordAround(parse.text, offset));
  inTree(pathTo(parse.root, offset), found);
  inBrackets(parse, offset, found);
  inComment(parse, offset, found);
  inText(parse, offset, found);
  return nested(found, offset);
}

function inTree(path: readonly AstNode[], found: Range[]): void {
  for (const node of path) {
    // All statements are the whole text but for the space around them.
    if (node.$type !== "Source") found.push(rangeOf(node));
    const { $spans: spans } = node as unknown as Located;
    for (let i = 0; i < spans.length; i += 3) found.push({ start: spans[i + 1]!, end: spans[i + 2]! });
  }
}

function inBrackets(parse: ParseResult, offset: number, found: Range[]): void {
  const { start, end } = parse.tokens;
  for (const { open, close } of bracketsAround(parse, offset)) {
    found.push({ start: start[open]!, end: end[close]! });
    found.push(trimmed(parse.text, { start: end[open]!, end: start[close]! }));
  }
}

function inComment(parse: ParseResult, offset: number, found: Range[]): void {
  const comment = parse.tokens.comments.find((c) => c.start <= offset && offset <= c.end);
  if (!comment) return;
  found.push(comment, lineAround(parse.text, offset, comment));
}

/** Quotes off; in a block of text its line; in a pipe its expression. */
function inText(parse: ParseResult, offset: number, found: Range[]): void {
  const { tokens, text, uri } = parse;
  let i = tokenAt(tokens, offset + 1) - 1;
  while (i >= 0 && tokens.end[i] === tokens.start[i]) i--;
  if (i < 0 || (tokens.kind[i] !== STRING && tokens.kind[i] !== TEXTBLOCK)) return;
  const at = { start: tokens.start[i]!, end: tokens.end[i]! };
  if (offset > at.end) return;
  const block = tokens.kind[i] === TEXTBLOCK;
  const quotes = block ? 3 : isQuote(text[at.start] ?? "") ? 1 : 0;
  found.push(at);
  if (at.end - at.start >= 2 * quotes) {
    const inside = { start: at.start + quotes, end: at.end - quotes };
    found.push(block ? trimmed(text, inside) : inside);
    if (block) found.push(lineAround(text, offset, inside));
  }
  for (const pipe of pipesIn(text, at)) {
    if (offset < pipe.start || offset > pipe.end) continue;
    found.push(pipe, { start: pipe.start + 1, end: pipe.end - 1 }, trimmed(text, pipe.inner));
    const { expression } = parseExpression(uri, text, pipe.inner.start, pipe.inner.end);
    if (expression) inTree(pathTo(expression, offset), found);
  }
}

function wordAround(text: string, offset: number): Range {
  let [start, end] = [offset, offset];
  while (start > 0 && wordClass(text, start - 1) !== 0) start--;
  while (end < text.length && wordClass(text, end) !== 0) end++;
  return { start, end };
}

/** The line around an offset, within bounds, without the space at its ends. */
function lineAround(text: string, offset: number, within: Range): Range {
  let [start, end] = [offset, offset];
  while (start > within.start && !isNewline(text.charCodeAt(start - 1))) start--;
  while (end < within.end && !isNewline(text.charCodeAt(end))) end++;
  return trimmed(text, { start, end });
}

function trimmed(text: string, { start, end }: Range): Range {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return { start: from, end: to };
}

/** Those that hold the offset and one another, from the smallest. */
function nested(found: readonly Range[], offset: number): Range[] {
  const around = found
    .filter((r) => r.start <= offset && offset <= r.end && r.end > r.start)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const out: Range[] = [];
  for (const r of around) {
    const last = out[out.length - 1];
    if (last && (r.start > last.start || r.end < last.end || r.end - r.start === last.end - last.start))
      continue;
    out.push({ start: r.start, end: r.end });
  }
  return out;
}

export const selectionRanges: Feature = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register({ connection, workspace }) {
    connection.onSelectionRanges(
      answering(({ textDocument, positions }) => {
        const parse = workspace.parse(textDocument.uri);
        if (!parse) return null;
        const lines = new Lines(parse.text);
        return positions.map((position) => {
          const offset = lines.offsetOf(position);
          const around = rangesAround(parse, offset);
          // An empty file has no ranges but the one without length.
          if (around.length === 0) around.push({ start: offset, end: offset });
          return around.reduceRight<SelectionRange | undefined>(
            (parent, at) => SelectionRange.create(lines.rangeOf(at), parent),
            undefined,
          )!;
        });
      }),
    );
  },
};
