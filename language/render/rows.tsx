import type { ComponentChildren } from "preact";
import type { Domain, Row } from "../instrument/model.js";
import { RowWords } from "./battery.js";
import { at, guarded } from "./context.js";
import { Paragraphs, Rich } from "./inline.js";
import { Control, isSingleControl } from "./inputs.js";
import { aboutId, Only, type QuestionProps, Shell } from "./shell.js";
import { fillText } from "./texts.js";

/** A question asked of several things: one labelled control each. `allocate` adds the running total. */
export function Rows(props: QuestionProps & { hint?: string }) {
  const { q } = props;
  const from = props.rows?.from ?? 0;
  const rows = q.rows.slice(from, props.rows?.to ?? q.rows.length);
  const body = rows.map((row, i) => <RowField {...props} row={row} index={from + i} />);
  return (
    <Shell {...props} class="rows">
      {body}
      {q.total === undefined ? null : <Total {...props} total={q.total} />}
    </Shell>
  );
}

/** How much is given out and how much is left: filled in and announced by the page. */
function Total({ cx, q, total }: QuestionProps & { total: number }) {
  return (
    <p class="total" role="status" data-total={total} data-of={q.id} {...cx.ui}>
      {fillText(cx.t.allocateTotal, { total: unitOf(q.domain, total) })}
    </p>
  );
}

function unitOf(domain: Domain, total: number): string {
  return domain.type === "number" && domain.unit ? `${total} ${domain.unit}` : String(total);
}

function RowField(props: QuestionProps & { row: Row; index: number }) {
  const { cx, q, row, index } = props;
  const field = q.fields.find((f) => f.row === index);
  if (!field) return null;
  const guard = row.guard === undefined || row.guard === props.guard ? {} : guarded(row.guard);
  const domain = cx.variables.get(field.variable)?.domain ?? q.domain;
  const n = cx.indexOf(field.variable);
  const id = `f${n}`;
  const words: ComponentChildren = (
    <>
      <RowWords cx={cx} row={row} />
      <Only cx={cx} guard={row.guard} outer={props.guard} />
    </>
  );
  const required = q.response === "required";
  const single = isSingleControl(domain, true);
  return (
    <>
      {row.before?.map((text) => (
        <div class="before" {...guard}>
          <Paragraphs cx={cx} text={text} />
        </div>
      ))}
      {single ? (
        <div class="rw one" data-v={field.variable} {...guard} {...at(cx, row.at)}>
          <label class="bs" for={id}>
            {words}
          </label>
          <div class="ct">
            <Control cx={cx} variable={field.variable} domain={domain} id={id} required={required} compact />
          </div>
        </div>
      ) : (
        <div class="rw" {...group(`r${n}`)} data-v={field.variable} {...guard} {...at(cx, row.at)}>
          <div class="bs" id={`r${n}`}>
            {words}
          </div>
          <div class="ct">
            <Control
              cx={cx}
              variable={field.variable}
              domain={domain}
              id={id}
              labelledBy={`r${n}`}
              describedBy={q.help ? aboutId(cx, q) : undefined}
              required={required}
            />
          </div>
        </div>
      )}
      {row.followUps.length > 0 ? (
        <div class="fu" {...guard}>
          {row.followUps.map((question) => props.sub(question, row.guard ?? props.guard))}
        </div>
      ) : null}
    </>
  );
}

function group(labelledBy: string) {
  return { role: "group" as const, "aria-labelledby": labelledBy };
}

/** Rows × columns, each column with a kind of answer of its own. Wide: a table; narrow: one card a row. */
export function Grid(props: QuestionProps) {
  const { cx, q } = props;
  const from = props.rows?.from ?? 0;
  const rows = q.rows.slice(from, props.rows?.to ?? q.rows.length);
  return (
    <Shell {...props} class={`grid g${Math.min(q.columns.length, 8)}`}>
      <div class="gh" aria-hidden="true">
        <span />
        {q.columns.map((column) => (
          <span>
            <Rich cx={cx} text={column.label} />
          </span>
        ))}
      </div>
      {rows.map((row, i) => (
        <GridRow {...props} row={row} index={from + i} />
      ))}
    </Shell>
  );
}

function GridRow(props: QuestionProps & { row: Row; index: number }) {
  const { cx, q, row, index } = props;
  const cells = q.fields.filter((f) => f.row === index);
  const id = `r${cx.indexOf(cells[0]?.variable ?? "")}`;
  const guard = row.guard === undefined || row.guard === props.guard ? {} : guarded(row.guard);
  return (
    <>
      {row.before?.map((text) => (
        <div class="before" {...guard}>
          <Paragraphs cx={cx} text={text} />
        </div>
      ))}
      <div class="gr" {...group(id)} {...guard} {...at(cx, row.at)}>
        <div class="bs" id={id}>
          <RowWords cx={cx} row={row} />
          <Only cx={cx} guard={row.guard} outer={props.guard} />
        </div>
        {cells.map((cell) => (
          <Cell {...props} variable={cell.variable} column={cell.column ?? 0} row={id} />
        ))}
      </div>
    </>
  );
}

function Cell(props: QuestionProps & { variable: string; column: number; row: string }) {
  const { cx, q, variable, column, row } = props;
  const domain = cx.variables.get(variable)?.domain ?? q.columns[column]?.domain ?? q.domain;
  const n = cx.indexOf(variable);
  const words = q.columns[column];
  const label = `${row} c${n}`;
  const named = isSingleControl(domain, true) ? {} : group(label);
  return (
    <div class="gc" data-v={variable} {...named}>
      <p class="bl" id={`c${n}`}>
        {words ? <Rich cx={cx} text={words.label} /> : null}
      </p>
      <div class="ct">
        <Control
          cx={cx}
          variable={variable}
          domain={domain}
          id={`f${n}`}
          labelledBy={label}
          required={q.response === "required"}
          compact
        />
      </div>
    </div>
  );
}
