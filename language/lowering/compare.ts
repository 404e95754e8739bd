/** Comparisons: `is`, `<`, `in`, `has`, `matches`. */
import type { Localised } from "../diagnostics/define.js";
import { type Binary, isNumberLiteral, isTextLiteral } from "../generated/ast.js";
import type { BinaryOp, Expr } from "../instrument/model.js";
import { comparisonProblem, type Problem } from "./comparable.js";
import type { Lowering } from "./context.js";
import { asTicked, combine, map } from "./families.js";
import { comparand } from "./operands.js";
import { patternOf } from "./patterns.js";
import type { Site } from "./site.js";
import { BOOLEAN, type Bound, isNumeric, isTemporal, NUMBER, TEXT, type Type, typeName } from "./types.js";

export function comparison(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  const op = node.operator;
  if (op === "matches") return matches(l, node, left);
  const right = comparand(l, node, left, site);
  if (!right) return undefined;
  const problem = comparisonProblem(op, left.type, right.type);
  if (problem) return report(l, node, left, right, problem);
  if (right.expr.k === "interval" && !boundsFit(l, node, left, right.expr)) return undefined;
  const full: BinaryOp =
    op === "has" && node.quantifier
      ? `has ${node.quantifier}`
      : op === "has" && right.type.t === "list"
        ? "has any"
        : op === "is" && node.negated
          ? "is not"
          : (op as BinaryOp);
  // An option is what was ticked; reversal and points belong to numbers.
  const about =
    right.type.t === "option" || (right.type.t === "list" && right.options) ? asTicked(left) : left;
  const made = combine(l, node, about, right, BOOLEAN, (a, b) => ({ k: "op", op: full, left: a, right: b }));
  return made && node.negated && op !== "is" ? map(made, BOOLEAN, (arg) => ({ k: "not", arg })) : made;
}

/** Numbers for numbers, dates for dates. */
function boundsFit(
  l: Lowering,
  node: Binary,
  left: Bound,
  { from, to }: Extract<Expr, { k: "interval" }>,
): boolean {
  const typeOf = (e: Expr): Type["t"] =>
    e.k === "number"
      ? "number"
      : e.k === "today"
        ? "date"
        : String("value" in e && e.value).includes("T")
          ? "datetime"
          : String("value" in e && e.value).includes(":")
            ? "time"
            : "date";
  const wanted = isNumeric(left.type) ? "number" : left.type.t;
  const wrong = [from, to].find((e) => e && left.type.t !== "unknown" && typeOf(e) !== wanted);
  if (!wrong) return true;
  const right = typeName({ t: typeOf(wrong) } as Type);
  l.report("type-mismatch", l.spanOf(node.right!), {
    operator: "in",
    left: typeName(left.type),
    right,
    suggestion: "",
  });
  return false;
}

function report(l: Lowering, node: Binary, left: Bound, right: Bound, problem: Problem): undefined {
  const name = left.name ?? "";
  const between = { uri: l.current.uri, start: l.spanOf(node.left).end, end: l.spanOf(node.right!).start };
  const instead = (word: string, title: Localised) => ({
    fixes: [{ title, edits: [{ ...between, text: ` ${word} ` }], preferred: true }],
  });
  if (problem === "multiple-with-is") {
    // `is not x` is `not (q has x)`, which is more than another word.
    const word = node.operator === "in" ? "has any" : "has";
    const simple = !node.negated && right.type.t !== "interval";
    l.report(
      problem,
      l.spanOf(node),
      { name },
      simple ? instead(word, { en: `Ask with \`${word}\``, zh: `改用 \`${word}\`` }) : {},
    );
  } else if (problem === "has-with-single") {
    const word = right.type.t === "list" ? "in" : "is";
    const simple = !node.negated && node.quantifier !== "all";
    l.report(
      problem,
      l.spanOf(node),
      { name },
      simple ? instead(word, { en: `Compare with \`${word}\``, zh: `改用 \`${word}\`` }) : {},
    );
  } else if (problem === "options-not-ordered") {
    l.report(problem, l.spanOf(node), {
      name: left.type.t === "choice" ? name : (right.name ?? name),
      operator: node.operator,
    });
  } else
    l.report(problem, l.spanOf(node), {
      operator: node.operator,
      left: typeName(left.type),
      right: typeName(right.type),
      suggestion: spelling(node, left),
    });
  return undefined;
}

/** The right spelling, where it can be guessed. */
function spelling(node: Binary, left: Bound): Localised | "" {
  const right = node.right;
  if (isNumeric(left.type) && isTextLiteral(right) && right.text && /^[\d.]+$/.test(right.text)) {
    return { en: ` Write ${right.text} without quotes.`, zh: `请写 ${right.text}，不加引号。` };
  }
  if (isTemporal(left.type) && isTextLiteral(right))
    return { en: " Write dates without quotes: 2024-04-01.", zh: "日期不加引号，例如 2024-04-01。" };
  if (left.type.t === "boolean")
    return { en: " Write `is yes` or `is no`.", zh: "请写 `is yes` 或 `is no`。" };
  if (left.type.t === "text" && isNumberLiteral(right))
    return {
      en: " Ask with `number` instead of `text`, or write the value in quotes.",
      zh: "请改用 `number` 提问，或给该值加引号。",
    };
  return "";
}

function matches(l: Lowering, node: Binary, left: Bound): Bound | undefined {
  const wrong = (side: Binary["left"], actual: Localised) => {
    l.report("wrong-operand", l.spanOf(side), {
      operator: "matches",
      expected: typeName(TEXT),
      actual,
      suggestion: "",
    });
    return undefined;
  };
  if (left.type.t !== "text" && left.type.t !== "unknown") return wrong(node.left, typeName(left.type));
  if (!node.right) return undefined;
  if (!isTextLiteral(node.right))
    return wrong(
      node.right,
      isNumberLiteral(node.right) ? typeName(NUMBER) : { en: "something else", zh: "其他内容" },
    );
  const pattern = patternOf(l, node.right);
  if (pattern === undefined) return undefined;
  const right: Expr = { k: "text", parts: pattern === "" ? [] : [{ kind: "text", value: pattern }] };
  return map(left, BOOLEAN, (a) => ({ k: "op", op: "matches", left: a, right }));
}
