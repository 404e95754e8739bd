import type { Localised } from "../../diagnostics/define.js";
import type { Expr } from "../../instrument/model.js";
import type { Condition } from "./conditions.js";
import type { Meaning } from "./meaning.js";

const NAMED = 3;

/** What an expression is, for the sentence “JSON Schema cannot express …”. */
export function reasonFor(expr: Expr, m: Meaning): Localised {
  const { names, today, arithmetic } = survey(expr);
  const shown = names.slice(0, NAMED).map((name) => m.entry(name)?.variable.name ?? name);
  const references = shown.map((name) => m.subjects.get(name)?.variable.reference ?? name);
  const more = names.length > NAMED;
  const en = `${references.map((name) => `“${name}”`).join(", ")}${more ? " …" : ""}`;
  const zh = `${references.map((name) => `“${name}”`).join("、")}${more ? "等" : ""}`;
  if (names.length === 0) return { en: "this condition", zh: "这一条件" };
  if (today) return { en: `the comparison of ${en} with today's date`, zh: `${zh}与当天日期的比较` };
  if (arithmetic) return { en: `the calculation with ${en}`, zh: `对${zh}的计算` };
  if (names.length === 2) {
    const [a, b] = references;
    return { en: `the comparison of “${a}” with “${b}”`, zh: `“${a}”与“${b}”的比较` };
  }
  return { en: `this condition on ${en}`, zh: `对${zh}的这一条件` };
}

/** Names used, in order, and what makes the expression hard. Without recursion: expressions may be deep. */
function survey(expr: Expr): { names: string[]; today: boolean; arithmetic: boolean } {
  const names = new Set<string>();
  let today = false;
  let arithmetic = false;
  const open: Expr[] = [expr];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.k === "var" || next.k === "attr" || next.k === "chosen") names.add(next.name);
    if (next.k === "today" || (next.k === "call" && next.fn === "years")) today = true;
    if (next.k === "agg" || next.k === "neg" || (next.k === "call" && next.fn !== "answered"))
      arithmetic = true;
    if (next.k === "op" && "+-*/^".includes(next.op)) arithmetic = true;
    open.push(...childrenOf(next).reverse());
  }
  return { names: [...names], today, arithmetic };
}

/** The expressions directly inside another one; pipes of texts included. */
export function childrenOf(expr: Expr): Expr[] {
  switch (expr.k) {
    case "list":
      return [...expr.items];
    case "interval":
      return [expr.from, expr.to].filter((e) => e !== undefined);
    case "not":
    case "neg":
      return [expr.arg];
    case "op":
      return [expr.left, expr.right];
    case "if":
      return [expr.test, expr.then, expr.else].filter((e) => e !== undefined);
    case "call":
      return [...expr.args];
    case "agg":
      return [...expr.items, ...(expr.weights ?? [])];
    default:
      return [];
  }
}

const STRICT = new Set(["is", "<", "<=", ">", ">=", "+", "-", "*", "/", "^", "matches"]);

/** A condition without which the expression is missing: the answers that its operators cannot do without. */
export function needs(expr: Expr, m: Meaning): Condition {
  const found: Condition[] = [];
  const open: Expr[] = [expr];
  for (let next = open.pop(); next; next = open.pop()) {
    const subject = next.k === "var" ? m.subjects.get(next.name) : undefined;
    if (subject && (subject.variable.origin === "answer" || subject.variable.origin === "specify")) {
      found.push(m.subjects.answered(subject));
    }
    const reason = next.k === "op" && [next.left, next.right].some((e) => e.k === "option" && e.missing);
    if (next.k === "neg" || (next.k === "op" && STRICT.has(next.op) && !reason))
      open.push(...childrenOf(next).reverse());
  }
  return m.c.and(...found);
}
