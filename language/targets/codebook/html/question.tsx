import type { ComponentChildren, VNode } from "preact";
import type { Domain, Question, Text } from "../../../instrument/model.js";
import { optionsOf } from "../../../instrument/words/words.js";
import type { VariableEntry } from "../document.js";
import type { PageContext } from "./context.js";
import { citationFacts, commentFact, type Fact, facts, formulaFacts } from "./facts.js";
import { items } from "./items.js";
import { anchor, enumerated, target, valueTable } from "./parts.js";
import { type Part, rendered } from "./rendered.js";
import { rich } from "./rich.js";

/** A question with everything that holds for all of its variables, and then its variables. */
export function questionEntry(cx: PageContext, question: Question, level: 3 | 4): VNode {
  const { m } = cx;
  const own = question.fields.flatMap((field) => cx.variables.get(field.variable) ?? []);
  const texts = specified(cx, question);
  const first = own[0];
  const plain = question.rows.length === 0 && question.columns.length === 0 && own.length < 2;
  const Heading = level === 3 ? "h3" : "h4";
  const head = () => (
    <>
      <Heading lang={cx.lang}>
        {question.number !== undefined && <span class="no">{question.number}</span>}
        <span>{rich(cx, question.label)}</span>
      </Heading>
      {aside(cx, undefined, question.help)}
      {aside(cx, m.instruction, question.instruction)}
      {question.probes.map((probe) => aside(cx, m.probe, probe))}
    </>
  );
  const said = (): Fact[] => [
    ...(plain && first ? variableFacts(cx, first) : []),
    [m.label, question.short && rich(cx, question.short)],
    [m.kind, m.kinds[question.kind]],
    [m.type, typeOf(cx, own)],
    [m.universe, plain && first ? first.universe : cx.words.universe(question.guard)],
    [m.response, m.responses[question.response]],
    ...(plain && first ? plainFacts(cx, first) : [[m.range, sharedRange(own)] as const]),
    [m.possibleStates, statesOf(cx, own)],
    [m.notes, marksOf(cx, question, first)],
    commentFact(cx, question.doc),
    ...citationFacts(cx, first?.citation),
  ];
  const parts: Part[] = [
    head,
    () => facts(cx, said()),
    ...valuesOf(cx, question, plain ? first : undefined),
    () => (plain ? null : items(cx, question, own)),
    ...texts.map((entry) => () => otherText(cx, entry)),
  ];
  return <article class="entry" id={anchor("q", question.id)} dangerouslySetInnerHTML={rendered(parts)} />;
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
export function variableFacts(cx: PageContext, entry: VariableEntry): Fact[] {
  const { m } = cx;
  const name = (
    <code class="name" id={anchor("v", entry.name)}>
      {entry.name}
    </code>
  );
  const place = entry.source && <span class="position">{m.place(entry.source.file, entry.source.line)}</span>;
  return [
    [m.variable, [name, " ", position(cx, entry)]],
    [m.reference, [<code>{entry.reference}</code>, " ", place]],
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

function plainFacts(cx: PageContext, entry: VariableEntry): Fact[] {
  const { m } = cx;
  return [
    [m.range, entry.range],
    [m.defaultValue, entry.default?.words],
    [m.dimension, entry.dimension?.length ? dimensionPath(cx, entry) : undefined],
    [m.reversed, entry.reversed ? `${m.yes}${m.listSeparator}${entry.scoring?.words ?? ""}` : undefined],
    [m.weight, entry.weight],
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

function marksOf(cx: PageContext, question: Question, first: VariableEntry | undefined): string {
  const { m } = cx;
  const marks: string[] = [];
  if (first?.demographic) marks.push(m.demographic);
  if (question.personal) marks.push(m.personal);
  if (first?.separate) marks.push(m.separate);
  if (question.medium) marks.push(`${m.medium} ${m.media[question.medium]}`);
  return marks.join(m.listSeparator);
}

/** Values of the question itself, and of each column that has its own; shared lists only by their name. */
function valuesOf(cx: PageContext, question: Question, plain: VariableEntry | undefined): Part[] {
  const { m } = cx;
  if (plain) return [valuesOrList(cx, plain, m.values)];
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
    ...(entry ? [valuesOrList(cx, unscored(entry), m.values)] : []),
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

function valuesOrList(cx: PageContext, entry: VariableEntry, caption: string): Part {
  const shared = entry.list !== undefined && cx.lists.has(entry.list) ? entry.list : undefined;
  if (shared === undefined) return valueTable(cx, entry.values, entry.missing, caption);
  const { m } = cx;
  const short = [...entry.values.filter((value) => value.label !== undefined), ...entry.missing];
  const shown = short.length > 7 ? [short[0], short.at(-1)].flatMap((value) => value ?? []) : short;
  const words = shown.map((value) => `${value.code} = ${value.label ?? value.value}`);
  return () => (
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
  const said: Fact[] = [
    ...variableFacts(cx, entry),
    [m.origin, m.specifies(entry.label)],
    [m.universe, entry.universe],
    [m.range, entry.range],
  ];
  return facts(cx, said, "facts sub");
}

/** A variable that is no part of a question: computed in the flow, or handed over from outside. */
export function looseEntry(cx: PageContext, entry: VariableEntry, level: 3 | 4): VNode {
  const { m } = cx;
  const Heading = level === 3 ? "h3" : "h4";
  const head = () => (
    <Heading lang={cx.lang}>
      <span>{entry.label}</span>
    </Heading>
  );
  const said: Fact[] = [
    ...variableFacts(cx, entry),
    [m.origin, m.origins[entry.origin]],
    [m.type, typeOf(cx, [entry])],
    [entry.stored ? m.universe : m.appliesTo, entry.universe],
    ...formulaFacts(cx, entry.formula),
    [entry.stored ? m.range : m.scoreRange, entry.range],
    [m.stored, entry.stored ? undefined : m.derived],
    commentFact(cx, entry.comment),
  ];
  const parts: Part[] = [head, () => facts(cx, said), valueTable(cx, entry.values, entry.missing)];
  return <article class="entry" dangerouslySetInnerHTML={rendered(parts)} />;
}
