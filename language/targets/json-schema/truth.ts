import type { Expr } from "../../instrument/model.js";
import type { Truth } from "./bounds.js";
import { decide } from "./decide.js";
import { direct } from "./direct.js";
import type { Meaning } from "./meaning.js";
import { needs, reasonFor } from "./reasons.js";

/**
 * When an expression is true and when it is false, in Kleene's logic. What joins truths is followed here;
 * a test of one variable against something fixed is said directly; the rest is decided by going through the
 * values that the variables can have, if there are few enough.
 */
export function truthOf(expr: Expr, m: Meaning): Truth {
  switch (expr.k) {
    case "boolean":
      return m.logic.constant(expr.value);
    case "not":
      return m.logic.not(m.truth(expr.arg));
    case "if":
      return choice(expr, m);
    case "op":
      if (expr.op === "and") return m.logic.and(operands(expr, "and").map((arg) => m.truth(arg)));
      if (expr.op === "or") return m.logic.or(operands(expr, "or").map((arg) => m.truth(arg)));
      if (expr.op === "is not") return m.logic.not(m.truth({ ...expr, op: "is" }));
      break;
    case "agg":
      if (expr.fn === "any" && !expr.rule) return any(expr.items, m) ?? decided(expr, m);
      if (expr.fn === "all" && !expr.rule) return all(expr.items, m) ?? decided(expr, m);
      break;
    case "var":
      return variable(expr, m);
    default:
      break;
  }
  return direct(expr, m)?.truth ?? decided(expr, m);
}

function decided(expr: Expr, m: Meaning): Truth {
  const outcomes = decide(expr, m);
  if (!outcomes) return m.unknown(reasonFor(expr, m), needs(expr, m));
  const when = (value: boolean) => outcomes.find((o) => o.value === value)?.when ?? m.c.false;
  return m.logic.truth(when(true), when(false));
}

/** `a or b or c …` is one list, however long: chains lean to the left and would nest deeply. */
function operands(expr: Expr, op: "and" | "or"): Expr[] {
  const found: Expr[] = [];
  const open: Expr[] = [expr];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.k === "op" && next.op === op) open.push(next.right, next.left);
    else found.push(next);
  }
  return found;
}

function choice({ test, then, else: other }: Extract<Expr, { k: "if" }>, m: Meaning): Truth {
  const t = m.truth(test);
  const a = m.truth(then);
  const b = other ? m.truth(other) : m.logic.missing();
  const side = (which: "yes" | "no") =>
    m.logic.either([m.logic.both([t.yes, a[which]]), m.logic.both([t.no, b[which]])]);
  return { yes: side("yes"), no: side("no") };
}

/** A truth value given as an answer, or a computed one, which is its formula where it was worked out. */
function variable(expr: Extract<Expr, { k: "var" }>, m: Meaning): Truth {
  const entry = m.entry(expr.name);
  if (!entry || expr.scored) return m.logic.missing();
  const { origin, formula } = entry.variable;
  if (origin === "computed" && formula) return m.computedTruth(expr.name, formula);
  if (origin !== "answer") return decided(expr, m);
  return m.logic.truth(m.c.in(expr.name, [true]), m.c.in(expr.name, [false]));
}

/** True if one is; false if all that were asked are, and one was. Undefined: what was asked cannot be said. */
function any(items: Expr[], m: Meaning): Truth | undefined {
  if (items.length === 0) return m.logic.missing();
  const parts = items.map((item) => ({ truth: m.truth(item), skipped: skipped(item, m) }));
  const passed = parts.map(({ truth, skipped: s }) => {
    return s && m.logic.either([truth.no, { lo: s, hi: s }]);
  });
  if (!passed.every((p) => p !== undefined)) return undefined;
  return {
    yes: m.logic.either(parts.map((p) => p.truth.yes)),
    no: m.logic.both([...passed, m.logic.either(parts.map((p) => p.truth.no))]),
  };
}

function all(items: Expr[], m: Meaning): Truth | undefined {
  const none = any(
    items.map((arg): Expr => ({ k: "not", arg })),
    m,
  );
  return none && m.logic.not(none);
}

/** The item is missing because nothing in it was asked; said for items about one variable. */
function skipped(item: Expr, m: Meaning) {
  const inner = item.k === "not" ? item.arg : item;
  const about = inner.k === "var" ? m.subjects.get(inner.name) : direct(inner, m)?.about;
  if (about && about.variable.origin !== "computed") return m.notAsked(about);
  const outcomes = decide(inner, m);
  if (!outcomes) return undefined;
  const found = outcomes.find(
    (o) => typeof o.value === "object" && "missing" in o.value && o.value.missing === "not-asked",
  );
  return found?.when ?? m.c.false;
}
