/**
 * What the parser needs to know of the grammar before it runs: the kind of each keyword, and which tokens
 * may begin each element (FIRST). Computed once, in about a millisecond.
 */
import { rules } from "../generated/grammar-ir.js";
import { wordClass } from "./chars.js";
import type { ElementIR } from "./grammar-ir.js";
import { FIRST_KEYWORD, ID, NUMBER, TERMINALS } from "./tokens.js";

const HARD = new Set(["if", "else", "and", "or", "not", "in", "is", "has", "true", "false"]);

const kinds = new Map<string, number>();
const words: string[] = [];
for (const name of Object.keys(rules)) collect(rules[name]!.body);
// Characters that are no part of the grammar but of its frequent slips.
for (const extra of [":", ";"]) if (!kinds.has(extra)) add(extra);

function add(v: string) {
  kinds.set(v, FIRST_KEYWORD + words.length);
  words.push(v);
}
function collect(e: ElementIR): void {
  if (e.t === "kw") {
    if (!kinds.has(e.v)) add(e.v);
  } else if (e.t === "seq" || e.t === "alt") e.e.forEach(collect);
  else if ("e" in e) collect(e.e as ElementIR);
}

export const KIND_COUNT = FIRST_KEYWORD + words.length;

export function keywordKind(text: string): number | undefined {
  return kinds.get(text);
}

/** Text of a keyword kind, name of a terminal kind. */
export function kindName(kind: number): string {
  return kind >= FIRST_KEYWORD ? words[kind - FIRST_KEYWORD]! : (TERMINALS[kind] ?? "");
}

/** Keywords made of letters that may also be names. */
export const isSoft = new Uint8Array(KIND_COUNT);
for (const [text, kind] of kinds) if (wordClass(text, 0) === 1 && !HARD.has(text)) isSoft[kind] = 1;

/** Keywords made of letters, all of them. */
export function isWordKind(kind: number): boolean {
  return kind === ID || (kind >= FIRST_KEYWORD && wordClass(words[kind - FIRST_KEYWORD]!, 0) === 1);
}

export const NO = 0;
/** The token itself begins the element. */
export const EXPLICIT = 1;
/** A soft keyword begins it in the role of a name. */
export const AS_NAME = 2;

export interface First {
  /** By kind: NO, EXPLICIT or AS_NAME. */
  kinds: Uint8Array;
  /** May match nothing. */
  nullable: boolean;
}

const memo = new Map<ElementIR, First>();
const ruleFirst = new Map<string, First>();

export function firstOf(e: ElementIR): First {
  const known = memo.get(e);
  if (known) return known;
  const made = make(e);
  memo.set(e, made);
  return made;
}

export function firstOfRule(name: string): First {
  let known = ruleFirst.get(name);
  if (!known) {
    known = firstOf(rules[name]!.body);
    ruleFirst.set(name, known);
  }
  return known;
}

/** FIRST of a sequence from index `from` on. */
export function firstOfRest(elements: readonly ElementIR[], from: number): First {
  const kinds = new Uint8Array(KIND_COUNT);
  for (let i = from; i < elements.length; i++) {
    const f = firstOf(elements[i]!);
    union(kinds, f.kinds);
    if (!f.nullable) return { kinds, nullable: false };
  }
  return { kinds, nullable: true };
}

function make(e: ElementIR): First {
  switch (e.t) {
    case "kw":
      return single(kinds.get(e.v)!);
    case "term": {
      const kind = TERMINALS.indexOf(e.v);
      const made = single(kind);
      if (kind === ID) for (let k = 0; k < KIND_COUNT; k++) if (isSoft[k]) made.kinds[k] = AS_NAME;
      return made;
    }
    case "rule":
      return firstOfRule(e.v);
    case "ref":
    case "set":
      return firstOf(e.e);
    case "act":
      return { kinds: new Uint8Array(KIND_COUNT), nullable: true };
    case "opt":
    case "many":
      return { kinds: firstOf(e.e).kinds, nullable: true };
    case "plus":
      return firstOf(e.e);
    case "seq":
      return firstOfRest(e.e, 0);
    case "alt": {
      const made: First = { kinds: new Uint8Array(KIND_COUNT), nullable: false };
      for (const a of e.e) {
        const f = firstOf(a);
        union(made.kinds, f.kinds);
        made.nullable ||= f.nullable;
      }
      return made;
    }
  }
}

function single(kind: number): First {
  const kinds = new Uint8Array(KIND_COUNT);
  kinds[kind] = EXPLICIT;
  return { kinds, nullable: false };
}

function union(into: Uint8Array, from: Uint8Array): void {
  for (let k = 0; k < KIND_COUNT; k++) {
    const f = from[k]!;
    if (f !== NO && (into[k] === NO || f === EXPLICIT)) into[k] = f;
  }
}

/** By kind: keywords that the grammar has a number or an interval directly after. */
export function numberFollows(): Uint8Array {
  const out = new Uint8Array(KIND_COUNT);
  const last = (e: ElementIR): void => {
    if (e.t === "kw") out[kinds.get(e.v)!] = 1;
    else if (e.t === "set") last(e.e);
    else if (e.t === "alt") e.e.forEach(last);
  };
  const visit = (e: ElementIR): void => {
    if (e.t === "seq") {
      for (let i = 1; i < e.e.length; i++) if (firstOf(e.e[i]!).kinds[NUMBER] === EXPLICIT) last(e.e[i - 1]!);
      e.e.forEach(visit);
    } else if (e.t === "alt") e.e.forEach(visit);
    else if ("e" in e) visit(e.e);
  };
  for (const rule of Object.values(rules)) visit(rule.body);
  return out;
}

/**
 * Tokens that may come second when `e` begins with `kind`; null when `e` may end after one token (then
 * anything may follow).
 */
export function secondOf(e: ElementIR, kind: number): Uint8Array | null {
  const out = new Uint8Array(KIND_COUNT);
  return addSecond(e, kind, out) ? null : out;
}

/** Adds to `out`; true when `e` can consist of `kind` alone. */
function addSecond(e: ElementIR, kind: number, out: Uint8Array): boolean {
  switch (e.t) {
    case "kw":
    case "term":
      return firstOf(e).kinds[kind] !== NO;
    case "rule":
      return addSecond(rules[e.v]!.body, kind, out);
    case "ref":
    case "set":
    case "opt":
      return firstOf(e.e).kinds[kind] !== NO && addSecond(e.e, kind, out);
    case "many":
    case "plus": {
      if (firstOf(e.e).kinds[kind] === NO) return false;
      const alone = addSecond(e.e, kind, out);
      if (alone) union(out, firstOf(e.e).kinds);
      return alone;
    }
    case "act":
      return false;
    case "alt": {
      let alone = false;
      for (const a of e.e) if (firstOf(a).kinds[kind] !== NO && addSecond(a, kind, out)) alone = true;
      return alone;
    }
    case "seq": {
      for (let i = 0; i < e.e.length; i++) {
        const part = e.e[i]!;
        const f = firstOf(part);
        if (f.kinds[kind] !== NO && addSecond(part, kind, out)) {
          const rest = firstOfRest(e.e, i + 1);
          union(out, rest.kinds);
          if (rest.nullable) return true;
        }
        if (!f.nullable) return false;
      }
      return false;
    }
  }
}
