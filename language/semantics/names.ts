/** What the names of a questionnaire stand for. One namespace for all that has or groups answers, one for lists. */
import type { AnswerListDeclaration, Dimension } from "../generated/ast.js";
import type { Localised } from "../diagnostics/define.js";
import { nearest } from "../syntax/foreign-words.js";
import type { Unit } from "./unit.js";

export interface ListSymbol {
  node: AnswerListDeclaration;
  unit: Unit;
  used: boolean;
}

export interface DimensionSymbol {
  node: Dimension;
  unit: Unit;
  id: string;
  used: boolean;
}

export type ValueSymbol = {
  name: string;
  /** Position in the flow; what reads it must come later. */
  clock: number;
  span: { uri: string; start: number; end: number };
} & (
  | { kind: "question"; id: string }
  | { kind: "variable"; variable: string }
  | { kind: "score"; family: string }
  | { kind: "dimension"; id: string }
);

export class Names {
  readonly lists = new Map<string, ListSymbol>();
  readonly dimensions = new Map<string, DimensionSymbol>();
  readonly values = new Map<string, ValueSymbol>();
  /** By lower case, for names that differ only in it. */
  readonly folded = new Map<string, ValueSymbol>();

  /** Declared twice in one file. */
  readonly duplicateLists: { node: AnswerListDeclaration; unit: Unit; first: ListSymbol }[] = [];
  readonly duplicateDimensions: { node: Dimension; unit: Unit; first: DimensionSymbol }[] = [];

  similarValue(name: string): string | undefined {
    return nearest(name, this.values.keys());
  }
}

/** “ Did you mean …?”, or nothing. */
export function suggest(candidate: string | undefined): Localised | "" {
  return candidate === undefined ? "" : { en: ` Did you mean “${candidate}”?`, zh: `是否想写“${candidate}”？` };
}
