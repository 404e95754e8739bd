/** From a name in an expression to the variable or family of variables it stands for. */

import type { Span } from "../diagnostics/diagnostic.js";
import type { Place, Question } from "../instrument/model.js";
import { suggest, type ValueSymbol } from "../semantics/names.js";
import type { Lowering } from "./context.js";
import { useDimension } from "./dimensions.js";
import { dimensionParts, familyOf, ofVariable, type Part, partOf } from "./members.js";
import { pickFields } from "./pick-fields.js";
import { resolveScore } from "./resolve-score.js";
import type { Site } from "./site.js";
import { type Bound, NUMBER, optionsOf, TEXT, typeOfDomain } from "./types.js";
import { unknownName } from "./unknown.js";
import { variablesIn } from "./variables-in.js";

const ATTRIBUTES = ["label", "phrase", "points", "band", "advice"] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** `age`, `phq9.9`, `servqual.5.E`, `level.band`; undefined when an error was reported. */
export function resolveName(l: Lowering, span: Span, path: string, site: Site): Bound | undefined {
  const segments = path.split(".");
  const first = segments[0]!;
  const local = site.local?.(first);
  if (local) {
    referLocal(l, span, first, local);
    return attribute(l, local, segments.slice(1), span);
  }
  if (first === "today" && segments.length === 1) return { type: { t: "date" }, expr: { k: "today" } };

  const found = symbolAt(l, segments);
  if (!found) {
    unknownName(l, span, first, l.names.similarValue(first) ?? l.names.similar(first, ["today"]));
    return undefined;
  }
  const { symbol, rest } = found;
  l.referPart(span, 0, segments.length - rest.length, symbol.span);
  switch (symbol.kind) {
    case "variable":
      return isKnown(l, symbol, site, span)
        ? attribute(l, ofVariable(l.variables.get(symbol.variable)!), rest, span)
        : undefined;
    case "question":
      return isKnown(l, symbol, site, span)
        ? question(l, l.questions.get(symbol.id)!, segments, rest, span, site)
        : undefined;
    case "item":
      return item(l, symbol, rest, span, site);
    case "score":
      return resolveScore(l, symbol, rest, span, site);
    case "dimension":
      return dimension(l, symbol, rest, span, site);
  }
}

/** Dimensions of a qualified import have a dot in their own names. */
export function symbolAt(
  l: Lowering,
  segments: readonly string[],
): { symbol: ValueSymbol; rest: string[] } | undefined {
  for (let n = 1; n <= segments.length; n++) {
    const symbol = l.names.values.get(segments.slice(0, n).join("."));
    if (symbol) return { symbol, rest: segments.slice(n) };
  }
  return undefined;
}

/** What is asked further below is not known yet. */
function isKnown(l: Lowering, symbol: ValueSymbol, site: Site, span: Span): boolean {
  if (symbol.clock < site.clock) return true;
  l.report(
    "forward-reference",
    span,
    { name: symbol.name },
    { related: [{ span: symbol.span, message: { en: "asked here", zh: "在此处提问" } }] },
  );
  return false;
}

/** `.label`, `.points` … of a single value. */
export function attribute(l: Lowering, bound: Bound, rest: readonly string[], span: Span): Bound | undefined {
  if (rest.length === 0) return bound;
  const name = rest[0]!;
  if (
    rest.length > 1 ||
    bound.expr.k !== "var" ||
    !ATTRIBUTES.includes(name as Attribute) ||
    !hasAttribute(l, bound.expr.name, name as Attribute)
  ) {
    const attributes =
      bound.expr.k === "var"
        ? ATTRIBUTES.filter((a) => hasAttribute(l, (bound.expr as { name: string }).name, a))
        : [];
    l.report("unknown-attribute", span, {
      name: bound.name ?? "",
      attribute: rest.join("."),
      suggestion: suggest(l.names.similar(name, attributes)),
    });
    return undefined;
  }
  return {
    type: name === "points" ? NUMBER : TEXT,
    expr: { k: "attr", name: bound.expr.name, attr: name as Attribute },
    ...(bound.name ? { name: `${bound.name}.${name}` } : {}),
  };
}

/** Bands belong to scores, points to options and numbers, words to whatever has options. */
function hasAttribute(l: Lowering, variable: string, name: Attribute): boolean {
  const v = l.variables.get(variable);
  if (name === "band" || name === "advice") return v?.origin === "score";
  return v !== undefined && (name === "label" || ["choice", "ranking", "boolean"].includes(v.domain.type));
}

