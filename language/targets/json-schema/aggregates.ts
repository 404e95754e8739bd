import { aggregate, aggregateTruths, type Part } from "../../answers/aggregate.js";
import { calculator } from "../../answers/expression.js";
import { tidy } from "../../answers/number.js";
import { BLANK, isMissing, NOT_ASKED, type Result } from "../../answers/value.js";
import type { AggregateFn, Expr } from "../../instrument/model.js";
import type { Outcome } from "./outcomes.js";

/** What is kept of the items of an aggregate that are known; equal keys go on and end equally. */
export interface Sofar {
  key: string;
  /** Items that came to this, one example of all. */
  values: Result[];
}

/** An aggregate that takes one item at a time. */
export interface Aggregate {
  items: Outcome[][];
  start: Sofar;
  next(sofar: Sofar, index: number, value: Result): Sofar;
  result(sofar: Sofar): Result;
}

type Agg = Extract<Expr, { k: "agg" }>;

/** @param outcomes gives the outcomes of an item, as truth values or as numbers */
export function aggregateOf(
  expr: Agg,
  outcomes: (item: Expr, truth: boolean) => Outcome[] | undefined,
): Aggregate | undefined {
  const { fn, rule } = expr;
  const truth = fn === "any" || fn === "all" || fn === "count";
  const weights = expr.weights?.map(constant);
  if (weights?.includes(undefined)) return undefined;
  const items: Outcome[][] = [];
  for (const item of expr.items) {
    const found = outcomes(item, truth);
    if (!found) return undefined;
    items.push(found);
  }
  const partsOf = (values: Result[]): Part[] =>
    values.map((value, i) => ({
      value: typeof value === "number" ? value : missing(value),
      weight: weights?.[i] ?? 1,
    }));
  return {
    items,
    start: { key: "", values: [] },
    next: (sofar, _index, value) => {
      const values = [...sofar.values, value];
      return { key: truth ? truthKey(values) : numberKey(fn, partsOf(values)), values };
    },
    result: ({ values }) =>
      truth ? aggregateTruths(fn, values, rule) : real(aggregate(fn, partsOf(values), rule)),
  };
}

function missing(value: Result) {
  return isMissing(value) ? value : BLANK;
}

function real(result: Result): Result {
  return typeof result === "number" && !Number.isFinite(result) ? BLANK : result;
}

const bare = calculator({
  today: "",
  entry: () => undefined,
  value: () => NOT_ASKED,
  attribute: () => NOT_ASKED,
  words: () => NOT_ASKED,
});

function constant(expr: Expr): number | undefined {
  const value = expr.k === "number" || expr.k === "neg" ? bare.calculate(expr) : undefined;
  return typeof value === "number" ? value : undefined;
}

function truthKey(values: Result[]): string {
  const count = { yes: 0, no: 0, silent: 0 };
  for (const value of values) {
    if (value === true) count.yes++;
    else if (value === false) count.no++;
    else if (!isNotAsked(value)) count.silent++;
  }
  return `${count.yes} ${count.no} ${count.silent}`;
}

/** Sums keep the sum, extremes the extreme, the others all values; each with how many were asked and answered. */
function numberKey(fn: AggregateFn, parts: Part[]): string {
  const asked = parts.filter(({ value }) => !isNotAsked(value));
  const valid: number[] = [];
  let sum = 0;
  let weight = 0;
  let weightAsked = 0;
  for (const part of asked) {
    const w = typeof part.weight === "number" ? part.weight : 0;
    weightAsked += w;
    if (typeof part.value !== "number") continue;
    valid.push(part.value);
    weight += w;
    sum += part.value * w;
  }
  const counts = `${asked.length} ${valid.length} `;
  if (fn === "min" || fn === "max") return counts + (valid.length ? Math[fn](...valid) : "");
  if (fn === "median" || fn === "sd") return counts + valid.sort((a, b) => a - b).join(" ");
  return counts + [sum, weight, weightAsked].map(tidy).join(" ");
}

function isNotAsked(value: Result): boolean {
  return isMissing(value) && value.missing === "not-asked";
}
