/**
 * Numbers as people write them. Answers and literals are decimals, their doubles carry a binary residue;
 * three measures keep it out of sight: sums are rounded to the digits that the larger operand can carry
 * (so that 1000000.1 − 1000000 is 0.1), comparisons and whole-number functions work on the tidied number,
 * and every result that leaves the evaluator is tidied.
 */

/** x without binary residue: 12 significant digits, 15 for large amounts, whole numbers as they are; never −0. */
export function tidy(x: number): number {
  if (Number.isInteger(x)) return x + 0;
  return Number(x.toPrecision(Math.abs(x) < 1e9 ? 12 : 15)) + 0;
}

/** a + b, rounded to the 15 digits that a double of the larger operand's size is good for. */
export function add(a: number, b: number): number {
  const sum = a + b;
  if (Number.isInteger(sum)) return sum + 0;
  const decimals = 14 - Math.floor(Math.log10(Math.max(Math.abs(a), Math.abs(b))));
  return decimals >= 0 && decimals <= 100 ? Number(sum.toFixed(decimals)) + 0 : sum;
}

/** −1, 0, 1. Whole numbers exactly; others are equal when they print alike, give or take the last digit. */
export function compare(a: number, b: number): -1 | 0 | 1 {
  if (a === b) return 0;
  if (!Number.isInteger(a) || !Number.isInteger(b)) {
    const size = Math.max(Math.abs(a), Math.abs(b));
    if (Math.abs(a - b) <= size * (size < 1e9 ? 1e-11 : 1e-14)) return 0;
  }
  return a < b ? -1 : 1;
}

/** x · 10^by in decimal notation, hence without a new residue. */
function shift(x: number, by: number): number {
  const [digits, exponent = "0"] = String(x).split("e");
  return Number(`${digits}e${Number(exponent) + by}`);
}

/** Rounds half away from zero on the decimal digits: (2.675, 2) is 2.68, (−0.5) is −1. */
export function roundTo(x: number, digits = 0): number {
  const rounded = shift(Math.round(shift(Math.abs(tidy(x)), digits)), -digits);
  return (x < 0 ? -rounded : rounded) + 0;
}

export function floor(x: number): number {
  return Math.floor(tidy(x)) + 0;
}

export function ceil(x: number): number {
  return Math.ceil(tidy(x)) + 0;
}

/** As printed: a point as decimal mark, no grouping, no exponent for what fits on a line. */
export function printNumber(x: number): string {
  const text = String(tidy(x));
  if (!text.includes("e-")) return text;
  return tidy(x)
    .toFixed(20)
    .replace(/\.?0+$/, "");
}
