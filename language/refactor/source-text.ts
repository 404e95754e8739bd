/** The text of a file by lines: what belongs to a statement, and how it is moved in or out. */
import type { AstNode } from "langium";
import type { If, WhenModifier } from "../generated/ast.js";
import { isNewline } from "../syntax/chars.js";
import { type Located, type Range, rangeOf } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { type Comment, TEXTBLOCK, type Tokens } from "../syntax/tokens.js";

/** One step of indentation in house style. */
export const INDENT = "  ";

const known = new WeakMap<ParseResult, SourceText>();

export class SourceText {
  readonly text: string;
  readonly tokens: Tokens;
  private ending: string | undefined;

  private constructor(readonly parse: ParseResult) {
    this.text = parse.text;
    this.tokens = parse.tokens;
  }

  /** Made once for each parse. */
  static of(parse: ParseResult): SourceText {
    const before = known.get(parse);
    if (before) return before;
    const made = new SourceText(parse);
    known.set(parse, made);
    return made;
  }

  /** What the first line ends with. */
  get newline(): string {
    this.ending ??= /\r\n|\n/.exec(this.text)?.[0] ?? "\n";
    return this.ending;
  }

  lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !isNewline(this.text.charCodeAt(at - 1))) at--;
    return at;
  }

  /** End of the line's words, before what ends it. */
  lineEnd(offset: number): number {
    let at = offset;
    while (at < this.text.length && !isNewline(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** Where the next line begins. */
  nextLine(offset: number): number {
    const end = this.lineEnd(offset);
    if (end >= this.text.length) return end;
    return end + (this.text.startsWith("\r\n", end) ? 2 : 1);
  }

  indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(offset), offset))![0];
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }

  /** The words of a node. */
  of(node: AstNode): string {
    return this.slice(rangeOf(node));
  }

  /** The condition of an `if` or `when`, parentheses and all, which are no part of the expression. */
  conditionOf(node: If | WhenModifier): Range {
    const at = rangeOf(node);
    const start = at.start + (node.$type === "If" ? "if" : "when").length;
    const end = node.$type === "If" && node.then ? rangeOf(node.then).start : at.end;
    const text = this.text.slice(start, end);
    return { start: start + text.length - text.trimStart().length, end: start + text.trimEnd().length };
  }

  /** Index of the first token that begins at an offset or behind it. */
  tokenAt(offset: number): number {
    const { start } = this.tokens;
    let low = 0;
    let high = start.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Comments within a range, in order. */
  commentsIn({ start, end }: Range): Comment[] {
    const { comments } = this.tokens;
    const out: Comment[] = [];
    for (let i = this.firstComment(start); i < comments.length && comments[i]!.start < end; i++)
      out.push(comments[i]!);
    return out;
  }

  private firstComment(offset: number): number {
    const { comments } = this.tokens;
    let low = 0;
    let high = comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comments[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Words of tokens, spaces and comments left out: what says the same has the same. */
  wordsOf({ start, end }: Range): string {
    const { tokens } = this;
    const words: string[] = [];
    for (let i = this.tokenAt(start); i < tokens.count && tokens.start[i]! < end; i++)
      words.push(tokens.text(i));
    return words.join("\u0001");
  }

  /**
   * The whole lines of statements that follow one another, with the comments right above and at their ends.
   * Undefined when something else stands on these lines.
   */
  linesOf(first: AstNode, last: AstNode = first): Range | undefined {
    const from = rangeOf(first).start;
    const to = rangeOf(last).end;
    let start = this.lineStart(from);
    if (this.text.slice(start, from).trim() !== "") return undefined;
    const { comments } = this.tokens;
    const token = (first as unknown as Located).$token;
    for (let i = this.firstComment(from) - 1; i >= 0; i--) {
      const c = comments[i]!;
      if (c.before !== token || !c.firstOnLine || this.text.slice(c.end, start).trim() !== "") break;
      // A blank line parts a comment from what follows; what a doc comment says belongs to it all the same.
      if (!c.doc && this.text.slice(c.end, start).split("\n").length > 2) break;
      start = this.lineStart(c.start);
    }
    let end = to;
    for (const c of this.commentsIn({ start: to, end: this.lineEnd(to) })) end = c.end;
    if (this.text.slice(end, this.lineEnd(end)).trim() !== "") return undefined;
    // A comment at the end of the line may itself have several lines, with a statement behind it.
    const next = this.tokenAt(to);
    if (next < this.tokens.count - 1 && this.tokens.start[next]! < this.lineEnd(end)) return undefined;
    return { start, end: this.nextLine(end) };
  }

  /** Lines of a range as they stand, each ended; the last line of a file may lack its end. */
  wholeLines(range: Range): string {
    const text = this.slice(range);
    return text === "" || isNewline(text.charCodeAt(text.length - 1)) ? text : text + this.newline;
  }

  /**
   * A piece of text with the indentation `from` of its lines replaced by `to`; its first line begins where it is cut
   * out and stays. Lines within texts keep their indentation when it is part of what they say.
   */
  reindented(range: Range, from: string, to: string): string {
    if (from === to) return this.slice(range);
    const fixed = this.fixedLines(range, from);
    let out = "";
    let at = range.start;
    while (at < range.end) {
      const next = Math.min(this.nextLine(at), range.end);
      const line = this.text.slice(at, next);
      const movable = this.lineStart(at) === at && line.trim() !== "" && !fixed.has(at);
      out += movable && line.startsWith(from) ? to + line.slice(from.length) : line;
      if (next === at) break;
      at = next;
    }
    return out;
  }

  /** Beginnings of lines that must not be moved: in text blocks whose lines would not move alike. */
  private fixedLines(range: Range, from: string): Set<number> {
    const { tokens, text } = this;
    const fixed = new Set<number>();
    for (let i = this.tokenAt(range.start); i < tokens.count && tokens.start[i]! < range.end; i++) {
      if (tokens.kind[i] !== TEXTBLOCK) continue;
      const start = tokens.start[i]!;
      const end = tokens.end[i]!;
      const lines: number[] = [];
      for (let at = this.nextLine(start); at < end; at = this.nextLine(at)) lines.push(at);
      const alike =
        text.slice(start + 3, this.lineEnd(start)).trim() === "" &&
        lines.every((at) => text.startsWith(from, at) || text.slice(at, this.lineEnd(at)).trim() === "");
      if (!alike) for (const at of lines) fixed.add(at);
    }
    return fixed;
  }
}
