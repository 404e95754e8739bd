import fc from "fast-check";

/** Random numbers that come again with their seed. */
export interface Dice {
  readonly seed: number;
  /** A whole number from 0 to below n; 0 for n = 0. */
  below(n: number): number;
  /** True this often. */
  chance(share: number): boolean;
  of<T>(list: readonly T[]): T;
}

/** Of the seed that holds for all tests (`test/support/seed.ts`), or of one that is drawn. */
export function diceOfRun(): Dice {
  return dice(fc.readConfigureGlobal()?.seed ?? Math.floor(Math.random() * 2 ** 31));
}

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  // "mulberry32": small, fast, and good enough to shuffle texts.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    seed,
    below: (n) => Math.floor(next() * Math.max(1, n)),
    chance: (share) => next() < share,
    of: (list) => list[Math.floor(next() * list.length)]!,
  };
}
