/** Random numbers that a seed and a name decide, so that the same seed gives the same answers anywhere. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 to `sides` − 1. */
  roll(sides: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T | undefined;
  shuffled<T>(items: readonly T[]): T[];
}

/** Dice of their own for everything that has a name: what is drawn for one question leaves the others alone. */
export function diceFor(seed: number, name: string, attempt: number): Dice {
  let state = hash(`${seed} ${name} ${attempt}`);

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const roll = (sides: number) => Math.floor(next() * Math.max(1, sides));
  return {
    next,
    roll,
    chance: (share) => next() < share,
    pick: (items) => items[roll(items.length)],
    shuffled(items) {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = roll(i + 1);
        [out[i], out[j]] = [out[j] as (typeof out)[number], out[i] as (typeof out)[number]];
      }
      return out;
    },
  };
}

/** FNV-1a over UTF-16 units, mixed once more: names that differ in one letter give unlike dice. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
