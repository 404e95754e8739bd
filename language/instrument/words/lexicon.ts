import type { Locale } from "../../diagnostics/define.js";
import type { AggregateFn, BinaryOp, Expr, MissingRule, ScalarFn } from "../model.js";
import { en } from "./lexicon-en.js";
import { zh } from "./lexicon-zh.js";

export type Comparison = Extract<BinaryOp, "<" | "<=" | ">" | ">=">;
/** What is compared decides the words: amounts, moments, or points of an ordered scale. */
export type Compared = "amount" | "moment" | "point";
export type DurationUnit = Extract<Expr, { k: "duration" }>["unit"];
export type Attribute = Extract<Expr, { k: "attr" }>["attr"];
export type NumericAggregate = Exclude<AggregateFn, "any" | "all" | "count">;

/** What the members of a family are called: questions of a battery, or anything else. */
export type MemberWord = "item" | "entry";

/** Several words of a list, and how many more were left out. */
export interface Listed {
  words: string[];
  more: number;
}

/**
 * The words of one language for conditions and formulas. Predicates are said of a subject that stands
 * before them (`is at least 3`, `不小于 3`), so that one predicate serves one variable and a whole battery.
 */
export interface Lexicon {
  quote(text: string): string;
  group(text: string): string;
  say(subject: string, predicate: string): string;
  and(parts: string[]): string;
  or(parts: string[]): string;
  furtherConditions(count: number): string;
  enumerate(list: Listed): string;
  number(value: number): string;
  amount(value: string, unit: string | undefined): string;
  /** A noun with what belongs to it in brackets: a battery and its perspective. */
  aspect(noun: string, aspect: string): string;

  always: string;
  never: string;
  yes: string;
  no: string;
  today: string;
  duration(amount: number, unit: DurationUnit): string;

  is(list: Listed): string;
  isNot(list: Listed): string;
  compare(op: Comparison, what: Compared, value: string): string;
  between(from: string, to: string, negated: boolean): string;
  includes(list: Listed, how: "any" | "all"): string;
  includesNot(list: Listed, how: "any" | "all"): string;
  matches(pattern: string, negated: boolean): string;
  answered(negated: boolean): string;
  notTrue(statement: string): string;

  /** A statement about the members of a family: some, every, none, not every one satisfies the predicate. */
  some(noun: string, member: MemberWord, predicate: string): string;
  every(noun: string, member: MemberWord, predicate: string): string;
  none(noun: string, member: MemberWord, predicate: string): string;
  notEvery(noun: string, member: MemberWord, predicate: string): string;
  countOf(noun: string, member: MemberWord, predicate: string): string;
  /** The same over conditions of different kinds. */
  someOf(list: Listed): string;
  everyOf(list: Listed): string;
  noneOf(list: Listed): string;
  notEveryOf(list: Listed): string;
  countOfConditions(list: Listed): string;

  /** `member`: absent when the noun is not a family but a list of things. */
  aggregate(fn: NumericAggregate, noun: string, member: MemberWord | undefined): string;
  itemByItem(formula: string): string;
  partOf(count: number, total: number, noun: string, member: MemberWord): string;
  recoded: string;
  weightedBy(weights: string): string;
  rule(rule: MissingRule): string;
  withRemarks(noun: string, remarks: string[]): string;

  call(fn: Exclude<ScalarFn, "answered">, args: string[]): string;
  attribute(attr: Attribute, noun: string): string;
  scoreOf(noun: string): string;
  chosen(noun: string): string;
  choice(test: string, then: string, otherwise: string | undefined): string;

  everyone: string;
  /** Who is asked, with the reasons for which interviews ended before (each a condition). */
  unlessEnded(conditions: string | undefined, endings: Listed): string;
  endedAt(stop: string): string;
}

export const lexicons: Record<Locale, Lexicon> = { en, zh };

/** Language of interface words for a BCP 47 tag: Chinese for `zh…`, otherwise English. */
export function localeOf(tag: string): Locale {
  return /^zh\b/i.test(tag) ? "zh" : "en";
}
