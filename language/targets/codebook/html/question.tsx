import type { ComponentChildren, VNode } from "preact";
import type { Domain, Question, Text } from "../../../instrument/model.js";
import { optionsOf } from "../../../instrument/words/words.js";
import type { VariableEntry } from "../document.js";
import type { PageContext } from "./context.js";
import { items } from "./items.js";
import { anchor, citation, enumerated, fact, formula, target, valueTable } from "./parts.js";
import { rich } from "./rich.js";

/** A question with everything that holds for all of its variables, and then its variables. */
export function questionEntry(cx: PageContext, question: Question, level: 3 | 4): VNode {
  const { m } = cx;
  const own = question.fields.flatMap((field) => cx.variables.get(field.variable) ?? []);
  const texts = specified(cx, question);
  const first = own[0];
  const plain = question.rows.length === 0 && question.columns.length === 0 && own.length < 2;
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <article class="entry" id={anchor("q", question.id)}>
      <Heading lang={cx.lang}>
        {question.number !== undefined && <span class="no">{question.number}</span>}
        <span>{rich(cx, question.label)}</span>
      </Heading>
      {aside(cx, undefined, question.help)}
      {aside(cx, m.instruction, question.instruction)}
      {question.probes.map((probe) => aside(cx, m.probe, probe))}
      <dl class="facts">
        {plain && first && variableFacts(cx, first)}
        {fact(m.label, question.short && rich(cx, question.short))}
        {fact(m.kind, m.kinds[question.kind])}
        {fact(m.type, typeOf(cx, own))}
        {first && fact(m.universe, plain ? first.universe : cx.words.universe(question.guard))}
        {fact(m.response, m.responses[question.response])}
        {plain && first && plainFacts(cx, first)}
        {!plain && fact(m.range, sharedRange(own))}
        {fact(m.possibleStates, statesOf(cx, own))}
        {marksOf(cx, question, first)}
        {citation(cx, first?.citation)}
      </dl>
      {valuesOf(cx, question, plain ? first : undefined)}
      {!plain && items(cx, question, own)}
      {texts.map((entry) => otherText(cx, entry))}
    </article>
  );
}

function aside(cx: PageContext, label: string | undefined, text: Text | undefined): VNode | null {
  if (!text) return null;
  return (
    <p class="aside">
      {label !== undefined && <b>{`${label}${cx.m.colon}`}</b>}
      <span lang={cx.lang}>{rich(cx, text)}</span>
    </p>
  );
}

/** Name, place in the data and place in the source of a variable. */
export function variableFacts(cx: PageContext, entry: VariableEntry): ComponentChildren {
  const { m } = cx;
  return [
    fact(m.variable, [
      <code class="name" id={anchor("v", entry.name)}>
        {entry.name}
      </code>,
      position(cx, entry),
    ]),
    fact(m.reference, [
      <code>{entry.reference}</code>,
      entry.source && <span class="position">{m.place(entry.source.file, entry.source.line)}</span>,
    ]),
  ];
}

export function position(cx: PageContext, entry: VariableEntry): VNode {
  return <span class="position">{`${cx.m.position} ${entry.position}`}</span>;
}

/** Type and level of measurement, where all variables have the same. */
function typeOf(cx: PageContext, own: readonly VariableEntry[]): string | undefined {
  const { m } = cx;
  const [first] = own;
  if (!first || own.some((entry) => entry.type !== first.type || entry.level !== first.level))
    return undefined;
  // A text is a text on both counts.
  return first.type === first.level
    ? m.types[first.type]
    : `${m.types[first.type]}${m.listSeparator}${m.levels[first.level]}`;
}

function statesOf(cx: PageContext, own: readonly VariableEntry[]): string {
  const states = new Set(own.length === 1 ? own[0]?.states : own.flatMap((entry) => entry.states));
  const inOrder = cx.codebook.states.filter((entry) => states.has(entry.state));
  return inOrder.map((entry) => entry.label).join(cx.m.listSeparator);
}

function plainFacts(cx: PageContext, entry: VariableEntry): ComponentChildren {
  const { m } = cx;
  return [
    fact(m.range, entry.range),
    fact(m.defaultValue, entry.default?.words),
    fact(m.dimension, entry.dimension?.length ? dimensionPath(cx, entry) : undefined),
    fact(m.reversed, entry.reversed ? `${m.yes}${m.listSeparator}${entry.scoring?.words ?? ""}` : undefined),
    fact(m.weight, entry.weight),
  ];
}

export function dimensionPath(cx: PageContext, entry: VariableEntry): ComponentChildren {
  const path = entry.dimension ?? [];
  return path.flatMap((dimension, index) => [
    index > 0 ? " › " : "",
    cx.words.lookup.dimensions.has(dimension.id) ? (
      <a href={target("d", dimension.id)}>{dimension.label}</a>
    ) : (
      dimension.label
    ),
  ]);
}

