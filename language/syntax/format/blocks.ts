/** Which blocks stand on one line, and which elements share one. */
import { keywordKind } from "../grammar-tables.js";
import { EOF, type Tokens } from "../tokens.js";
import { type Roles, START } from "./roles.js";
import { spaced, spelling } from "./spelling.js";
import { widthOf } from "./width.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
/** A block on one line has at most so many elements, perspectives excepted. */
const MAX_INLINE_ELEMENTS = 3;
/** Widest line that a block may stand on, in columns. */
export const INLINE_WIDTH = 100;

export interface Blocks {
  /** By opening brace: the closing one. */
  close: Map<number, number>;
  /** Opening braces of blocks that stay on one line. */
  inline: Set<number>;
  /** Closing braces of blocks without content. */
  empty: Set<number>;
  /** Elements that stay on the line of the element before them. */
  beside: Set<number>;
}

export function blocksOf(tokens: Tokens, roles: Roles): Blocks {
  const blocks: Blocks = { close: new Map(), inline: new Set(), empty: new Set(), beside: new Set() };
  const commented = new Set(tokens.comments.map((c) => c.before));
  const open: number[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === OPEN) open.push(i);
    else if (tokens.kind[i] === CLOSE) {
      const from = open.pop()!;
      blocks.close.set(from, i);
      if (from === i - 1 && !commented.has(i)) blocks.empty.add(i);
    }
  }
  let depth = 0;
  let start = 0;
  for (let i = 0; tokens.kind[i] !== EOF; i++) {
    if ((roles.flags[i]! & START) !== 0) start = i;
    if (tokens.kind[i] === CLOSE) depth--;
    if (tokens.kind[i] !== OPEN) continue;
    const close = blocks.close.get(i)!;
    if (close === i + 1 && blocks.empty.has(close)) {
      i = close;
      continue;
    }
    if (mayBeInline(i, close) && 2 * depth + flatWidth(start, close) <= INLINE_WIDTH) {
      for (let k = i; k < close; k++) if (tokens.kind[k] === OPEN) blocks.inline.add(k);
      i = close;
      continue;
    }
    depth++;
    beside(i);
  }
  return blocks;

  /** Written on one line, without comments, and small. */
  function mayBeInline(from: number, to: number): boolean {
    for (let k = from + 1; k <= to; k++) if (tokens.firstOnLine(k) || commented.has(k)) return false;
    for (let k = from; k < to; k++) {
      if (tokens.kind[k] !== OPEN) continue;
      const block = roles.blocks.get(k);
      if (!block || block.elements.length - block.perspectives.size > MAX_INLINE_ELEMENTS) return false;
    }
    return true;
  }

  /** Width of tokens `from` to `to` on one line, single-spaced. */
  function flatWidth(from: number, to: number): number {
    let width = 0;
    for (let k = from; k <= to; k++) {
      const text = spelling(tokens, roles, k);
      if (text.includes("\n")) return Number.POSITIVE_INFINITY;
      width += widthOf(text) + (k > from && spaced(tokens, roles, k) ? 1 : 0);
    }
    return width;
  }

  /** Perspectives that their author put side by side in a list of several lines. */
  function beside(from: number): void {
    const block = roles.blocks.get(from);
    if (!block || block.perspectives.size < 2) return;
    const { elements, perspectives } = block;
    const close = blocks.close.get(from)!;
    const joins = (k: number) =>
      k < elements.length &&
      perspectives.has(elements[k]!) &&
      !tokens.firstOnLine(elements[k]!) &&
      !commentedBetween(elements[k - 1]!, elements[k]!);
    for (let a = 0; a < elements.length; ) {
      let b = a + 1;
      if (perspectives.has(elements[a]!)) while (joins(b)) b++;
      const last = (elements[b] ?? close) - 1;
      if (b > a + 1 && 2 * depth + flatWidth(elements[a]!, last) <= INLINE_WIDTH) {
        for (let k = a + 1; k < b; k++) blocks.beside.add(elements[k]!);
      }
      a = b;
    }
  }

  function commentedBetween(from: number, to: number): boolean {
    for (let k = from + 1; k <= to; k++) if (commented.has(k)) return true;
    return false;
  }
}
