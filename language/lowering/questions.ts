/** Questions: their words, what can be answered, and the variables that take the answers. */
import type { Perspective, Question as QuestionNode } from "../generated/ast.js";
import type { Column, Domain, Level, Place, Question, ResponsePolicy, Text, Variable } from "../instrument/model.js";
import { bindCondition, bindScalar } from "./bind.js";
import type { Lowering } from "./context.js";
import { citationOf } from "./dimensions.js";
import { domainOf } from "./domains.js";
import { type Modifiers, sortModifiers } from "./modifiers.js";
import { lowerRows, type RowSource } from "./rows.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";

export interface QuestionPlace {
  guard: number | undefined;
  demographic: boolean;
  page: number;
  /** Kept out of the numbering: follow-ups and columns. */
  unnumbered?: boolean;
  /** Data name to use instead of the question's own: follow-ups. */
  variable?: string;
  local?: Site["local"];
}

/** Lowers a question and its variables; returns its id. */
export function lowerQuestion(l: Lowering, node: QuestionNode, place: QuestionPlace): Question {
  const clock = ++l.clock;
  const site: Site = { clock, ...(place.local ? { local: place.local } : {}) };
  const m = sortModifiers(l, node.modifiers, node.kind);
  const numbered = !place.unnumbered && node.kind !== "consent" && l.instrument.numbering !== "none";
  const number = numbered ? String(++l.questionNumber) : undefined;
  const id = place.variable ?? node.name ?? l.provisionalName(node);
  const at = l.placeOf(node);

  let guard = place.guard;
  if (m.when) {
    const condition = m.when.condition;
    guard = l.conditional(guard, true, (test) => {
      const expr = bindCondition(l, condition, site);
      if (expr) test.expr = expr;
    }, l.placeOf(m.when)).id;
  }
  const label = textOf(l, node, "label", `${id}.label`, site);
  if (!label) reportMissingLabel(l, node);
  const domain = domainOf(l, node, m, { id, site, ...(guard !== undefined ? { guard } : {}) });
  const q: Question = {
    id, named: node.name !== undefined, kind: node.kind, label: label ?? literalText(`${id}.label`, ""), probes: [],
    response: policyOf(l, m, node.kind), personal: m.flags.has("personal"), domain, rows: [], columns: [], fields: [], at,
  };
  if (number !== undefined) q.number = number;
  if (guard !== undefined) q.guard = guard;
  if (node.label !== undefined) q.labelAt = l.place(l.spanOf(node, "label"));
  const doc = l.docOf(node);
  if (doc) q.doc = doc;
  words(l, q, m, site);
  appearance(q, m);
  if (node.kind === "allocate") q.total = m.numbers.get("total")?.value ?? 100;
  if (m.perPage) q.perPage = Math.max(1, Math.floor(m.perPage.value));
  if (m.medium) q.medium = m.medium.medium;
  const citation = citationOf(l, m);
  if (citation) q.citation = citation;

  l.questions.set(id, q);
  l.instrument.questions.push(q);
  if (!place.variable) l.declareValue({ kind: "question", id, name: id, clock, span: l.spanOf(node, "name") }, node.name !== undefined);
  q.columns = columnsOf(l, node, q, site);
  const source = lowerRows(l, node, q, m, site);
  makeFields(l, q, node, m, site, source, place);
  specifyVariables(l, q, place);
  source.followUps?.(place);
  return q;
}

function reportMissingLabel(l: Lowering, node: QuestionNode): void {
  const span = l.spanOf(node, node.name !== undefined ? "name" : "kind");
  const looksLikeWords = node.name !== undefined && /[^\x00-\x7f]/.test(node.name);
  l.report("missing-label", span, { what: { en: "The question", zh: "题目" } }, looksLikeWords ? { fixes: [{ title: { en: "Make it the words", zh: "改为题目文字" }, edits: [{ ...span, text: `"${node.name}"` }], preferred: true }] } : {});
}

function words(l: Lowering, q: Question, m: Modifiers, site: Site): void {
  for (const name of ["help", "instruction", "short"] as const) {
    const node = m.texts.get(name);
    const text = node && textOf(l, node, "text", `${q.id}.${name}`, site);
    if (text) q[name] = text;
  }
  q.probes = m.probes.flatMap((p, i) => textOf(l, p, "text", `${q.id}.probe${i + 1}`, site) ?? []);
}

