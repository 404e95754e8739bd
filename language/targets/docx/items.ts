/** Rows with a written answer each, grids of rows and columns, shares of a total. */
import type { Question } from "../../instrument/model.js";
import { isCarried } from "../paper/html/context.js";
import { rowHead } from "./battery.js";
import type { Block, Cell, Row } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { cellField, digits } from "./fields.js";
import { mm } from "./measures.js";
import { run, words } from "./words.js";

export function items(cx: DocxContext, q: Question, indent: number): Block[] {
  const columns = q.columns.length > 0 ? q.columns : [undefined];
  const carried = isCarried(cx, q.rows);
  const room = cx.width - indent;
  const cell = Math.floor(Math.max(mm(16), Math.min(mm(55), (room - mm(40)) / columns.length)));
  const widths = [Math.max(mm(30), room - cell * columns.length), ...columns.map(() => cell)];
  const head: Row[] =
    q.columns.length === 0
      ? []
      : [
          {
            head: true,
            cells: [
              { content: [] },
              ...q.columns.map((c) => ({ content: [{ style: "CellHead", children: words(cx, c.label) }] })),
            ],
          },
        ];
  const rows = q.rows.flatMap((row): Row[] => [
    ...(row.before ?? []).map((text) => ({
      cells: [{ span: widths.length, content: [{ style: "RowGroup", children: words(cx, text) }] }],
    })),
    {
      least: mm(8),
      cells: [
        { content: rowHead(cx, q, row, carried, true) },
        ...columns.map((column): Cell => {
          if (q.total !== undefined)
            return { content: [{ style: "CellCentre", children: [digits(String(q.total).length)] }] };
          return { content: cellField(cx, column?.domain ?? q.domain) };
        }),
      ],
    },
  ]);
  const sum: Row[] =
    q.total === undefined
      ? []
      : [
          {
            cells: [
              { content: [{ style: "RowGroup", children: [run(cx.t.totalLabel)] }] },
              { content: [{ style: "CellCentre", children: [run(String(q.total), { bold: true })] }] },
            ],
          },
        ];
  return [{ indent, ruled: true, boxed: true, widths, rows: [...head, ...rows, ...sum] }];
}
