/** Turns blocks into elements of the document. */
import {
  BorderStyle,
  HeightRule,
  type IBorderOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { type Block, type Cell, type Grid, isGrid, type Para } from "./blocks.js";

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: "8A8A8A" };
const STROKE: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: "333333" };
const FINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 2, color: "BFBFBF" };

export function written(blocks: readonly Block[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, i) => {
    if (!isGrid(block)) return [paragraph(block)];
    const next = blocks[i + 1];
    // Two tables in a row would become one, and a document may not end with a table.
    const apart = next === undefined || isGrid(next);
    return apart ? [table(block), paragraph({ style: "AfterTable", children: [] })] : [table(block)];
  });
}

function paragraph({ children, ...options }: Para): Paragraph {
  return new Paragraph({ ...options, children });
}

function table({ rows, widths, indent, ruled, boxed }: Grid): Table {
  const edge = ruled ? THIN : NONE;
  const inner = ruled ? FINE : NONE;
  const upright = boxed ? FINE : NONE;
  const taken: number[] = widths.map(() => 0);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 45, right: 45, top: 40, bottom: 40 },
    borders: {
      top: edge,
      bottom: edge,
      left: upright,
      right: upright,
      insideHorizontal: inner,
      insideVertical: upright,
    },
    rows: rows.map((row) => {
      let at = 0;
      const cells = row.cells.map((cell) => {
        while ((taken[at] ?? 0) > 0) at++;
        const span = cell.span ?? 1;
        const width = widths.slice(at, at + span).reduce((a, b) => a + b, 0);
        for (let i = at; i < at + span; i++) taken[i] = cell.rows ?? 1;
        at += span;
        return tableCell(cell, width, row.shaded === true);
      });
      for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, (taken[i] ?? 0) - 1);
      return new TableRow({
        cantSplit: true,
        ...(row.head ? { tableHeader: true } : {}),
        children: cells,
        ...(row.height === undefined ? {} : { height: { value: row.height, rule: HeightRule.EXACT } }),
        ...(row.least === undefined ? {} : { height: { value: row.least, rule: HeightRule.ATLEAST } }),
      });
    }),
  });
}

function tableCell(
  { content, span, rows, begins, strokes }: Cell,
  width: number,
  shaded: boolean,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: (content.length > 0 ? content : [{ style: "Cell", children: [] }]).map(paragraph),
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(rows === undefined ? {} : { rowSpan: rows }),
    ...(begins || strokes
      ? {
          borders: {
            ...(begins ? { left: THIN } : {}),
            ...(strokes?.left ? { left: STROKE } : {}),
            ...(strokes?.right ? { right: STROKE } : {}),
            ...(strokes?.bottom ? { bottom: STROKE } : {}),
          },
        }
      : {}),
    ...(shaded ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "F4F4F4" } } : {}),
  });
}