function appearance(q: Question, m: Modifiers): void {
  const as = m.flags.has("dropdown") ? "dropdown" : m.flags.has("buttons") ? "buttons" : undefined;
  const columns = m.numbers.get("columns")?.value;
  if (as || columns !== undefined) q.appearance = { ...(as ? { as } : {}), ...(columns !== undefined ? { columns: Math.min(6, Math.max(1, Math.floor(columns))) } : {}) };
}

function policyOf(l: Lowering, m: Modifiers, kind: string): ResponsePolicy {
  for (const p of ["required", "requested", "optional"] as const) if (m.flags.has(p)) return p;
  return kind === "consent" ? "required" : l.instrument.answers;
}

/** Perspectives of a battery, columns of a grid. */
function columnsOf(l: Lowering, node: QuestionNode, q: Question, site: Site): Column[] {
  const columns: Column[] = [];
  for (const e of node.list?.elements ?? []) {
    if (e.$type === "Perspective") {
      if (node.kind !== "rate" && node.kind !== "rating") {
        l.report("misplaced-element", l.spanOf(e), { element: { en: "A perspective (`as`)", zh: "评价角度（`as`）" }, place: { en: `\`${node.kind}\``, zh: `\`${node.kind}\`` } });
        continue;
      }
      columns.push(perspective(l, e, q, site));
    } else if (e.$type === "Column") {
      if (node.kind !== "grid") {
        l.report("misplaced-element", l.spanOf(e), { element: { en: "A column", zh: "列（`column`）" }, place: { en: `\`${node.kind}\``, zh: `\`${node.kind}\`` } });
        continue;
      }
      const inner = e.question;
      if (!inner) continue;
      const im = sortModifiers(l, inner.modifiers, inner.kind);
      const id = inner.name ?? `c${columns.length + 1}`;
      const key = `${q.id}.${id}`;
      const domain = domainOf(l, inner, im, { id: key, site, ...(q.guard !== undefined ? { guard: q.guard } : {}) });
      columns.push({ id, label: textOf(l, inner, "label", `${key}.label`, site) ?? literalText(`${key}.label`, id), domain, at: l.placeOf(e) });
    }
  }
  return columns;
}

function perspective(l: Lowering, node: Perspective, q: Question, site: Site): Column {
  const m = sortModifiers(l, node.modifiers, "as");
  const id = node.name ?? "";
  const column: Column = { id, label: textOf(l, node, "label", `${q.id}.${id}.label`, site) ?? literalText(`${q.id}.${id}.label`, ""), at: l.placeOf(node) };
  if (m.on || m.plus.length > 0) {
    const like = { ...node, $type: "Question", kind: "rate", list: undefined } as unknown as QuestionNode;
    const own = m.on ? domainOf(l, like, m, { id: `${q.id}.${id}`, site }) : { ...q.domain, missing: [...q.domain.missing, ...domainOf(l, like, { ...m, interval: undefined } as Modifiers, { id: q.id, site }).missing] };
    column.domain = own as Domain;
  }
  return column;
}

