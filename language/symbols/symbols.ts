/** Names of one file and where they lead, found by place and by what they stand for. */
import type { LinkedSource, Unit } from "../semantics/unit.js";
import type { Uses } from "../semantics/uses.js";
import type { Range } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { type Declaration, declarationsOf, flatten } from "./declarations.js";

/** Identity of a declaration: its file, and where its name begins. */
export interface Target {
  uri: string;
  start: number;
}

/** A name in a file, and what it stands for. */
export interface Occurrence extends Range {
  target: Target;
  /** It is the name in the declaration itself. */
  declares: boolean;
}

export interface FileSymbols {
  uri: string;
  declarations: Declaration[];
  /** In the order of the text; no two overlap. */
  occurrences: Occurrence[];
}

export interface DeclaredNames {
  tree: Declaration[];
  /** By where a declaration begins, and by where its name begins. */
  byStart: Map<number, Declaration>;
}

const known = new WeakMap<ParseResult, DeclaredNames>();

/** What a parsed file declares; made once for each parse. */
export function declaredIn(parse: ParseResult): DeclaredNames {
  const before = known.get(parse);
  if (before) return before;
  const tree = declarationsOf(parse.root);
  const byStart = new Map<number, Declaration>();
  for (const d of flatten(tree)) {
    if (!byStart.has(d.range.start)) byStart.set(d.range.start, d);
    // A name is more telling than the beginning of what it stands in.
    byStart.set(d.at.start, d);
  }
  const made = { tree, byStart };
  known.set(parse, made);
  return made;
}

/** Names of the main file of a linked source. @param uses as the lowering noted them */
export function symbolsOf(source: LinkedSource, uses: Uses): FileSymbols {
  const { main, units } = source;
  const { tree } = declaredIn(main.parse);
  const found = new Map<number, Occurrence>();
  for (const d of flatten(tree))
    if (d.name !== undefined && d.at.end > d.at.start)
      found.set(d.at.start, { ...d.at, target: { uri: main.uri, start: d.at.start }, declares: true });
  for (const use of uses) {
    if (use.file !== main.index || use.end <= use.start || found.has(use.start)) continue;
    const unit = units[use.to];
    const target = unit && targetAt(unit, use.at);
    if (target) found.set(use.start, { start: use.start, end: use.end, target, declares: false });
  }
  const occurrences = [...found.values()].sort((a, b) => a.start - b.start);
  return { uri: main.uri, declarations: tree, occurrences };
}

function targetAt(unit: Unit, at: number): Target | undefined {
  const d = declaredIn(unit.parse).byStart.get(at);
  return d && { uri: unit.uri, start: d.at.start };
}

/** The name at an offset, also right behind its last character. */
export function occurrenceAt(symbols: FileSymbols, offset: number): Occurrence | undefined {
  const { occurrences: list } = symbols;
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const hit = list[low - 1];
  return hit && offset <= hit.end ? hit : undefined;
}

/** The innermost declaration around an offset. */
export function declarationAround(
  declarations: readonly Declaration[],
  offset: number,
): Declaration | undefined {
  for (const d of declarations) {
    if (offset < d.range.start || offset > d.range.end) continue;
    return declarationAround(d.children, offset) ?? d;
  }
  return undefined;
}
