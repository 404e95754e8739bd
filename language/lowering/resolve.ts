/** From a name in an expression to the variable or family of variables it stands for. */
import type { AstNode } from "langium";
import type { Span } from "../diagnostics/diagnostic.js";
import type { Field, Question, Variable } from "../instrument/model.js";
import { suggest, type ValueSymbol } from "../semantics/names.js";
import { nearest } from "../syntax/foreign-words.js";
import type { Lowering } from "./context.js";
import { familyOf as scoresOf } from "./score-families.js";
import type { Site } from "./site.js";
import { type Bound, type Member, NUMBER, optionsOf, TEXT, typeOfDomain } from "./types.js";

const ATTRIBUTES = ["label", "phrase", "points", "band", "advice"] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** `age`, `phq9.9`, `servqual.5.E`, `level.band`; undefined when an error was reported. */
export function resolveName(l: Lowering, node: AstNode, path: string, site: Site): Bound | undefined {
  const segments = path.split(".");
  const span = l.spanOf(node);
  const first = segments[0]!;
  const local = site.local?.(first);
  if (local) return segments.length === 1 ? local : attribute(l, local, segments.slice(1), span);
  if (first === "today" && segments.length === 1) return { type: { t: "date" }, expr: { k: "today" } };

  const symbol = l.names.values.get(first);
  if (!symbol) {
    l.report("undefined-name", span, { name: first, suggestion: suggest(nearest(first, [...l.names.values.keys(), "today"])) });
    return undefined;
  }
  if (symbol.kind !== "dimension" && symbol.kind !== "score" && symbol.clock >= site.clock) {
    l.report("forward-reference", span, { name: first }, { related: [{ span: symbol.span, message: { en: "asked here", zh: "在此处提问" } }] });
    return undefined;
  }
  const rest = segments.slice(1);
  switch (symbol.kind) {
    case "variable": return attribute(l, ofVariable(l.variables.get(symbol.variable)!), rest, span);
    case "question": return question(l, l.questions.get(symbol.id)!, rest, span, site);
    case "score": return score(l, symbol, rest, span, site);
    case "dimension": return dimension(l, symbol, rest, span, site);
  }
}

export function ofVariable(v: Variable): Bound {
  return { type: typeOfDomain(v.domain), expr: { k: "var", name: v.name }, name: v.reference, options: optionsOf(v.domain) };
}

/** A variable as part of a family: read as points, reversed where the item is. */
function member(v: Variable, item?: string, dimension?: string[]): Member {
  const expr = v.scoring ? ({ k: "var", name: v.name, scored: true } as const) : ({ k: "var", name: v.name } as const);
  return { expr, ...(item !== undefined ? { item } : {}), ...(dimension ? { dimension } : {}), ...(v.weight !== undefined ? { weight: v.weight } : {}) };
}

function attribute(l: Lowering, bound: Bound, rest: string[], span: Span): Bound | undefined {
  if (rest.length === 0) return bound;
  const name = rest[0]!;
  if (rest.length > 1 || bound.expr.k !== "var" || !ATTRIBUTES.includes(name as Attribute)) {
    l.report("unknown-attribute", span, { name: bound.name ?? "", attribute: rest.join("."), suggestion: suggest(nearest(name, ATTRIBUTES)) });
    return undefined;
  }
  return { type: name === "points" ? NUMBER : TEXT, expr: { k: "attr", name: bound.expr.name, attr: name as Attribute } };
}

function question(l: Lowering, q: Question, rest: string[], span: Span, site: Site): Bound | undefined {
  let fields: Field[] = q.fields;
  let columns = q.columns.length;
  const left = [...rest];
  while (left.length > 0 && fields.length > 0) {
    const segment = left[0]!;
    const byRow = fields.filter((f) => f.row !== undefined && q.rows[f.row]!.id === segment);
    const byColumn = fields.filter((f) => f.column !== undefined && q.columns[f.column]!.id === segment);
    const byDimension = fields.filter((f) => f.row !== undefined && q.rows[f.row]!.dimension?.includes(segment));
    if (byRow.length > 0) fields = byRow;
    else if (byColumn.length > 0) {
      fields = byColumn;
      columns = 1;
    } else if (byDimension.length > 0) fields = byDimension;
    else break;
    left.shift();
  }
  if (left.length > 0 && fields.length === q.fields.length) {
    const text = l.variables.get(`${q.id}_${left[0]}`);
    if (text?.origin === "specify" && left.length === 1) return ofVariable(text);
    if (q.rows.length > 0) {
      const ids = [...q.rows.map((r) => r.id), ...q.columns.map((c) => c.id)];
      l.report("unknown-row", span, { question: q.id, row: left[0]!, suggestion: suggest(nearest(left[0]!, ids)) });
      return undefined;
    }
  }
  if (site.within?.dimension !== undefined && q.rows.length > 0 && rest.length === 0) {
    const own = fields.filter((f) => q.rows[f.row!]?.id === site.within!.dimension || q.rows[f.row!]?.dimension?.includes(site.within!.dimension!));
    if (own.length > 0) fields = own;
  }
  if (fields.length === 1) return attribute(l, ofVariable(l.variables.get(fields[0]!.variable)!), left, span);
  if (left.length > 0) return attribute(l, { type: TEXT, expr: { k: "text", parts: [] }, name: q.id }, left, span);
  if (columns > 1 && q.kind !== "grid") {
    const first = q.columns[0]!.id;
    l.report("perspective-needed", span, { name: q.id, perspectives: q.columns.map((c) => c.id).join(", "), example: `${q.id}.${first}` });
    return undefined;
  }
  const members = fields.map((f) => {
    const v = l.variables.get(f.variable)!;
    return member(v, f.row === undefined ? undefined : q.rows[f.row]!.id, f.row === undefined ? undefined : q.rows[f.row]!.dimension);
  });
  return family(l, members, fields[0]!.variable, q.id);
}

