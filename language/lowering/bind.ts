/** From an expression of the syntax tree to a typed expression over variables. One error an expression. */
import {
  type Binary,
  type Conditional,
  type Expression,
  isNameExpression,
  type Literal,
  type RangeLiteral,
  type Unary,
} from "../generated/ast.js";
import type { BinaryOp, Expr, Inline } from "../instrument/model.js";
import { rangeFor } from "../syntax/node.js";
import { bindCall } from "./calls.js";
import { comparison } from "./compare.js";
import { bindCondition } from "./conditions.js";
import type { Lowering } from "./context.js";
import { combine, map } from "./families.js";
import { resolveName } from "./resolve.js";
import type { Site } from "./site.js";
import { partsOf } from "./texts.js";
import { isValidTime } from "./time-literals.js";
import {
  BOOLEAN,
  type Bound,
  isNumeric,
  isTemporal,
  joinTypes,
  NUMBER,
  TEXT,
  type Type,
  typeName,
  UNKNOWN,
} from "./types.js";

/** Expressions within one another: protects the stack. */
const MAX_DEPTH = 1_000;
/** Terms of one sum or condition: it is a tree as deep for whoever reads the result. */
const MAX_TERMS = 1_000;

/** Undefined when something was wrong; then it was reported. */
export function bind(l: Lowering, node: Expression | undefined, site: Site): Bound | undefined {
  if (!node) return undefined;
  if (l.depth >= MAX_DEPTH) {
    l.report("nested-too-deeply", l.spanOf(node), { limit: MAX_DEPTH });
    return undefined;
  }
  l.depth++;
  try {
    return byKind(l, node, site);
  } finally {
    l.depth--;
  }
}

function byKind(l: Lowering, node: Expression, site: Site): Bound | undefined {
  switch (node.$type) {
    case "NumberLiteral": {
      if (!node.unit) return { type: NUMBER, expr: { k: "number", value: node.value + 0 } };
      const unit = (node.unit.endsWith("s") ? node.unit : `${node.unit}s`) as Extract<
        Expr,
        { k: "duration" }
      >["unit"];
      return { type: { t: "duration" }, expr: { k: "duration", amount: node.value + 0, unit } };
    }
    case "TextLiteral":
      return { type: TEXT, expr: { k: "text", parts: partsOf(l, rangeFor(node, "text"), site) } };
    case "DateLiteral":
      return dateLiteral(l, node, String(node.value));
    case "BooleanLiteral":
      return { type: BOOLEAN, expr: { k: "boolean", value: node.value === "true" } };
    case "ListLiteral": {
      const items = node.items.map((item) => bind(l, item, site));
      return items.some((i) => !i)
        ? undefined
        : { type: { t: "list" }, expr: { k: "list", items: items.map((i) => i!.expr) } };
    }
    case "RangeLiteral":
      return rangeLiteral(l, node);
    case "NameExpression":
      return node.name === undefined ? undefined : resolveName(l, l.spanOf(node), node.name, site);
    case "Call":
      return bindCall(l, node, site);
    case "Conditional":
      return conditional(l, node, site);
    case "Unary":
      return unary(l, node, site);
    case "Binary":
      return binary(l, node, site);
    default:
      return undefined;
  }
}

function dateLiteral(l: Lowering, node: Expression, value: string): Bound | undefined {
  const t = value.includes("T") ? "datetime" : value.includes(":") ? "time" : "date";
  if (!isValidTime(value)) {
    l.report("bad-date", l.spanOf(node), { value });
    return undefined;
  }
  return { type: { t }, expr: { k: "date", value: padded(value) } };
}

/** Hours have two digits in the data. */
function padded(time: string): string {
  return time.length === 4 && time.includes(":") ? `0${time}` : time;
}

/** Bounds of `in 15..49`; whether they fit is seen when it is compared. */
export function rangeLiteral(l: Lowering, node: RangeLiteral): Bound | undefined {
  const interval = node.interval;
  if (!interval) return undefined;
  const one = (literal: Literal | undefined): Expr | undefined => {
    if (literal === undefined) return undefined;
    const value = String(literal);
    if (value === "today") return { k: "today" };
    if (/^-?\d+(\.\d+)?$/.test(value)) return { k: "number", value: Number(value) + 0 };
    if (!isValidTime(value)) l.report("bad-date", l.spanOf(node), { value });
    return { k: "date", value: padded(value) };
  };
  const from = one(interval.from);
  const to = one(interval.to as Literal | undefined);
  return {
    type: { t: "interval" },
    expr: { k: "interval", ...(from ? { from } : {}), ...(to ? { to } : {}) },
  };
}

function conditional(l: Lowering, node: Conditional, site: Site): Bound | undefined {
  const test = bindCondition(l, node.condition, site);
  const then = bind(l, node.then, site);
  const other = node.else ? bind(l, node.else, site) : undefined;
  if (!test || !then || (node.else && !other)) return undefined;
  const type = joinTypes(other ? [then.type, other.type] : [then.type]);
  if (!type) {
    l.report("type-mismatch", l.spanOf(node), {
      operator: "if … then … else",
      left: typeName(then.type),
      right: typeName(other!.type),
      suggestion: "",
    });
    return undefined;
  }
  const options = then.options ?? other?.options;
  const made = combine(l, node, then, other ?? then, type, (a, b) => ({
    k: "if",
    test,
    // biome-ignore lint/suspicious/noThenProperty: the model calls it so, and nobody awaits an expression
    then: a,
    ...(other ? { else: b } : {}),
  }));
  return made && { ...made, ...(options ? { options } : {}) };
}

