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
  /** What else it stands for: a perspective that several batteries share. */
  also?: Target[];
  /** It is the name in the declaration itself. */
  declares: boolean;
}

export interface FileSymbols {
  readonly uri: string;
  /** As a tree. Of a large file this takes a while when it is first asked for. */
  readonly declarations: readonly Declaration[];
  /** All names, in the order of the text; no two overlap. Takes a while in a large file. */
  readonly occurrences: readonly Occurrence[];
  /** Names in imported files that lead to where only this file can know: a key there, over questions here. */
  readonly abroad: readonly Foreign[];
  /** The name at an offset, also right behind its last character. At once in files of any size. */
  at(offset: number): Occurrence | undefined;
  /** Names in this file that stand for a declaration, in the order of the text. At once in files of any size. */
  of(target: Target): Occurrence[];
}

/** A name in another file. */
export interface Foreign {
  uri: string;
  occurrence: Occurrence;
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

/** All that a name stands for. */
export function targetsOf({ target, also }: Occurrence): Target[] {
  return also ? [target, ...also] : [target];
}

/**
 * Names of the main file of a linked source.
 * @param uses as the lowering noted them
 * @param spell how addresses of files are written
 */
export function symbolsOf(
  source: LinkedSource,
  uses: Uses,
  spell: (uri: string) => string = (uri) => uri,
): FileSymbols {
  return new LiveSymbols(source, uses, spell);
}

/** Over the syntax tree and the notes: nothing is made before it is asked for. */
class LiveSymbols implements FileSymbols {
  private made: Occurrence[] | undefined;
  private readonly uris: string[];

  constructor(
    private readonly source: LinkedSource,
    private readonly uses: Uses,
    spell: (uri: string) => string,
  ) {
    this.uris = source.units.map((u) => spell(u.uri));
  }

  get uri(): string {
    return this.uris[this.source.main.index]!;
  }

  get declarations(): Declaration[] {
    return treeOf(this.source.main.parse);
  }

  get occurrences(): Occurrence[] {
    this.made ??= this.all();
    return this.made;
  }

  get abroad(): Foreign[] {
    const { source, uses, uris } = this;
    const { main, units } = source;
    if (units.length === 1) return [];
    const found = units.map(() => new Map<number, Occurrence>());
    const nameOf = this.lookUp();
    for (let i = 0; i < uses.count; i++) {
      const from = units[uses.file(i)]!;
      if (from !== main && !sees(from, units[uses.to(i)]!)) this.note(i, found[from.index]!, nameOf);
    }
    return found.flatMap((list, file) =>
      inOrder(list).map((occurrence) => ({ uri: uris[file]!, occurrence })),
    );
  }

  at(offset: number): Occurrence | undefined {
    const { main } = this.source;
    for (const d of flatten(declarationsIn(main.parse.root, offset)))
      if (isName(d) && d.at.start <= offset && offset <= d.at.end) return declaring(this.uri, d);
    const found = this.found((i) => this.uses.start(i) <= offset && offset <= this.uses.end(i));
    // Of two names that touch, the one that begins here.
    return inOrder(found).at(-1);
  }

  of(target: Target): Occurrence[] {
    const { source, uses } = this;
    const { main, units } = source;
    const to = this.uris.indexOf(target.uri);
    const d = to < 0 ? undefined : declarationStarting(units[to]!.parse, target.start);
    if (!d) return [];
    const starts = new Set<number>();
    for (let i = 0; i < uses.count; i++) {
      if (uses.to(i) !== to || uses.file(i) !== main.index) continue;
      if (uses.at(i) === d.at.start || uses.at(i) === d.range.start) starts.add(uses.start(i));
    }
    const found = this.found((i) => starts.has(uses.start(i)));
    if (to === main.index && isName(d)) found.set(d.at.start, declaring(this.uri, d));
    return inOrder(found).filter((o) => targetsOf(o).some((t) => sameTarget(t, target)));
  }

  /** Names of this file among those uses. */
  private found(wanted: (use: number) => boolean): Map<number, Occurrence> {
    const { source, uses } = this;
    const found = new Map<number, Occurrence>();
    const nameOf = this.lookUp();
    for (let i = 0; i < uses.count; i++)
      if (uses.file(i) === source.main.index && wanted(i)) this.note(i, found, nameOf);
    return found;
  }

  /** Adds a use to the names that were found; where one starts there already, what it stands for besides. */
  private note(i: number, found: Map<number, Occurrence>, nameOf: NameOf): void {
    const { uses } = this;
    const start = uses.start(i);
    const end = uses.end(i);
    const known = found.get(start);
    const name = end <= start || known?.declares ? undefined : nameOf(uses.to(i), uses.at(i));
    if (name === undefined) return;
    const target = { uri: this.uris[uses.to(i)]!, start: name };
    if (!known) found.set(start, { start, end, target, declares: false });
    else if (!targetsOf(known).some((t) => sameTarget(t, target)))
      known.also = [...(known.also ?? []), target];
  }

  /** For few names: looks at the statements that they lead to. */
  private lookUp(): NameOf {
    const before = new Map<string, number | undefined>();
    return (file, at) => {
      const key = `${file} ${at}`;
      if (!before.has(key)) {
        const { parse } = this.source.units[file]!;
        before.set(key, declarationStarting(parse, at)?.at.start);
      }
      return before.get(key);
    };
  }

  private all(): Occurrence[] {
    const { source, uses } = this;
    const found = new Map<number, Occurrence>();
    for (const d of flatten(this.declarations)) if (isName(d)) found.set(d.at.start, declaring(this.uri, d));
    const starts = source.units.map((unit) => startsOf(unit));
    for (let i = 0; i < uses.count; i++)
      if (uses.file(i) === source.main.index) this.note(i, found, (file, at) => starts[file]?.get(at));
    return inOrder(found);
  }
}

/** Where the name begins in a declaration that begins at a place, or whose name does. */
type NameOf = (file: number, at: number) => number | undefined;

/** Whether a file knows another by itself, through its imports. */
function sees(from: Unit, to: Unit, seen = new Set<Unit>()): boolean {
  if (from === to) return true;
  // Files that import one another crosswise have more ways through them than can be walked.
  if (seen.has(from)) return false;
  seen.add(from);
  return from.imports.some((i) => sees(i.unit, to, seen));
}

function inOrder(found: ReadonlyMap<number, Occurrence>): Occurrence[] {
  return [...found.values()].sort((a, b) => a.start - b.start);
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

function declaring(uri: string, d: Declaration): Occurrence {
  const { start, end } = d.at;
  return { start, end, target: { uri, start }, declares: true };
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
    abroad: [...symbols.abroad],
    at: (offset) => occurrences.findLast((o) => o.start <= offset && offset <= o.end),
    of: (target) => occurrences.filter((o) => targetsOf(o).some((t) => sameTarget(t, target))),
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
  // An `else if` stands beside its `if`, whose text goes on to the end of all of them: the last one is the nearest.
  const d = declarations.findLast(({ range }) => range.start <= offset && offset <= range.end);
  return d && (declarationAround(d.children, offset) ?? d);
}
