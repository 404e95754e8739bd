/**
 * Tokens as parallel arrays: a file of 5,000 questions has 60,000 of them, and they are read many times.
 * Kinds are small numbers; keywords have kinds of their own, above the terminals.
 */

export const EOF = 0;
export const ID = 1;
export const NUMBER = 2;
export const STRING = 3;
export const TEXTBLOCK = 4;
export const DATE = 5;
export const BETWEEN = 6;
export const ONWARD = 7;
export const UPTO = 8;
/** A character that begins no token. */
export const STRAY = 9;
export const FIRST_KEYWORD = 10;

/** Names of the terminals in the grammar, by kind. */
export const TERMINALS = ["", "ID", "NUMBER", "STRING", "TEXTBLOCK", "DATE", "BETWEEN", "ONWARD", "UPTO"];

/** First token of its line. */
export const FIRST_ON_LINE = 1;
/** Spelt otherwise than the grammar does (full-width, `==`, `“”`): the formatter rewrites it. */
export const VARIANT = 2;
/** Put in by a repair; has no text. */
export const INSERTED = 4;

export interface Comment {
  start: number;
  end: number;
  /** Index of the first token after it. */
  before: number;
  /** `/** … *\/`: documents what follows. */
  doc: boolean;
  firstOnLine: boolean;
}

export class Tokens {
  kind: number[] = [];
  start: number[] = [];
  end: number[] = [];
  flags: number[] = [];
  comments: Comment[] = [];

  constructor(readonly source: string) {}

  get count(): number {
    return this.kind.length;
  }

  push(kind: number, start: number, end: number, flags: number): void {
    this.kind.push(kind);
    this.start.push(start);
    this.end.push(end);
    this.flags.push(flags);
  }

  text(i: number): string {
    return this.source.slice(this.start[i], this.end[i]);
  }

  firstOnLine(i: number): boolean {
    return (this.flags[i]! & FIRST_ON_LINE) !== 0;
  }

  /** Puts a token without text before index `i`. */
  insert(i: number, kind: number, at: number): void {
    this.kind.splice(i, 0, kind);
    this.start.splice(i, 0, at);
    this.end.splice(i, 0, at);
    this.flags.splice(i, 0, INSERTED);
    for (const c of this.comments) if (c.before >= i) c.before++;
  }

  remove(i: number): void {
    this.kind.splice(i, 1);
    this.start.splice(i, 1);
    this.end.splice(i, 1);
    this.flags.splice(i, 1);
    for (const c of this.comments) if (c.before > i) c.before--;
  }
}
