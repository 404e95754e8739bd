/** Aligns lines of one kind that stand below one another, and their comments. */
import type { Line } from "./lines.js";
import { widthOf } from "./width.js";

/** Widest line that alignment may make, in columns. */
const TABLE_WIDTH = 100;
/** A last column further right than this is aligned only with those that have one. */
const FAR_RIGHT = 60;

/** A line, cut at the columns of its table. */
interface Row {
  line: Line;
  cells: string[];
}

/** Pads the pieces of neighbouring lines of the same table, by setting the text of the line in `texts`. */
export function alignTables(lines: readonly Line[], texts: (string | undefined)[]): void {
  let from = 0;
  while (from < lines.length) {
    const first = lines[from]!;
    if (first.table === undefined || isMultiLine(first)) {
      from++;
      continue;
    }
    const members = [from];
    let to = from + 1;
    for (; to < lines.length; to++) {
      const next = lines[to]!;
      if (next.blank || next.indent !== first.indent) break;
      if (next.comment) continue;
      if (next.table !== first.table || isMultiLine(next)) break;
      members.push(to);
    }
    if (members.length > 1)
      align(
        members.map((m) => row(lines[m]!)),
        members,
        texts,
      );
    from = to;
  }
}

function isMultiLine(line: Line): boolean {
  return line.pieces.some((p) => p.text.includes("\n"));
}

function row(line: Line): Row {
  const cells: string[] = [];
  let at = 0;
  for (const p of line.pieces) {
    if (p.column > at) {
      at = p.column;
      cells[at] = p.text;
    } else cells[at] = (cells[at] ?? "") + (cells[at] === undefined ? "" : p.gap) + p.text;
  }
  return { line, cells };
}

function align(rows: Row[], members: number[], texts: (string | undefined)[]): void {
  const last = Math.max(...rows.map((r) => r.cells.length)) - 1;
  if (last < 1) return;
  const indent = rows[0]!.line.indent;
  const set = (k: number, text: string) => {
    texts[members[k]!] = text;
  };
  for (const wide of last > 1 ? [true, false] : [false]) {
    const starts = startsOf(widthsOf(rows, last, wide), last);
    if (wide && indent + starts[last]! > FAR_RIGHT) continue;
    const made = rows.map((r) => pad(r.cells, starts, last));
    if (made.some((text) => indent + widthOf(text) > TABLE_WIDTH)) continue;
    for (const [k, text] of made.entries()) set(k, text);
    return;
  }
  // Too wide for a common last column: it follows the others after one space.
  const starts = startsOf(widthsOf(rows, last - 1, false), last - 1);
  for (const [k, { line, cells }] of rows.entries()) {
    const head = pad(cells, starts, last - 1);
    const text = cells[last] === undefined ? head : `${head} ${cells[last]}`;
    // What is too long even so is wrapped instead.
    if (line.indent + widthOf(text) <= TABLE_WIDTH) set(k, text);
  }
}

/**
 * Width of each column before the last: of its widest cell that something follows in its row; with `wide`,
 * of the widest cell of all in the column before the last.
 */
function widthsOf(rows: Row[], last: number, wide: boolean): number[] {
  const widths: number[] = [];
  let before = last - 1;
  while (before > 0 && rows.every((r) => r.cells[before] === undefined)) before--;
  for (let c = 0; c < last; c++) {
    const counted = rows.filter((r) => r.cells.length > c + 1 || (wide && c === before));
    widths.push(Math.max(0, ...counted.map((r) => widthOf(r.cells[c] ?? ""))));
  }
  return widths;
}

function startsOf(widths: number[], last: number): number[] {
  const starts = [0];
  for (let c = 0; c < last; c++) starts.push(starts[c]! + (widths[c]! > 0 ? widths[c]! + 1 : 0));
  return starts;
}

function pad(cells: string[], starts: number[], last: number): string {
  let text = "";
  let width = 0;
  for (let c = 0; c <= last; c++) {
    const cell = cells[c];
    if (cell === undefined) continue;
    const at = Math.max(starts[c]!, width === 0 ? 0 : width + 1);
    const start = width === 0 ? 0 : at;
    text += " ".repeat(start - width) + cell;
    width = start + widthOf(cell);
  }
  return text;
}
