import type { Expr } from "../model.js";
import type { Comparison } from "./lexicon.js";

/** What is said of the left-hand side of a comparison, with any negation already taken in. */
export type Claim =
  | { kind: "equals"; values: Expr[]; negated: boolean }
  | { kind: "includes"; how: "any" | "all"; values: Expr[]; negated: boolean }
  | { kind: "compares"; op: Comparison; value: Expr }
  | { kind: "between"; from: Expr; to: Expr; negated: boolean }
  | { kind: "matches"; pattern: Expr; negated: boolean }
  | { kind: "answered"; negated: boolean };

export interface Statement {
  left: Expr;
  claim: Claim;
}

const inverse: Record<Comparison, Comparison> = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" };
const mirrored: Record<Comparison, Comparison> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

const isLiteral = (e: Expr) =>
  e.k === "number" || e.k === "text" || e.k === "boolean" || e.k === "date" || e.k === "option";

/**
 * A comparison as a statement about one thing; nothing for other expressions. Negation is exact: in
 * three-valued logic the negation of a comparison is missing where the comparison is.
 */
export function statementOf(expr: Expr, negated: boolean): Statement | undefined {
  if (expr.k === "var" || expr.k === "attr")
    return {
      left: expr,
      claim: { kind: "equals", values: [{ k: "boolean", value: !negated }], negated: false },
    };
  if (expr.k === "call" && expr.fn === "answered" && expr.args[0])
    return { left: expr.args[0], claim: { kind: "answered", negated } };
  if (expr.k !== "op") return undefined;
  const { op, left, right } = expr;
  switch (op) {
    case "is":
    case "is not": {
      const turned = isLiteral(left) && !isLiteral(right);
      const claim = { kind: "equals" as const, negated: (op === "is not") !== negated };
      return turned
        ? { left: right, claim: { ...claim, values: [left] } }
        : { left, claim: { ...claim, values: [right] } };
    }
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const said = negated ? inverse[op] : op;
      return isLiteral(left) && !isLiteral(right)
        ? { left: right, claim: { kind: "compares", op: mirrored[said], value: left } }
        : { left, claim: { kind: "compares", op: said, value: right } };
    }
    case "in":
      return membership(left, right, negated);
    case "has":
      return { left, claim: { kind: "includes", how: "any", values: [right], negated } };
    case "has any":
    case "has all":
      return {
        left,
        claim: { kind: "includes", how: op === "has any" ? "any" : "all", values: itemsOf(right), negated },
      };
    case "matches":
      return { left, claim: { kind: "matches", pattern: right, negated } };
    default:
      return undefined;
  }
}

function membership(left: Expr, right: Expr, negated: boolean): Statement | undefined {
  if (right.k !== "interval") return { left, claim: { kind: "equals", values: itemsOf(right), negated } };
  const { from, to } = right;
  if (from && to) return { left, claim: { kind: "between", from, to, negated } };
  if (from) return { left, claim: { kind: "compares", op: negated ? "<" : ">=", value: from } };
  if (to) return { left, claim: { kind: "compares", op: negated ? ">" : "<=", value: to } };
  return undefined;
}

const itemsOf = (expr: Expr): Expr[] => (expr.k === "list" ? expr.items : [expr]);

/**
 * Joins statements about the same variable into one where that says the same in fewer words:
 * `a is 1 or a is 2`, `x >= 15 and x <= 49`, `not has p and not has q`; and drops the `else` of a branch
 * that a later test on the same variable implies (`age is not 1 and age is 2`).
 */
export function merged<T>(
  parts: readonly (Statement | T)[],
  isStatement: (part: Statement | T) => part is Statement,
  link: "and" | "or",
): (Statement | T)[] {
  const out: (Statement | T)[] = [];
  const places = new Map<string, number[]>();
  for (const part of parts) {
    const subject = isStatement(part) && part.left.k === "var" ? part.left : undefined;
    if (!subject || !isStatement(part)) {
      out.push(part);
      continue;
    }
    const key = `${subject.name}${subject.scored ? " scored" : ""}`;
    const earlier = places.get(key) ?? [];
    const place = earlier.find((index) => {
      const other = out[index];
      const both =
        other !== undefined && isStatement(other) ? together(other.claim, part.claim, link) : undefined;
      if (both) out[index] = { left: subject, claim: both };
      return both !== undefined;
    });
    if (place !== undefined) continue;
    places.set(key, [...earlier, out.length]);
    out.push(part);
  }
  return out;
}

function together(a: Claim, b: Claim, link: "and" | "or"): Claim | undefined {
  const wanted = link === "and";
  if (a.kind === "equals" && b.kind === "equals") {
    if (a.negated === b.negated)
      return a.negated === wanted ? { ...a, values: union(a.values, b.values) } : undefined;
    return wanted ? implied(a.negated ? b : a, a.negated ? a : b) : undefined;
  }
  if (a.kind === "includes" && b.kind === "includes" && a.negated === b.negated) {
    // has p or has q = has any; has p and has q = has all; and the reverse under negation.
    const how = wanted === a.negated ? "any" : "all";
    const fits = (claim: typeof a) => claim.values.length === 1 || claim.how === how;
    return fits(a) && fits(b) ? { ...a, how, values: union(a.values, b.values) } : undefined;
  }
  if (wanted && a.kind === "compares" && b.kind === "compares") {
    const [low, high] = a.op === ">=" ? [a, b] : [b, a];
    if (low.op === ">=" && high.op === "<=" && isLiteral(low.value) && isLiteral(high.value))
      return { kind: "between", from: low.value, to: high.value, negated: false };
  }
  return undefined;
}

type Equals = Extract<Claim, { kind: "equals" }>;

/** `is one of S, and none of T` is `is one of S` when no literal is in both. */
function implied(is: Equals, isNot: Equals): Claim | undefined {
  const literal = (e: Expr) => isLiteral(e) && e.k !== "text";
  if (!is.values.every(literal) || !isNot.values.every(literal)) return undefined;
  const excluded = new Set(isNot.values.map((value) => JSON.stringify(value)));
  return is.values.some((value) => excluded.has(JSON.stringify(value))) ? undefined : is;
}

function union(a: Expr[], b: Expr[]): Expr[] {
  const seen = new Set(a.map((value) => JSON.stringify(value)));
  return [...a, ...b.filter((value) => !seen.has(JSON.stringify(value)))];
}
