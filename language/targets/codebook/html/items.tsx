import type { ComponentChildren, VNode } from "preact";
import type { Question, Row } from "../../../instrument/model.js";
import type { VariableEntry } from "../document.js";
import type { PageContext } from "./context.js";
import { anchor, enumerated } from "./parts.js";
import { dimensionPath, position } from "./question.js";
import { rich } from "./rich.js";

/** The rows of a battery, item block or grid, each with its variables by perspective or column. */
export function items(cx: PageContext, question: Question, own: readonly VariableEntry[]): VNode {
  const byRow = new Map<number, VariableEntry[]>();
  question.fields.forEach((field) => {
    const entry = cx.variables.get(field.variable);
    if (!entry) return;
    const row = byRow.get(field.row ?? -1);
    if (row) row.push(entry);
    else byRow.set(field.row ?? -1, [entry]);
  });
  const ranges = new Set(own.map((entry) => entry.range));
  const context = { question, asked: cx.words.universe(question.guard), ranges: ranges.size > 1 };
  return (
    <ul class="items">
      {[...byRow].map(([index, entries]) => item(cx, question.rows[index], entries, context))}
    </ul>
  );
}

interface Around {
  question: Question;
  /** Universe of the question; rows say theirs only when it differs. */
  asked: string;
  /** True when ranges differ and each must be said. */
  ranges: boolean;
}

function item(
  cx: PageContext,
  row: Row | undefined,
  entries: readonly VariableEntry[],
  around: Around,
): VNode {
  const marks = entries.map((entry) => marksOf(cx, entry, around));
  const shared = marks[0] ?? [];
  const alike = marks.every(
    (list) => list.length === shared.length && list.every((mark, i) => mark === shared[i]),
  );
  const first = entries[0];
  return (
    <li>
      {row?.before?.map((text) => (
        <p class="before" lang={cx.lang}>
          {rich(cx, text)}
        </p>
      ))}
      {row && (
        <p class="item" lang={cx.lang}>
          {row.code !== undefined && <span class="code">{row.code}</span>}
          <span>
            {rich(cx, row.label)}
            {row.opposite && [" – ", rich(cx, row.opposite)]}
          </span>
        </p>
      )}
      {row?.help && (
        <p class="marks" lang={cx.lang}>
          {rich(cx, row.help)}
        </p>
      )}
      <ul class="vars">
        {entries.map((entry, index) => (
          <li>
            <code class="name" id={anchor("v", entry.name)}>
              {entry.name}
            </code>
            {position(cx, entry)}
            {entry.question?.column && <span lang={cx.lang}>{entry.question.column.text}</span>}
            {entry.reference !== entry.name && <code class="soft">{entry.reference}</code>}
            {!alike && marks[index]?.length ? (
              <span class="soft">{marks[index]?.join(cx.m.listSeparator)}</span>
            ) : null}
          </li>
        ))}
      </ul>
      {(first?.dimension?.length || (alike && shared.length > 0)) && (
        <p class="marks">{enumerated(cx, lineOf(cx, first, alike ? shared : []))}</p>
      )}
    </li>
  );
}

function lineOf(
  cx: PageContext,
  first: VariableEntry | undefined,
  marks: readonly string[],
): ComponentChildren[] {
  const path: ComponentChildren[] = first?.dimension?.length ? [dimensionPath(cx, first)] : [];
  return [...path, ...marks];
}

function marksOf(cx: PageContext, entry: VariableEntry, around: Around): string[] {
  const { m } = cx;
  const marks: string[] = [];
  if (entry.reversed) marks.push(`${m.reversed}${m.colon}${entry.scoring?.words ?? ""}`);
  if (entry.weight !== undefined) marks.push(m.optionWeight(String(entry.weight)));
  if (entry.expects !== undefined) marks.push(m.expected(String(entry.expects)));
  if (around.ranges && entry.range !== undefined) marks.push(entry.range);
  if (entry.default) marks.push(`${m.defaultValue}${m.colon}${entry.default.words}`);
  if (entry.universe !== around.asked) marks.push(`${m.universe}${m.colon}${entry.universe}`);
  return marks;
}
