/** The lines of a formatted source before they are aligned and wrapped: one pass over the tokens. */
import { isNewline } from "../chars.js";
import { isWordKind, keywordKind } from "../grammar-tables.js";
import { type Comment, EOF, type Tokens } from "../tokens.js";
import type { Blocks } from "./blocks.js";
import { commentText } from "./comments.js";
import { KEEP, type Roles, START, WRAP, WRAP_LAST, WRAP_LATER } from "./roles.js";
import { spaced, spelling } from "./spelling.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
const ELSE = keywordKind("else")!;

/** Further indentation of what goes on below the line it belongs to. */
export const CONTINUATION = 4;

export interface Piece {
  text: string;
  /** What stands between it and the piece before. */
  gap: "" | " " | "  ";
  /** WRAP, WRAP_LATER, WRAP_LAST or 0: whether the line may be broken before it. */
  wrap: number;
  /** Column of a table that begins here, from 1; 0: none. */
  column: number;
  comment: boolean;
}

export interface Line {
  indent: number;
  pieces: Piece[];
  /** Lines with the same value are aligned with their neighbours. */
  table?: string;
  /** Comments at the end of the line. */
  trailing: string[];
  /** A blank line stands before it. */
  blank: boolean;
  /** Ends with a brace whose block stands on the lines below. */
  opens: boolean;
  comment: boolean;
  /** Goes on with the statement of the line before. */
  continued: boolean;
}

