import type { Expr, Variable } from "../model.js";
import type { Lookup } from "./lookup.js";

/**
 * Variables that belong together and have a name in common: the rows of a battery, one perspective of
 * it, the items of a dimension, the scores of one declaration. Aggregates in the instrument are written
 * out over their members; a reader wants the common name back.
 */
export interface Family {
  kind: "question" | "dimension" | "scores";
  /** Id of the question or dimension, or name of the score declaration. */
  id: string;
  /** Its members all have this perspective or column. */
  perspective?: string;
  /** Id of the row, when the family is one row across the columns. */
  row?: string;
  members: string[];
}

export interface Families {
  /** The family that has exactly these members, in any order. */
  of(names: readonly string[]): Family | undefined;
  /** The smallest battery that all of these names stand in. */
  around(names: readonly string[]): Family | undefined;
}

const keyOf = (names: readonly string[]) => [...names].sort().join(" ");

/** Made once for an instrument; every look-up then costs the length of the list asked for. */
export function createFamilies(lookup: Lookup): Families {
  const byMembers = new Map<string, Family>();
  const ofQuestion = new Map<string, Family>();
  const add = (family: Family, overrides = false) => {
    if (family.members.length < 2) return;
    const key = keyOf(family.members);
    if (overrides || !byMembers.has(key)) byMembers.set(key, family);
  };

  for (const family of questionFamilies(lookup)) {
    if (family.perspective === undefined && family.row === undefined) ofQuestion.set(family.id, family);
    add(family);
  }
  // The name of a construct says more than the stem of the battery that happens to hold all its items.
  const taken = new Set<string>();
  for (const family of dimensionFamilies(lookup)) {
    const key = keyOf(family.members);
    add(family, !taken.has(key));
    taken.add(key);
  }
  for (const family of scoreFamilies(lookup)) add(family);

  return {
    of: (names) => byMembers.get(keyOf(names)),
    around(names) {
      const question = lookup.variables.get(names[0] ?? "")?.question;
      if (question === undefined) return undefined;
      if (names.some((name) => lookup.variables.get(name)?.question !== question)) return undefined;
      return ofQuestion.get(question);
    },
  };
}

function* questionFamilies(lookup: Lookup): Generator<Family> {
  for (const question of lookup.instrument.questions) {
    if (question.fields.length < 2) continue;
    const base = { kind: "question" as const, id: question.id };
    yield { ...base, members: question.fields.map((f) => f.variable) };
    if (question.columns.length < 2) continue;
    for (const [members, column] of grouped(question.fields, (f) => f.column))
      yield { ...base, perspective: question.columns[column]?.id, members };
    if (question.rows.length < 2) continue;
    for (const [members, row] of grouped(question.fields, (f) => f.row))
      yield { ...base, row: question.rows[row]?.id, members };
  }
}

function* grouped(
  fields: readonly { variable: string; row?: number; column?: number }[],
  by: (field: { row?: number; column?: number }) => number | undefined,
): Generator<[string[], number]> {
  const groups = new Map<number, string[]>();
  for (const field of fields) {
    const index = by(field);
    if (index === undefined) continue;
    const group = groups.get(index);
    if (group) group.push(field.variable);
    else groups.set(index, [field.variable]);
  }
  for (const [index, members] of groups) yield [members, index];
}

function* dimensionFamilies(lookup: Lookup): Generator<Family> {
  const children = new Map<string, string[]>();
  const addChild = (parent: string, child: string) => {
    const known = children.get(parent);
    if (known) known.push(child);
    else children.set(parent, [child]);
  };
  for (const dimension of lookup.instrument.dimensions) {
    for (const part of dimension.of) addChild(dimension.id, part);
    if (dimension.parent !== undefined) addChild(dimension.parent, dimension.id);
  }
  const own = (id: string) => lookup.dimensions.get(id)?.items.flatMap((item) => item.variables) ?? [];
  for (const dimension of lookup.instrument.dimensions) {
    const seen = new Set<string>();
    const members = new Set<string>();
    const queue = [dimension.id];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const name of own(id)) members.add(name);
      queue.push(...(children.get(id) ?? []));
    }
    const base = { kind: "dimension" as const, id: dimension.id };
    yield { ...base, members: [...members] };
    const perspectives = new Map<string, string[]>();
    for (const name of members) {
      const perspective = lookup.variables.get(name)?.perspective;
      if (perspective === undefined) continue;
      const group = perspectives.get(perspective);
      if (group) group.push(name);
      else perspectives.set(perspective, [name]);
    }
    for (const [perspective, names] of perspectives) yield { ...base, perspective, members: names };
  }
}

function* scoreFamilies(lookup: Lookup): Generator<Family> {
  const families = new Map<string, string[]>();
  for (const score of lookup.instrument.scores) {
    const group = families.get(score.family);
    if (group) group.push(score.variable);
    else families.set(score.family, [score.variable]);
  }
  for (const [id, members] of families) yield { kind: "scores", id, members };
}

// ------------------------------------------------------------------------------------------ patterns

/** One place in a repeated expression: its variable in each repetition. */
export interface Slot {
  names: string[];
}

/**
 * If all expressions are the same but for their variables (`a > 0`, `b > 0`, …), the variables by place;
 * otherwise nothing. One pass over each expression.
 */
export function slotsOf(items: readonly Expr[]): Slot[] | undefined {
  const slots: Slot[] = [];
  let pattern: string | undefined;
  for (const item of items) {
    const names: string[] = [];
    const shape = JSON.stringify(item, (_key, value: unknown) => withoutName(value, names));
    if (pattern === undefined) {
      pattern = shape;
      for (const name of names) slots.push({ names: [name] });
      continue;
    }
    if (shape !== pattern) return undefined;
    for (const [index, name] of names.entries()) slots[index]?.names.push(name);
  }
  return slots;
}

/** Kinds of expressions that name a variable. */
const naming = new Set(["var", "attr", "chosen"]);

function withoutName(value: unknown, names: string[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const node = value as { k?: unknown; name?: unknown };
  if (typeof node.k !== "string" || !naming.has(node.k) || typeof node.name !== "string") return value;
  names.push(node.name);
  const { name: _, ...rest } = node;
  return rest;
}

/** A slot that holds the same variable everywhere is no slot. */
export function isConstant(slot: Slot): boolean {
  return slot.names.every((name) => name === slot.names[0]);
}

/** True when some member is turned round before it is aggregated. */
export function hasReversed(names: readonly string[], variables: Map<string, Variable>): boolean {
  return names.some((name) => variables.get(name)?.reversed === true);
}
