import { isNewline } from "../syntax/chars.js";
import type { ParseResult } from "../syntax/parse.js";

/** Offsets to lines and columns, both from 1. */
export class Lines {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  positionOf(offset: number): { line: number; column: number } {
    const starts = (this.starts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const mid = (low + high + 1) >> 1;
      if (starts[mid]! <= offset) low = mid;
      else high = mid - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (!isNewline(c)) continue;
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  return starts;
}

/** A parsed file among those that make up a questionnaire. */
export interface Unit {
  uri: string;
  index: number;
  text: string;
  parse: ParseResult;
  lines: Lines;
  /** Imports of this unit: the unit and its qualifier; `at` is its path, `start` where the statement begins. */
  imports: { unit: Unit; alias?: string; at: { start: number; end: number }; path: string; start: number }[];
}

/** A file with all that it imports, directly or not. `units[0]` is the file itself. */
export interface LinkedSource {
  main: Unit;
  units: Unit[];
}
