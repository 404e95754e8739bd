/** Answers as parts of a family: read as points, reversed where the item is. */
import type { Expr, Variable } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { pathTo } from "./dimensions.js";
import { keysOf } from "./keys.js";
import { type Bound, isOrdered, joinTypes, type Member, NUMBER, optionsOf, typeOfDomain } from "./types.js";

/** One answer among several, and where it comes from. */
export interface Part {
  member: Member;
  variable: Variable;
}

interface MemberOf {
  item?: string;
  dimension?: string[];
  weight?: number;
  /** Reversed by a key, whatever its own battery says. */
  reversed?: boolean;
}

export function partOf(variable: Variable, of: MemberOf): Part {
  const raw: Expr = { k: "var", name: variable.name };
  const points = pointsOf(variable, of.reversed ?? variable.reversed);
  const weight = of.weight ?? variable.weight;
  // Yes and no stay what they are in conditions; only sums and means count points.
  const how = !points
    ? { expr: raw }
    : variable.domain.type === "boolean"
      ? { expr: raw, points }
      : { expr: points, raw };
  const member: Member = {
    ...how,
    ...(of.item !== undefined ? { item: of.item } : {}),
    ...(of.dimension ? { dimension: of.dimension } : {}),
    ...(weight !== undefined ? { weight } : {}),
  };
  return { member, variable };
}

/** The score value in the direction that is wanted: a key may reverse an item that its battery does not. */
function pointsOf({ name, scoring }: Variable, reversed: boolean): Expr | undefined {
  if (!scoring) return undefined;
  const own: Expr = { k: "var", name, scored: true };
  return scoring.reversed === reversed
    ? own
    : { k: "op", op: "-", left: { k: "number", value: scoring.min + scoring.max }, right: own };
}

/** Several answers under one name. */
export function familyOf(parts: readonly Part[], name: string): Bound {
  const domains = [...new Set(parts.map((p) => p.variable.domain))];
  const [first, ...others] = domains.map(optionsOf);
  const options = (first ?? []).filter((o) => others.every((list) => list.some((x) => x.value === o.value)));
  const bound: Bound = {
    type: joinTypes(domains.map(typeOfDomain)) ?? { t: "mixed" },
    expr: { k: "boolean", value: false },
    members: parts.map((p) => p.member),
    name,
    options,
  };
  // Whatever the answers are, points are numbers.
  const scored = parts.every((p) => p.variable.scoring || p.variable.domain.type === "number");
  const unordered = bound.type.t === "choice" && !isOrdered(bound.type);
  if (!scored || !(unordered || bound.type.t === "mixed")) return bound;
  return {
    ...bound,
    type: NUMBER,
    members: parts.map(({ member: { points, ...m } }) => ({ ...m, expr: points ?? m.expr })),
  };
}

/** A single answer: raw, whatever its item says. */
export function ofVariable(v: Variable): Bound {
  return {
    type: typeOfDomain(v.domain),
    expr: { k: "var", name: v.name },
    name: v.reference,
    options: optionsOf(v.domain),
  };
}

/** Every variable that measures a dimension, with its place in it: its own items, its facets', and those of second order. */
export function dimensionParts(l: Lowering, id: string, seen = new Set<string>()): Part[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const d = l.dimensions.get(id);
  if (!d) return [];
  keysOf(l, id);
  const own = d.items.flatMap((item) =>
    item.variables.flatMap((name) => {
      const variable = l.variables.get(name);
      if (!variable) return [];
      const path = variable.dimension?.includes(id) ? variable.dimension : pathTo(l, id);
      return [
        partOf(variable, {
          item: item.id,
          dimension: path,
          reversed: item.reversed,
          ...(item.weight !== undefined ? { weight: item.weight } : {}),
        }),
      ];
    }),
  );
  const facets = (l.facets.get(id) ?? []).flatMap((x) => dimensionParts(l, x.id, seen));
  const second = d.of.flatMap((x) =>
    dimensionParts(l, x, seen).map((p) => ({
      ...p,
      member: { ...p.member, dimension: [id, ...(p.member.dimension ?? [])] },
    })),
  );
  return [...own, ...facets, ...second];
}
