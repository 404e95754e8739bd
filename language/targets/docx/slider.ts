/** Sliders as marked lines, and ratings as a row of points. */
import { AlignmentType, type ParagraphChild } from "docx";
import type { Domain, Option, Question } from "../../instrument/model.js";
import { tickable } from "../paper/html/options.js";
import type { Block, Cell, Row } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { mm } from "./measures.js";
import { box, code, ONE } from "./ticks.js";
import { run, words } from "./words.js";

/** Parts of the width that the words of a line without parts stand beyond, at both ends. */
const OVERHANG = mm(4);

/** A line in ten equal parts with its words at the ends; a visual analogue line has no parts. */
export function slider(
  cx: DocxContext,
  domain: Extract<Domain, { type: "number" }>,
  indent: number,
): Block[] {
  const { left, right, line } = domain.slider!;
  const room = cx.width - indent;
  const ends = (span: number): Row[] =>
    left || right
      ? [
          {
            cells: [
              { span, content: [{ style: "Cell", children: words(cx, left) }] },
              {
                span,
                content: [{ style: "Cell", alignment: AlignmentType.END, children: words(cx, right) }],
              },
            ],
          },
        ]
      : [];
  if (line) {
    const half = Math.floor(room / 2) - OVERHANG;
    const axis = [
      piece({ right: true }),
      piece({ bottom: true }),
      piece({ bottom: true }),
      piece({ left: true }),
    ];
    const rows = [{ cells: axis, height: mm(4) }, ...ends(2)];
    return [{ indent, ruled: false, widths: [OVERHANG, half, half, OVERHANG], rows }];
  }
  const { ticks, values } = scaleOf(domain.min ?? 0, domain.max ?? 100);
  // Each tick stands in the middle of two half columns, so that its number can stand below it.
  const halves = 2 * ticks;
  const axis = Array.from({ length: halves }, (_, i) =>
    piece({ bottom: i > 0 && i < halves - 1, right: i % 2 === 0, left: i % 2 === 1 }),
  );
  const numbers = values.map(
    (value): Cell => ({ span: 2, content: [{ style: "CellCentre", children: [run(value)] }] }),
  );
  return [
    {
      indent,
      ruled: false,
      widths: Array.from({ length: halves }, () => Math.floor(room / halves)),
      rows: [{ cells: axis, height: mm(4) }, { cells: numbers }, ...ends(ticks)],
    },
  ];
}

function piece(strokes: Cell["strokes"]): Cell {
  return { content: [{ style: "AfterTable", children: [] }], ...(strokes ? { strokes } : {}) };
}

/** Ten parts, or as many as there are values. */
function scaleOf(min: number, max: number): { ticks: number; values: string[] } {
  const span = max - min;
  const parts = Math.max(1, span % 10 === 0 || span > 10 ? 10 : Math.ceil(span));
  const values = Array.from({ length: parts + 1 }, (_, i) =>
    String(Number((min + (span * i) / parts).toFixed(2))),
  );
  return { ticks: parts + 1, values };
}

/** Points whose ends (and perhaps the middle) alone have labels, in one row between them. */
export function rating(cx: DocxContext, q: Question, indent: number): Block[] {
  const { options, missing } = tickable(q.domain);
  const point = mm(9);
  const none = missing.length > 0 ? mm(20) : 0;
  const room = cx.width - indent - options.length * point - missing.length * none;
  const end = Math.min(mm(38), Math.floor(room / 2));
  const label = (o: Option | undefined) => words(cx, o?.label);
  const marked = (below: ParagraphChild[]): Cell => ({
    content: [
      { style: "CellCentre", children: [box(ONE)] },
      { style: "CellCentre", children: below },
    ],
  });
  const row = {
    cells: [
      { content: [{ style: "Cell", alignment: AlignmentType.END, children: label(options[0]) }] },
      ...options.map((o) => marked([run(String(o.code))])),
      { content: [{ style: "Cell", children: label(options.at(-1)) }] },
      ...missing.map((o) => marked(o.label ? [...label(o), ...code(cx, o)] : [run(String(o.code))])),
    ],
  };
  const middle = options.length % 2 === 1 ? options[(options.length - 1) / 2]?.label : undefined;
  const below = middle && {
    cells: [
      { content: [] },
      { span: options.length, content: [{ style: "CellCentre", children: words(cx, middle) }] },
      { content: [] },
      ...missing.map(() => ({ content: [] })),
    ],
  };
  return [
    {
      indent,
      ruled: false,
      widths: [end, ...options.map(() => point), end, ...missing.map(() => none)],
      rows: [row, ...(below ? [below] : [])],
    },
  ];
}
