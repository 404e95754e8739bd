/** Operations on families are written out item by item. */
import type { AstNode } from "langium";
import type { Expr } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import type { Bound, Member, Type } from "./types.js";

export function map(bound: Bound, type: Type, f: (e: Expr) => Expr): Bound {
  if (!bound.members) return { type, expr: f(bound.expr) };
  const members = bound.members.map((m) => without(m, f(m.expr)));
  return { type, expr: bound.expr, members, ...(bound.name ? { name: bound.name } : {}) };
}

/** A family as it was ticked: raw codes, nothing reversed. */
export function asTicked(bound: Bound): Bound {
  if (!bound.members) return bound;
  return { ...bound, members: bound.members.map((m) => (m.raw ? without(m, m.raw) : m)) };
}

/** The same member with another expression. */
function without({ raw: _, points: __, ...m }: Member, expr: Expr): Member {
  return { ...m, expr };
}

/** Scalar with scalar, scalar with each member, or member with the member of the same item. */
export function combine(
  l: Lowering,
  node: AstNode,
  a: Bound,
  b: Bound,
  type: Type,
  f: (a: Expr, b: Expr) => Expr,
): Bound | undefined {
  if (!a.members && !b.members) return { type, expr: f(a.expr, b.expr) };
  if (!b.members) return map(a, type, (e) => f(e, b.expr));
  if (!a.members) return map(b, type, (e) => f(a.expr, e));
  const partners = new Map(b.members.map((m) => [keyOf(m), m]));
  const members = a.members.flatMap((m) => {
    const partner = partners.get(keyOf(m));
    return partner ? [without(m, f(m.expr, partner.expr))] : [];
  });
  const complete = members.length === a.members.length && members.length === b.members.length;
  if (!complete || partners.size !== b.members.length) {
    l.report("different-families", l.spanOf(node), {});
    return undefined;
  }
  return { type, expr: a.expr, members };
}

/** What a member is about: its item, else its innermost dimension. */
export function keyOf(m: Member): string {
  return m.item !== undefined ? `i:${m.item}` : `d:${m.dimension?.at(-1) ?? ""}`;
}