/** One variable for each cell, in row-major order. */
function makeFields(l: Lowering, q: Question, node: QuestionNode, m: Modifiers, site: Site, source: RowSource, place: QuestionPlace): void {
  const add = (name: string, reference: string, row: number | undefined, column: number | undefined, label: Text, at: Place) => {
    const domain = (column === undefined ? undefined : q.columns[column]!.domain) ?? q.domain;
    const r = row === undefined ? undefined : q.rows[row]!;
    const guard = r?.guard ?? q.guard;
    const info = row === undefined ? undefined : source.info[row];
    const v: Variable = {
      name, reference, origin: "answer", question: q.id, label, level: levelOf(domain), domain, response: q.response, personal: q.personal,
      demographic: place.demographic, reversed: info?.reversed === true, page: place.page, position: 0, at,
    };
    if (row !== undefined) v.row = row;
    if (column !== undefined) v.column = column;
    if (guard !== undefined) v.guard = guard;
    if (r?.dimension) v.dimension = r.dimension;
    if (column !== undefined && q.kind !== "grid") v.perspective = q.columns[column]!.id;
    if (info?.weight !== undefined) v.weight = info.weight;
    if (needsScoring(q, domain)) {
      const scoring = l.scoringOf(domain, v.reversed);
      if (scoring) v.scoring = scoring;
    }
    l.addVariable(v, l.spanAt(at));
    q.fields.push({ variable: name, ...(row !== undefined ? { row } : {}), ...(column !== undefined ? { column } : {}) });
    info?.onVariable?.(v);
    if (m.default) {
      const value = m.default.value;
      l.later(() => {
        const bound = bindScalar(l, value, { ...site, local: (n) => l.optionByName(v, n) ?? site.local?.(n) });
        if (bound) v.default = bound.expr;
      });
    }
  };
  const columnLabel = (label: Text, c: number): Text => {
    const words = q.columns[c]!.label.parts;
    if (words.length === 0) return label;
    const zh = /^zh\b/i.test(l.instrument.language);
    return { key: label.key, parts: [...label.parts, { kind: "text", value: zh ? "（" : " (" }, ...words, { kind: "text", value: zh ? "）" : ")" }] };
  };
  const columns = q.columns.length > 0 ? q.columns.map((_, i) => i) : [undefined];
  if (q.rows.length === 0) {
    for (const c of columns) {
      const name = c === undefined ? q.id : `${q.id}_${q.columns[c]!.id}`;
      add(name, name.replace("_", c === undefined ? "_" : "."), undefined, c, c === undefined ? q.label : columnLabel(q.label, c), q.at);
    }
    return;
  }
  q.rows.forEach((row, r) => {
    const info = source.info[r]!;
    for (const c of columns) {
      const suffix = c === undefined ? "" : q.columns[c]!.id;
      const name = c === undefined ? info.variable : `${info.variable}_${suffix}`;
      const reference = c === undefined ? info.reference : `${info.reference}.${suffix}`;
      add(name, reference, r, c, c === undefined ? row.label : columnLabel(row.label, c), row.at);
      if (info.standsAlone && c === undefined) l.declareValue({ kind: "variable", variable: name, name: row.id, clock: l.clock, span: l.spanAt(row.at) }, true);
    }
  });
}

function needsScoring(q: Question, domain: Domain): boolean {
  if (domain.type !== "choice" || domain.multiple) return false;
  return domain.ordered || q.kind === "rate" || domain.options.some((o) => o.points !== undefined);
}

function levelOf(domain: Domain): Level {
  switch (domain.type) {
    case "choice": return domain.ordered || (domain.options.length > 0 && domain.options.every((o) => o.interval)) ? "ordinal" : "nominal";
    case "boolean": return "nominal";
    case "number": return domain.slider ? "interval" : "ratio";
    case "text": return "text";
    case "ranking": return "ordinal";
    default: return "time";
  }
}

/** Texts of "other, please specify": asked when their option is chosen. */
function specifyVariables(l: Lowering, q: Question, place: QuestionPlace): void {
  const { domain } = q;
  if (domain.type !== "choice" && domain.type !== "ranking") return;
  const all = [...domain.options, ...domain.missing];
  if (!all.some((o) => o.specify !== undefined)) return;
  // Options of a shared list are shared; the variable is this question's own.
  const own = (o: (typeof all)[number]) => {
    if (o.specify === undefined) return o;
    const name = `${q.id}_${o.name ?? String(o.code).replace("-", "m")}`;
    const variable = q.fields[0]!.variable;
    const several = domain.type === "ranking" || domain.multiple;
    const expr = { k: "op", op: several ? "has" : "is", left: { k: "var", name: variable }, right: { k: "option", value: o.value, missing: o.missing === true } } as const;
    const guard = l.newGuard(q.guard, [{ expr, want: true }], o.at).id;
    l.addVariable({
      name, reference: `${q.id}.${o.name ?? o.code}`, origin: "specify", question: q.id, label: { key: `${q.id}.${o.value}.specify`, parts: [...q.label.parts, { kind: "text", value: " – " }, ...(o.label?.parts ?? [])] },
      level: "text", domain: { type: "text", lines: 1, missing: [] }, guard, response: q.response === "required" ? "required" : "optional", personal: q.personal,
      demographic: place.demographic, reversed: false, page: place.page, position: 0, at: o.at,
    }, l.spanAt(o.at));
    return { ...o, specify: name };
  };
  domain.options = domain.options.map(own);
  domain.missing = domain.missing.map(own);
}

