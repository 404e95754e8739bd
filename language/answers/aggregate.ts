import type { AggregateFn, MissingRule } from "../instrument/model.js";
import type { Missing } from "./api.js";
import { add } from "./number.js";
import { and, BLANK, isMissing, NOT_ASKED, or, type Result, type Truth, truth } from "./value.js";

/** A part of an aggregate with its weight (1 where nothing is said). */
export interface Part {
  value: number | Missing;
  weight: number | Missing;
}

/** How many of `asked` parts must be answered for a result. */
function needed(fn: AggregateFn, asked: number, rule: MissingRule | undefined): number {
  const half = Math.ceil(asked / 2);
  if (rule) return Math.max(1, rule.atLeast === "half" ? half : rule.atLeast);
  if (fn === "sum") return asked;
  return fn === "min" || fn === "max" ? 1 : half;
}

function total(numbers: number[]): number {
  return numbers.reduce(add, 0);
}

/**
 * sum, mean, min, max, median and sd over what was asked. Parts whose weight is missing count as missing.
 *
 * - mean: Σwx ÷ Σw over the valid parts. A prorated sum is that mean times the weights of all parts asked
 *   (without weights: k · mean). min, max, median and sd take no notice of weights; sd divides by n − 1.
 * - Not asked if no part was asked; blank if fewer parts are valid than needed, or Σw is 0.
 */
export function aggregate(fn: AggregateFn, parts: Part[], rule: MissingRule | undefined): number | Missing {
  const asked = parts.filter(({ value, weight }) => !isNotAsked(value) && !isNotAsked(weight));
  if (asked.length === 0) return NOT_ASKED;
  const values: number[] = [];
  const weights: number[] = [];
  for (const { value, weight } of asked) {
    if (isMissing(value) || isMissing(weight)) continue;
    values.push(value);
    weights.push(weight);
  }
  const count = values.length;
  if (count < needed(fn, asked.length, rule)) return BLANK;
  if (fn === "min") return Math.min(...values);
  if (fn === "max") return Math.max(...values);
  if (fn === "median") return median(values);
  if (fn === "sd") return deviation(values);

  const sum = total(values.map((value, i) => value * (weights[i] ?? 1)));
  if (fn === "sum" && !rule?.prorated) return sum;
  const weight = total(weights);
  if (weight === 0) return BLANK;
  if (fn === "mean") return sum / weight;
  return (sum / weight) * total(asked.map((part) => (isMissing(part.weight) ? 0 : part.weight)));
}

function isNotAsked(value: number | Missing): boolean {
  return isMissing(value) && value.missing === "not-asked";
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : add(sorted[middle - 1] ?? 0, upper) / 2;
}

function deviation(values: number[]): number | Missing {
  if (values.length < 2) return BLANK;
  const mean = total(values) / values.length;
  return Math.sqrt(total(values.map((value) => add(value, -mean) ** 2)) / (values.length - 1));
}

/**
 * any, all and count over what was asked. Without a rule any and all are Kleene's and count counts what is
 * true; with a rule enough truth values must be known, and only those are looked at.
 */
export function aggregateTruths(
  fn: "any" | "all" | "count",
  items: Result[],
  rule: MissingRule | undefined,
): number | Truth {
  const asked = items.map(truth).filter((item) => !(isMissing(item) && item.missing === "not-asked"));
  if (asked.length === 0) return NOT_ASKED;
  const known = asked.filter((item) => typeof item === "boolean");
  if (rule && known.length < needed("mean", asked.length, rule)) return BLANK;
  const looked = rule ? known : asked;
  if (fn === "count") return known.filter((item) => item).length;
  return fn === "any" ? looked.reduce(or, false) : looked.reduce(and, true);
}
