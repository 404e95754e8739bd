/** Questions about the place that several providers ask. */

import type { Variable } from "../../../language/instrument/model.js";
import {
  type Expectation,
  type RuleUse,
  type Slot,
  slotsUp,
  tokensIn,
  useAround,
} from "../../../language/syntax/expected.js";
import { keywordKind } from "../../../language/syntax/grammar-tables.js";
import { ID, NUMBER, type Tokens } from "../../../language/syntax/tokens.js";
import type { Ask } from "./candidate.js";
import { type Locals, NO_LOCALS } from "./meaning.js";
import type { Place } from "./place.js";

/** Rules that only spell a text; what counts is what they are spelt for. */
const SPELLING = new Set(["Name", "TextValue", "LanguageTag", "Literal", "QuestionKind"]);

/** What a place is for: `OnModifier.scale`. */
export function purposeOf(slot: Slot): { slot: Slot; name: string } {
  let at = slot;
  while (SPELLING.has(at.use.rule) && at.use.slot) at = at.use.slot;
  return { slot: at, name: at.property ? `${at.use.rule}.${at.property}` : at.use.rule };
}

/** The expectation is the first token of a use of `rule`. */
export function begins(e: Expectation, rule: string): RuleUse | undefined {
  const use = useAround(e.slot, rule);
  return use && tokensIn(e.trail, use).length === 0 ? use : undefined;
}

/** The slot and trail in the file, also for a place in a pipe. */
export function outer(place: Place): { slot?: Slot; trail?: Expectation["trail"] } {
  return place.around ?? place.expectations[0] ?? {};
}

/** Text of the tokens of a property: a name, a kind. */
export function textIn(
  tokens: Tokens,
  e: Pick<Expectation, "trail">,
  use: RuleUse,
  property: string,
): string {
  return tokensIn(e.trail, use, property)
    .map((i) => tokens.text(i).normalize("NFKC"))
    .join("");
}

/** Parts of the dotted name before the cursor, of which the last is being written. */
export function pathBefore(tokens: Tokens, e: Expectation): string[] {
  const name = useAround(e.slot, "Name");
  if (!name) return [];
  return tokensIn(e.trail, name).flatMap((i) => (isDot(tokens, i) ? [] : [tokens.text(i).normalize("NFKC")]));
}

const DOT = keywordKind(".")!;

function isDot(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === DOT;
}

/** The dotted name that ends with token `last`; `first` is where it begins. */
export function nameBefore(tokens: Tokens, last: number): { path: string[]; first: number } | undefined {
  const path: string[] = [];
  let i = last;
  for (;;) {
    const kind = tokens.kind[i];
    if (kind === undefined || i < 0) return undefined;
    const begins = kind === ID || isWord(tokens, i);
    if (!begins && kind !== NUMBER) return undefined;
    path.unshift(tokens.text(i).normalize("NFKC"));
    if (!isDot(tokens, i - 1)) return begins ? { path, first: i } : undefined;
    i -= 2;
  }
}

function isWord(tokens: Tokens, i: number): boolean {
  return /^[\p{L}_]/u.test(tokens.text(i)) && !HARD.has(tokens.text(i));
}
const HARD = new Set(["if", "else", "and", "or", "not", "in", "is", "has", "true", "false"]);

/** Where what is read here must have been asked before; infinite where everything may be read. */
export function limitOf(ask: Ask): number {
  const { slot } = outer(ask.place);
  if (slot && useAround(slot, "Score", "Thanks", "Key", "Show")) return Number.POSITIVE_INFINITY;
  return ask.toBuild(ask.place.statement);
}

/** Whether scores may be read. */
export function readsScores(ask: Ask): boolean {
  const { slot } = outer(ask.place);
  return slot !== undefined && useAround(slot, "Score", "Thanks", "Show") !== undefined;
}

