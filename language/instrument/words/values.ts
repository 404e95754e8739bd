import type { BinaryOp, Expr } from "../model.js";
import { aggregateInWords, variableInWords } from "./aggregates.js";
import { conditionInWords, countInWords } from "./conditions.js";
import { domainOf, listed, literalInWords, nounOf, type Speaker } from "./speaker.js";

/** How tightly an operator binds, for the brackets of formulas. */
const binding: Partial<Record<BinaryOp, number>> = { "+": 1, "-": 1, "*": 2, "/": 2, "^": 4 };
const signs: Partial<Record<BinaryOp, string>> = { "+": "+", "-": "−", "*": "×", "/": "÷", "^": "^" };
const NEGATION = 3;

/** A number, text or moment as a noun or a formula; conditions become clauses. */
export function valueInWords(speaker: Speaker, expr: Expr, outer = 0): string {
  const { lexicon } = speaker;
  switch (expr.k) {
    case "number":
    case "text":
    case "boolean":
    case "date":
    case "option":
      return literalInWords(speaker, expr, undefined) ?? "";
    case "duration":
      return lexicon.duration(expr.amount, expr.unit);
    case "today":
      return lexicon.today;
    case "var":
      return variableInWords(speaker, expr);
    case "attr":
      return lexicon.attribute(expr.attr, nounOf(speaker, expr.name));
    case "chosen":
      return lexicon.chosen(nounOf(speaker, expr.name));
    case "list":
      return lexicon.enumerate(listed(expr.items, (item) => valueInWords(speaker, item)));
    case "interval":
      return `${expr.from ? valueInWords(speaker, expr.from) : ""}–${expr.to ? valueInWords(speaker, expr.to) : ""}`;
    case "neg":
      return bracketed(speaker, `−${valueInWords(speaker, expr.arg, NEGATION)}`, NEGATION, outer);
    case "if":
      return bracketed(speaker, choiceInWords(speaker, expr), 0.5, outer);
    case "call":
      if (expr.fn === "answered") return bracketed(speaker, conditionInWords(speaker, expr), 0.5, outer);
      return lexicon.call(
        expr.fn,
        expr.args.map((arg) => valueInWords(speaker, arg, 1)),
      );
    case "agg":
      if (expr.fn === "any" || expr.fn === "all") return conditionInWords(speaker, expr);
      if (expr.fn === "count") return countInWords(speaker, expr.items);
      return aggregateInWords(speaker, expr, expr.fn);
    case "not":
      return bracketed(speaker, conditionInWords(speaker, expr), 0.5, outer);
    case "op":
      return operation(speaker, expr, outer);
  }
}

function operation(speaker: Speaker, expr: Extract<Expr, { k: "op" }>, outer: number): string {
  const own = binding[expr.op];
  if (own === undefined) return bracketed(speaker, conditionInWords(speaker, expr), 0.5, outer);
  // `a − (b − c)` and `(a ^ b) ^ c` need their brackets, `a − b − c` does not.
  const rightTighter = expr.op === "-" || expr.op === "/";
  const leftTighter = expr.op === "^";
  const parts: string[] = [valueInWords(speaker, expr.right, rightTighter ? own + 0.5 : own)];
  let left = expr.left;
  // Long sums lean to the left: walk them instead of recursing.
  while (left.k === "op" && !leftTighter && binding[left.op] === own) {
    const tighter = left.op === "-" || left.op === "/";
    parts.push(signOf(expr.op), valueInWords(speaker, left.right, tighter ? own + 0.5 : own));
    expr = left;
    left = expr.left;
  }
  parts.push(signOf(expr.op), valueInWords(speaker, left, leftTighter ? own + 0.5 : own));
  return bracketed(speaker, parts.reverse().join(" "), own, outer);
}

const signOf = (op: BinaryOp) => signs[op] ?? op;

function choiceInWords(speaker: Speaker, expr: Extract<Expr, { k: "if" }>): string {
  const near = domainOf(speaker, expr.else) ?? domainOf(speaker, expr.then);
  const word = (value: Expr) => literalInWords(speaker, value, near) ?? valueInWords(speaker, value);
  return speaker.lexicon.choice(
    conditionInWords(speaker, expr.test),
    word(expr.then),
    expr.else ? word(expr.else) : undefined,
  );
}

function bracketed(speaker: Speaker, text: string, own: number, outer: number): string {
  return own < outer ? speaker.lexicon.group(text) : text;
}
