/**
 * What may stand at a place of an unfinished text, by the grammar.
 *
 * The parser decides at once and repairs; here all readings of the tokens before the place are followed side
 * by side, on the same rules, and what each of them could go on with is told together with its way through
 * the grammar. Only the statements around the place are read, never what stands beside them, so that a file
 * of thousands of questions costs no more than a small one.
 */
import { rules } from "../generated/grammar-ir.js";
import type { ElementIR } from "./grammar-ir.js";
import { EXPLICIT, firstOf, firstOfRule, isSoft, KIND_COUNT, keywordKind, NO } from "./grammar-tables.js";
import { isSynchronised, mustShareLine } from "./layout.js";
import { ID, TERMINALS, type Tokens } from "./tokens.js";

/** One use of a rule: what would be, or is inside of, a node of the syntax tree. */
export interface RuleUse {
  rule: string;
  /** Where it hangs; undefined for the whole. */
  slot?: Slot;
}

/** A place within a rule: of which property, and to what kind of declaration it refers. */
export interface Slot {
  use: RuleUse;
  property?: string;
  refers?: string;
}

/** A token that was read, and as what; the latest first. */
export interface Taken {
  token: number;
  slot: Slot;
  before?: Taken;
}

/** One kind of token that may stand at the place. */
export interface Expectation {
  /** Kind of the token: of a keyword or of a terminal. */
  kind: number;
  slot: Slot;
  /** The tokens before it, as this reading has them. */
  trail?: Taken;
}

/** A block around the place, and where the element of it begins that the place is in. */
export interface Frame {
  /** Rule of the block: `Source`, `Block`, `List` … */
  block: string;
  /** Index of the first token of the element. */
  start: number;
}

export interface Expected {
  expectations: Expectation[];
  /** From the outermost to the innermost. */
  frames: Frame[];
}

/** What is still to come: the rest of a sequence. */
interface Cell {
  e: ElementIR;
  slot: Slot;
  next?: Cell;
}

interface Reading {
  cell: Cell | undefined;
  trail?: Taken;
  /** Words of the language that were taken for names, and whether the last token was one. */
  names: number;
  named: boolean;
}

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
const IF = keywordKind("if")!;
const DIMENSION = keywordKind("dimension")!;
/** After these an `if` begins an expression, not a statement. */
const BEFORE_VALUE = new Set(
  ["=", "then", "else", "(", ",", "+", "-", "*", "/", "and", "or", "not", "default"].map((w) =>
    keywordKind(w),
  ),
);
/** Readings that are followed at once; the grammar needs about five. */
const MAX_READINGS = 64;
/** Tokens of one element that are read; more are junk. */
const MAX_ELEMENT = 4_000;

/**
 * @param count tokens before the place
 * @param newLine the place is on a later line than the token before it
 * @param rule what the tokens make up: a file, or the expression of a pipe
 */
export function expectedAt(tokens: Tokens, count: number, newLine: boolean, rule = "Source"): Expected {
  const machine = new Machine(tokens, rule);
  const frames = machine.run(count);
  return { expectations: machine.expectations(newLine), frames };
}

/** The slots from a place up to the whole, innermost first. */
export function* slotsUp(slot: Slot): Generator<Slot> {
  for (let at: Slot | undefined = slot; at; at = at.use.slot) yield at;
}

/** The innermost use of one of these rules around a place. */
export function useAround(slot: Slot, ...names: string[]): RuleUse | undefined {
  for (const { use } of slotsUp(slot)) if (names.includes(use.rule)) return use;
  return undefined;
}

/** Indexes of the tokens that were read within a use, or for one property of it; in the order of the text. */
export function tokensIn(trail: Taken | undefined, use: RuleUse, property?: string): number[] {
  const out: number[] = [];
  for (let t = trail; t; t = t.before)
    for (const slot of slotsUp(t.slot))
      if (slot.use === use && (property === undefined || slot.property === property)) {
        out.push(t.token);
        break;
      }
  return out.reverse();
}

class Machine {
  private readings: Reading[];
  /** What begins an element of the innermost block. */
  private blockFirst: Uint8Array = new Uint8Array(KIND_COUNT);

