import type { AstNode } from "langium";

/**
 * Places of a node in its text, kept beside the properties that Langium defines. A full concrete syntax
 * tree would cost ten times the memory; names, texts and keywords are all that is ever pointed at.
 */
export interface Located {
  $start: number;
  $end: number;
  /** Triples: property number, start, end, in the order of the text. */
  $spans: number[];
  /** Index of the first token, for doc comments. */
  $token: number;
}

const propertyNumbers = new Map<string, number>();

export function propertyNumber(name: string): number {
  let n = propertyNumbers.get(name);
  if (n === undefined) {
    n = propertyNumbers.size;
    propertyNumbers.set(name, n);
  }
  return n;
}

export interface Range {
  start: number;
  end: number;
}

export function rangeOf(node: AstNode): Range {
  const at = node as unknown as Located;
  return { start: at.$start, end: at.$end };
}

/** Where a property of a node stands; with `index`, the n-th value of a list. Undefined when it was not written. */
export function propertyRange(node: AstNode, property: string, index = 0): Range | undefined {
  const spans = (node as unknown as Located).$spans;
  const n = propertyNumbers.get(property);
  if (n === undefined) return undefined;
  let seen = 0;
  for (let i = 0; i < spans.length; i += 3) {
    if (spans[i] === n && seen++ === index) return { start: spans[i + 1]!, end: spans[i + 2]! };
  }
  return undefined;
}

/** The property, or the node when it was not written. */
export function rangeFor(node: AstNode, property: string, index = 0): Range {
  return propertyRange(node, property, index) ?? rangeOf(node);
}
