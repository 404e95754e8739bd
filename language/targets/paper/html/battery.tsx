/** Statements on a scale: a table whose head repeats, perspectives beside one another, pairs of opposites. */
import type { Column, Option, Question, Row } from "../../../instrument/model.js";
import { pointLabels, scaleFit, textWidth } from "../../../render/scale-fit.js";
import { Head } from "./battery-head.js";
import { isCarried, type PaperContext } from "./context.js";
import { extraColumns, FollowUpCell } from "./follow-ups.js";
import { Box } from "./marks.js";
import { labelOf, tickable } from "./options.js";
import { RowHead } from "./rows.js";
import { Words } from "./words.js";

export interface Side {
  index?: number;
  column?: Column;
  options: Option[];
  missing: Option[];
  /** Labels over each point, over the ends only, or, where they have no room, in a line above the table. */
  style: "labels" | "ends" | "legend";
}

/** Widest that a column with a label may be, mm; all columns of points together leave the statements their room. */
const WIDEST = 17;
const POINTS = 104;
/** Narrowest column with a label over it. */
const NARROW = 11;

/** The groups of columns of a battery; undefined when its rows are not ticked on a scale. */
export function sidesOf(cx: PaperContext, q: Question): Side[] | undefined {
  const columns: (Column | undefined)[] = q.columns.length > 0 ? [...q.columns] : [undefined];
  const sides: Side[] = [];
  for (const [i, column] of columns.entries()) {
    const domain = column?.domain ?? q.domain;
    if (domain.type !== "boolean" && (domain.type !== "choice" || domain.multiple)) return undefined;
    const { options, missing } = tickable(domain);
    if (options.length === 0 || options.length > 11) return undefined;
    const onlyEnds = scaleFit(pointLabels(options, (o) => labelOf(cx, o))) === "numbers";
    const style = onlyEnds ? "ends" : "labels";
    sides.push({ options, missing, style, ...(column ? { column, index: i } : {}) });
  }
  const width = widthOf(sides);
  for (const side of sides)
    if (side.style === "labels" && !side.options.every((o) => hasRoom(labelOf(cx, o), width)))
      side.style = "legend";
  return sides;
}

/** Most that one column of points may take, mm. */
function widthOf(sides: readonly Side[]): number {
  const count = sides.reduce((n, s) => n + s.options.length + s.missing.length, 0);
  return Math.min(WIDEST, (sides.length > 1 ? POINTS + 6 : POINTS) / count);
}

/** What columns with labels need, so that statements have the rest. */
function needed(cx: PaperContext, sides: readonly Side[]): number {
  const labels = sides.flatMap((s) =>
    s.style === "labels" ? [...s.options, ...s.missing].map((o) => labelOf(cx, o)) : [],
  );
  const most = Math.max(7, Math.floor(widthOf(sides)));
  for (let width = Math.min(NARROW, most); width < most; width++)
    if (labels.every((label) => hasRoom(label, width, 3))) return width;
  return most;
}

/** Whether each word of a label fits a column of 8.5 pt type, and all of them into few lines. */
function hasRoom(label: string, width: number, lines = 5): boolean {
  const room = (width - 0.8) / 3;
  const words = label.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+/gu) ?? [];
  return words.every((word) => textWidth(word) <= room) && textWidth(label) <= room * (lines - 0.4);
}

/** Rows may go on to the next page; the head then repeats. */
export function Battery({ cx, q, sides }: { cx: PaperContext; q: Question; sides: readonly Side[] }) {
  const opposite = q.kind === "differential";
  const extra = extraColumns(cx, q);
  const labelled = needed(cx, sides);
  const carried = isCarried(cx, q.rows);
  const few = sides.reduce((n, s) => n + s.options.length + s.missing.length, 0) <= 4 && extra.length === 1;
  return (
    <table class={`bat s${sides.length}${opposite ? " diff" : ""}`}>
      <colgroup>
        <col class="stem" />
        {sides.map((side) => (
          <>
            {side.index ? <col class="gutter" /> : null}
            {[...side.options, ...side.missing].map((o) => (
              <col class={`pt p${columnClass(side, o, sides, labelled)}`} />
            ))}
          </>
        ))}
        {opposite ? <col class="stem" /> : null}
        {extra.map(() => (
          <col class={few ? "more wide" : "more"} />
        ))}
      </colgroup>
      {opposite ? null : <Head cx={cx} sides={sides} extra={extra} />}
      <tbody>
        {q.rows.map((row, i) => (
          <BatteryRow
            cx={cx}
            q={q}
            row={row}
            index={i}
            sides={sides}
            extra={extra.length}
            carried={carried}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Whole millimetres, for which the style sheet has a rule each. */
function columnClass(side: Side, option: Option, sides: readonly Side[], labelled: number): number {
  if (side.style === "labels") return labelled;
  const width = Math.floor(widthOf(sides));
  return option.missing ? Math.min(14, Math.max(7, width)) : sides.length > 1 ? 7 : 8;
}

/** The labels of the points in one line, where the columns are too narrow for them. */
export function Legend({ cx, sides }: { cx: PaperContext; sides: readonly Side[] }) {
  const side = sides.find((s) => s.style === "legend");
  if (!side) return null;
  return (
    <p class="legend">
      {side.options.map((o) => (
        <span>
          <b>{o.code}</b>
          {o.label ? <Words cx={cx} text={o.label} /> : null}
        </span>
      ))}
    </p>
  );
}

function BatteryRow({
  cx,
  q,
  row,
  index,
  sides,
  extra,
  carried,
}: {
  cx: PaperContext;
  q: Question;
  row: Row;
  index: number;
  sides: readonly Side[];
  /** Number of follow-up questions that stand beside the row. */
  extra: number;
  carried: boolean;
}) {
  const fieldOf = (side: Side) =>
    q.fields.find((f) => f.row === index && f.column === side.index)?.variable ?? "";
  const width =
    1 +
    extra +
    (row.opposite ? 1 : 0) +
    sides.reduce((n, s) => n + s.options.length + s.missing.length + (s.index ? 1 : 0), 0);
  return (
    <>
      {row.before?.map((text) => (
        <tr class="before">
          <td colSpan={width}>
            <Words cx={cx} text={text} />
          </td>
        </tr>
      ))}
      <tr class="row" data-row={row.id}>
        <RowHead cx={cx} q={q} row={row} index={index} carried={carried} />
        {sides.map((side) => (
          <>
            {side.index ? <td class="gutter" /> : null}
            {[...side.options, ...side.missing].map((o) => (
              <td class={o.missing ? "tick none" : "tick"}>
                <Box cx={cx} variable={fieldOf(side)} code={o.value} />
              </td>
            ))}
          </>
        ))}
        {row.opposite ? (
          <th scope="row" class="opp">
            <Words cx={cx} text={row.opposite} />
          </th>
        ) : null}
        {row.followUps.slice(0, extra).map((id) => (
          <td class="more">
            <FollowUpCell cx={cx} id={id} />
          </td>
        ))}
      </tr>
    </>
  );
}
