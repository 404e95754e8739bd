import type { ComponentChildren, VNode } from "preact";
import type { MissingEntry, ValueEntry } from "../document.js";
import { signed } from "../shared.js";
import type { PageContext } from "./context.js";
import type { Part } from "./rendered.js";

/*
 * Small pieces of the page. They are called as functions, not mounted as components: a codebook of five
 * thousand variables has some hundred thousand of them.
 */

/** An id of the page; names have no blanks, but an instrument may come from anywhere. */
export const anchor = (kind: "v" | "q" | "d" | "l" | "p" | "r", name: string) =>
  `${kind}-${name.replace(/\s/g, "_")}`;
/** Its address; half of a surrogate pair cannot be encoded. */
export const target = (kind: Parameters<typeof anchor>[0], name: string) =>
  `#${encodeURIComponent(anchor(kind, name).replace(/\p{Surrogate}/gu, "\ufffd"))}`;

export function variableLink(cx: PageContext, name: string): VNode {
  if (!cx.variables.has(name)) return <code>{name}</code>;
  return (
    <a href={target("v", name)}>
      <code>{name}</code>
    </a>
  );
}

/** Words apart by commas or 、, each possibly with elements in it. */
export function enumerated(cx: PageContext, items: ComponentChildren[]): ComponentChildren {
  return items.flatMap((item, index) => (index === 0 ? [item] : [cx.m.listSeparator, item]));
}

/** Values and missing values in one table. */
export function valueTable(
  cx: PageContext,
  values: readonly ValueEntry[],
  missing: readonly MissingEntry[],
  caption = cx.m.values,
): Part {
  if (values.length === 0 && missing.length === 0) return () => null;
  // Many questions have the same answers: a key costs less than a table.
  const key = `values ${caption}\n${JSON.stringify(values)}${JSON.stringify(missing)}`;
  return () => cx.once(key, () => table(cx, values, missing, caption));
}

function table(
  cx: PageContext,
  values: readonly ValueEntry[],
  missing: readonly MissingEntry[],
  caption: string,
): VNode {
  const all = [...values, ...missing];
  const { m } = cx;
  const named = all.some((entry) => entry.value !== entry.code);
  const scored = values.some((entry) => entry.score !== undefined && entry.score !== entry.code);
  const row = (entry: ValueEntry, reason?: string) => (
    <tr class={reason === undefined ? undefined : "missing"}>
      {named && (
        <td class="value">
          <code>{String(entry.value)}</code>
        </td>
      )}
      <td class="num">{entry.code}</td>
      <td>
        {entry.label === undefined ? <span class="soft">–</span> : <span lang={cx.lang}>{entry.label}</span>}
        {notes(cx, entry, reason)}
      </td>
      {scored && <td class="num">{entry.score}</td>}
    </tr>
  );
  return (
    <table class="values">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {named && <th scope="col">{m.value}</th>}
          <th scope="col">{m.code}</th>
          <th scope="col">{m.label}</th>
          {scored && <th scope="col">{m.points}</th>}
        </tr>
      </thead>
      <tbody>
        {values.map((entry) => row(entry))}
        {missing.map((entry) => row(entry, `${m.stateNames.missing}${m.colon}${m.reasons[entry.reason]}`))}
      </tbody>
    </table>
  );
}

function notes(cx: PageContext, entry: ValueEntry, reason: string | undefined): VNode | null {
  const { m } = cx;
  const said: ComponentChildren[] = [];
  if (reason !== undefined) said.push(reason);
  if (entry.interval) {
    const { from, to } = entry.interval;
    said.push(
      m.stands(m.bandRange(from === undefined ? from : signed(from), to === undefined ? to : signed(to))),
    );
  }
  if (entry.specify !== undefined) said.push([m.specifiedIn, " ", variableLink(cx, entry.specify)]);
  if (entry.exclusive) said.push(m.exclusive);
  if (entry.weight !== undefined) said.push(m.optionWeight(String(entry.weight)));
  if (entry.retired) said.push(m.retired);
  if (entry.universe !== undefined) said.push(m.offeredTo(entry.universe));
  if (entry.help !== undefined) said.push(entry.help);
  return said.length > 0 ? <span class="note">{enumerated(cx, said)}</span> : null;
}
