/** Questions: their words, what can be answered, and the variables that take the answers. */
import type { EachRow, Question as QuestionNode } from "../generated/ast.js";
import type { Question, ResponsePolicy, Row } from "../instrument/model.js";
import { lowerColumns } from "./columns.js";
import { bindTest } from "./conditions.js";
import type { Lowering } from "./context.js";
import { citationOf } from "./dimensions.js";
import { domainOf, totalOf } from "./domains.js";
import { makeFields, specifyVariables } from "./fields.js";
import { ofVariable } from "./members.js";
import { type Modifiers, sortModifiers } from "./modifiers.js";
import { whole, wholeOf } from "./numbers.js";
import { lowerRows } from "./rows.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";

export interface QuestionPlace {
  guard: number | undefined;
  demographic: boolean;
  page: number;
  /** Of a follow-up: its data name. Follow-ups carry no number. */
  variable?: string;
  local?: Site["local"];
}

/** Lowers a question and its variables. */
export function lowerQuestion(l: Lowering, node: QuestionNode, place: QuestionPlace): Question {
  const clock = ++l.clock;
  const site: Site = { clock, ...(place.local ? { local: place.local } : {}) };
  const m = sortModifiers(l, node.modifiers, node.kind);
  const numbered =
    place.variable === undefined && node.kind !== "consent" && l.instrument.numbering !== "none";
  const number = numbered ? String(++l.questionNumber) : undefined;
  const id = place.variable ?? node.name ?? l.declare.provisionalName(node);
  const at = l.placeOf(node);
  const condition = m.when?.condition;
  const guard = m.when
    ? l.conditional(place.guard, (test) => bindTest(l, condition, site, test), l.placeOf(m.when))
    : place.guard;
  const label = textOf(l, node, "label", `${id}.label`, site);
  if (!label) reportMissingLabel(l, node);
  const domain = domainOf(l, node, m, { id, site, ...(guard !== undefined ? { guard } : {}) });
  const q: Question = {
    id,
    named: node.name !== undefined,
    kind: node.kind,
    label: label ?? literalText(`${id}.label`, ""),
    probes: [],
    response: policyOf(l, m, node.kind),
    personal: m.flags.has("personal"),
    domain,
    rows: [],
    columns: [],
    fields: [],
    at,
  };
  if (number !== undefined) q.number = number;
  if (guard !== undefined) q.guard = guard;
  if (node.label !== undefined) q.labelAt = l.place(l.spanOf(node, "label"));
  const doc = l.docOf(node);
  if (doc) q.doc = doc;
  words(l, q, m, site);
  appearance(l, q, m);
  if (node.kind === "allocate") q.total = totalOf(l, m);
  const perPage = m.perPage && whole(l, m.perPage, "per page", m.perPage.value, 1);
  if (perPage !== undefined) q.perPage = perPage;
  if (m.medium) q.medium = m.medium.medium;
  const citation = citationOf(l, m);
  if (citation) q.citation = citation;

  l.questions.set(id, q);
  l.instrument.questions.push(q);
  const span = l.spanOf(node, node.name !== undefined ? "name" : "kind");
  const quiet =
    place.variable === undefined &&
    l.declare.value({ kind: "question", id, name: id, clock, span }) !== "new";
  const columns = lowerColumns(l, node, q, site);
  const rows = lowerRows(l, node, q, m, site);
  for (const row of q.rows) {
    const same = q.columns.find((c) => c.id === row.id);
    if (same)
      l.report(
        "duplicate-entry",
        l.spanAt(row.at),
        { name: row.id },
        { related: [{ span: l.spanAt(same.at), message: { en: "also a column", zh: "也是列名" } }] },
      );
  }
  makeFields(l, q, { node, modifiers: m, site, rows, columns, place, quiet });
  specifyVariables(l, q, place, quiet);
  if (rows.each.length > 0) followUps(l, q, rows.each, place);
  return q;
}

function reportMissingLabel(l: Lowering, node: QuestionNode): void {
  const span = l.spanOf(node, node.name !== undefined ? "name" : "kind");
  // Words without quotes read as a name.
  const isWords = node.name !== undefined && /[\u0080-\uffff]/.test(node.name);
  const fixes = isWords
    ? [
        {
          title: { en: "Make it the words", zh: "改为题目文字" },
          edits: [{ ...span, text: `"${node.name}"` }],
          preferred: true,
        },
      ]
    : [];
  l.report("missing-label", span, { what: { en: "The question", zh: "题目" } }, { fixes });
}

function words(l: Lowering, q: Question, m: Modifiers, site: Site): void {
  for (const name of ["help", "instruction", "short"] as const) {
    const node = m.texts.get(name);
    const text = node && textOf(l, node, "text", `${q.id}.${name}`, site);
    if (text) q[name] = text;
  }
  q.probes = m.probes.flatMap((p, i) => textOf(l, p, "text", `${q.id}.probe${i + 1}`, site) ?? []);
}

function appearance(l: Lowering, q: Question, m: Modifiers): void {
  const as = m.flags.has("dropdown") ? "dropdown" : m.flags.has("buttons") ? "buttons" : undefined;
  const columns = wholeOf(l, m, "columns", 1, 6);
  if (as || columns !== undefined)
    q.appearance = { ...(as ? { as } : {}), ...(columns !== undefined ? { columns } : {}) };
}

/** @param inherited what holds when the modifiers say nothing; by default what the survey says */
export function policyOf(
  l: Lowering,
  m: Modifiers,
  kind: string,
  inherited?: ResponsePolicy,
): ResponsePolicy {
  for (const p of ["required", "requested", "optional"] as const) if (m.flags.has(p)) return p;
  return inherited ?? (kind === "consent" ? "required" : l.instrument.answers);
}

/** The questions of `each row`, once for each row: they read its answer as `answer`. */
function followUps(l: Lowering, q: Question, each: readonly EachRow[], place: QuestionPlace): void {
  const nodes = each.flatMap((e) => e.questions);
  const names = namesOfFollowUps(nodes);
  for (const [r, row] of q.rows.entries()) followUpsOf(l, q, row, r, nodes, names, place);
}

function namesOfFollowUps(nodes: readonly QuestionNode[]): string[] {
  const taken = new Set(nodes.map((n) => n.name));
  let count = 1;
  return nodes.map((n) => {
    if (n.name !== undefined) return n.name;
    let name = "remark";
    while (taken.has(name)) name = `remark${++count}`;
    taken.add(name);
    return name;
  });
}

function followUpsOf(
  l: Lowering,
  q: Question,
  row: Row,
  r: number,
  nodes: readonly QuestionNode[],
  names: readonly string[],
  place: QuestionPlace,
): void {
  const field = q.fields.find((f) => f.row === r);
  const answer = field && l.variables.get(field.variable);
  if (!answer) return;
  nodes.forEach((inner, i) => {
    const guard = row.guard ?? q.guard;
    const made = lowerQuestion(l, inner, {
      ...place,
      guard,
      variable: `${answer.name}_${names[i]}`,
      local: (n) => (n === "answer" ? { ...ofVariable(answer), name: "answer" } : undefined),
    });
    row.followUps.push(made.id);
  });
}
