/** Names of one file and where they lead, found by place and by what they stand for. */
import type { LinkedSource, Unit } from "../semantics/unit.js";
import type { Uses } from "../semantics/uses.js";
import type { Range } from "../syntax/node.js";
import type { ParseResult } from "../syntax/parse.js";
import { type Declaration, declarationsIn, declarationsOf, flatten } from "./declarations.js";

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
  readonly uri: string;
  /** As a tree. Of a large file this takes a while when it is first asked for. */
  readonly declarations: readonly Declaration[];
  /** All names, in the order of the text; no two overlap. Takes a while in a large file. */
  readonly occurrences: readonly Occurrence[];
  /** The name at an offset, also right behind its last character. At once in files of any size. */
  at(offset: number): Occurrence | undefined;
  /** Names in this file that stand for a declaration, in the order of the text. At once in files of any size. */
  of(target: Target): Occurrence[];
}

export function sameTarget(a: Target, b: Target): boolean {
  return a.start === b.start && a.uri === b.uri;
}

const trees = new WeakMap<ParseResult, Declaration[]>();

/** What a parsed file declares; made once for each parse. */
export function treeOf(parse: ParseResult): Declaration[] {
  let tree = trees.get(parse);
  if (!tree) {
    tree = declarationsOf(parse.root);
    trees.set(parse, tree);
  }
  return tree;
}

/** The declaration that begins, or whose name begins, at an offset: looks at one statement only. */
export function declarationStarting(parse: ParseResult, start: number): Declaration | undefined {
  let begins: Declaration | undefined;
  for (const d of flatten(declarationsIn(parse.root, start))) {
    if (d.at.start === start) return d;
    if (d.range.start === start) begins ??= d;
  }
  return begins;
}

/** Names of the main file of a linked source. @param uses as the lowering noted them */
export function symbolsOf(source: LinkedSource, uses: Uses): FileSymbols {
  return new LiveSymbols(source, uses);
}

/** Over the syntax tree and the notes: nothing is made before it is asked for. */
class LiveSymbols implements FileSymbols {
  private made: Occurrence[] | undefined;

  constructor(
    private readonly source: LinkedSource,
    private readonly uses: Uses,
  ) {}

  get uri(): string {
    return this.source.main.uri;
  }

  get declarations(): Declaration[] {
    return treeOf(this.source.main.parse);
  }

  get occurrences(): Occurrence[] {
    this.made ??= this.all();
    return this.made;
  }

  at(offset: number): Occurrence | undefined {
    const { source, uses } = this;
    const { main } = source;
    for (const d of flatten(declarationsIn(main.parse.root, offset))) {
      if (isName(d) && d.at.start <= offset && offset <= d.at.end) return declaring(main, d);
    }
    let found: Occurrence | undefined;
    for (let i = 0; i < uses.count; i++) {
      if (uses.file(i) !== main.index || uses.start(i) > offset || uses.end(i) < offset) continue;
      // Of two names that touch, the one that begins here.
      if (found && found.start >= uses.start(i)) continue;
      found = this.use(i) ?? found;
    }
    return found;
  }

  of(target: Target): Occurrence[] {
    const { source, uses } = this;
    const { main, units } = source;
    const unit = units.find((u) => u.uri === target.uri);
    const d = unit && declarationStarting(unit.parse, target.start);
    if (!d) return [];
    const found = new Map<number, Occurrence>();
    if (unit === main && isName(d)) found.set(d.at.start, declaring(main, d));
    for (let i = 0; i < uses.count; i++) {
      if (uses.to(i) !== unit.index || uses.file(i) !== main.index) continue;
      if (uses.at(i) !== d.at.start && uses.at(i) !== d.range.start) continue;
      const start = uses.start(i);
      const end = uses.end(i);
      if (end > start && !found.has(start)) found.set(start, { start, end, target, declares: false });
    }
    return [...found.values()].sort((a, b) => a.start - b.start);
  }

  private use(i: number): Occurrence | undefined {
    const { uses, source } = this;
    const unit = source.units[uses.to(i)];
    const d = unit && declarationStarting(unit.parse, uses.at(i));
    if (!d || uses.end(i) <= uses.start(i)) return undefined;
    return {
      start: uses.start(i),
      end: uses.end(i),
      target: { uri: unit.uri, start: d.at.start },
      declares: false,
    };
  }

  private all(): Occurrence[] {
    const { source, uses } = this;
    const found = new Map<number, Occurrence>();
    for (const d of flatten(this.declarations))
      if (isName(d)) found.set(d.at.start, declaring(source.main, d));
    const starts = source.units.map((unit) => startsOf(unit));
    for (let i = 0; i < uses.count; i++) {
      const start = uses.start(i);
      if (uses.file(i) !== source.main.index || found.has(start) || uses.end(i) <= start) continue;
      const name = starts[uses.to(i)]?.get(uses.at(i));
      if (name === undefined) continue;
      const target = { uri: source.units[uses.to(i)]!.uri, start: name };
      found.set(start, { start, end: uses.end(i), target, declares: false });
    }
    return [...found.values()].sort((a, b) => a.start - b.start);
  }
}

/** Where the name begins, by where a declaration or its name begins. */
function startsOf(unit: Unit): Map<number, number> {
  const starts = new Map<number, number>();
  for (const d of flatten(treeOf(unit.parse))) {
    if (!starts.has(d.range.start)) starts.set(d.range.start, d.at.start);
    // A name is more telling than the beginning of what it stands in.
    starts.set(d.at.start, d.at.start);
  }
  return starts;
}

function isName(d: Declaration): boolean {
  return d.name !== undefined && d.at.end > d.at.start;
}

function declaring(unit: Unit, d: Declaration): Occurrence {
  return { ...d.at, target: { uri: unit.uri, start: d.at.start }, declares: true };
}

/** The little that is kept of a file that nobody has open: without its syntax tree. */
export function storedSymbols(symbols: FileSymbols): FileSymbols {
  const { uri } = symbols;
  const declarations = detached(symbols.declarations);
  const occurrences = [...symbols.occurrences];
  return {
    uri,
    declarations,
    occurrences,
    at: (offset) => occurrences.findLast((o) => o.start <= offset && offset <= o.end),
    of: (target) => occurrences.filter((o) => sameTarget(o.target, target)),
  };
}

function detached(list: readonly Declaration[], parent?: Declaration): Declaration[] {
  return list.map((d) => {
    const { node, children, parent: _, ...rest } = d;
    const copy: Declaration = {
      ...rest,
      node: { $type: node.$type },
      children: [],
      ...(parent ? { parent } : {}),
    };
    copy.children = detached(children, copy);
    return copy;
  });
}

/** The name at an offset, also right behind its last character. */
export function occurrenceAt(symbols: FileSymbols, offset: number): Occurrence | undefined {
  return symbols.at(offset);
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
