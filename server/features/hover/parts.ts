/** Parts of questions and lists: options, items, perspectives, columns, bands. */
import type { Option, Question, Variable } from "../../../language/instrument/model.js";
import { type Block, type Line, type Piece, paragraph, rule } from "../markup.js";
import { dimensionNames, storedLine } from "./question.js";
import type { Telling } from "./telling.js";
import { usedBy } from "./used.js";
import { missingLine, optionsBlock, typeLines } from "./values.js";

export function tellOption(t: Telling): Block[] {
  const found = optionHere(t);
  if (!found) return tellEnd(t);
  const { option: o, question } = found;
  const words: Piece[] = o.label ? t.pieces(o.label) : [{ em: [t.say("unlabelled")] }];
  const blocks: Block[] = [paragraph([{ strong: words }])];
  if (o.help) blocks.push(paragraph([{ em: t.pieces(o.help) }]));
  const lines: Line[] = [
    t.fact("value", { code: String(o.value) }),
    ...(o.name !== undefined ? [t.fact("code", { code: String(o.code) })] : []),
  ];
  if (o.interval) lines.push(t.fact("interval", `${o.interval.from ?? ""}..${o.interval.to ?? ""}`));
  if (o.points !== undefined) lines.push(t.fact("countsAs", String(o.points)));
  const specify = o.specify || specifyOf(t, found);
  if (specify) lines.push(t.fact("specify", { code: specify }));
  const marks = [
    ...(o.missing ? [t.say("missingMark")] : []),
    ...(o.exclusive ? [t.say("exclusive")] : []),
    ...(o.fixed ? [t.say("fixed")] : []),
    ...(o.retired ? [t.say("retired")] : []),
  ];
  if (marks.length > 0) lines.push(t.fact("marks", marks.join(t.say("comma"))));
  if (o.guard !== undefined) lines.push(t.fact("offered", t.words.universe(o.guard)));
  lines.push(
    question
      ? t.fact("of", { code: question.id }, " ", t.short(question.label))
      : t.fact("list", { code: t.declaration.parent?.name ?? "" }),
  );
  return [...blocks, rule, paragraph(...lines), usedBy(t)];
}

/** Words at a place of a slider: no option, but what a number means. */
function tellEnd(t: Telling): Block[] {
  const { label, name, parent } = t.declaration;
  return [
    paragraph([{ code: name ?? "" }, " ", { strong: [label ?? t.say("unlabelled")] }]),
    ...(parent?.name === undefined
      ? []
      : [paragraph(t.fact("of", { code: parent.name }, " ", parent.label ?? ""))]),
  ];
}

/** The option of the question, or list, that it is declared in. */
function optionHere(t: Telling): { option: Option; question?: Question } | undefined {
  const within = (options: readonly Option[]) => options.find((o) => t.isHere(o.at));
  const parent = t.declaration.parent;
  const isParent = (at: { file: number; start: number }) =>
    parent !== undefined && at.file === t.file && at.start <= parent.range.start;
  for (const l of t.instrument.lists) {
    const option =
      t.isHere(l.at) || isParent(l.at) ? within([...l.domain.options, ...l.domain.missing]) : undefined;
    if (option) return { option };
  }
  for (const q of t.instrument.questions) {
    if (q.at.file !== t.file || q.at.start > t.declaration.range.start || q.at.end < t.declaration.range.end)
      continue;
    for (const domain of [q.domain, ...q.columns.flatMap((c) => c.domain ?? [])]) {
      const option = within([...("options" in domain ? domain.options : []), ...domain.missing]);
      if (option) return { option, question: q };
    }
  }
  return undefined;
}

function specifyOf(
  t: Telling,
  { option, question }: { option: Option; question?: Question },
): string | undefined {
  return t.instrument.variables.find(
    (v) => v.origin === "specify" && v.at.start === option.at.start && v.question === question?.id,
  )?.name;
}

/** One line of a battery, or of a dimension that batteries ask. */
export function tellItem(t: Telling): Block[] {
  const row = t.instrument.questions
    .flatMap((question) => question.rows.map((r) => ({ question, row: r })))
    .find(({ row: r }) => t.isHere(r.at));
  const variables = t.instrument.variables.filter((v) => t.isHere(v.at));
  if (!row) return tellDeclaredItem(t);
  const opposite: Piece[] = row.row.opposite ? [" – ", ...t.pieces(row.row.opposite)] : [];
  const blocks: Block[] = [
    paragraph(
      [{ strong: [...t.pieces(row.row.label), ...opposite] }],
      [{ em: t.pieces(row.question.label) }],
    ),
  ];
  if (row.row.help) blocks.push(paragraph([{ em: t.pieces(row.row.help) }]));
  const domain = variables[0]?.domain ?? row.question.domain;
  return [...blocks, ...optionsBlock(t, domain), rule, paragraph(...itemLines(t, variables)), usedBy(t)];
}

function itemLines(t: Telling, variables: readonly Variable[]): Line[] {
  const first = variables[0];
  const lines = [storedLine(t, variables)];
  if (!first) return lines;
  lines.push(...typeLines(t, first), ...missingLine(t, first.domain));
  lines.push(t.fact("asked", t.words.universe(first.guard)));
  if (first.dimension) lines.push(t.fact("dimension", ...dimensionNames(t, first.dimension)));
  if (first.reversed) lines.push(t.fact("marks", t.say("reversed")));
  if (first.weight !== undefined) lines.push(t.fact("weight", String(first.weight)));
  return lines;
}

/** An item that no question asks yet. */
function tellDeclaredItem(t: Telling): Block[] {
  const { label, parent } = t.declaration;
  return [
    paragraph([{ strong: [label ?? t.say("unlabelled")] }]),
    rule,
    paragraph(
      t.fact("dimension", { code: parent?.name ?? "" }),
      t.fact("askedIn", { em: [t.say("notAsked")] }),
    ),
  ];
}

/** A perspective of a battery, or a column of a grid. */
export function tellColumn(t: Telling): Block[] {
  for (const q of t.instrument.questions)
    for (const c of q.columns) {
      if (!t.isHere(c.at)) continue;
      const index = q.columns.indexOf(c);
      const variables = t.instrument.variables.filter((v) => v.question === q.id && v.column === index);
      const first = variables[0];
      const label = t.pieces(c.label);
      return [
        paragraph([{ strong: label.length > 0 ? label : [c.id] }]),
        ...optionsBlock(t, c.domain ?? q.domain),
        rule,
        paragraph(
          t.fact("column", { code: q.id }, " ", t.short(q.label)),
          storedLine(t, variables),
          ...(first ? typeLines(t, first) : []),
        ),
        usedBy(t),
      ];
    }
  return [];
}
