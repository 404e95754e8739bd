/** Questions asked with a row: short answers in columns of their own, others below the table. */
import type { Question, Row } from "../../../instrument/model.js";
import type { PaperContext } from "./context.js";
import { Field } from "./fields.js";
import { ownCondition } from "./options.js";

/** Most columns that find room beside the points. */
const ROOM = 2;

export interface ExtraColumn {
  question: Question;
  /** Under which answer in the row it is filled in, in words. */
  condition?: string;
}

/**
 * Questions of `each row` that stand in columns beside the points, headed once; empty when one of them needs
 * more room, or has a condition that is not the same in each row.
 */
export function extraColumns(cx: PaperContext, q: Question): ExtraColumn[] {
  const [first] = q.rows;
  if (!first || first.followUps.length === 0 || first.followUps.length > ROOM) return [];
  const columns: ExtraColumn[] = [];
  for (const [i, id] of first.followUps.entries()) {
    const question = cx.questions.get(id);
    const shape = question && shapeOf(cx, q, first, 0, question);
    if (!shape) return [];
    const same = q.rows.every((row, r) => {
      const inner = cx.questions.get(row.followUps[i] ?? "");
      return (
        row.followUps.length === first.followUps.length && inner && shapeOf(cx, q, row, r, inner) === shape
      );
    });
    if (!same) return [];
    const condition = ownCondition(cx, question.guard, first.guard ?? q.guard, cx.rowWords);
    columns.push({ question, ...(condition === undefined ? {} : { condition }) });
  }
  return columns;
}

/** What has to be equal in all rows; undefined: it needs more room than a cell. */
function shapeOf(
  cx: PaperContext,
  q: Question,
  row: Row,
  index: number,
  { rows, domain, guard }: Question,
): string | undefined {
  const isShort =
    (domain.type === "text" && domain.lines <= 2) || (domain.type === "number" && !domain.slider);
  if (rows.length > 0 || !isShort || domain.missing.length > 0) return undefined;
  const outer = cx.conditions.chain(row.guard ?? q.guard);
  const tests = cx.conditions
    .chain(guard)
    .filter((id) => !outer.includes(id))
    .flatMap((id) => cx.conditions.tests(id));
  const own = new Set(q.fields.filter((f) => f.row === index).map((f) => f.variable));
  return JSON.stringify([domain, tests], (_, value: unknown) =>
    typeof value === "string" && own.has(value) ? "$row" : value,
  );
}

export function FollowUpCell({ cx, id }: { cx: PaperContext; id: string }) {
  const inner = cx.questions.get(id);
  const variable = inner?.fields[0]?.variable;
  if (!inner || variable === undefined) return null;
  const lines = inner.domain.type === "text" ? inner.domain.lines : 1;
  return (
    <div data-sub={id} class={lines > 1 ? "high" : undefined}>
      <Field cx={cx} domain={inner.domain} variable={variable} cell />
    </div>
  );
}
