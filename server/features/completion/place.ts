/** Where the cursor stands: in code, in a text, in a pipe of a text; and what the grammar expects there. */

import { isNewline, wordClass, wordEnd } from "../../../language/syntax/chars.js";
import {
  type Expectation,
  type Expected,
  expectedAt,
  type Frame,
  type Slot,
  type Taken,
} from "../../../language/syntax/expected.js";
import { isWordKind, keywordKind } from "../../../language/syntax/grammar-tables.js";
import { tokenize } from "../../../language/syntax/lexer.js";
import type { Range } from "../../../language/syntax/node.js";
import { EOF, INSERTED, NUMBER, STRING, TEXTBLOCK, type Tokens } from "../../../language/syntax/tokens.js";
import { tokensOf } from "./tokens.js";

/** A text around the cursor. */
export interface TextAround {
  /** What stands between the quotes; to the end of the line when they are not closed. */
  content: Range;
  /** What the text is for; undefined when it has no business where it stands. */
  slot?: Slot;
  trail?: Taken;
}

export interface Place {
  text: string;
  offset: number;
  /** `code` also stands for the expression of a pipe; `number` for the `{#` of one. */
  mode: "code" | "string" | "number";
  /** Tokens of the file, or of the pipe, and how many of them stand before the word at the cursor. */
  tokens: Tokens;
  count: number;
  /** Tokens of the file; of these the slots of `around` and `frames` speak. */
  fileTokens: Tokens;
  /** Nothing but blanks and comments stands left of the word on its line. */
  newLine: boolean;
  /** The word at the cursor, which an answer replaces; empty between words. */
  word: Range;
  /** Its part before the cursor. */
  prefix: string;
  expectations: Expectation[];
  around?: TextAround;
  frames: Frame[];
  /** Where the statement begins that the cursor is in. */
  statement: number;
}

/** Undefined in a comment. */
export function placeAt(uri: string, text: string, offset: number): Place | undefined {
  const tokens = tokensOf(uri, text);
  if (inComment(tokens, text, offset)) return undefined;
  const count = countBefore(tokens, text, offset);
  const last = count - 1;
  const inside = textAround(tokens, text, last, offset);
  if (inside !== undefined) return inText(uri, text, offset, tokens, inside);
  const word = wordAt(tokens, text, count, offset);
  const before = word.end > word.start && last >= 0 && tokens.start[last] === word.start ? last : count;
  const newLine = isOnNewLine(tokens, text, before, word.start);
  const expected = expectedAt(tokens, before, newLine);
  return {
    ...shared(tokens, text, offset, expected),
    mode: "code",
    newLine,
    count: before,
    word,
    prefix: text.slice(word.start, offset),
    expectations: expected.expectations,
  };
}

function shared(tokens: Tokens, text: string, offset: number, { frames }: Expected) {
  const statements = frames.filter(
    ({ block }) => block === "Source" || block === "Block" || block === "EachRow",
  );
  const start = statements.at(-1)?.start ?? 0;
  return {
    text,
    offset,
    tokens,
    newLine: false,
    fileTokens: tokens,
    frames,
    statement: Math.min(tokens.start[start] ?? offset, offset),
  };
}

function inComment(tokens: Tokens, text: string, offset: number): boolean {
  let low = 0;
  let high = tokens.comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.comments[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  const c = tokens.comments[low - 1];
  if (!c || offset > c.end) return false;
  return offset < c.end || !text.startsWith("*/", c.end - 2);
}

const CLOSE = keywordKind("}")!;
const OPEN = keywordKind("{")!;

/** Number of tokens that begin before the cursor. A brace that a repair put in has no effect right of it. */
function countBefore(tokens: Tokens, text: string, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset && tokens.kind[middle] !== EOF) low = middle + 1;
    else high = middle;
  }
  while (low > 0 && tokens.flags[low - 1]! & INSERTED) {
    const below = hasNewline(text, tokens.end[low - 1]!, offset);
    const inside =
      tokens.kind[low - 1] === CLOSE && indentOf(text, offset) > openerIndent(tokens, text, low - 1);
    if (below && !inside) break;
    low--;
  }
  return low;
}

function openerIndent(tokens: Tokens, text: string, close: number): number {
  let depth = 0;
  for (let i = close - 1; i >= 0; i--) {
    if (tokens.kind[i] === CLOSE) depth++;
    else if (tokens.kind[i] === OPEN && depth-- === 0) return indentOf(text, tokens.start[i]!);
  }
  return -1;
}

/** Column of the first character on the line of an offset, or of the offset where only blanks stand before it. */
function indentOf(text: string, offset: number): number {
  let line = offset;
  while (line > 0 && !isNewline(text.charCodeAt(line - 1))) line--;
  let at = line;
  while (at < offset && /\s/.test(text[at]!)) at++;
  return at - line;
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isNewline(text.charCodeAt(i))) return true;
  return false;
}

function isOnNewLine(tokens: Tokens, text: string, count: number, at: number): boolean {
  return count > 0 && hasNewline(text, tokens.end[count - 1]!, at);
}

