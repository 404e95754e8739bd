/**
 * What the formatter has to know of each token beyond its text: read off the syntax tree once
 * (`statements.ts`), kept by token index, so that writing the lines is one pass over the tokens.
 */
import type { Located } from "../node.js";
import type { Tokens } from "../tokens.js";

/** Begins a statement, an entry, a setting: stands first on its line. */
export const START = 1;
/** No space before it: `mean(`, `zh-CN`. */
export const GLUE = 2;
/** A sign, not a subtraction. */
export const SIGN = 4;
/**
 * Would mean something else on the line before: the first modifier of a statement without a name would
 * become its name, `day` after a number its unit.
 */
export const KEEP = 8;
/** `with` in the sense of `plus`. */
export const PLUS = 16;
/** Places where a long line may go on below, the best first. */
export const WRAP = 32;
export const WRAP_LATER = 64;
export const WRAP_LAST = 128;

/** A block that may stand on one line when its author wrote it so. */
export interface SmallBlock {
  /** First tokens of its elements. */
  elements: number[];
  /** Those of them that are perspectives. */
  perspectives: ReadonlySet<number>;
}

export class Roles {
  readonly flags: Uint8Array;
  /** Column of a table (from 1) that begins at the token; 0: none. */
  readonly column: Uint8Array;
  /** By the line's first token: lines with the same value are aligned with their neighbours. */
  readonly table = new Map<number, string>();
  /** By opening brace; blocks of statements are not among them. */
  readonly blocks = new Map<number, SmallBlock>();

  constructor(readonly tokens: Tokens) {
    this.flags = new Uint8Array(tokens.count + 1);
    this.column = new Uint8Array(tokens.count + 1);
  }

  mark(i: number, flag: number): void {
    this.flags[i] = this.flags[i]! | flag;
  }

  has(i: number, flag: number): boolean {
    return (this.flags[i]! & flag) !== 0;
  }

  /** The node begins a line, of a table if it is named; returns its first token. */
  start(node: object, table?: string): number {
    const i = firstToken(node);
    this.mark(i, START);
    if (table !== undefined) this.table.set(i, table);
    return i;
  }

  cell(i: number, column: number): void {
    this.column[i] = column;
  }

  block(open: number, elements: readonly object[], perspectives: readonly object[] = []): void {
    this.blocks.set(open, {
      elements: elements.map(firstToken),
      perspectives: new Set(perspectives.map(firstToken)),
    });
  }
}

/** Index of the first token of a node of the syntax tree. */
export function firstToken(node: object): number {
  return (node as Located).$token;
}

/** Offset behind a node. */
export function endOf(node: object): number {
  return (node as Located).$end;
}