  constructor(
    private readonly tokens: Tokens,
    private readonly rule: string,
  ) {
    const use = { rule };
    this.readings = [{ cell: { e: rules[rule]!.body, slot: { use } }, names: 0, named: false }];
  }

  run(count: number): Frame[] {
    const frames: Frame[] = [];
    let from = 0;
    for (const open of [...unclosed(this.tokens, count), count]) {
      const block = this.block();
      const start = block ? elementStart(this.tokens, from, open, block) : from;
      if (block) frames.push({ block, start });
      this.blockFirst = block ? firstOf(elementOf(block)).kinds : this.blockFirst;
      this.element(Math.max(start, open - MAX_ELEMENT), open);
      if (open < count) this.take(open, start);
      from = open + 1;
    }
    return frames;
  }

  /** Rule of the block that all readings stand at the beginning of. */
  private block(): string | undefined {
    for (const { cell } of this.readings) {
      for (let c = cell; c; c = c.next) if (isBlockLoop(c)) return c.slot.use.rule;
    }
    return undefined;
  }

  /** Reads the tokens of one element; of blocks that are closed only the braces. */
  private element(from: number, to: number): void {
    const { tokens } = this;
    const closers = closersIn(tokens, from, to);
    for (let i = from; i < to; i++) {
      this.take(i, from);
      const close = closers.get(i);
      if (close === undefined) continue;
      this.take(close, from);
      i = close;
    }
  }

  private take(i: number, first: number): void {
    const kind = this.tokens.kind[i]!;
    const newLine = i > first && this.tokens.firstOnLine(i);
    let next: Reading[] = [];
    for (const r of this.readings) this.step(r.cell, kind, newLine, i, r, next);
    if (next.length === 0) next = this.insteadOf(kind, i);
    // A token that fits nowhere is overlooked.
    if (next.length === 0) return;
    // Like the parser: `dimension pace` is a dimension, as long as it can be one, and no entry of that name.
    const least = next.reduce((n, r) => Math.min(n, r.names), Number.POSITIVE_INFINITY);
    this.readings = next.filter((r) => r.names === least).slice(0, MAX_READINGS);
  }

  /** As if what is missing before the token were there. */
  private insteadOf(kind: number, i: number): Reading[] {
    const next: Reading[] = [];
    for (const reading of this.readings) {
      const before = next.length;
      for (let c = reading.cell?.next; c && next.length === before; c = c.next) {
        if (firstOf(c.e).kinds[kind] === EXPLICIT) this.step(c, kind, false, i, reading, next);
        if (isBlockLoop(c) && kind !== CLOSE) break;
      }
    }
    return next;
  }

  /** Follows `cell` over a token, or, when `kind` is undefined, to whatever may come. */
  private step(
    cell: Cell | undefined,
    kind: number | undefined,
    newLine: boolean,
    token: number,
    reading: Reading,
    out: Reading[] | Expectation[],
  ): void {
    if (!cell) return;
    const { e, slot, next } = cell;
    const first = firstOf(e);
    const go = (c: Cell | undefined) => this.step(c, kind, newLine, token, reading, out);
    if (kind !== undefined && first.kinds[kind] === NO) {
      if (first.nullable) go(next);
      return;
    }
    switch (e.t) {
      case "kw":
      case "term": {
        const { trail } = reading;
        if (kind === undefined) {
          const wanted = e.t === "kw" ? keywordKind(e.v)! : TERMINALS.indexOf(e.v);
          (out as Expectation[]).push({ kind: wanted, slot, ...(trail ? { trail } : {}) });
          return;
        }
        // The keyword that begins the next line is no name.
        if (e.t === "term" && newLine && kind !== ID && this.blockFirst[kind] === EXPLICIT) return;
        (out as Reading[]).push({
          cell: next,
          trail: { token, slot, ...(trail ? { before: trail } : {}) },
          names: reading.names + (reading.named ? 1 : 0),
          named: e.t === "term" && isSoft[kind] === 1,
        });
        return;
      }
      case "rule":
        return go(link(rules[e.v]!.body, { use: { rule: e.v, slot } }, next));
      case "set":
        return go(link(e.e, { use: slot.use, property: e.p }, next));
      case "ref":
        return go(link(e.e, { ...slot, refers: e.v }, next));
      case "act":
        return go(next);
      case "seq": {
        let c = next;
        for (let i = e.e.length - 1; i >= 0; i--) c = link(e.e[i]!, slot, c);
        return go(c);
      }
      case "alt":
        for (const a of e.e) go(link(a, slot, next));
        return;
      case "opt":
      case "many": {
        const before = out.length;
        const again = e.t === "many" ? cell : next;
        if (!newLine || !mustShareLine(slot.use.rule, e.e)) go(link(e.e, slot, again));
        // Like the parser: what can go on with the element does, unless a word might be a name as well.
        if (kind !== undefined && out.length > before && first.kinds[kind] === EXPLICIT) return;
        return go(next);
      }
      case "plus":
        return go(link(e.e, slot, link({ t: "many", e: e.e }, slot, next)));
    }
  }

