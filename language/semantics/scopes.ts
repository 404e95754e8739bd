/** Which lists and dimensions a file can refer to, and by what name: its own, and those of its imports. */
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.js";
import type { AnswerListDeclaration, Dimension } from "../generated/ast.js";
import type { DimensionSymbol, ListSymbol } from "./names.js";
import type { Unit } from "./unit.js";

export interface Scope {
  lists: Map<string, ListSymbol>;
  dimensions: Map<string, DimensionSymbol>;
}

/** A name that one file declares twice. */
export interface DeclaredTwice {
  unit: Unit;
  node: AnswerListDeclaration | Dimension;
  first: AnswerListDeclaration | Dimension;
}

/** Scopes of all files of a questionnaire; each is made when it is first asked for. */
export class Scopes {
  readonly duplicates: DeclaredTwice[] = [];
  private readonly made = new Map<Unit, Scope>();

  /** @param diagnostics takes the clashes of names between files */
  constructor(private readonly diagnostics: Diagnostic[]) {}

  /** Imports never form a circle here: the linker leaves out the one that would close it. */
  of(unit: Unit): Scope {
    const known = this.made.get(unit);
    if (known) return known;
    const scope: Scope = { lists: new Map(), dimensions: new Map() };
    this.made.set(unit, scope);
    for (const s of unit.parse.root.statements) {
      if (s.$type === "AnswerListDeclaration") this.list(scope, unit, s);
      else if (s.$type === "Dimension") this.dimension(scope, unit, s);
    }
    for (const i of unit.imports) {
      const inner = this.of(i.unit);
      const prefix = i.alias === undefined ? "" : `${i.alias}.`;
      const clash = (name: string) =>
        this.diagnostics.push(diagnostic("import-clash", { uri: unit.uri, ...i.at }, { name, path: i.path }));
      adopt(scope.lists, inner.lists, prefix, clash);
      adopt(scope.dimensions, inner.dimensions, prefix, clash);
    }
    return scope;
  }

  private list(scope: Scope, unit: Unit, node: AnswerListDeclaration): void {
    if (node.name === undefined) return;
    const first = scope.lists.get(node.name);
    if (first) this.duplicates.push({ unit, node, first: first.node });
    else scope.lists.set(node.name, { id: "", node, unit, used: false });
  }

  private dimension(scope: Scope, unit: Unit, node: Dimension): void {
    if (node.name !== undefined) {
      const first = scope.dimensions.get(node.name);
      if (first) this.duplicates.push({ unit, node, first: first.node });
      else scope.dimensions.set(node.name, { id: "", reference: "", node, unit, used: false });
    }
    for (const e of node.list?.elements ?? []) if (e.$type === "Dimension") this.dimension(scope, unit, e);
  }
}

/** The same thing may come by two ways; two things of one name are a clash. */
function adopt<T>(
  into: Map<string, T>,
  from: Map<string, T>,
  prefix: string,
  clash: (name: string) => void,
): void {
  for (const [name, symbol] of from) {
    const known = into.get(prefix + name);
    if (known === undefined) into.set(prefix + name, symbol);
    else if (known !== symbol) clash(prefix + name);
  }
}
