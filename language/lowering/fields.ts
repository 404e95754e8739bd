/** The variables of a question: one for each cell, and the texts of "other, please specify". */
import type { Question as QuestionNode } from "../generated/ast.js";
import type {
  Column,
  Domain,
  Expr,
  Level,
  Option,
  Place,
  Question,
  Text,
  Variable,
} from "../instrument/model.js";
import type { ColumnInfo } from "./columns.js";
import type { Lowering } from "./context.js";
import { bindDefault } from "./defaults.js";
import type { Modifiers } from "./modifiers.js";
import { policyOf, type QuestionPlace } from "./questions.js";
import type { RowInfo, Rows } from "./rows.js";
import { countsAsPoints, scoringOf } from "./scoring.js";
import type { Site } from "./site.js";

export interface FieldContext {
  node: QuestionNode;
  modifiers: Modifiers;
  site: Site;
  rows: Rows;
  columns: ColumnInfo[];
  place: QuestionPlace;
  /** The name of the question is taken, which has been reported. */
  quiet: boolean;
}

/** One variable for each cell, in row-major order. */
export function makeFields(l: Lowering, q: Question, c: FieldContext): void {
  const columns = q.columns.length > 0 ? q.columns.map((_, i) => i) : [undefined];
  if (q.rows.length === 0) {
    for (const column of columns)
      addField(l, q, c, cellNames(q, { variable: q.id, reference: q.id }, column), undefined, column);
    return;
  }
  q.rows.forEach((row, r) => {
    const info = c.rows.info[r]!;
    if (info.standsAlone) declareRow(l, q, row.id, info, row.at);
    for (const column of columns) addField(l, q, c, cellNames(q, info, column), r, column);
  });
}

function cellNames(q: Question, of: { variable: string; reference: string }, column: number | undefined) {
  if (column === undefined) return of;
  const { id } = q.columns[column]!;
  return { variable: `${of.variable}_${id}`, reference: `${of.reference}.${id}` };
}

/** A named item is known by its name alone; under several perspectives, perhaps of two batteries, by name and perspective. */
function declareRow(l: Lowering, q: Question, id: string, info: RowInfo, at: Place): void {
  const span = l.spanAt(at);
  if (q.columns.length === 0) {
    l.declare.value({ kind: "variable", variable: info.variable, name: id, clock: l.clock, span });
    return;
  }
  const known = l.names.values.get(id);
  if (known?.kind === "item" && known.span.start === span.start && known.span.uri === span.uri)
    known.places.push({ question: q.id, row: id });
  else
    l.declare.value({ kind: "item", places: [{ question: q.id, row: id }], name: id, clock: l.clock, span });
}

function addField(
  l: Lowering,
  q: Question,
  c: FieldContext,
  names: { variable: string; reference: string },
  r: number | undefined,
  column: number | undefined,
): void {
  const row = r === undefined ? undefined : q.rows[r]!;
  const info = r === undefined ? undefined : c.rows.info[r]!;
  const col = column === undefined ? undefined : q.columns[column]!;
  const own = column === undefined ? undefined : c.columns[column]!.modifiers;
  const domain = withoutSpecify(l, q, col?.domain ?? q.domain);
  const at = row?.at ?? q.at;
  const guard = row?.guard ?? q.guard;
  const policy = own ? policyOf(l, own, q.kind, q.response) : q.response;
  const v: Variable = {
    name: names.variable,
    reference: names.reference,
    origin: "answer",
    question: q.id,
    label: labelOf(l, names.variable, row?.label ?? q.label, col),
    level: levelOf(domain),
    domain,
    response: q.medium && policy === "required" ? "optional" : policy,
    personal: q.personal || own?.flags.has("personal") === true,
    demographic: c.place.demographic,
    reversed: info?.reversed === true,
    page: c.place.page,
    position: 0,
    at,
  };
  if (r !== undefined) v.row = r;
  if (column !== undefined) v.column = column;
  if (guard !== undefined) v.guard = guard;
  if (row?.dimension) v.dimension = row.dimension;
  if (col && q.kind !== "grid") v.perspective = col.id;
  if (info?.weight !== undefined) v.weight = info.weight;
  const scoring = countsAsPoints(q, domain) ? scoringOf(domain, v.reversed) : undefined;
  if (scoring) v.scoring = scoring;
  l.declare.variable(
    v,
    row ? l.spanAt(at) : l.spanOf(c.node, c.node.name !== undefined ? "name" : "kind"),
    c.quiet,
  );
  q.fields.push({
    variable: names.variable,
    ...(r !== undefined ? { row: r } : {}),
    ...(column !== undefined ? { column } : {}),
  });
  info?.onVariable?.(v);
  const preset = (own?.default ?? c.modifiers.default)?.value;
  if (preset) l.later(() => bindDefault(l, preset, v, c.site));
}