function question(
  l: Lowering,
  q: Question,
  path: readonly string[],
  rest: readonly string[],
  span: Span,
  site: Site,
): Bound | undefined {
  const picked = pickFields(q, rest, site.within);
  referParts(l, span, rest.slice(0, picked.used), path.length - rest.length, picked.fields[0], q);
  const left = rest.slice(picked.used);
  const only = picked.single ? l.variables.get(picked.fields[0]!.variable) : undefined;
  if (left.length === 1 && picked.used === 0) {
    const text = l.variables.get(`${q.id}_${left[0]}`);
    if (text?.origin === "specify") {
      l.referPart(span, path.length - 1, path.length, text.at);
      return ofVariable(text);
    }
  }
  if (only) return attribute(l, ofVariable(only), left, span);
  if (left.length > 0)
    return unknownRow(l, q.id, left[0]!, [...q.rows.map((r) => r.id), ...q.columns.map((c) => c.id)], span);
  const columns = new Set(picked.fields.map((f) => f.column));
  if (columns.size > 1 && q.kind !== "grid")
    return perspectiveNeeded(
      l,
      [q.id, ...rest].join("."),
      q.columns.map((c) => c.id),
      span,
    );
  const parts = picked.fields.flatMap((f): Part[] => {
    const v = l.variables.get(f.variable);
    const row = f.row === undefined ? undefined : q.rows[f.row]!;
    const id = picked.row && f.column !== undefined ? q.columns[f.column]!.id : row?.id;
    return v
      ? [
          partOf(v, {
            ...(id !== undefined ? { item: id } : {}),
            ...(row?.dimension ? { dimension: row.dimension } : {}),
          }),
        ]
      : [];
  });
  return picked.item && parts.length === 1 ? asScored(parts[0]!, q.id) : familyOf(parts, q.id);
}

/** Notes where the parts of `service.prompt.E` lead: to a row, a perspective, a dimension; `from` counts the parts before. */
function referParts(
  l: Lowering,
  span: Span,
  parts: readonly string[],
  from: number,
  field: Question["fields"][number] | undefined,
  q: Question,
): void {
  parts.forEach((part, i) => {
    const row = field?.row === undefined ? undefined : q.rows[field.row];
    const column = field?.column === undefined ? undefined : q.columns[field.column];
    const at = row?.id === part ? row.at : column?.id === part ? column.at : l.dimensions.get(part)?.at;
    if (at) l.referPart(span, from + i, from + i + 1, at);
  });
}

/** The item that an `each item` speaks of: one value, as scores read it. */
export function asScored({ member, variable }: Part, name: string): Bound {
  return {
    type: typeOfDomain(variable.domain),
    expr: member.expr,
    name,
    options: optionsOf(variable.domain),
  };
}

function unknownRow(l: Lowering, of: string, row: string, ids: readonly string[], span: Span): undefined {
  l.report("unknown-row", span, { question: of, row, suggestion: suggest(l.names.similar(row, ids)) });
}

function perspectiveNeeded(
  l: Lowering,
  name: string,
  perspectives: readonly string[],
  span: Span,
): undefined {
  l.report("perspective-needed", span, {
    name,
    perspectives: perspectives.join(", "),
    example: `${name}.${perspectives[0] ?? ""}`,
  });
}

/** `prompt.E`: a named item that is rated under several perspectives. */
function item(
  l: Lowering,
  symbol: Extract<ValueSymbol, { kind: "item" }>,
  rest: readonly string[],
  span: Span,
  site: Site,
): Bound | undefined {
  const cells = symbol.places.flatMap(({ question: id, row }) => {
    const q = l.questions.get(id)!;
    return q.fields.flatMap((f) =>
      f.row !== undefined && q.rows[f.row]!.id === row
        ? [{ variable: f.variable, column: f.column === undefined ? "" : q.columns[f.column]!.id }]
        : [],
    );
  });
  const columns = [...new Set(cells.map((c) => c.column))];
  const cell = cells.length === 1 ? cells[0] : cells.find((c) => c.column === rest[0]);
  if (!cell) {
    if (rest.length === 0) return perspectiveNeeded(l, symbol.name, columns, span);
    return unknownRow(l, symbol.name, rest[0]!, columns, span);
  }
  if (l.declare.clockOf(cell.variable) >= site.clock) {
    isKnown(l, { ...symbol, clock: site.clock }, site, span);
    return undefined;
  }
  const v = l.variables.get(cell.variable)!;
  const q = l.questions.get(v.question ?? "");
  if (q && cell.column === rest[0]) referParts(l, span, [rest[0]], 1, { ...v, variable: v.name }, q);
  return attribute(l, ofVariable(v), cell.column === rest[0] ? rest.slice(1) : rest, span);
}

