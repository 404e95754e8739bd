import type { Option } from "../instrument/model.js";

/**
 * How the points of a scale are drawn.
 * - `numbers`: a row of numbered targets, labels at the ends (and in the middle) under it;
 * - `labels`: a row of targets that carry their labels, short enough for a phone;
 * - `list`: one under the other on a phone, columns where there is room;
 * - `tall`: one under the other everywhere.
 */
export type ScaleFit = "numbers" | "labels" | "list" | "tall";

/** Room for a scale in pixels, and the size of its labels, on the narrowest phone and on a wide page. */
const narrow = { width: 286, font: 13, lines: 4 };
const wide = { width: 400, font: 13, lines: 6 };

/** Chooses the drawing from the labels as plain texts (absent: an unlabelled point). */
export function scaleFit(labels: readonly (string | undefined)[]): ScaleFit {
  const count = labels.length;
  const inner = labels.slice(1, -1);
  const middle = count % 2 === 1 ? (count - 1) / 2 - 1 : -1;
  const onlyEnds = inner.every((label, i) => !label || i === middle);
  if (onlyEnds && (count > 3 || labels.some((label) => !label))) return count <= 11 ? "numbers" : "tall";
  const given = labels.map((label) => label ?? "");
  if (given.every((label) => fits(label, narrow, count))) return "labels";
  return given.every((label) => fits(label, wide, count)) ? "list" : "tall";
}

function fits(label: string, room: typeof narrow, count: number): boolean {
  const column = room.width / count / room.font - 0.5;
  let lines = 1;
  let used = 0;
  for (const word of label.match(/[⺀-￿]|[^\s⺀-￿]+|\s+/gu) ?? []) {
    const width = textWidth(word);
    if (word.trim() && width > column) return false;
    if (used + width > column) {
      if (!word.trim()) continue;
      lines++;
      used = 0;
    }
    used += width;
  }
  return lines <= room.lines;
}

/** Rough width of a text in em: Han and full-width characters 1, Latin about half. */
export function textWidth(text: string): number {
  let width = 0;
  for (const char of text) {
    if (/[⺀-￿]/u.test(char)) width += 1;
    else if (/[mwMW@%]/.test(char)) width += 0.85;
    else if (/[A-Z]/.test(char)) width += 0.66;
    else if (/[iljtf.,'\s|]/.test(char)) width += 0.3;
    else width += 0.53;
  }
  return width;
}

/** Words of the points, for a scale of options. */
export function pointLabels(
  options: readonly Option[],
  words: (option: Option) => string,
): (string | undefined)[] {
  return options.map((option) => (option.label ? words(option) : undefined));
}