export function linesOf(tokens: Tokens, roles: Roles, blocks: Blocks): Line[] {
  const { source, comments } = tokens;
  const lines: Line[] = [];
  let current: Line | undefined;
  let depth = 0;
  let inlineUntil = -1;
  let statementIndent = 0;
  let nextComment = 0;
  /** End of the last token or comment written. */
  let written = 0;
  let topHadBlock: boolean | undefined;
  /** The line before belongs to a comment that runs to its end. */
  let closed = false;

  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    const flags = roles.flags[i]!;
    const closes = kind === CLOSE && i !== inlineUntil && !blocks.empty.has(i);
    const starts = (flags & START) !== 0 && i > inlineUntil && !blocks.beside.has(i);
    const opensLine = starts || closes || kind === EOF;
    const gapFrom = lines.length;
    closed = false;
    const leading = commentsBefore(i, opensLine, closes || kind === EOF);
    if (kind === EOF) break;

    if (closes) depth--;
    if (opensLine && !leading) open(2 * depth, tokens.start[i]!, closes);
    else if (!opensLine && i > inlineUntil && (closed || keeps(i))) {
      if (current) current.table = undefined;
      current = kind === ELSE ? line(2 * depth, false) : continuation();
    }
    if (starts) {
      statementIndent = 2 * depth;
      if (current) current.table = roles.table.get(i);
      if (depth === 0) separate(i, gapFrom);
    }
    write(i);
    if (kind !== OPEN || i <= inlineUntil) continue;
    const close = blocks.close.get(i)!;
    if (blocks.inline.has(i)) inlineUntil = close;
    else if (!blocks.empty.has(close)) {
      depth++;
      if (current) current.opens = true;
    }
  }
  return lines;

  function line(indent: number, blank: boolean): Line {
    const made: Line = {
      indent,
      pieces: [],
      trailing: [],
      blank,
      opens: false,
      comment: false,
      continued: false,
    };
    lines.push(made);
    return made;
  }

  function continuation(): Line {
    return Object.assign(line(statementIndent + CONTINUATION, false), { continued: true });
  }

  /** A line of its own for what stands at `offset`, below a blank one where the author left some. */
  function open(indent: number, offset: number, closes = false): void {
    const last = lines[lines.length - 1];
    const blank = last !== undefined && !last.opens && !closes && newlines(written, offset) > 1;
    current = line(indent, blank);
  }

  function write(i: number): void {
    current ??= line(0, false);
    const beside =
      (roles.flags[i]! & START) !== 0 &&
      tokens.kind[i - 1] !== OPEN &&
      (i <= inlineUntil || blocks.beside.has(i));
    const flags = roles.flags[i]!;
    const gap =
      current.pieces.length === 0 || blocks.empty.has(i)
        ? ""
        : beside
          ? "  "
          : spaced(tokens, roles, i)
            ? " "
            : "";
    if (beside && i > inlineUntil) current.table = undefined;
    const before = current.pieces[current.pieces.length - 1];
    const within = i <= inlineUntil;
    const opens = tokens.kind[i] === OPEN && !blocks.inline.has(i);
    const column = within || opens ? 0 : roles.column[i]!;
    let wrap = within ? 0 : flags & (WRAP | WRAP_LATER | WRAP_LAST);
    const text = spelling(tokens, roles, i);
    if (before?.comment) {
      // The line is broken before the comment rather than between it and what it is about.
      before.wrap = wrap;
      wrap = 0;
      current.pieces.push({ text, gap: gap === "" ? " " : gap, wrap, column, comment: false });
    } else if (before && wrap === 0 && column === 0) before.text += gap + text;
    else current.pieces.push({ text, gap, wrap, column, comment: false });
    written = tokens.end[i]!;
  }

  /** The token must stay on a line of its own, see KEEP. */
  function keeps(i: number): boolean {
    return (roles.flags[i]! & KEEP) !== 0 && tokens.firstOnLine(i) && isWordKind(tokens.kind[i]!);
  }

  /** A blank line between two statements of the file of which one has a block. */
  function separate(i: number, gapFrom: number): void {
    const block = hasBlock(i);
    if (topHadBlock !== undefined && (topHadBlock || block) && !lines.slice(gapFrom).some((l) => l.blank)) {
      lines[gapFrom]!.blank = true;
    }
    topHadBlock = block;
  }

  function hasBlock(i: number): boolean {
    for (let k = i; tokens.kind[k] !== EOF; k++) {
      if (k > i && (roles.flags[k]! & START) !== 0) return false;
      if (tokens.kind[k] !== OPEN) continue;
      const close = blocks.close.get(k)!;
      if (!blocks.inline.has(k) && !blocks.empty.has(close)) return true;
      k = close;
    }
    return false;
  }

  /** Writes the comments before token `i`; true when the last of them began the token's line. */
  function commentsBefore(i: number, opensLine: boolean, ends: boolean): boolean {
    let leading = false;
    for (; comments[nextComment]?.before === i; nextComment++) {
      const comment = comments[nextComment]!;
      const below = newlines(written, comment.start) > 0 || current === undefined;
      const toEnd = source.charCodeAt(comment.start + 1) === 47;
      if (leading) inline(comment);
      else if (!below) {
        if (opensLine || toEnd) after(comment);
        else inline(comment);
      } else if (opensLine) {
        leading = !ends && leadsTo(nextComment, i);
        open(2 * depth, comment.start);
        if (leading) inline(comment);
        else alone(comment);
      } else if (
        toEnd ||
        newlines(
          comment.end,
          comments[nextComment + 1]?.before === i ? comments[nextComment + 1]!.start : tokens.start[i]!,
        ) > 0
      ) {
        if (current) current.table = undefined;
        current = continuation();
        alone(comment);
        closed = true;
      } else {
        if (closed) current = continuation();
        inline(comment);
        closed = false;
      }
      if (toEnd) closed = true;
      written = comment.end;
    }
    return leading;
  }

  /** From this comment to the token there is no line break. */
  function leadsTo(from: number, i: number): boolean {
    for (let k = from; comments[k]?.before === i; k++) {
      const c = comments[k]!;
      if (source.charCodeAt(c.start + 1) === 47) return false;
      const next = comments[k + 1]?.before === i ? comments[k + 1]!.start : tokens.start[i]!;
      if (newlines(c.end, next) > 0) return false;
    }
    return true;
  }

  function inline(comment: Comment): void {
    current ??= line(0, false);
    const gap = current.pieces.length > 0 ? " " : "";
    current.pieces.push({
      text: commentText(source, comment, current.indent),
      gap,
      wrap: 0,
      column: 0,
      comment: true,
    });
  }

  function alone(comment: Comment): void {
    current!.comment = true;
    inline(comment);
  }

  /** At the end of the line that is being written. */
  function after(comment: Comment): void {
    if (current!.comment) inline(comment);
    else current!.trailing.push(commentText(source, comment, current!.indent));
  }

  /** Line breaks between two offsets with nothing but spaces between them. */
  function newlines(from: number, to: number): number {
    let n = 0;
    for (let k = from; k < to; k++) {
      const c = source.charCodeAt(k);
      if (!isNewline(c)) continue;
      if (c === 13 && source.charCodeAt(k + 1) === 10) k++;
      n++;
    }
    return n;
  }
}
