/** Conditions turned round, and the other case. */
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Expression, If } from "../generated/ast.js";
import { propertyRange, rangeOf } from "../syntax/node.js";
import type { Offer, Refactoring } from "./refactoring.js";
import { only, type Situation } from "./situation.js";
import { INDENT } from "./source-text.js";

export const branches: Refactoring = (s) => {
  const one = only(s);
  if (one?.$type !== "If" || !one.condition || !one.then) return [];
  return [...swap(s, one), ...addElse(s, one)];
};

function addElse(s: Situation, one: If): Offer[] {
  let last = one;
  while (last.elseIf) last = last.elseIf;
  if (last.else || !last.then) return [];
  const { end } = rangeOf(last.then);
  if (s.source.text[end - 1] !== "}") return [];
  return [
    {
      id: "add-else",
      kind: "rewrite",
      title: { en: "Add `else`", zh: "添加 `else`" },
      change: () => {
        const { newline } = s.source;
        const indent = s.source.indentAt(rangeOf(one).start);
        const text = ` else {${newline}${indent}${INDENT}${newline}${indent}}`;
        return { edits: [s.edit(end, end, text)] };
      },
    },
  ];
}

/** The condition negated, its two blocks swapped: neither is asked when it is missing, before and after. */
function swap(s: Situation, one: If): Offer[] {
  if (!one.else || one.elseIf) return [];
  const then = rangeOf(one.then);
  const other = rangeOf(one.else);
  const { source } = s;
  return [
    {
      id: "swap-branches",
      kind: "rewrite",
      title: { en: "Negate the condition and swap the branches", zh: "条件取反并交换两个分支" },
      change: () => ({
        edits: [
          ...negated(s, one),
          s.edit(then.start, then.end, source.slice(other)),
          s.edit(other.start, other.end, source.slice(then)),
        ],
      }),
    },
  ];
}

/** Edits that make a condition its opposite: true where it was false, missing where it was missing. */
function negated(s: Situation, one: If): Edit[] {
  const e: Expression = one.condition;
  const { text } = s.source;
  const at = rangeOf(e);
  const whole = around(s, one);
  const condition = s.source.conditionOf(one);
  // A `not` at the beginning is about all that follows, unless `and` or `or` comes before that ends.
  if (e.$type === "Unary" && e.operator === "not" && at.start === condition.start) {
    const rest = text.slice(at.start, condition.end).match(/^not\s*/)?.[0];
    return rest === undefined ? whole : [s.edit(at.start, at.start + rest.length, "")];
  }
  // Parentheses are no part of the expression: beside them nothing can be put.
  if (condition.start !== at.start || condition.end !== at.end) return whole;
  if (e.$type === "NameExpression" || e.$type === "Call") return [s.edit(at.start, at.start, "not ")];
  if (e.$type !== "Binary" || !e.right || e.quantifier) return whole;
  const operator = propertyRange(e, "operator");
  if (!operator) return whole;
  const words = text.slice(rangeOf(e.left).end, rangeOf(e.right).start).trim();
  switch (words) {
    case "is":
      return [s.edit(operator.start, operator.end, "is not")];
    case "is not":
      return [s.edit(operator.start, rangeOf(e.right).start, "is ")];
    case "in":
    case "has":
      return [s.edit(operator.start, operator.end, `not ${words}`)];
    case "not in":
    case "not has":
      return [s.edit(rangeOf(e.left).end, operator.end, ` ${words.slice(4)}`)];
    default:
      return whole;
  }
}

/** Around the whole condition. */
function around(s: Situation, one: If): Edit[] {
  const { start, end } = s.source.conditionOf(one);
  return [s.edit(start, start, "not ("), s.edit(end, end, ")")];
}