/** Question or row and perspective in one line. */
function labelOf(l: Lowering, variable: string, label: Text, column: Column | undefined): Text {
  const words = column?.label.parts ?? [];
  if (words.length === 0) return label;
  const [open, close] = l.chinese ? ["（", "）"] : [" (", ")"];
  return {
    key: `${variable}.variable`,
    parts: [...label.parts, { kind: "text", value: open! }, ...words, { kind: "text", value: close! }],
  };
}

export function levelOf(domain: Domain): Level {
  switch (domain.type) {
    case "choice":
      return !domain.multiple &&
        (domain.ordered || (domain.options.length > 0 && domain.options.every((o) => o.interval)))
        ? "ordinal"
        : "nominal";
    case "boolean":
      return "nominal";
    case "number":
      return domain.slider ? "interval" : "ratio";
    case "text":
      return "text";
    case "ranking":
      return "ordinal";
    default:
      return "time";
  }
}

/** "Other, please specify" is one line to write on for a question, not for each of many cells. */
function withoutSpecify(l: Lowering, q: Question, domain: Domain): Domain {
  if (q.rows.length === 0 && q.columns.length === 0) return domain;
  const all = [...("options" in domain ? domain.options : []), ...domain.missing];
  const marked = all.find((o) => o.specify !== undefined);
  if (!marked) return domain;
  const inside = marked.at.file === q.at.file && marked.at.start >= q.at.start && marked.at.end <= q.at.end;
  l.report("mark-not-applicable", l.spanAt(inside ? marked.at : (q.labelAt ?? q.at)), {
    mark: "specify",
    what: { en: "a question with several items", zh: "含多个题项的题目" },
  });
  const plain = ({ specify: _, ...o }: Option): Option => o;
  const missing = domain.missing.map(plain);
  const made: Domain =
    "options" in domain ? { ...domain, options: domain.options.map(plain), missing } : { ...domain, missing };
  if (q.domain === domain) q.domain = made;
  for (const c of q.columns) if (c.domain === domain) c.domain = made;
  return made;
}

/** Texts of "other, please specify": asked when their option is chosen. */
export function specifyVariables(l: Lowering, q: Question, place: QuestionPlace, quiet: boolean): void {
  const { domain } = q;
  const options = "options" in domain ? domain.options : [];
  if (![...options, ...domain.missing].some((o) => o.specify !== undefined)) return;
  const several = domain.type === "ranking" || (domain.type === "choice" && domain.multiple);
  // Options of a shared list are shared; the variable is this question's own.
  const own = (o: Option): Option => {
    if (o.specify === undefined) return o;
    const id = o.name ?? String(o.code).replace("-", "m").replace(".", "_");
    const name = `${q.id}_${id}`;
    const expr: Expr = {
      k: "op",
      op: several ? "has" : "is",
      left: { k: "var", name: q.fields[0]!.variable },
      right: { k: "option", value: o.value, missing: o.missing === true },
    };
    l.declare.variable(
      {
        name,
        reference: `${q.id}.${id}`,
        origin: "specify",
        question: q.id,
        label: {
          key: `${name}.variable`,
          parts: [...q.label.parts, { kind: "text", value: " – " }, ...(o.label?.parts ?? [])],
        },
        level: "text",
        domain: { type: "text", lines: 1, missing: [] },
        guard: l.guards.add(q.guard, [{ expr, want: true }], o.at),
        response: q.response === "required" && !q.medium ? "required" : "optional",
        personal: q.personal,
        demographic: place.demographic,
        reversed: false,
        page: place.page,
        position: 0,
        at: o.at,
      },
      l.spanAt(o.at),
      quiet,
    );
    return { ...o, specify: name };
  };
  const missing = domain.missing.map(own);
  q.domain =
    "options" in domain ? { ...domain, options: domain.options.map(own), missing } : { ...domain, missing };
  const first = l.variables.get(q.fields[0]!.variable);
  if (first?.question === q.id) first.domain = q.domain;
}
