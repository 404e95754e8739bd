/** A question as the respondent reads it, and its variables as the analyst sees them. */
import type { Question, Row, Variable } from "../../../language/instrument/model.js";
import { type Block, type Line, type Piece, paragraph, rule } from "../markup.js";
import { questionsAt } from "../uses.js";
import { kindTitle } from "../words.js";
import type { Telling } from "./telling.js";
import { policyIn } from "./texts.js";
import { usedBy } from "./used.js";
import { missingLine, optionsBlock, typeLines } from "./values.js";

/** Rows and variables that are written out. */
const ROWS = 8;

export function tellQuestion(t: Telling): Block[] {
  const q = questionsAt(t.built, t.file, t.declaration)[0];
  if (!q) return [];
  return [...asRead(t, q), rule, ...asStored(t, q), usedBy(t)];
}

function asRead(t: Telling, q: Question): Block[] {
  const number = q.number === undefined ? [] : [`${q.number}. `];
  const blocks: Block[] = [
    paragraph(
      [{ strong: [...number, ...t.pieces(q.label)] }],
      [{ em: [kindTitle(q.kind)[t.locale]] }, ...(q.named ? [] : [" ", { code: q.id }])],
    ),
  ];
  const notes = [q.help, q.instruction].flatMap((x) => (x ? [[{ em: t.pieces(x) }] as Line] : []));
  if (notes.length > 0) blocks.push(paragraph(...notes));
  if (q.rows.length > 0) blocks.push(t.capped(q.rows, (row) => rowLine(t, row), ROWS));
  if (q.columns.length > 0)
    blocks.push(t.capped(q.columns, (c) => [{ code: c.id }, " ", ...t.pieces(c.label)], ROWS));
  return [...blocks, ...optionsBlock(t, q.domain)];
}

export function rowLine(t: Telling, row: Row): Line {
  const opposite: Piece[] = row.opposite ? [" – ", ...t.pieces(row.opposite)] : [];
  return [{ code: row.code ?? row.id }, " ", ...t.pieces(row.label), ...opposite];
}

function asStored(t: Telling, q: Question): Block[] {
  const { lookup } = t.words;
  const variables = q.fields.flatMap((f) => lookup.variables.get(f.variable) ?? []);
  const texts = t.instrument.variables.filter((v) => v.origin === "specify" && v.question === q.id);
  const lines: Line[] = [storedLine(t, [...variables, ...texts])];
  const first = variables[0];
  if (first) lines.push(...typeLines(t, first));
  lines.push(...missingLine(t, q.domain));
  const list = "list" in q.domain ? q.domain.list : undefined;
  if (list !== undefined) lines.push(t.fact("scale", { code: list }));
  if (q.total !== undefined) lines.push(t.fact("total", String(q.total)));
  lines.push(...askedLines(t, q, first));
  const dimensions = [...new Set(variables.flatMap((v) => v.dimension ?? []))];
  if (dimensions.length > 0) lines.push(t.fact("dimension", ...dimensionNames(t, dimensions)));
  const reversed = variables.filter((v) => v.reversed);
  if (reversed.length > 0 && q.rows.length > 0) lines.push(t.fact("reversed", ...storedNames(t, reversed)));
  if (q.doc !== undefined) lines.push(t.fact("doc", q.doc));
  return [paragraph(...lines)];
}

export function askedLines(t: Telling, q: Question, v: Variable | undefined): Line[] {
  const guard = v?.guard ?? q.guard;
  return [
    t.fact("asked", t.words.universe(guard)),
    t.fact("answer", policyIn(v?.response ?? q.response, t.locale)),
  ];
}

/** Names in the data. */
export function storedLine(t: Telling, variables: readonly Variable[]): Line {
  if (variables.length === 1) return t.fact("variable", { code: variables[0]!.name });
  return [
    { strong: [t.say("variables", { n: variables.length })] },
    t.say("colon"),
    ...storedNames(t, variables),
  ];
}

function storedNames(t: Telling, variables: readonly Variable[]): Piece[] {
  const shown = variables.length <= ROWS + 1 ? variables : variables.slice(0, ROWS);
  const more = variables.length - shown.length;
  return t.joined([
    ...shown.map((v): Piece => ({ code: v.name })),
    ...(more > 0 ? [t.say("more", { n: more })] : []),
  ]);
}

export function dimensionNames(t: Telling, ids: readonly string[]): Piece[] {
  const { lookup } = t.words;
  return t.joined(
    ids.map((id): Piece[] => {
      const label = t.short(lookup.dimensions.get(id)?.label);
      return [{ code: id }, ...(label === "" || label === id ? [] : [` ${label}`])];
    }),
  );
}
