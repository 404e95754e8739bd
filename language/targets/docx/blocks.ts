/**
 * What the document consists of before it is written: paragraphs and tables as plain data, so that whoever puts
 * them together can still say what may not be parted by the end of a page.
 */
import type { IParagraphOptions, ParagraphChild } from "docx";

export type Para = Omit<IParagraphOptions, "text" | "children" | "style" | "keepNext"> & {
  style: string;
  children: ParagraphChild[];
  keepNext?: boolean;
};

export interface Cell {
  content: Para[];
  span?: number;
  rows?: number;
  /** A rule at the left: a new group of columns begins. */
  begins?: boolean;
  /** Strokes at its edges, where a cell is a piece of a drawn line. */
  strokes?: { left?: boolean; right?: boolean; bottom?: boolean };
}

export interface Row {
  cells: Cell[];
  /** Repeated at the top of each page. */
  head?: boolean;
  shaded?: boolean;
  /** Exact height, twips; without it rows are as high as what they hold. */
  height?: number;
  /** Least height, twips: room to write. */
  least?: number;
}

export interface Grid {
  rows: Row[];
  /** Widths of the columns, twips. */
  widths: number[];
  /** Distance from the left margin. */
  indent: number;
  /** Rules between the rows; without it the table only aligns. */
  ruled: boolean;
  /** Rules around every cell, to write in. */
  boxed?: boolean;
}

export type Block = Para | Grid;

export function isGrid(block: Block): block is Grid {
  return "widths" in block;
}

/** Tables up to this number of rows stay on one page; longer ones go on with their head repeated. */
const TOGETHER = 12;

/** The same blocks, kept on one page with what follows them, the last one excepted. */
export function together(blocks: readonly Block[]): Block[] {
  return blocks.map((block, i) => bound(block, i < blocks.length - 1));
}

function bound(block: Block, withNext: boolean): Block {
  if (!isGrid(block)) return withNext ? { ...block, keepNext: true } : block;
  const short = block.rows.length <= TOGETHER;
  const last = block.rows.length - 1;
  return {
    ...block,
    rows: block.rows.map((row, i) => {
      const keeps = i === last ? withNext : short || row.head === true || i === last - 1;
      return keeps ? { ...row, cells: row.cells.map(keptCell) } : row;
    }),
  };
}

function keptCell(cell: Cell): Cell {
  return { ...cell, content: cell.content.map((p) => ({ ...p, keepNext: true })) };
}
