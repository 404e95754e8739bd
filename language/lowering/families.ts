/** Operations on families are written out item by item. */
import type { AstNode } from "langium";
import type { Expr } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import type { Bound, Member, Type } from "./types.js";

export function map(bound: Bound, type: Type, f: (e: Expr) => Expr): Bound {
  if (!bound.members) return { type, expr: f(bound.expr) };
  return { type, expr: bound.expr, members: bound.members.map((m) => ({ ...m, expr: f(m.expr) })), ...(bound.name ? { name: bound.name } : {}) };
}

/** Scalar with scalar, scalar with each member, or member with the member of the same item. */
export function combine(l: Lowering, node: AstNode, a: Bound, b: Bound, type: Type, f: (a: Expr, b: Expr) => Expr): Bound | undefined {
  if (!a.members && !b.members) return { type, expr: f(a.expr, b.expr) };
  if (!b.members) return map(a, type, (e) => f(e, b.expr));
  if (!a.members) return map(b, type, (e) => f(a.expr, e));
  const partners = new Map(b.members.map((m) => [keyOf(m), m]));
  const members = a.members.flatMap((m) => {
    const partner = partners.get(keyOf(m));
    return partner ? [{ ...m, expr: f(m.expr, partner.expr) }] : [];
  });
  if (members.length !== a.members.length || members.length !== b.members.length) {
    l.report("different-families", l.spanOf(node), {});
    return undefined;
  }
  return { type, expr: a.expr, members };
}

/** What a member is about: its item, else its innermost dimension. */
export function keyOf(m: Member): string {
  return m.item !== undefined ? `i:${m.item}` : `d:${m.dimension?.at(-1) ?? ""}`;
}
