/** Which of several intervals overlap, and where they leave a gap. */
import { decimals, tidy } from "../words.js";
import type { Bracket } from "./read-label.js";

export interface Finding {
  kind: "overlap" | "gap" | "unclear";
  /** Indexes of the two neighbours, the lower one first. */
  a: number;
  b: number;
  /** The values that are held twice, or by no one. */
  from: number;
  to: number;
}

/** The least difference between two values: one, or the last decimal that is written. */
export function stepOf(brackets: readonly Bracket[]): number {
  let digits = 0;
  for (const { from, to } of brackets) {
    if (from !== undefined) digits = Math.max(digits, decimals(from));
    if (to !== undefined) digits = Math.max(digits, decimals(to));
  }
  return tidy(10 ** -digits);
}

/** Least and greatest value that belongs to it; infinite where it is open. */
export function boundsOf(b: Bracket, step: number): { low: number; high: number } {
  return {
    low: b.from === undefined ? Number.NEGATIVE_INFINITY : tidy(b.fromOpen ? b.from + step : b.from),
    high: b.to === undefined ? Number.POSITIVE_INFINITY : tidy(b.toOpen ? b.to - step : b.to),
  };
}

/**
 * Compares neighbours in the order of their lower bounds.
 * @param gaps whether values that nothing holds are of interest
 */
export function compareBrackets(brackets: readonly Bracket[], step: number, gaps = true): Finding[] {
  const approximate = brackets
    .flatMap((b, i) => (b.approximate ? [{ i, value: b.from! }] : []))
    .sort((a, b) => a.value - b.value);
  // “About 25, about 50”: every value between belongs to either. Said once.
  if (approximate.length > 1) {
    const [a, b] = approximate as [{ i: number; value: number }, { i: number; value: number }];
    const middle = tidy((a.value + b.value) / 2);
    return [{ kind: "unclear", a: a.i, b: b.i, from: middle, to: middle }];
  }
  const sorted = brackets
    .map((bracket, i) => ({ bracket, i, ...boundsOf(bracket, step) }))
    .filter(({ bracket }) => !bracket.approximate);
  sorted.sort((a, b) => a.low - b.low || a.high - b.high || a.i - b.i);
  const findings: Finding[] = [];
  let top = sorted[0];
  for (const next of sorted.slice(1)) {
    const lower = top!;
    if (next.low <= lower.high) {
      const from = Number.isFinite(next.low) ? next.low : Math.min(lower.high, next.high);
      const to = Math.min(lower.high, next.high);
      const touching = next.low === lower.high && (lower.bracket.toBare || next.bracket.fromBare);
      findings.push({ kind: touching ? "unclear" : "overlap", a: lower.i, b: next.i, from, to });
    } else if (
      gaps &&
      next.low - lower.high > step * 1.000001 &&
      !(lower.bracket.kind === "single" && next.bracket.kind === "single")
    ) {
      findings.push({
        kind: "gap",
        a: lower.i,
        b: next.i,
        from: tidy(lower.high + step),
        to: tidy(next.low - step),
      });
    }
    if (next.high > lower.high) top = next;
  }
  return findings;
}
