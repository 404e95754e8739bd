import type { Column, Domain, Row } from "../instrument/model.js";
import { at, guarded, type RenderContext } from "./context.js";
import { Paragraphs, Rich } from "./inline.js";
import { OptionWords } from "./options.js";
import { EndLabels, ScaleRow, type ScaleShape, scaleShape } from "./scale.js";
import type { ScaleFit } from "./scale-fit.js";
import { Only, type QuestionProps, Shell } from "./shell.js";

/** One group of columns: the whole battery, or one of its perspectives. */
interface Side {
  index?: number;
  column?: Column;
  shape: ScaleShape;
}

const order: ScaleFit[] = ["numbers", "labels", "list", "tall"];

/** Can the rows of this question be drawn on a common scale? */
export function isBattery({ cx, q }: Pick<QuestionProps, "cx" | "q">): boolean {
  return q.rows.length > 0 && sidesOf(cx, q.domain, q.columns) !== undefined;
}

function sidesOf(cx: RenderContext, domain: Domain, columns: readonly Column[]): Side[] | undefined {
  if (columns.length === 0) {
    const shape = scaleShape(cx, domain);
    return shape ? [{ shape }] : undefined;
  }
  const sides: Side[] = [];
  for (const [index, column] of columns.entries()) {
    const shape = scaleShape(cx, column.domain ?? domain);
    if (!shape) return undefined;
    sides.push({ index, column, shape });
  }
  return sides;
}

/**
 * Statements on a scale, with one or more perspectives, and pairs of opposites. Wide: a quiet table with a
 * head that stays in sight; narrow: one card a row. Every row is a group of native radio buttons.
 */
export function Battery(props: QuestionProps) {
  const { cx, q } = props;
  const sides = sidesOf(cx, q.domain, q.columns) ?? [];
  const fit = order[Math.max(...sides.map((side) => order.indexOf(side.shape.fit)))] ?? "numbers";
  const from = props.rows?.from ?? 0;
  const rows = q.rows.slice(from, props.rows?.to ?? q.rows.length);
  const kind = q.kind === "differential" ? " diff" : "";
  const columns = Math.max(...sides.map((side) => side.shape.points.length + side.shape.missing.length));
  const words = fit === "labels" || fit === "list";
  const dense = columns > (sides.length > 1 || words ? 4 : 11) ? " dense" : "";
  return (
    <Shell {...props} class={`bat f-${fit} s${sides.length}${kind}${dense}`}>
      <div class="tb">
        {fit === "tall" || q.kind === "differential" ? null : <Head cx={cx} sides={sides} />}
        {rows.map((row, i) => (
          <BatteryRow {...props} row={row} index={from + i} sides={sides} />
        ))}
      </div>
    </Shell>
  );
}

/** What the columns mean, for the eye: the same words are in the name of every radio button. */
function Head({ cx, sides }: { cx: RenderContext; sides: Side[] }) {
  return (
    <div class="bh" aria-hidden="true">
      <span class="bs" />
      {sides.map((side) => (
        <div class="bg">
          {side.column ? (
            <p class="bl">
              <Rich cx={cx} text={side.column.label} />
            </p>
          ) : null}
          <div class="bp">
            <div class={`sw n${side.shape.points.length}`}>
              {side.shape.fit === "numbers" ? <EndLabels cx={cx} shape={side.shape} /> : null}
              <div class="sc">
                {side.shape.points.map((option) => (
                  <span class="pc">
                    {side.shape.fit === "numbers" ? option.code : <OptionWords cx={cx} option={option} />}
                  </span>
                ))}
              </div>
            </div>
            {side.shape.missing.length > 0 ? (
              <div class={`ms m${side.shape.missing.length}`}>
                {side.shape.missing.map((option) => (
                  <span class="pc">
                    <OptionWords cx={cx} option={option} />
                  </span>
                ))}
              </div>
            ) : null}
          </div>
        </div>
      ))}
    </div>
  );
}

function BatteryRow(props: QuestionProps & { row: Row; index: number; sides: Side[] }) {
  const { cx, q, row, index, sides } = props;
  const field = (side: Side) => q.fields.find((f) => f.row === index && f.column === side.index);
  const first = sides.map(field).find(Boolean);
  const id = `r${cx.indexOf(first?.variable ?? "")}`;
  const required = q.response === "required" ? { "aria-required": "true" as const } : {};
  const guard = row.guard === undefined || row.guard === props.guard ? {} : guarded(row.guard);
  const single = sides.length === 1 && first ? first.variable : undefined;
  const group = single
    ? { role: "radiogroup" as const, "aria-labelledby": id, "data-v": single, ...required }
    : { role: "group" as const, "aria-labelledby": id };
  const outer = row.guard ?? props.guard;
  return (
    <>
      {row.before?.map((text) => (
        <div class="before" {...guard}>
          <Paragraphs cx={cx} text={text} />
        </div>
      ))}
      <div class="br" {...group} {...guard} {...at(cx, row.at)}>
        <div class="bs" id={id}>
          <RowWords cx={cx} row={row} />
          <Only cx={cx} guard={row.guard} outer={props.guard} />
        </div>
        {sides.map((side) => {
          const variable = field(side)?.variable;
          if (variable === undefined) return null;
          const scale = (
            <ScaleRow
              cx={cx}
              variable={variable}
              shape={side.shape}
              {...(row.opposite ? { ends: { left: row.label, right: row.opposite } } : {})}
            />
          );
          if (!side.column) return <div class="bg">{scale}</div>;
          const name = `c${cx.indexOf(variable)}`;
          return (
            <div
              class="bg"
              role="radiogroup"
              aria-labelledby={`${id} ${name}`}
              data-v={variable}
              {...required}
            >
              <p class="bl" id={name}>
                <Rich cx={cx} text={side.column.label} />
              </p>
              {scale}
            </div>
          );
        })}
        {row.opposite ? (
          <span class="bs opp" aria-hidden="true">
            <Rich cx={cx} text={row.opposite} />
          </span>
        ) : null}
      </div>
      {row.followUps.length > 0 ? (
        <div class="fu" {...guard}>
          {row.followUps.map((question) => props.sub(question, outer))}
        </div>
      ) : null}
    </>
  );
}

/** Code, words and help of a row; the opposite of a pair is part of its name. */
export function RowWords({ cx, row }: { cx: RenderContext; row: Row }) {
  return (
    <>
      {row.code ? <span class="rc">{row.code}</span> : null}
      <span class="rl">
        <Rich cx={cx} text={row.label} />
        {row.opposite ? (
          <span class="vs">
            {" – "}
            <Rich cx={cx} text={row.opposite} />
          </span>
        ) : null}
        {row.help ? (
          <small>
            <Rich cx={cx} text={row.help} />
          </small>
        ) : null}
      </span>
    </>
  );
}