function family(l: Lowering, members: Member[], sample: string, name: string): Bound {
  const v = l.variables.get(sample)!;
  return { type: typeOfDomain(v.domain), expr: { k: "boolean", value: false }, members, name, options: optionsOf(v.domain) };
}

function score(l: Lowering, symbol: Extract<ValueSymbol, { kind: "score" }>, rest: string[], span: Span, site: Site): Bound | undefined {
  if (!site.scores) {
    l.report("score-in-flow", span, { name: symbol.name }, { related: [{ span: symbol.span, message: { en: "declared here", zh: "在此处定义" } }] });
    return undefined;
  }
  const { members, each } = scoresOf(l, symbol.family, site.score);
  if (!each) {
    const only = members[0];
    return only ? attribute(l, { type: NUMBER, expr: only.expr, name: symbol.name }, rest, span) : undefined;
  }
  let own = members;
  if (site.within?.dimension !== undefined && rest.length === 0) own = members.filter((m) => m.dimension?.includes(site.within!.dimension!));
  if (site.within?.item !== undefined && rest.length === 0) own = members.filter((m) => m.item === site.within!.item);
  if (rest.length > 0) {
    const one = members.filter((m) => m.item === rest[0] || (m.item === undefined && m.dimension?.at(-1) === rest[0]));
    if (one.length !== 1) {
      const ids = members.map((m) => m.item ?? m.dimension?.at(-1) ?? "");
      l.report("unknown-row", span, { question: symbol.name, row: rest[0]!, suggestion: suggest(nearest(rest[0]!, ids)) });
      return undefined;
    }
    return attribute(l, { type: NUMBER, expr: one[0]!.expr, name: `${symbol.name}.${rest[0]}` }, rest.slice(1), span);
  }
  if (site.within?.item !== undefined && own.length === 1) return { type: NUMBER, expr: own[0]!.expr };
  return { type: NUMBER, expr: { k: "boolean", value: false }, members: own, name: symbol.name };
}

function dimension(l: Lowering, symbol: Extract<ValueSymbol, { kind: "dimension" }>, rest: string[], span: Span, site: Site): Bound | undefined {
  const name = symbol.id;
  let parts = dimensionParts(l, name);
  const left = [...rest];
  let perspective: string | undefined;
  for (const segment of left.splice(0)) {
    const byItem = parts.filter((p) => p.member.item === segment);
    const byDimension = parts.filter((p) => p.member.dimension?.includes(segment));
    const byPerspective = parts.filter((p) => p.variable.perspective === segment);
    if (byPerspective.length > 0) {
      parts = byPerspective;
      perspective = segment;
    } else if (byItem.length > 0) parts = byItem;
    else if (byDimension.length > 0) parts = byDimension;
    else {
      const ids = [...new Set(parts.flatMap((p) => [p.member.item ?? "", p.variable.perspective ?? "", ...(p.member.dimension ?? [])]))];
      l.report("unknown-row", span, { question: name, row: segment, suggestion: suggest(nearest(segment, ids)) });
      return undefined;
    }
  }
  const within = site.within;
  if (within?.item !== undefined) parts = parts.filter((p) => p.member.item === within.item);
  else if (within?.dimension !== undefined && parts.some((p) => p.member.dimension?.includes(within.dimension!)) && name !== within.dimension) {
    parts = parts.filter((p) => p.member.dimension?.includes(within.dimension!));
  }
  if (parts.length === 0) {
    l.report("unanswered-dimension", span, { name });
    return undefined;
  }
  const perspectives = [...new Set(parts.map((p) => p.variable.perspective ?? ""))];
  if (perspective === undefined && perspectives.length > 1) {
    l.report("perspective-needed", span, { name, perspectives: perspectives.join(", "), example: `${name}.${perspectives[0]}` });
    return undefined;
  }
  if (rest.length > 0 && parts.length === 1) return ofVariable(parts[0]!.variable);
  return family(l, parts.map((p) => p.member), parts[0]!.variable.name, name);
}

/** Every variable that measures a dimension, with its place in it. */
export function dimensionParts(l: Lowering, id: string, seen = new Set<string>()): { member: Member; variable: Variable }[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const d = l.dimensionOf(id);
  if (!d) return [];
  const own = d.items.flatMap((item) =>
    item.variables.map((name) => {
      const variable = l.variables.get(name)!;
      const m = member(variable, item.id, [...(variable.dimension?.includes(id) ? variable.dimension : [id])]);
      if (item.weight !== undefined) m.weight = item.weight;
      // A key may reverse an item that its own battery does not.
      if (item.reversed !== variable.reversed && m.expr.k === "var") m.expr = l.reversedCopy(variable, item.reversed);
      return { member: m, variable };
    }),
  );
  const facets = l.instrument.dimensions.filter((x) => x.parent === id).flatMap((x) => dimensionParts(l, x.id, seen));
  const second = d.of.flatMap((x) => dimensionParts(l, x, seen).map((p) => ({ ...p, member: { ...p.member, dimension: [id, ...(p.member.dimension ?? [])] } })));
  return [...own, ...facets, ...second];
}
