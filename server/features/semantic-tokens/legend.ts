/** Kinds of tokens as they are announced; those beyond the protocol's own are declared by the extension's manifest. */
import type { DeclarationKind } from "../../../language/symbols/declarations.js";

export const TYPES = [
  "comment",
  "keyword",
  "string",
  "number",
  "operator",
  "function",
  "variable",
  "property",
  "parameter",
  "namespace",
  "question",
  "option",
  "scale",
  "dimension",
  "score",
  "page",
  "unit",
  "code",
] as const;
export type TokenType = (typeof TYPES)[number];

export const MODIFIERS = ["declaration", "defaultLibrary"] as const;
export const DECLARATION = 1;
export const DEFAULT_LIBRARY = 2;

const numbers = new Map(TYPES.map((type, i) => [type, i]));

export function numberOf(type: TokenType): number {
  return numbers.get(type)!;
}

/** What a name is coloured as, by what it stands for. */
export const BY_DECLARATION: Record<DeclarationKind, TokenType> = {
  survey: "page",
  page: "page",
  demographics: "page",
  section: "page",
  branch: "page",
  import: "namespace",
  scale: "scale",
  choices: "scale",
  option: "option",
  item: "option",
  band: "option",
  dimension: "dimension",
  question: "question",
  column: "question",
  perspective: "parameter",
  note: "variable",
  compute: "variable",
  check: "variable",
  confirm: "variable",
  stop: "variable",
  score: "score",
};