function wordAt(tokens: Tokens, text: string, count: number, offset: number): Range {
  const last = count - 1;
  if (last >= 0 && tokens.end[last]! >= offset) {
    const kind = tokens.kind[last]!;
    const start = tokens.start[last]!;
    if (isWordKind(kind) && wordClass(text, start) === 1) return { start, end: tokens.end[last]! };
    if (kind === NUMBER) return { start, end: tokens.end[last]! };
  }
  // A word that begins at the cursor is not touched: who types before it begins a new one.
  return { start: offset, end: offset };
}

function isText(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === STRING || tokens.kind[i] === TEXTBLOCK;
}

function isClosed(tokens: Tokens, i: number): boolean {
  const text = tokens.text(i);
  return text.startsWith('"""')
    ? text.length >= 6 && text.endsWith('"""')
    : text.length > 1 && /["”“＂]$/.test(text);
}

/** The cursor is inside of a text, or behind one that is not closed. */
function reaches(tokens: Tokens, i: number, offset: number): boolean {
  const end = tokens.end[i]!;
  if (offset < end) return offset > tokens.start[i]!;
  if (isClosed(tokens, i)) return false;
  return tokens.kind[i] === TEXTBLOCK || !hasNewline(tokens.source, end, offset);
}

/**
 * Index of the text that the cursor is in. One that is not closed ends, for the parser, before a brace at the
 * end of its line; here it is the pipe that is being written.
 */
function textAround(tokens: Tokens, text: string, last: number, offset: number): number | undefined {
  // Looked for once: a line may hold thousands of tokens.
  let line = offset;
  while (line > 0 && !isNewline(text.charCodeAt(line - 1))) line--;
  for (let i = last; i >= 0; i--) {
    if (isText(tokens, i)) return reaches(tokens, i, offset) ? i : undefined;
    if (tokens.firstOnLine(i) || tokens.end[i]! < line) return undefined;
  }
  return undefined;
}

function inText(uri: string, text: string, offset: number, tokens: Tokens, index: number): Place {
  const start = tokens.start[index]!;
  const quotes = text.startsWith('"""', start) ? 3 : 1;
  const end = isClosed(tokens, index) ? tokens.end[index]! - quotes : Math.max(tokens.end[index]!, offset);
  const content = { start: Math.min(start + quotes, offset), end: Math.max(end, offset) };
  const expected = expectedAt(tokens, index, isOnNewLine(tokens, text, index, start));
  const own = expected.expectations.find((e) => e.kind === tokens.kind[index]);
  const around: TextAround = {
    content,
    ...(own ? { slot: own.slot } : {}),
    ...(own?.trail ? { trail: own.trail } : {}),
  };
  const base = { ...shared(tokens, text, offset, expected), around };
  const pipe = pipeAround(text, content.start, offset);
  if (pipe === undefined)
    return {
      ...base,
      mode: "string",
      count: index,
      word: content,
      prefix: text.slice(content.start, offset),
      expectations: [],
    };
  const number = /^\s*#\s*/.exec(text.slice(pipe, offset))?.[0].length;
  if (number !== undefined) {
    const word = { start: pipe + number, end: Math.max(offset, wordEnd(text, offset)) };
    return {
      ...base,
      mode: "number",
      count: index,
      word,
      prefix: text.slice(word.start, offset),
      expectations: [],
    };
  }
  return inPipe(uri, base, pipe, Math.max(wordEnd(text, offset), offset));
}

function inPipe(
  uri: string,
  base: Pick<Place, "text" | "offset" | "fileTokens" | "newLine" | "frames" | "statement" | "around">,
  from: number,
  to: number,
): Place {
  const { text, offset } = base;
  const { tokens } = tokenize(uri, text, from, to);
  const count = countBefore(tokens, text, offset);
  const word = wordAt(tokens, text, count, offset);
  const before = word.end > word.start && tokens.start[count - 1] === word.start ? count - 1 : count;
  // Within the words of an inner text, as in `{a is "…`, nothing is completed.
  const inside = count > 0 && isText(tokens, count - 1) && reaches(tokens, count - 1, offset);
  const { expectations } = expectedAt(tokens, before, false, "Expression");
  return {
    ...base,
    mode: "code",
    tokens,
    count: before,
    word,
    prefix: text.slice(word.start, offset),
    expectations: inside ? [] : expectations,
  };
}

/** Where the expression of the pipe begins that the cursor is in; undefined outside of pipes and behind a `|`. */
function pipeAround(text: string, from: number, offset: number): number | undefined {
  let open = -1;
  let depth = 0;
  let quote = "";
  for (let i = from; i < offset; i++) {
    const ch = text[i]!;
    if (ch === "\\") i++;
    else if (open < 0) {
      if (ch === "{" || ch === "｛") open = i + 1;
    } else if (isNewline(text.charCodeAt(i))) open = -1;
    else if (quote) quote = ch === quote ? "" : quote;
    else if (ch === '"') quote = '"';
    else if (ch === "“") quote = "”";
    else if (ch === "{") depth++;
    else if (ch === "}" && depth-- === 0) {
      open = -1;
      depth = 0;
    } else if (ch === "|" && depth === 0) return skipFallback(text, i, offset);
  }
  return open < 0 ? undefined : open;
}

/** Behind the fallback of a pipe the text goes on, perhaps with another pipe. */
function skipFallback(text: string, bar: number, offset: number): number | undefined {
  const close = text.indexOf("}", bar);
  return close < 0 || close >= offset ? undefined : pipeAround(text, close + 1, offset);
}
