/** Statements on a scale: a table whose head repeats on each page, perspectives beside one another. */
import type { Row as Item, Option, Question } from "../../instrument/model.js";
import type { Side } from "../paper/html/battery.js";
import { isCarried } from "../paper/html/context.js";
import { type ExtraColumn, extraColumns } from "../paper/html/follow-ups.js";
import { ownCondition } from "../paper/html/options.js";
import { fill } from "../paper/texts.js";
import type { Block, Cell, Para, Row } from "./blocks.js";
import type { DocxContext } from "./context.js";
import { cellField } from "./fields.js";
import { mm } from "./measures.js";
import { box, code, ONE } from "./ticks.js";
import { bracketed, run, styled, tab, words } from "./words.js";

/** Room of a number before a statement. */
const CODE = mm(6);

export function battery(cx: DocxContext, q: Question, sides: readonly Side[], indent: number): Block[] {
  const extra = extraColumns(cx, q);
  const opposite = q.kind === "differential";
  const carried = isCarried(cx, q.rows);
  const widths = widthsOf(cx, sides, extra.length, opposite, indent);
  const rows = q.rows.flatMap((row, i): Row[] => [
    ...(row.before ?? []).map((text) => ({
      cells: [{ span: widths.length, content: [{ style: "RowGroup", children: words(cx, text) }] }],
    })),
    {
      shaded: i % 2 === 1,
      ...(extra.length > 0 ? { least: mm(9) } : {}),
      cells: [
        { content: rowHead(cx, q, row, carried) },
        ...sides.flatMap((side) =>
          pointsOf(side).map(
            (_, n): Cell => ({
              begins: n === 0 && (side.index ?? 0) > 0,
              content: [{ style: "CellCentre", children: [box(ONE)] }],
            }),
          ),
        ),
        ...(opposite ? [{ content: [{ style: "Cell", children: words(cx, row.opposite) }] }] : []),
        ...row.followUps.slice(0, extra.length).map((id): Cell => {
          const inner = cx.questions.get(id);
          return { begins: true, content: inner ? cellField(cx, inner.domain) : [] };
        }),
      ],
    },
  ]);
  const head = opposite ? [] : headOf(cx, sides, extra);
  return [...legend(cx, sides, indent), { indent, ruled: true, widths, rows: [...head, ...rows] }];
}

/** The statement at the head of a row, with its number, who it is for, and its help. */
export function rowHead(cx: DocxContext, q: Question, row: Item, carried: boolean, pair = false): Para[] {
  const condition = carried ? undefined : ownCondition(cx, row.guard, q.guard);
  const inset = row.code === undefined ? {} : { indent: { left: CODE } };
  return [
    {
      style: "Cell",
      ...(row.code === undefined ? {} : { indent: { left: CODE, hanging: CODE } }),
      children: [
        ...(row.code === undefined ? [] : [run(row.code), tab()]),
        ...words(cx, row.label),
        ...(pair && row.opposite ? [run(" – "), ...words(cx, row.opposite)] : []),
        ...(condition === undefined
          ? []
          : [styled("OptionNote", bracketed(cx, fill(cx.t.only, { condition })))]),
      ],
    },
    ...(row.help ? [{ ...inset, style: "RowNote", children: words(cx, row.help) }] : []),
  ];
}

function pointsOf(side: Side): Option[] {
  return [...side.options, ...side.missing];
}

/** The points are as wide as their labels need, the statements take what is left. */
function widthsOf(
  cx: DocxContext,
  sides: readonly Side[],
  extra: number,
  opposite: boolean,
  indent: number,
): number[] {
  const count = sides.reduce((n, s) => n + pointsOf(s).length, 0);
  const widest = Math.floor(Math.min(mm(18), mm(sides.length > 1 ? 108 : 100) / count));
  const points = sides.flatMap((side) =>
    pointsOf(side).map((o) =>
      side.style === "labels" || o.missing
        ? Math.max(mm(o.missing ? 14 : 7), widest)
        : Math.min(mm(9), Math.max(mm(7), widest)),
    ),
  );
  const room = cx.width - indent - points.reduce((a, b) => a + b, 0);
  const beside = Math.floor(Math.min(mm(55), Math.max(mm(26), (room - mm(60)) / Math.max(1, extra))));
  const more = Array.from({ length: extra }, () => beside);
  const left = room - extra * beside;
  const stem = Math.max(mm(opposite ? 20 : 30), Math.floor(left / (opposite ? 2 : 1)));
  return [stem, ...points, ...(opposite ? [stem] : []), ...more];
}