/** Names that hold at this place only. */
export function localsOf(ask: Ask): Locals {
  const { place, table } = ask;
  const { slot, trail } = outer(place);
  if (!slot) return NO_LOCALS;
  // In a pipe the trail speaks of the tokens of the file, which are no longer at hand: the statement is enough.
  const each = useAround(slot, "EachRow");
  if (each) {
    const battery = [...slotsUp(slot)].find(({ use }) => use.rule === "Question" && isAround(use, each))?.use;
    const first = battery && trail && tokensIn(trail, battery)[0];
    const tokens = place.fileTokens;
    const at = first === undefined ? -1 : ask.toBuild(tokens.start[first]!);
    const found = table.values.find((v) => v.kind === "question" && v.start === at);
    const named = battery && textIn(tokens, { ...(trail ? { trail } : {}) }, battery, "name");
    const question = found ?? (named ? table.byName.get(named) : undefined);
    return question ? new Map([["answer", question.variables]]) : NO_LOCALS;
  }
  const score = useAround(slot, "Score");
  if (!score || !trail) return NO_LOCALS;
  const kind = textIn(place.fileTokens, { trail }, score, "each");
  if (kind === "") return NO_LOCALS;
  const of = textIn(place.fileTokens, { trail }, score, "of");
  const d = table.references.get(of);
  const variables = d ? table.within(d.id) : (table.byName.get(of)?.variables ?? []);
  const locals = new Map<string, Variable[]>();
  for (const v of variables)
    if (v.perspective) locals.set(v.perspective, [...(locals.get(v.perspective) ?? []), v]);
  if (locals.size <= 1) locals.set(kind === "item" ? "item" : "dimension", variables);
  return locals;
}

function isAround(outer: RuleUse, inner: RuleUse): boolean {
  for (let at = inner.slot; at; at = at.use.slot) if (at.use === outer) return true;
  return false;
}

const IS = keywordKind("is")!;
const NOT = keywordKind("not")!;
const HAS = keywordKind("has")!;
const IN = keywordKind("in")!;
const ANY = keywordKind("any")!;
const ALL = keywordKind("all")!;
const BRACKET = keywordKind("[")!;
const CLOSERS = new Map([
  [keywordKind("]")!, BRACKET],
  [keywordKind(")")!, keywordKind("(")!],
]);
const COMMA = keywordKind(",")!;

/** What the value at the place is compared with: `sex is |`, `used has any [app, |`. */
export interface Comparison {
  path: string[];
  operator: "is" | "has" | "in";
  /** What the list before the cursor holds already. */
  listed: string[];
}

export function comparisonAt(place: Place): Comparison | undefined {
  const { tokens } = place;
  let i = place.count - 1;
  const listed: string[] = [];
  if (tokens.kind[i] === BRACKET || tokens.kind[i] === COMMA) {
    const open = listBefore(tokens, i, listed);
    if (open === undefined) return undefined;
    i = open - 1;
  }
  if ((tokens.kind[i] === ANY || tokens.kind[i] === ALL) && tokens.kind[i - 1] === HAS) i--;
  if (tokens.kind[i] === NOT && tokens.kind[i - 1] === IS) i--;
  const kind = tokens.kind[i];
  if (kind !== IS && kind !== HAS && kind !== IN) return undefined;
  const left = nameBefore(tokens, tokens.kind[i - 1] === NOT ? i - 2 : i - 1);
  return left && { path: left.path, operator: kind === IS ? "is" : kind === HAS ? "has" : "in", listed };
}

/** Index of the `[` of the list that token `at` is in. */
function listBefore(tokens: Tokens, at: number, listed: string[]): number | undefined {
  let depth = 0;
  for (let i = at; i >= 0; i--) {
    const kind = tokens.kind[i]!;
    if (CLOSERS.has(kind)) depth++;
    else if (kind === BRACKET && depth === 0) return i;
    else if ([...CLOSERS.values()].includes(kind)) {
      if (depth-- === 0) return undefined;
    } else if (depth === 0 && kind !== COMMA) {
      if (!isWord(tokens, i) && kind !== NUMBER && !isDot(tokens, i)) return undefined;
      listed.push(tokens.text(i));
    }
  }
  return undefined;
}