function dimension(
  l: Lowering,
  symbol: Extract<ValueSymbol, { kind: "dimension" }>,
  rest: readonly string[],
  span: Span,
  site: Site,
): Bound | undefined {
  const { id, name } = symbol;
  useDimension(l, id);
  let parts = dimensionParts(l, id);
  let one = false;
  let used = 0;
  for (const segment of rest) {
    const narrower = narrow(parts, segment);
    if (!narrower) break;
    parts = narrower.parts;
    one ||= narrower.item;
    referNarrowed(l, span, name.split(".").length + used, segment, narrower.parts);
    used++;
  }
  const left = rest.slice(used);
  if (left.length > 0 && !(one && parts.length === 1)) {
    const ids = [
      ...new Set(
        parts.flatMap((p) => [
          p.member.item ?? "",
          p.variable.perspective ?? "",
          ...(p.member.dimension ?? []),
        ]),
      ),
    ];
    return unknownRow(
      l,
      name,
      left[0]!,
      ids.filter((x) => x !== ""),
      span,
    );
  }
  parts = inScope(parts, id, site);
  if (parts.length === 0) {
    l.report("unanswered-dimension", span, { name });
    return undefined;
  }
  const perspectives = [...new Set(parts.map((p) => p.variable.perspective ?? ""))];
  if (perspectives.length > 1) return perspectiveNeeded(l, [name, ...rest].join("."), perspectives, span);
  const late = parts.find((p) => l.declare.clockOf(p.variable.name) >= site.clock);
  if (late) {
    l.report(
      "forward-reference",
      span,
      { name },
      { related: [{ span: l.spanAt(late.variable.at), message: { en: "asked here", zh: "在此处提问" } }] },
    );
    return undefined;
  }
  if (!one && site.within?.item !== undefined && parts.length === 1) return asScored(parts[0]!, name);
  return one && parts.length === 1
    ? attribute(l, ofVariable(parts[0]!.variable), left, span)
    : familyOf(parts, name);
}

/** Notes where a part of the name of a dimension's answers leads. */
function referNarrowed(l: Lowering, span: Span, n: number, segment: string, parts: readonly Part[]): void {
  const columns = columnsNamed(l, segment, new Set(parts.map((p) => p.variable.name)));
  const places = columns.length > 0 ? columns : [l.dimensions.get(segment)?.at ?? parts[0]!.variable.at];
  for (const at of places) l.referPart(span, n, n + 1, at);
}

/** Notes where a name leads that holds only there: a perspective, the battery whose `answer` it is. */
function referLocal(l: Lowering, span: Span, name: string, { expr, members }: Bound): void {
  const variables = new Set<string>();
  for (const e of [expr, ...(members ?? []).map((m) => m.expr)]) variablesIn(e, variables);
  const places = columnsNamed(l, name, variables);
  if (name === "answer")
    for (const v of variables) {
      const q = l.questions.get(l.variables.get(v)?.question ?? "");
      if (q) places.push(q.at);
    }
  for (const at of places) l.referPart(span, 0, 1, at);
}

/** Perspectives of that name under which these answers were given; several batteries may share them out. */
function columnsNamed(l: Lowering, name: string, variables: Iterable<string>): Place[] {
  const found = new Set<Place>();
  for (const variable of variables) {
    const v = l.variables.get(variable);
    if (v?.perspective !== name || v.column === undefined) continue;
    const at = l.questions.get(v.question ?? "")?.columns[v.column]?.at;
    if (at) found.add(at);
  }
  return [...found];
}

/** The parts that a perspective, an item or a facet has; undefined when there is none of that name. */
function narrow(parts: readonly Part[], segment: string): { parts: Part[]; item: boolean } | undefined {
  const byPerspective = parts.filter((p) => p.variable.perspective === segment);
  if (byPerspective.length > 0) return { parts: byPerspective, item: false };
  const byItem = parts.filter((p) => p.member.item === segment);
  if (byItem.length > 0) return { parts: byItem, item: true };
  const byDimension = parts.filter((p) => p.member.dimension?.includes(segment));
  return byDimension.length > 0 ? { parts: byDimension, item: false } : undefined;
}

/** Within `each item` and `each dimension`, the part that belongs to it. */
function inScope(parts: readonly Part[], id: string, { within }: Site): Part[] {
  if (within?.item !== undefined) return parts.filter((p) => p.member.item === within.item);
  const inner = within?.dimension;
  if (inner === undefined || inner === id) return [...parts];
  const own = parts.filter((p) => p.member.dimension?.includes(inner));
  return own.length > 0 ? own : [...parts];
}
