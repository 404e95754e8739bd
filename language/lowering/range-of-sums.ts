/** Ranges of sums and means of which not every part need be there. */
import type { MissingRule } from "../instrument/model.js";

export interface Bounds {
  min: number;
  max: number;
}

/** How many parts must be answered at least. Without a rule a sum needs all that are asked, a mean half of them. */
function needed(
  count: number,
  certain: readonly boolean[],
  rule: MissingRule | undefined,
  half: boolean,
): number {
  const surely = certain.filter(Boolean).length;
  const asked = surely === 0 ? 1 : surely;
  const atLeast = rule
    ? rule.atLeast === "half"
      ? Math.ceil(asked / 2)
      : rule.atLeast
    : half
      ? Math.ceil(asked / 2)
      : asked;
  return Math.min(count, Math.max(1, atLeast));
}

/**
 * Range of a sum: what is not asked, or by the rule not answered, adds nothing. A prorated sum is the mean of
 * what is answered times the number of parts asked.
 */
export function sumBounds(
  parts: readonly Bounds[],
  certain: readonly boolean[],
  rule: MissingRule | undefined,
): Bounds {
  const count = parts.length;
  const least = needed(count, certain, rule, false);
  if (rule?.prorated) {
    const mean = meanBounds(parts, certain, rule);
    const ends = certain.every(Boolean) ? [count] : [Math.max(1, certain.filter(Boolean).length), count];
    return {
      min: Math.min(...ends.map((k) => k * mean.min)),
      max: Math.max(...ends.map((k) => k * mean.max)),
    };
  }
  const must = (i: number) => !rule && certain[i] === true;
  return {
    min: extreme(
      parts.map((p) => p.min),
      must,
      least,
      (a, b) => a - b,
      (x) => x < 0,
    ),
    max: extreme(
      parts.map((p) => p.max),
      must,
      least,
      (a, b) => b - a,
      (x) => x > 0,
    ),
  };
}

/** The most extreme sum of at least `least` of the values: all that must be there, all that help, and the mildest others. */
function extreme(
  values: readonly number[],
  must: (i: number) => boolean,
  least: number,
  order: (a: number, b: number) => number,
  helps: (x: number) => boolean,
): number {
  let sum = 0;
  let taken = 0;
  const spare: number[] = [];
  values.forEach((x, i) => {
    if (must(i) || helps(x)) {
      sum += x;
      taken++;
    } else spare.push(x);
  });
  spare.sort(order);
  for (const x of spare.slice(0, Math.max(0, least - taken))) sum += x;
  return sum;
}

/** Range of a mean over at least as many parts as are needed. */
export function meanBounds(
  parts: readonly Bounds[],
  certain: readonly boolean[],
  rule: MissingRule | undefined,
): Bounds {
  const least = needed(parts.length, certain, rule, true);
  const mean = (values: number[], order: (a: number, b: number) => number) => {
    const best = [...values].sort(order).slice(0, least);
    return best.reduce((a, b) => a + b, 0) / best.length;
  };
  return {
    min: mean(
      parts.map((p) => p.min),
      (a, b) => a - b,
    ),
    max: mean(
      parts.map((p) => p.max),
      (a, b) => b - a,
    ),
  };
}
