/** What the names of a questionnaire stand for. One namespace for all that has or groups answers, one for lists. */
import type { Localised } from "../diagnostics/define.js";
import type { Span } from "../diagnostics/diagnostic.js";
import type { AnswerListDeclaration, Dimension } from "../generated/ast.js";
import { nearest } from "../syntax/foreign-words.js";
import type { DeclaredTwice, Scope, Scopes } from "./scopes.js";
import type { Unit } from "./unit.js";

export interface ListSymbol {
  /** As the questionnaire refers to it: `agreement5`, `std.agreement5`. */
  id: string;
  node: AnswerListDeclaration;
  unit: Unit;
  /** Something refers to it. */
  used: boolean;
}

export interface DimensionSymbol {
  /** As it stands in the names of variables: `anxiety`, `other_anxiety`. */
  id: string;
  /** As the questionnaire refers to it: `anxiety`, `other.anxiety`. */
  reference: string;
  node: Dimension;
  unit: Unit;
  used: boolean;
}

export type ValueSymbol = {
  name: string;
  /** Position in the flow; what reads it must come later. */
  clock: number;
  span: Span;
} & (
  | { kind: "question"; id: string }
  | { kind: "variable"; variable: string }
  /** A named item that is rated under several perspectives, perhaps in several batteries. */
  | { kind: "item"; places: { question: string; row: string }[] }
  | { kind: "score"; family: string }
  | { kind: "dimension"; id: string }
);

/** Comparisons of misspelt names with known ones in one questionnaire: well below a second. */
const MAX_COMPARED = 500_000;

export class Names {
  /** Lists and dimensions as the questionnaire itself sees them, by reference. */
  readonly lists: ReadonlyMap<string, ListSymbol>;
  readonly dimensions: ReadonlyMap<string, DimensionSymbol>;
  readonly values = new Map<string, ValueSymbol>();
  /** By lower case, for names that differ only in it. */
  readonly folded = new Map<string, ValueSymbol>();
  private compared = 0;
  private readonly byNode: Map<Dimension, DimensionSymbol>;

  constructor(
    private readonly scopes: Scopes,
    main: Unit,
  ) {
    const scope = scopes.of(main);
    this.lists = scope.lists;
    this.dimensions = scope.dimensions;
    for (const [reference, symbol] of scope.lists) if (symbol.id === "") symbol.id = reference;
    for (const [reference, symbol] of scope.dimensions) {
      if (symbol.reference !== "") continue;
      symbol.reference = reference;
      symbol.id = reference.replaceAll(".", "_");
    }
    this.byNode = new Map([...scope.dimensions.values()].map((symbol) => [symbol.node, symbol]));
  }

  /** What the lists and dimensions of another file are called in that file. */
  scopeOf(unit: Unit): Scope {
    return this.scopes.of(unit);
  }

  /** Undefined for the second of two declarations of one name. */
  dimensionAt(node: Dimension): DimensionSymbol | undefined {
    return this.byNode.get(node);
  }

  get duplicates(): readonly DeclaredTwice[] {
    return this.scopes.duplicates;
  }

  /** A value that may have been meant by a misspelt name. */
  similarValue(name: string): string | undefined {
    return this.similar(name, this.values.keys());
  }

  /** One of the names that may have been meant. After very many comparisons none is looked for: nobody reads so many. */
  similar(name: string, known: Iterable<string>): string | undefined {
    if (this.compared > MAX_COMPARED) return undefined;
    const list = [...known];
    this.compared += list.length;
    return nearest(name, list);
  }
}

/** “ Did you mean …?”, or nothing. */
export function suggest(candidate: string | undefined): Localised | "" {
  return candidate === undefined
    ? ""
    : { en: ` Did you mean “${candidate}”?`, zh: `是否想写“${candidate}”？` };
}
