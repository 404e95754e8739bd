/** Breaks long lines at their modifiers, then at `and` and `or`, then at commas. */
import { CONTINUATION, type Line, type Piece } from "./lines.js";
import { WRAP, WRAP_LAST, WRAP_LATER } from "./roles.js";
import { widthOf } from "./width.js";

/** Lines longer than this go on below, in columns. */
const MAX_WIDTH = 110;

/** The text of a line, without the indentation of its first row; further rows are indented. */
export function textOf(line: Line): string {
  const flat = join(line.pieces);
  if (flat.includes("\n") || line.indent + widthOf(flat) <= MAX_WIDTH) return flat;
  const below = line.continued ? line.indent : line.indent + CONTINUATION;
  let rows = [line.pieces];
  for (const wrap of [WRAP, WRAP_LATER, WRAP_LAST])
    rows = rows.flatMap((r, n) => fill(r, wrap, n === 0 ? line.indent : below, below));
  return rows.map((r, n) => (n === 0 ? "" : " ".repeat(below)) + join(r)).join("\n");
}

/** Fills rows with the parts between two break points. */
function fill(pieces: Piece[], wrap: number, indent: number, below: number): Piece[][] {
  if (indent + widthOf(join(pieces)) <= MAX_WIDTH) return [pieces];
  const rows: Piece[][] = [];
  let row: Piece[] = [];
  for (const part of parts(pieces, wrap)) {
    const full = [...row, ...part];
    if (row.length > 0 && (rows.length > 0 ? below : indent) + widthOf(join(full)) > MAX_WIDTH) {
      rows.push(row);
      row = part;
    } else row = full;
  }
  return [...rows, row];
}

function parts(pieces: Piece[], wrap: number): Piece[][] {
  const out: Piece[][] = [];
  for (const p of pieces) {
    if (out.length === 0 || (p.wrap & wrap) !== 0) out.push([p]);
    else out[out.length - 1]!.push(p);
  }
  return out;
}

function join(pieces: Piece[]): string {
  let text = "";
  for (const [n, p] of pieces.entries()) text += (n === 0 ? "" : p.gap) + p.text;
  return text;
}
