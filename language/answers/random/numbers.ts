import type { NumberDomain } from "../../instrument/model.js";
import { tidy } from "../number.js";
import type { Dice } from "./dice.js";

type Bounds = Pick<NumberDomain, "min" | "max" | "decimals" | "step">;

/** What may be drawn: `anchor + k · unit` for k from `least` to `most`. */
export interface Lattice {
  anchor: number;
  unit: number;
  least: number;
  most: number;
  decimals: number;
}

/** The numbers a domain accepts, as far as one would meet them: open ends end a hundred steps on. */
export function latticeOf({ min, max, decimals, step }: Bounds): Lattice {
  const digits = Math.min(decimals, 6);
  const unit = step ?? 10 ** -Math.min(digits, 2);
  const anchor = min ?? 0;
  const count = (x: number, round: (x: number) => number) => round(tidy((x - anchor) / unit));
  if (min !== undefined)
    return {
      anchor,
      unit,
      least: 0,
      most: max === undefined ? 100 : Math.max(0, count(max, Math.floor)),
      decimals: digits,
    };
  if (max === undefined) return { anchor, unit, least: 0, most: 100, decimals: digits };
  const most = count(max, Math.floor);
  return { anchor, unit, least: most > 0 ? 0 : most - 100, most, decimals: digits };
}

export function at({ anchor, unit, decimals }: Lattice, k: number): number {
  return Number((anchor + k * unit).toFixed(decimals)) + 0;
}

/** A number of the domain. In wide ranges small ones are more frequent, as in life. */
export function randomNumber(domain: Bounds, dice: Dice, hints: readonly number[]): number {
  const lattice = latticeOf(domain);
  const { least, most, anchor, unit } = lattice;
  const hint = hints.length > 0 && dice.chance(0.6) ? dice.pick(hints) : undefined;
  if (hint !== undefined) {
    const k = Math.round((hint - anchor) / unit) + dice.roll(3) - 1;
    const low = domain.min === undefined ? k : least;
    const high = domain.max === undefined ? k : most;
    return at(lattice, Math.min(Math.max(k, low), high));
  }
  const size = most - least + 1;
  const share = dice.next() ** (size > 1000 ? 4 : 1);
  return at(lattice, least + Math.min(size - 1, Math.floor(share * size)));
}
