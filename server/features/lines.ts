/** Lines of a text as the protocol counts them: ended by CR, LF or both, by nothing else. */
import type { Range } from "vscode-languageserver";

export class Lines {
  /** Offsets where lines begin. */
  readonly starts: number[] = [0];

  constructor(readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) this.starts.push(i + 1);
    }
  }

  lineOf(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** End of a line, without what ends it. */
  endOf(line: number): number {
    const { text, starts } = this;
    let end = starts[line + 1] ?? text.length;
    if (line + 1 < starts.length) {
      end--;
      if (text.charCodeAt(end) === 10 && end > starts[line]! && text.charCodeAt(end - 1) === 13) end--;
    }
    return end;
  }

  /** Nothing but space stands before it on its line. */
  firstOnLine(offset: number): boolean {
    return this.text.slice(this.starts[this.lineOf(offset)], offset).trim() === "";
  }

  /** Offset of a position; outside of the text: the nearest inside. */
  offsetOf({ line, character }: { line: number; character: number }): number {
    if (line >= this.starts.length) return this.text.length;
    return Math.min(this.starts[line]! + character, this.endOf(line));
  }

  rangeOf({ start, end }: { start: number; end: number }): Range {
    const first = this.lineOf(start);
    const last = this.lineOf(end);
    return {
      start: { line: first, character: start - this.starts[first]! },
      end: { line: last, character: end - this.starts[last]! },
    };
  }
}
