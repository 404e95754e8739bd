import type { VNode } from "preact";
import type { DimensionEntry, ListEntry, RuleEntry, VariableEntry } from "../document.js";
import { signed } from "../shared.js";
import type { PageContext } from "./context.js";
import { citationFacts, commentFact, type Fact, facts, formulaFacts } from "./facts.js";
import { anchor, enumerated, target, valueTable, variableLink } from "./parts.js";
import { variableFacts } from "./question.js";
import { type Part, rendered } from "./rendered.js";

/** A score: what it is made of, what it can be, and what its bands say. */
export function scoreEntry(cx: PageContext, entry: VariableEntry): VNode {
  const { m } = cx;
  const { score } = entry;
  const range = score?.range && m.bandRange(signed(score.range.min), signed(score.range.max));
  const rescaled = score?.rescaled && m.rescaled(signed(score.rescaled.from), signed(score.rescaled.to));
  return (
    <article class="entry">
      <h3 lang={cx.lang}>
        <span>{entry.label}</span>
      </h3>
      {facts(cx, [
        ...variableFacts(cx, entry),
        ...formulaFacts(cx, entry.formula),
        commentFact(cx, entry.comment),
        [m.scoreRange, [range, rescaled].filter((part) => part !== undefined).join(m.listSeparator)],
      ])}
      {score && score.bands.length > 0 && bandTable(cx, score.bands)}
    </article>
  );
}

function bandTable(cx: PageContext, bands: NonNullable<VariableEntry["score"]>["bands"]): VNode {
  const { m } = cx;
  const advised = bands.some((band) => band.advice !== undefined);
  const text = (value: number | undefined) => (value === undefined ? undefined : signed(value));
  return (
    <table class="values">
      <caption>{m.bands}</caption>
      <thead>
        <tr>
          <th scope="col">{m.scoreRange}</th>
          <th scope="col">{m.label}</th>
          {advised && <th scope="col">{m.advice}</th>}
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr>
            <td class="range">{m.bandRange(text(band.from), text(band.to))}</td>
            <td lang={cx.lang}>{band.label}</td>
            {advised && <td lang={cx.lang}>{band.advice}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A dimension with its items wherever they stand, and where it comes from. */
export function dimensionEntry(cx: PageContext, entry: DimensionEntry): VNode {
  const { m } = cx;
  const link = (id: string) =>
    cx.words.lookup.dimensions.has(id) ? (
      <a href={target("d", id)} lang={cx.lang}>
        {cx.words.text(cx.words.lookup.dimensions.get(id)?.label ?? []) || id}
      </a>
    ) : (
      <code>{id}</code>
    );
  return (
    <article class="entry" id={anchor("d", entry.id)}>
      <h3 lang={cx.lang}>
        <span>{entry.label}</span>
      </h3>
      {entry.help !== undefined && (
        <p class="aside" lang={cx.lang}>
          {entry.help}
        </p>
      )}
      {facts(cx, [
        [m.reference, <code>{entry.id}</code>],
        [m.partOf, entry.parent === undefined ? undefined : link(entry.parent)],
        [m.madeOf, enumerated(cx, entry.of.map(link))],
        [m.weight, entry.weight],
        ...citationFacts(cx, entry.citation),
      ])}
      {entry.items.length > 0 && <ul class="items">{entry.items.map((item) => dimensionItem(cx, item))}</ul>}
    </article>
  );
}

function dimensionItem(cx: PageContext, item: DimensionEntry["items"][number]): VNode {
  const { m } = cx;
  const marks: string[] = [];
  if (item.reversed) marks.push(`${m.reversed}${m.colon}${reversalOf(cx, item.variables)}`);
  if (item.weight !== undefined) marks.push(m.optionWeight(String(item.weight)));
  return (
    <li>
      <p class="item" lang={cx.lang}>
        {/^\d/.test(item.id) && <span class="code">{item.id}</span>}
        <span>{item.label}</span>
      </p>
      <p class="marks">
        {enumerated(cx, [...item.variables.map((name) => variableLink(cx, name)), ...marks])}
      </p>
    </li>
  );
}

/** A key may turn an item round that is not turned round where it stands: the formula is then made here. */
function reversalOf(cx: PageContext, names: readonly string[]): string {
  const scoring = names.map((name) => cx.variables.get(name)?.scoring).find((found) => found !== undefined);
  return scoring ? cx.m.scoringWords({ ...scoring, reversed: true }, false) : cx.m.yes;
}

/** A shared scale or list, printed once. */
export function listEntry(cx: PageContext, entry: ListEntry): VNode {
  const { m } = cx;
  const head = () => (
    <h3 lang={cx.lang}>
      <span>{entry.label ?? entry.id}</span>
    </h3>
  );
  const said: Fact[] = [
    [m.reference, <code>{entry.id}</code>],
    [m.level, entry.ordered ? m.levels.ordinal : m.levels.nominal],
    [m.notes, m.usedBy(entry.usedBy)],
  ];
  const parts: Part[] = [head, () => facts(cx, said), valueTable(cx, entry.values, entry.missing)];
  return <article class="entry" id={anchor("l", entry.id)} dangerouslySetInnerHTML={rendered(parts)} />;
}

/** A check, a confirmation or an ending. */
export function ruleEntry(cx: PageContext, entry: RuleEntry): VNode {
  const { m } = cx;
  const { condition } = entry;
  const meaning =
    entry.kind === "confirm" && !condition ? m.ruleMeaning.confirmAlways : m.ruleMeaning[entry.kind];
  const said: Fact[] = [
    condition ? [meaning, condition.words] : [m.notes, meaning],
    [m.expression, condition && <code>{condition.expression}</code>],
    [m.message, <span lang={cx.lang}>{entry.message}</span>],
    [m.appliesTo, entry.universe],
    [m.pageWord, <a href={target("p", String(entry.page))}>{m.page(entry.page)}</a>],
    [
      m.variables,
      enumerated(
        cx,
        entry.variables.map((name) => variableLink(cx, name)),
      ),
    ],
  ];
  return (
    <article class="entry">
      <h3>
        <span>{`${m.ruleKinds[entry.kind]}${m.colon}`}</span>
        <code>{entry.id}</code>
      </h3>
      {facts(cx, said)}
    </article>
  );
}