/** Said once for all variables when it is the same for all. */
function sharedRange(own: readonly VariableEntry[]): string | undefined {
  const range = own[0]?.range;
  return own.every((entry) => entry.range === range) ? range : undefined;
}

function marksOf(cx: PageContext, question: Question, first: VariableEntry | undefined): ComponentChildren {
  const { m } = cx;
  const marks: string[] = [];
  if (first?.demographic) marks.push(m.demographic);
  if (question.personal) marks.push(m.personal);
  if (first?.separate) marks.push(m.separate);
  if (question.medium) marks.push(`${m.medium} ${m.media[question.medium]}`);
  return fact(m.notes, marks.join(m.listSeparator));
}

/** Values of the question itself, and of each column that has its own; shared lists only by their name. */
function valuesOf(cx: PageContext, question: Question, plain: VariableEntry | undefined): ComponentChildren {
  const { m } = cx;
  if (plain) return valuesOrList(cx, plain, m.values);
  const ofColumn = (index: number) =>
    question.fields.find((field) => field.column === index && cx.variables.has(field.variable));
  const withOwn = question.columns.flatMap((column, index) => {
    const field = column.domain && ofColumn(index);
    const entry = field && cx.variables.get(field.variable);
    return entry ? [{ column, entry }] : [];
  });
  const common = question.fields.find((f) => f.column === undefined || !question.columns[f.column]?.domain);
  const entry = common && cx.variables.get(common.variable);
  return [
    entry ? valuesOrList(cx, unscored(entry), m.values) : null,
    ...withOwn.map(({ column, entry: own }) =>
      valuesOrList(
        cx,
        unscored(own),
        `${cx.words.text(column.label) || column.id}${m.colon}${own.range ?? m.values}`,
      ),
    ),
  ];
}

/** Rows differ in how they are scored; the table they share shows the raw values. */
function unscored(entry: VariableEntry): VariableEntry {
  return { ...entry, values: entry.values.map(({ score: _, ...value }) => value) };
}

function valuesOrList(cx: PageContext, entry: VariableEntry, caption: string): VNode | null {
  const shared = entry.list !== undefined && cx.lists.has(entry.list) ? entry.list : undefined;
  if (shared === undefined) return valueTable(cx, entry.values, entry.missing, caption);
  const { m } = cx;
  const short = [...entry.values.filter((value) => value.label !== undefined), ...entry.missing];
  const shown = short.length > 7 ? [short[0], short.at(-1)].flatMap((value) => value ?? []) : short;
  const words = shown.map((value) => `${value.code} = ${value.label ?? value.value}`);
  return (
    <p class="list">
      <b>{`${caption}${m.colon}`}</b>
      <a href={target("l", shared)}>
        <code>{shared}</code>
      </a>
      {` ${cx.m.listOf(entry.values.length)}${m.colon}`}
      <span lang={cx.lang}>{enumerated(cx, words)}</span>
    </p>
  );
}

function specified(cx: PageContext, question: Question): VariableEntry[] {
  const found: VariableEntry[] = [];
  const look = (domain: Domain | undefined) => {
    if (!domain) return;
    for (const option of optionsOf(domain)) {
      const entry = option.specify === undefined ? undefined : cx.variables.get(option.specify);
      if (entry) found.push(entry);
    }
  };
  look(question.domain);
  for (const column of question.columns) look(column.domain);
  return found;
}

function otherText(cx: PageContext, entry: VariableEntry): VNode {
  const { m } = cx;
  return (
    <dl class="facts sub">
      {variableFacts(cx, entry)}
      {fact(m.origin, m.specifies(entry.label))}
      {fact(m.universe, entry.universe)}
      {fact(m.range, entry.range)}
    </dl>
  );
}

/** A variable that is no part of a question: computed in the flow, or handed over from outside. */
export function looseEntry(cx: PageContext, entry: VariableEntry, level: 3 | 4): VNode {
  const { m } = cx;
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <article class="entry">
      <Heading lang={cx.lang}>
        <span>{entry.label}</span>
      </Heading>
      <dl class="facts">
        {variableFacts(cx, entry)}
        {fact(m.origin, m.origins[entry.origin])}
        {fact(m.type, typeOf(cx, [entry]))}
        {fact(entry.stored ? m.universe : m.appliesTo, entry.universe)}
        {formula(cx, entry.formula)}
        {fact(entry.stored ? m.range : m.scoreRange, entry.range)}
        {!entry.stored && fact(m.stored, m.derived)}
      </dl>
      {valueTable(cx, entry.values, entry.missing)}
    </article>
  );
}
