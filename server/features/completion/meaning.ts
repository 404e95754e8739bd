/** What a name with dots means, as far as it is written: the answers it stands for, and what may follow its dot. */
import type { Option, Text, Variable } from "../../../language/instrument/model.js";
import { pickFields } from "../../../language/lowering/pick-fields.js";
import type { NameTable } from "./names.js";

/** Something that may stand behind a dot. */
export interface Part {
  name: string;
  kind: "row" | "column" | "dimension" | "specify" | "attribute" | "score";
  label?: Text;
}

export interface Meaning {
  /** The answers that are meant; none for scores. */
  variables: Variable[];
  /** One answer, not a family of them. */
  single: boolean;
  parts: Part[];
  isScore?: boolean;
}

/** Names that hold at one place only: `answer` in a follow-up, perspectives in an `each`. */
export type Locals = ReadonlyMap<string, Variable[]>;

export const NO_LOCALS: Locals = new Map();

export function meaningOf(table: NameTable, path: readonly string[], locals: Locals): Meaning | undefined {
  const first = path[0];
  if (first === undefined) return undefined;
  const local = locals.get(first);
  if (local) return path.length > 1 ? undefined : ofVariables(local, local.length === 1);
  const value = table.byName.get(first);
  if (value?.kind === "question" && value.question)
    return ofQuestion(table, value.question.id, path.slice(1));
  if (value) return ofValue(table, value.variables, path.slice(1));
  const family = table.families.get(first);
  if (family) return ofScore(table, first, path.slice(1));
  for (let n = path.length; n > 0; n--) {
    const d = table.references.get(path.slice(0, n).join("."));
    if (d) return ofDimension(table, d.id, path.slice(n));
  }
  return undefined;
}

function ofVariables(variables: Variable[], single: boolean, parts: Part[] = []): Meaning {
  const only = single ? variables[0] : undefined;
  return { variables, single, parts: only ? [...parts, ...attributesOf(only)] : parts };
}

function attributesOf(v: Variable): Part[] {
  if (v.origin === "score") return named("label", "band", "advice");
  const quoted = ["choice", "ranking", "boolean"].includes(v.domain.type);
  return quoted ? named("label", "phrase", "points") : named("label");
}

function named(...names: string[]): Part[] {
  return names.map((name) => ({ name, kind: "attribute" }));
}

function ofQuestion(table: NameTable, id: string, path: readonly string[]): Meaning | undefined {
  const q = table.questions.get(id)!;
  const picked = pickFields(q, path, undefined);
  const left = path.slice(picked.used);
  const variables = picked.fields.flatMap((f) => table.variables.get(f.variable) ?? []);
  if (left.length > 0) {
    const specify = left.length === 1 && picked.used === 0 && table.variables.get(`${id}_${left[0]}`);
    return specify && specify.origin === "specify" ? ofVariables([specify], true) : undefined;
  }
  const parts: Part[] = [];
  const used = new Set(path);
  const rows = new Set(picked.fields.map((f) => f.row));
  const columns = new Set(picked.fields.map((f) => f.column));
  if (!picked.row)
    q.rows.forEach((row, r) => {
      if (rows.has(r)) parts.push({ name: row.id, kind: "row", label: row.label });
    });
  if (columns.size > 1)
    q.columns.forEach((column, c) => {
      if (columns.has(c)) parts.push({ name: column.id, kind: "column", label: column.label });
    });
  if (!picked.row) {
    const inside = new Set(picked.fields.flatMap((f) => q.rows[f.row ?? -1]?.dimension ?? []));
    for (const name of inside) if (!used.has(name)) parts.push(dimensionPart(table, name));
  }
  if (path.length === 0)
    for (const o of "options" in q.domain ? q.domain.options : [])
      if (o.specify && o.label)
        parts.push({ name: String(o.name ?? o.code), kind: "specify", label: o.label });
  return ofVariables(variables, picked.single, parts);
}

function dimensionPart(table: NameTable, name: string): Part {
  const d = table.dimensions.get(name);
  return { name, kind: "dimension", ...(d ? { label: d.label } : {}) };
}

