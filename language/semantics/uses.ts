/** Which name leads where: noted while names are resolved, for whoever navigates, renames or counts uses. */
import type { Range } from "../syntax/node.js";
import type { Unit } from "./unit.js";

/** A piece of text that names something, and the place where that begins to be declared. */
export interface Use extends Range {
  /** File of the name, as an index into `LinkedSource.units`. */
  file: number;
  /** File of the declaration. */
  to: number;
  /** Where the declaration, or its name, begins. */
  at: number;
}

/** Noted in flat numbers: it costs a questionnaire of 5,000 questions no measurable time. */
export class Uses {
  private readonly numbers: number[] = [];

  add(file: number, start: number, end: number, to: number, at: number): void {
    this.numbers.push(file, start, end, to, at);
  }

  /** All of them, in the order in which they were resolved; some come several times. */
  *[Symbol.iterator](): Generator<Use> {
    const { numbers: n } = this;
    for (let i = 0; i < n.length; i += 5)
      yield { file: n[i]!, start: n[i + 1]!, end: n[i + 2]!, to: n[i + 3]!, at: n[i + 4]! };
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
