/** What is put in order while it is typed: the line that was ended, the block that was closed, full-width punctuation. */
import { FULL_WIDTH } from "../syntax/chars.js";
import { keywordKind } from "../syntax/grammar-tables.js";
import type { ParseResult } from "../syntax/parse.js";
import { STRING, TEXTBLOCK } from "../syntax/tokens.js";
import { formatEditsIn } from "./format-edits.js";
import { SourceText } from "./source-text.js";
import type { Replacement } from "./text-diff.js";

/** Characters of Chinese input methods that are the language's own in another width. */
export const WIDE: readonly string[] = Object.keys(FULL_WIDTH).filter((c) => FULL_WIDTH[c]!.length === 1);

const CLOSERS: Record<string, string> = { "｛": "｝", "（": "）", "［": "］", "【": "】" };

/** Edits after a character was typed that ends at `offset`. */
export function editsAfterTyping(file: ParseResult, offset: number, typed: string): Replacement[] {
  if (typed === "\n" || typed === "\r\n") return afterNewline(file, offset);
  if (typed === "}") return afterBrace(file, offset);
  return narrowed(file, offset, typed);
}

/** The line above, and those above it that stand in columns with it. */
function afterNewline(file: ParseResult, offset: number): Replacement[] {
  const source = SourceText.of(file);
  const { text } = file;
  const here = source.lineStart(offset);
  if (here === 0) return [];
  const end = source.lineEnd(source.lineStart(here - 1));
  const line = source.lineStart(end);
  if (text.slice(line, end).trim() === "" || isInside(file, end)) return [];
  const indent = source.indentAt(end);
  let start = line;
  while (start > 0) {
    const above = source.lineStart(start - 1);
    const words = text.slice(above, source.lineEnd(above));
    if (words.trim() === "" || source.indentAt(source.lineEnd(above)) !== indent) break;
    start = above;
  }
  // What is typed next stays as it is, also the line break.
  const isOnOneLine = (e: Replacement) => !/[\n\r]/.test(e.text + text.slice(e.start, e.end));
  return formatEditsIn(file, { start, end }).filter((e) => e.end <= end && isOnOneLine(e));
}

/** The block that the brace closes. */
function afterBrace(file: ParseResult, offset: number): Replacement[] {
  const { tokens } = file;
  const source = SourceText.of(file);
  let i = source.tokenAt(offset - 1);
  if (tokens.start[i] !== offset - 1 || tokens.kind[i] !== CLOSE) return [];
  let depth = 0;
  for (; i >= 0; i--) {
    if (tokens.kind[i] === CLOSE) depth++;
    else if (tokens.kind[i] === OPEN && --depth === 0) break;
  }
  return i < 0 ? [] : formatEditsIn(file, { start: tokens.start[i]!, end: offset });
}

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;

/** Narrow in place of wide, unless it is part of a text or comment. */
function narrowed(file: ParseResult, offset: number, typed: string): Replacement[] {
  const narrow = FULL_WIDTH[typed];
  const start = offset - typed.length;
  if (narrow === undefined || narrow.length !== 1 || !file.text.startsWith(typed, start)) return [];
  if (isInside(file, start)) return [];
  const closer = CLOSERS[typed];
  // Editors close a pair by themselves.
  if (closer !== undefined && file.text.startsWith(closer, offset))
    return [{ start, end: offset + closer.length, text: narrow + FULL_WIDTH[closer]! }];
  return [{ start, end: offset, text: narrow }];
}

/** Whether a character belongs to a text or a comment. */
function isInside(file: ParseResult, offset: number): boolean {
  const source = SourceText.of(file);
  const { tokens } = file;
  const i = source.tokenAt(offset + 1) - 1;
  const kind = tokens.kind[i];
  if (
    i >= 0 &&
    (kind === STRING || kind === TEXTBLOCK) &&
    tokens.start[i]! < offset &&
    offset < tokens.end[i]!
  )
    return true;
  // A text that is not closed yet goes on to the end of its line.
  const line = source.lineStart(offset);
  if (i >= 0 && kind === STRING && tokens.end[i]! === offset && tokens.start[i]! >= line && isOpen(file, i))
    return true;
  return source
    .commentsIn({ start: line, end: offset })
    .concat(commentAround(file, offset))
    .some(
      (c) =>
        c.start < offset && (offset < c.end || (offset === c.end && file.text.startsWith("//", c.start))),
    );
}

function isOpen(file: ParseResult, token: number): boolean {
  const start = file.tokens.start[token]!;
  return file.diagnostics.some((d) => d.code === "unclosed-text" && d.span.start === start);
}

function commentAround(file: ParseResult, offset: number) {
  return file.tokens.comments.filter((c) => c.start < offset && offset < c.end);
}
