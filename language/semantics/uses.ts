/** Which name leads where: noted while names are resolved, for whoever navigates, renames or counts uses. */
import type { Range } from "../syntax/node.js";
import type { Unit } from "./unit.js";

/**
 * Pieces of text that name something, each with the place where that begins to be declared. Files are indices
 * into `LinkedSource.units`. Flat numbers: noting them costs no measurable time, and looking through
 * all of a file of 5,000 questions less than a millisecond.
 */
export class Uses {
  private readonly numbers: number[] = [];

  add(file: number, start: number, end: number, to: number, at: number): void {
    this.numbers.push(file, start, end, to, at);
  }

  get count(): number {
    return this.numbers.length / 5;
  }

  /** One of them, in the order in which they were resolved; some come several times. */
  file(i: number): number {
    return this.numbers[i * 5]!;
  }
  start(i: number): number {
    return this.numbers[i * 5 + 1]!;
  }
  end(i: number): number {
    return this.numbers[i * 5 + 2]!;
  }
  /** File of the declaration. */
  to(i: number): number {
    return this.numbers[i * 5 + 3]!;
  }
  /** Where the declaration, or its name, begins. */
  at(i: number): number {
    return this.numbers[i * 5 + 4]!;
  }
}

/** Where the `n`-th part of a name with dots stands; `a . b` may be spaced. */
export function segmentOf(unit: Unit, name: Range, n: number): Range {
  const { text } = unit;
  let { start } = name;
  for (let i = 0; i < n; i++) {
    while (start < name.end && text[start] !== "." && text[start] !== "．") start++;
    start++;
  }
  while (start < name.end && /\s/.test(text[start]!)) start++;
  let end = start;
  while (end < name.end && !/[\s.．]/.test(text[end]!)) end++;
  return { start, end };
}