/** Perspectives, then labels over each point or over both ends, then numbers. */
function headOf(cx: DocxContext, sides: readonly Side[], extra: readonly ExtraColumn[]): Row[] {
  const numbered = sides.some((s) => s.style !== "labels");
  const rows = numbered ? 2 : 1;
  const center = (children: Para["children"]): Para[] => [{ style: "CellHead", children }];
  const begins = (side: Side) => (side.index ?? 0) > 0;
  const titles: Row[] = sides.some((s) => s.column)
    ? [
        {
          head: true,
          cells: [
            { content: [] },
            ...sides.map((side) => ({
              span: pointsOf(side).length,
              begins: begins(side),
              content: center(words(cx, side.column?.label, { bold: true })),
            })),
            ...extra.map(() => ({ content: [] })),
          ],
        },
      ]
    : [];
  const labels: Row = {
    head: true,
    cells: [
      { rows, content: [] },
      ...sides.flatMap((side): Cell[] => [
        ...(side.style === "labels"
          ? side.options.map((o, i) => ({
              rows,
              begins: i === 0 && begins(side),
              content: center([...labelOf(cx, o), ...code(cx, o)]),
            }))
          : ends(side).map(({ option, span }, i) => ({
              span,
              begins: i === 0 && begins(side),
              content: center(option ? words(cx, option.label) : []),
            }))),
        ...side.missing.map((o) => ({ rows, content: center([...labelOf(cx, o), ...code(cx, o)]) })),
      ]),
      ...extra.map(({ question, condition }) => ({
        rows,
        begins: true,
        content: center([
          ...(condition === undefined ? [] : [run(`${fill(cx.t.onlyIf, { condition })} `)]),
          ...words(cx, question.label),
        ]),
      })),
    ],
  };
  const codes: Row = {
    head: true,
    cells: sides.flatMap((side) =>
      side.style === "labels"
        ? []
        : side.options.map((o, i) => ({
            begins: i === 0 && begins(side),
            content: center([run(String(o.code))]),
          })),
    ),
  };
  return [...titles, labels, ...(numbered ? [codes] : [])];
}

function labelOf(cx: DocxContext, o: Option): Para["children"] {
  return o.label ? words(cx, o.label) : [run(String(o.code))];
}

/** The labels of the ends share the width between them, with one in the middle if there is one. */
function ends({ options, style }: Side): { option: Option | undefined; span: number }[] {
  const n = options.length;
  if (style === "legend") return [{ option: undefined, span: n }];
  const middle = n % 2 === 1 ? options[(n - 1) / 2] : undefined;
  if (middle?.label && n >= 3) {
    const side = Math.max(1, Math.floor(n / 3));
    return [
      { option: options[0], span: side },
      { option: middle, span: n - 2 * side },
      { option: options.at(-1), span: side },
    ];
  }
  const left = Math.ceil(n / 2);
  return [
    { option: options[0], span: left },
    ...(n > left ? [{ option: options.at(-1), span: n - left }] : []),
  ];
}

/** The labels of the points in one line, where the columns are too narrow for them. */
function legend(cx: DocxContext, sides: readonly Side[], indent: number): Para[] {
  const side = sides.find((s) => s.style === "legend");
  if (!side) return [];
  return [
    {
      style: "QuestionHelp",
      indent: { left: indent },
      children: side.options.flatMap((o, i) => [
        run(`${i > 0 ? "\u2003" : ""}${o.code} `, { bold: true }),
        ...words(cx, o.label),
      ]),
    },
  ];
}
