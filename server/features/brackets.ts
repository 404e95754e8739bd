/** Pairs of brackets of a file, and which of them stand around a place. */
import { keywordKind } from "../../language/syntax/grammar-tables.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import type { Tokens } from "../../language/syntax/tokens.js";

const OPEN = new Set([keywordKind("{"), keywordKind("["), keywordKind("(")]);
const CLOSE = new Set([keywordKind("}"), keywordKind("]"), keywordKind(")")]);

export interface Pair {
  /** Indices of tokens. */
  open: number;
  close: number;
  /** The pair around it. */
  outer: Pair | undefined;
}

const known = new WeakMap<ParseResult, Pair[]>();

/** All pairs of a file, in the order in which they open; made once for each parse. */
export function bracketsOf(parse: ParseResult): Pair[] {
  let pairs = known.get(parse);
  if (!pairs) {
    pairs = pair(parse.tokens);
    known.set(parse, pairs);
  }
  return pairs;
}

function pair(tokens: Tokens): Pair[] {
  const all: Pair[] = [];
  let inner: Pair | undefined;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (OPEN.has(kind)) {
      inner = { open: i, close: -1, outer: inner };
      all.push(inner);
    } else if (CLOSE.has(kind) && inner) {
      inner.close = i;
      inner = inner.outer;
    }
  }
  return all.filter((p) => p.close >= 0);
}

/** Pairs around an offset, the innermost first. */
export function bracketsAround(parse: ParseResult, offset: number): Pair[] {
  const pairs = bracketsOf(parse);
  const { start, end } = parse.tokens;
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[pairs[middle]!.open]! <= offset) low = middle + 1;
    else high = middle;
  }
  const around: Pair[] = [];
  for (let p: Pair | undefined = pairs[low - 1]; p; p = p.outer)
    if (p.close >= 0 && offset <= end[p.close]!) around.push(p);
  return around;
}