/** A computed value, or an item that is named alone. */
function ofValue(table: NameTable, variables: Variable[], path: readonly string[]): Meaning | undefined {
  const perspectives = new Map(
    variables.flatMap((v) => (v.perspective ? [[v.perspective, v] as const] : [])),
  );
  if (perspectives.size === 0) return path.length === 0 ? ofVariables(variables, true) : undefined;
  if (path.length === 0) {
    const only = perspectives.size === 1;
    return ofVariables(
      variables,
      only,
      [...perspectives].map(([name, v]) => columnPart(table, name, v)),
    );
  }
  const v = perspectives.get(path[0]!);
  return v && path.length === 1 ? ofVariables([v], true) : undefined;
}

function columnPart(table: NameTable, name: string, v: Variable): Part {
  const q = table.questions.get(v.question ?? "");
  const label = v.column === undefined ? undefined : q?.columns[v.column]?.label;
  return { name, kind: "column", ...(label ? { label } : {}) };
}

function ofScore(table: NameTable, family: string, path: readonly string[]): Meaning | undefined {
  const members = table.families.get(family)!;
  const suffix = (of: { dimension?: string; item?: string }) => of.item ?? of.dimension ?? "";
  const each = members.filter((s) => s.of !== undefined);
  if (each.length === 0) return path.length === 0 ? score(named("label", "band", "advice")) : undefined;
  if (path.length === 0)
    return score(each.map((s) => ({ name: suffix(s.of!), kind: "score", label: s.label })));
  const one = path.length === 1 && each.some((s) => suffix(s.of!) === path[0]);
  return one ? score(named("label", "band", "advice")) : undefined;
}

function score(parts: Part[]): Meaning {
  return { variables: [], single: true, parts, isScore: true };
}

function ofDimension(table: NameTable, id: string, path: readonly string[]): Meaning | undefined {
  let variables = table.within(id);
  let single = false;
  for (const segment of path) {
    const narrower = narrow(table, variables, segment);
    if (!narrower) return undefined;
    variables = narrower.variables;
    single ||= narrower.item;
  }
  const one = single && variables.length === 1;
  const parts = new Map<string, Part>();
  for (const v of variables) {
    const row = rowOf(table, v);
    if (!single && row) parts.set(row.id, { name: row.id, kind: "row", label: row.label });
  }
  if (new Set(variables.map((v) => v.perspective)).size > 1)
    for (const v of variables)
      if (v.perspective) parts.set(v.perspective, columnPart(table, v.perspective, v));
  if (!single)
    for (const v of variables)
      for (const name of v.dimension ?? [])
        if (name !== id && !path.includes(name)) parts.set(name, dimensionPart(table, name));
  return ofVariables(variables, one, [...parts.values()]);
}

function rowOf(table: NameTable, v: Variable) {
  const q = table.questions.get(v.question ?? "");
  return v.row === undefined ? undefined : q?.rows[v.row];
}

function narrow(
  table: NameTable,
  variables: readonly Variable[],
  segment: string,
): { variables: Variable[]; item: boolean } | undefined {
  const byPerspective = variables.filter((v) => v.perspective === segment);
  if (byPerspective.length > 0) return { variables: byPerspective, item: false };
  const byItem = variables.filter((v) => rowOf(table, v)?.id === segment);
  if (byItem.length > 0) return { variables: byItem, item: true };
  const byDimension = variables.filter((v) => v.dimension?.includes(segment));
  return byDimension.length > 0 ? { variables: byDimension, item: false } : undefined;
}

/** An answer that something may be compared with. */
export interface Answer {
  /** As it is written: a name, else the code. */
  name: string;
  label?: Text;
  missing: boolean;
  option?: Option;
}

/** Options of what a name stands for; yes and no where these are the answers. */
export function answersOf({ variables }: Meaning): Answer[] {
  const domain = variables[0]?.domain;
  if (!domain) return [];
  const own: Answer[] =
    domain.type === "boolean"
      ? [
          { name: "yes", missing: false, ...(domain.yes ? { label: domain.yes } : {}) },
          { name: "no", missing: false, ...(domain.no ? { label: domain.no } : {}) },
        ]
      : ("options" in domain ? domain.options : []).map(ofOption);
  return [...own, ...domain.missing.map(ofOption)];
}

function ofOption(option: Option): Answer {
  return {
    name: String(option.name ?? option.code),
    ...(option.label ? { label: option.label } : {}),
    missing: option.missing === true,
    option,
  };
}
