import type { LineIndex } from "./positions.js";
import { displayWidth, visible } from "./width.js";

/** The lines of a code frame, uncoloured parts kept apart. */
export interface Frame {
  /** Line before the place, when there is one that is not empty. */
  before?: { number: number; text: string };
  line: { number: number; text: string };
  /** The line once more: what stands before the place, in it and after it. */
  parts: [before: string, marked: string, after: string];
  /** Blanks and carets under the place. */
  marks: string;
}

/** A frame for a span, at most `width` columns wide; a longer line is cut around the place. */
export function frameOf(lines: LineIndex, start: number, end: number, width: number): Frame {
  const from = lines.at(start);
  const to = lines.at(Math.max(start, end));
  const source = lines.line(from.line);
  const startColumn = Math.min(from.column - 1, source.length);
  // Several lines: marked to the end of the first.
  const endColumn = to.line === from.line ? Math.min(to.column - 1, source.length) : source.length;
  const cut = cutAround(source, startColumn, width);
  const lead = cut.lead + visible(source.slice(cut.from, startColumn));
  const marked = visible(source.slice(startColumn, Math.min(endColumn, cut.to)));
  const previous = from.line > 1 ? lines.line(from.line - 1) : "";
  return {
    ...(previous.trim()
      ? { before: { number: from.line - 1, text: cutAround(previous, 0, width).text } }
      : {}),
    line: { number: from.line, text: cut.text },
    parts: [lead, marked, cut.text.slice(lead.length + marked.length)],
    marks: " ".repeat(displayWidth(lead)) + "^".repeat(Math.max(1, displayWidth(marked))),
  };
}

/** A piece of a line that fits, with the wanted column in its first half. */
function cutAround(source: string, column: number, width: number) {
  const most = Math.max(20, width);
  const whole = visible(source.slice(0, most * 2));
  if (source.length <= most * 2 && displayWidth(whole) <= most)
    return { text: whole, lead: "", from: 0, to: source.length };
  const from = startBefore(source, column, most / 2);
  const lead = from > 0 ? "…" : "";
  let text = lead;
  let used = displayWidth(lead);
  let to = from;
  for (const character of source.slice(from, from + most)) {
    const piece = visible(character);
    if (used + displayWidth(piece) > most - 1) break;
    text += piece;
    used += displayWidth(piece);
    to += character.length;
  }
  return { text: to < source.length ? `${text}…` : text, lead, from, to };
}

/** Where a cut begins so that what stands before a column takes at most `most` columns of the terminal. */
function startBefore(source: string, column: number, most: number): number {
  // Never between the halves of a surrogate pair: characters, not units, are counted back.
  const before = [...source.slice(Math.max(0, column - 2 * most), column)].reverse();
  let from = column;
  let used = 0;
  for (const character of before) {
    used += displayWidth(visible(character));
    if (used > most) return from;
    from -= character.length;
  }
  return from;
}
