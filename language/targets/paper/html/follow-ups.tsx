/** Questions asked with a row: short answers in columns of their own, others below the table. */
import type { Question } from "../../../instrument/model.js";
import type { PaperContext } from "./context.js";
import { Field } from "./fields.js";

/** Most columns that find room beside the points. */
const ROOM = 2;

/**
 * Questions of `each row` that stand in columns beside the points, with the words of the first row; empty when
 * one of them needs more room, or a condition of its own.
 */
export function extraColumns(cx: PaperContext, q: Question): Question[] {
  const [first] = q.rows;
  if (!first || first.followUps.length === 0 || first.followUps.length > ROOM) return [];
  const all = q.rows.flatMap((row) => row.followUps.map((id) => ({ row, inner: cx.questions.get(id) })));
  const fit = all.every(
    ({ row, inner }) => inner && isShort(inner) && inner.guard === (row.guard ?? q.guard),
  );
  const even = q.rows.every((row) => row.followUps.length === first.followUps.length);
  return fit && even ? first.followUps.flatMap((id) => cx.questions.get(id) ?? []) : [];
}

function isShort({ domain, rows }: Question): boolean {
  if (rows.length > 0) return false;
  return (domain.type === "text" && domain.lines <= 1) || (domain.type === "number" && !domain.slider);
}

export function FollowUpCell({ cx, id }: { cx: PaperContext; id: string }) {
  const inner = cx.questions.get(id);
  const variable = inner?.fields[0]?.variable;
  if (!inner || variable === undefined) return null;
  return (
    <span data-sub={id}>
      <Field cx={cx} domain={inner.domain} variable={variable} cell />
    </span>
  );
}