  expectations(newLine: boolean): Expectation[] {
    const out: Expectation[] = [];
    for (const r of this.readings) this.step(r.cell, undefined, newLine, -1, r, out);
    return out;
  }
}

function link(e: ElementIR, slot: Slot, next: Cell | undefined): Cell {
  return next ? { e, slot, next } : { e, slot };
}

function isBlockLoop(c: Cell): boolean {
  return c.e.t === "many" && isSynchronised(c.slot.use.rule);
}

function elementOf(block: string): ElementIR {
  const find = (e: ElementIR): ElementIR | undefined => {
    if (e.t === "many") return e.e;
    if (e.t === "seq" || e.t === "alt") for (const part of e.e) if (find(part)) return find(part);
    return e.t === "opt" ? find(e.e) : undefined;
  };
  return find(rules[block]!.body)!;
}

/** Indexes of the `{` before token `count` that are open there, outermost first. */
function unclosed(tokens: Tokens, count: number): number[] {
  const open: number[] = [];
  let depth = 0;
  for (let i = count - 1; i >= 0; i--) {
    const kind = tokens.kind[i];
    if (kind === CLOSE) depth++;
    else if (kind === OPEN) {
      if (depth === 0) open.push(i);
      else depth--;
    }
  }
  return open.reverse();
}

/** Where each `{` in a range is closed. */
function closersIn(tokens: Tokens, from: number, to: number): Map<number, number> {
  const out = new Map<number, number>();
  const open: number[] = [];
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] === OPEN) open.push(i);
    else if (tokens.kind[i] === CLOSE) {
      const at = open.pop();
      if (at !== undefined) out.set(at, i);
    }
  }
  return out;
}

/** First token of the last element of a block between two tokens. */
function elementStart(tokens: Tokens, from: number, to: number, block: string): number {
  if (block === "SurveyHead" || block === "Thanks" || block === "Details") return from;
  const first = block === "List" ? undefined : firstOf(elementOf(block)).kinds;
  let depth = 0;
  for (let i = to - 1; i >= from; i--) {
    const kind = tokens.kind[i]!;
    if (kind === CLOSE) depth++;
    else if (kind === OPEN) depth = Math.max(0, depth - 1);
    if (depth > 0 || !tokens.firstOnLine(i) || kind === CLOSE || kind === OPEN) continue;
    if (first && (first[kind] !== EXPLICIT || (kind === IF && BEFORE_VALUE.has(tokens.kind[i - 1]))))
      continue;
    if (!first && continuesDimension(tokens, from, i)) continue;
    return i;
  }
  return from;
}

const MODIFIER = firstOfRule("Modifier").kinds;

/** The behaviour of a facet may stand on the lines below its words; entries have nothing on other lines. */
function continuesDimension(tokens: Tokens, from: number, at: number): boolean {
  if (MODIFIER[tokens.kind[at]!] !== EXPLICIT) return false;
  for (let i = at - 1; i >= from; i--) {
    const kind = tokens.kind[i]!;
    if (kind === OPEN || kind === CLOSE) return false;
    if (tokens.firstOnLine(i) && MODIFIER[kind] !== EXPLICIT) return kind === DIMENSION;
  }
  return false;
}