function unary(l: Lowering, node: Unary, site: Site): Bound | undefined {
  const operand = bind(l, node.operand, site);
  if (!operand) return undefined;
  const { t } = operand.type;
  const not = node.operator === "not";
  if (t !== "unknown" && !(not ? t === "boolean" : isNumeric(operand.type) || t === "duration")) {
    const suggestion =
      not && operand.name
        ? { en: ` Ask \`${operand.name} is not …\`.`, zh: `请写 \`${operand.name} is not …\`。` }
        : "";
    l.report("wrong-operand", l.spanOf(node.operand), {
      operator: node.operator,
      expected: typeName(not ? BOOLEAN : NUMBER),
      actual: typeName(operand.type),
      suggestion,
    });
    return undefined;
  }
  if (not) return map(operand, BOOLEAN, (arg) => ({ k: "not", arg }));
  return map(operand, t === "duration" ? operand.type : NUMBER, (arg) => ({ k: "neg", arg }));
}

/** `a + b + c` is read from the left, so that a long sum needs no deep stack. */
function binary(l: Lowering, node: Binary, site: Site): Bound | undefined {
  const chain: Binary[] = [];
  let first: Expression = node;
  while (first?.$type === "Binary") {
    chain.push(first);
    first = first.left;
  }
  if (l.depth + chain.length > MAX_TERMS) {
    l.report("nested-too-deeply", l.spanOf(node), { limit: MAX_TERMS });
    return undefined;
  }
  // In the result the first term lies as deep as the chain is long, each other as deep as its place from the end.
  const left = deeper(l, chain.length, () => bind(l, first, site));
  return chain.reduceRight<Bound | undefined>(
    (made, each, i) => deeper(l, i, () => operation(l, each, made, site)),
    left,
  );
}

/** Binds terms that lie `levels` deeper in the result than in the calls. */
function deeper<T>(l: Lowering, levels: number, work: () => T): T {
  l.depth += levels;
  try {
    return work();
  } finally {
    l.depth -= levels;
  }
}

function operation(l: Lowering, node: Binary, left: Bound | undefined, site: Site): Bound | undefined {
  const op = node.operator;
  if (op === "and" || op === "or") return logical(l, node, left, bind(l, node.right, site));
  if (!left) {
    // The right side may have errors of its own, but options of an unknown question cannot be judged.
    const right = node.right;
    if (right && !isNameExpression(right) && right.$type !== "ListLiteral") bind(l, right, site);
    return undefined;
  }
  return op === "+" || op === "-" || op === "*" || op === "/" || op === "^"
    ? arithmetic(l, node, left, site)
    : comparison(l, node, left, site);
}

function logical(
  l: Lowering,
  node: Binary,
  left: Bound | undefined,
  right: Bound | undefined,
): Bound | undefined {
  if (!left || !right) return undefined;
  const op = node.operator as "and" | "or";
  for (const [side, bound] of [
    [node.left, left],
    [node.right, right],
  ] as const) {
    if (bound.type.t === "boolean" || bound.type.t === "unknown") continue;
    const suggestion = bound.name
      ? { en: ` Ask \`${bound.name} is …\`.`, zh: `请写 \`${bound.name} is …\`。` }
      : "";
    l.report("wrong-operand", l.spanOf(side), {
      operator: op,
      expected: typeName(BOOLEAN),
      actual: typeName(bound.type),
      suggestion,
    });
    return undefined;
  }
  return combine(l, node, left, right, BOOLEAN, (a, b) => ({ k: "op", op, left: a, right: b }));
}

function arithmetic(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  const right = bind(l, node.right, site);
  if (!right) return undefined;
  const op = node.operator as BinaryOp;
  const type = arithmeticType(op, left.type, right.type);
  if (!type) {
    const wrong = isNumeric(left.type) ? right : left;
    const side = wrong === right ? node.right : node.left;
    l.report("wrong-operand", l.spanOf(side), {
      operator: op,
      expected: typeName(NUMBER),
      actual: typeName(wrong.type),
      suggestion: "",
    });
    return undefined;
  }
  // Texts are joined as if one were quoted in the other.
  if (type.t === "text")
    return combine(l, node, left, right, type, (a, b) => ({
      k: "text",
      parts: [...quoted(a), ...quoted(b)],
    }));
  return combine(l, node, left, right, type, (a, b) => ({ k: "op", op, left: a, right: b }));
}

function quoted(e: Expr): Inline[] {
  return e.k === "text" ? e.parts : [{ kind: "pipe", expr: e }];
}

function arithmeticType(op: BinaryOp, left: Type, right: Type): Type | undefined {
  if (left.t === "unknown" || right.t === "unknown") return UNKNOWN;
  if (isNumeric(left) && isNumeric(right)) return NUMBER;
  if (isTemporal(left) && right.t === "duration" && (op === "+" || op === "-")) return left;
  if (left.t === "duration" && isTemporal(right) && op === "+") return right;
  if (isTemporal(left) && left.t === right.t && op === "-") return NUMBER;
  if (left.t === "text" && right.t === "text" && op === "+") return TEXT;
  return undefined;
}
