/** From an expression of the syntax tree to a typed expression over variables. One error an expression. */
import type { Localised } from "../diagnostics/define.js";
import {
  type Binary, type Expression, isNameExpression, isNumberLiteral, isRangeLiteral, isTextLiteral, type ListLiteral, type Literal, type RangeLiteral, type Unary,
} from "../generated/ast.js";
import type { BinaryOp, Expr, Option } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { nearest } from "../syntax/foreign-words.js";
import { bindCall } from "./calls.js";
import type { Lowering } from "./context.js";
import { combine, map } from "./families.js";
import { resolveName } from "./resolve.js";
import type { Site } from "./site.js";
import { partsOf } from "./texts.js";
import { BOOLEAN, type Bound, describeFamily, isNumeric, isOrdered, isTemporal, NUMBER, TEXT, type Type, typeName, UNKNOWN } from "./types.js";
import { rangeFor } from "../syntax/node.js";
import { isValidTime } from "./time-literals.js";

/** Binds a condition: a scalar that is true, false or missing. */
export function bindCondition(l: Lowering, node: Expression | undefined, site: Site): Expr | undefined {
  if (!node) return undefined;
  const bound = bind(l, node, site);
  if (!bound) return undefined;
  if (bound.members) {
    l.report("family-without-aggregate", l.spanOf(node), { name: describeFamily(bound, node, l.current.text) });
    return undefined;
  }
  if (bound.type.t === "boolean" || bound.type.t === "unknown") return bound.expr;
  const name = bound.name ?? "";
  const suggestion: Localised | "" =
    bound.type.t === "multiple" && name ? { en: ` Ask \`${name} has …\` or \`answered(${name})\`.`, zh: `请写 \`${name} has …\` 或 \`answered(${name})\`。` }
    : name ? { en: ` Ask \`${name} is …\` or \`answered(${name})\`.`, zh: `请写 \`${name} is …\` 或 \`answered(${name})\`。` } : "";
  l.report("condition-not-boolean", l.spanOf(node), { actual: typeName(bound.type), suggestion });
  return undefined;
}

/** Binds a value that must be one for each respondent. */
export function bindScalar(l: Lowering, node: Expression | undefined, site: Site): Bound | undefined {
  if (!node) return undefined;
  const bound = bind(l, node, site);
  if (!bound?.members) return bound;
  l.report("family-without-aggregate", l.spanOf(node), { name: describeFamily(bound, node, l.current.text) });
  return undefined;
}

/** Undefined when something was wrong; then it was reported. */
export function bind(l: Lowering, node: Expression | undefined, site: Site): Bound | undefined {
  if (!node) return undefined;
  switch (node.$type) {
    case "NumberLiteral": {
      if (!node.unit) return { type: NUMBER, expr: { k: "number", value: node.value } };
      const unit = (node.unit.endsWith("s") ? node.unit : `${node.unit}s`) as Extract<Expr, { k: "duration" }>["unit"];
      return { type: { t: "duration" }, expr: { k: "duration", amount: node.value, unit } };
    }
    case "TextLiteral": return { type: TEXT, expr: { k: "text", parts: partsOf(l, rangeFor(node, "text"), site) } };
    case "DateLiteral": return dateLiteral(l, node, String(node.value));
    case "BooleanLiteral": return { type: BOOLEAN, expr: { k: "boolean", value: node.value === "true" } };
    case "ListLiteral": return list(l, node, undefined, site);
    case "RangeLiteral": return range(l, node, undefined);
    case "NameExpression": return node.name === undefined ? undefined : resolveName(l, node, node.name, site);
    case "Call": return bindCall(l, node, site);
    case "Conditional": {
      const test = bindCondition(l, node.condition, site);
      const then = bind(l, node.then, site);
      const other = node.else ? bind(l, node.else, site) : undefined;
      if (!test || !then || (node.else && !other)) return undefined;
      if (then.members || other?.members) return combine(l, node, then, other ?? then, then.type, (a, b) => ({ k: "if", test, then: a, ...(other ? { else: b } : {}) }));
      return { type: then.type, expr: { k: "if", test, then: then.expr, ...(other ? { else: other.expr } : {}) }, ...(then.options ? { options: then.options } : {}) };
    }
    case "Unary": return unary(l, node, site);
    case "Binary": return binary(l, node, site);
    default: return undefined;
  }
}

function dateLiteral(l: Lowering, node: Expression, value: string): Bound | undefined {
  const t = value.includes("T") ? "datetime" : value.includes(":") ? "time" : "date";
  if (!isValidTime(value)) {
    l.report("bad-date", l.spanOf(node), { value });
    return undefined;
  }
  return { type: { t }, expr: { k: "date", value: t === "time" && value.length === 4 ? `0${value}` : value } };
}

function unary(l: Lowering, node: Unary, site: Site): Bound | undefined {
  const operand = bind(l, node.operand, site);
  if (!operand) return undefined;
  const wanted = node.operator === "not" ? operand.type.t === "boolean" : isNumeric(operand.type) || operand.type.t === "duration";
  if (!wanted && operand.type.t !== "unknown") {
    const expected = node.operator === "not" ? typeName(BOOLEAN) : typeName(NUMBER);
    l.report("wrong-operand", l.spanOf(node.operand), { operator: node.operator, expected, actual: typeName(operand.type), suggestion: "" });
    return undefined;
  }
  return map(operand, node.operator === "not" ? BOOLEAN : operand.type, (arg) => (node.operator === "not" ? { k: "not", arg } : { k: "neg", arg }));
}

function binary(l: Lowering, node: Binary, site: Site): Bound | undefined {
  const left = bind(l, node.left, site);
  const op = node.operator;
  if (op === "and" || op === "or") {
    const right = bind(l, node.right, site);
    if (!left || !right) return undefined;
    for (const [side, bound] of [[node.left, left], [node.right, right]] as const) {
      if (bound.type.t !== "boolean" && bound.type.t !== "unknown") {
        const suggestion = bound.name ? { en: ` Ask \`${bound.name} is …\`.`, zh: `请写 \`${bound.name} is …\`。` } : "";
        l.report("wrong-operand", l.spanOf(side), { operator: op, expected: typeName(BOOLEAN), actual: typeName(bound.type), suggestion });
        return undefined;
      }
    }
    return combine(l, node, left, right, BOOLEAN, (a, b) => ({ k: "op", op, left: a, right: b }));
  }
  if (!left) {
    // The right side may have errors of its own, but options of an unknown question cannot be judged.
    if (node.right && !isNameExpression(node.right) && node.right.$type !== "ListLiteral") bind(l, node.right, site);
    return undefined;
  }
  if (op === "+" || op === "-" || op === "*" || op === "/" || op === "^") return arithmetic(l, node, left, site);
  if (op === "matches") return matches(l, node, left, site);

  const right = comparand(l, node, left, site);
  if (!right) return undefined;
  const negate = (b: Bound | undefined) => (b && node.negated ? map(b, BOOLEAN, (arg) => ({ k: "not", arg })) : b);
  const full: BinaryOp = op === "has" && node.quantifier ? `has ${node.quantifier}` : op === "is" && node.negated ? "is not" : op;
  const problem = comparisonProblem(op, left.type, right.type);
  if (problem) return report(l, node, left, right, problem);
  const made = combine(l, node, left, right, BOOLEAN, (a, b) => ({ k: "op", op: full, left: a, right: b }));
  return op === "is" ? made : negate(made);
}

type Problem = "multiple-with-is" | "has-with-single" | "options-not-ordered" | "type-mismatch";

function comparisonProblem(op: Binary["operator"], left: Type, right: Type): Problem | undefined {
  if (left.t === "unknown" || right.t === "unknown") return undefined;
  if (op === "has") return left.t === "multiple" || left.t === "ranking" ? (right.t === "option" || right.t === "list" ? undefined : "type-mismatch") : "has-with-single";
  if (left.t === "multiple" || left.t === "ranking") return right.t === "option" && op === "is" ? "multiple-with-is" : op === "in" || op === "is" ? "multiple-with-is" : "type-mismatch";
  if (op === "in") {
    if (right.t === "list") return undefined;
    if (right.t !== "interval") return "type-mismatch";
    return left.t === "number" || isTemporal(left) || isOrdered(left) ? undefined : left.t === "choice" ? "options-not-ordered" : "type-mismatch";
  }
  if (op === "is") {
    if (right.t === "option") return undefined;
    if (left.t === right.t && left.t !== "choice") return undefined;
    if (left.t === "choice" && right.t === "choice") return undefined;
    return isNumeric(left) && isNumeric(right) ? undefined : "type-mismatch";
  }
  // < <= > >=
  if (left.t === "choice" && !isOrdered(left)) return "options-not-ordered";
  if (right.t === "choice" && !isOrdered(right)) return "options-not-ordered";
  if (isNumeric(left) && (isNumeric(right) || (right.t === "option" && isOrdered(left)))) return undefined;
  return isTemporal(left) && left.t === right.t ? undefined : left.t === "duration" && right.t === "duration" ? undefined : "type-mismatch";
}

function report(l: Lowering, node: Binary, left: Bound, right: Bound, problem: Problem): undefined {
  const name = left.name ?? "";
  const operatorText = node.operator;
  if (problem === "multiple-with-is") {
    const { start, end } = { start: l.spanOf(node.left).end, end: l.spanOf(node.right).start };
    const fix = node.operator === "is" ? [{ title: { en: "Ask with `has`", zh: "改用 `has`" }, edits: [{ uri: l.current.uri, start, end, text: " has " }], preferred: !node.negated }] : [];
    l.report(problem, l.spanOf(node), { name }, { fixes: node.negated ? [] : fix });
  } else if (problem === "has-with-single") {
    const { start, end } = { start: l.spanOf(node.left).end, end: l.spanOf(node.right).start };
    l.report(problem, l.spanOf(node), { name }, {
      fixes: node.quantifier ? [] : [{ title: { en: "Compare with `is`", zh: "改用 `is`" }, edits: [{ uri: l.current.uri, start, end, text: " is " }], preferred: true }],
    });
  } else if (problem === "options-not-ordered") l.report(problem, l.spanOf(node), { name, operator: operatorText });
  else l.report(problem, l.spanOf(node), { operator: operatorText, left: typeName(left.type), right: typeName(right.type), suggestion: spelling(node, left, right) });
  return undefined;
}

/** The right spelling, where it can be guessed. */
function spelling(node: Binary, left: Bound, right: Bound): Localised | "" {
  if (isNumeric(left.type) && isTextLiteral(node.right) && node.right.text && /^[\d.]+$/.test(node.right.text)) {
    return { en: ` Write ${node.right.text} without quotes.`, zh: `请写 ${node.right.text}，不加引号。` };
  }
  if (isTemporal(left.type) && isTextLiteral(node.right)) return { en: " Write dates without quotes: 2024-04-01.", zh: "日期不加引号，例如 2024-04-01。" };
  if (left.type.t === "boolean") return { en: " Write `is yes` or `is no`.", zh: "请写 `is yes` 或 `is no`。" };
  if (left.type.t === "text" && isNumberLiteral(node.right)) return { en: " Ask with `number` instead of `text`, or write the value in quotes.", zh: "请改用 `number` 提问，或给该值加引号。" };
  void right;
  return "";
}

/** The right side of a comparison; names may be options of what stands on the left. */
function comparand(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  const right = node.right;
  if (!right) return undefined;
  const choice = left.type.t === "choice" || left.type.t === "multiple" || left.type.t === "ranking";
  if (right.$type === "ListLiteral") return list(l, right, left, site);
  if (isRangeLiteral(right)) return range(l, right, left);
  const option = optionOperand(l, right, left, node.operator);
  if (option !== undefined) return option === null ? undefined : option;
  if (choice && isTextLiteral(right)) {
    const wanted = (right.text ?? "").trim();
    const hit = left.options?.find((o) => o.label?.parts.map((p) => (p.kind === "text" ? p.value : "")).join("") === wanted);
    const by = hit ? String(hit.name ?? hit.code) : undefined;
    const span = l.spanOf(right);
    l.report("compare-with-label", span, { option: by ? `\`${by}\`` : optionNames(left.options ?? []) }, by ? { fixes: [{ title: { en: `Write \`${by}\``, zh: `改为 \`${by}\`` }, edits: [{ ...span, text: by }], preferred: true }] } : {});
    return undefined;
  }
  return bind(l, right, site);
}

function optionNames(options: Option[]): string {
  return options.slice(0, 8).map((o) => `\`${o.name ?? o.code}\``).join(", ") + (options.length > 8 ? " …" : "");
}

/** An option by name or code; null when it is none and that was reported; undefined: not about options. */
function optionOperand(l: Lowering, right: Expression, left: Bound, operator: string): Bound | null | undefined {
  const options = left.options ?? [];
  const choice = left.type.t === "choice" || left.type.t === "multiple" || left.type.t === "ranking";
  const made = (o: Option): Bound => ({ type: { t: "option" }, expr: { k: "option", value: o.value, missing: o.missing === true } });
  if (isNameExpression(right) && right.name !== undefined && !right.name.includes(".")) {
    const name = right.name;
    const hit = options.find((o) => o.name === name);
    if (hit) return made(hit);
    if (left.type.t === "boolean" && (name === "yes" || name === "no")) return { type: BOOLEAN, expr: { k: "boolean", value: name === "yes" } };
    if (!choice && left.type.t !== "boolean") return undefined;
    const symbol = l.names.values.get(name);
    if (symbol && left.type.t === "choice" && !symbolIsForeign(name, options)) return undefined;
    if (left.type.t === "boolean" && symbol) return undefined;
    const candidates = left.type.t === "boolean" ? ["yes", "no"] : options.flatMap((o) => (o.name ? [o.name] : [String(o.code)]));
    const near = nearest(name, candidates);
    const suggestion = near ? suggest(near) : { en: ` It has ${candidates.slice(0, 8).map((c) => `\`${c}\``).join(", ")}${candidates.length > 8 ? " …" : ""}.`, zh: `可选：${candidates.slice(0, 8).map((c) => `\`${c}\``).join("、")}${candidates.length > 8 ? " …" : ""}。` };
    const span = l.spanOf(right);
    l.report("unknown-option", span, { question: { en: `“${left.name ?? ""}”`, zh: `“${left.name ?? ""}”` }, option: name, suggestion }, near ? { fixes: [{ title: { en: `Write “${near}”`, zh: `改为“${near}”` }, edits: [{ ...span, text: near }], preferred: true }] } : {});
    return null;
  }
  const number = numberIn(right);
  if (choice && number !== undefined && (operator === "is" || operator === "has" || operator === "in")) {
    const hit = options.find((o) => o.code === number);
    if (hit) return made(hit);
    const codes = options.filter((o) => !o.missing).map((o) => o.code);
    l.report("unknown-option", l.spanOf(right), {
      question: { en: `“${left.name ?? ""}”`, zh: `“${left.name ?? ""}”` }, option: number,
      suggestion: codes.length === 0 ? "" : { en: ` Its codes are ${codesInWords(codes)}.`, zh: `编码为 ${codesInWords(codes)}。` },
    });
    return null;
  }
  return undefined;
}

function codesInWords(codes: number[]): string {
  const run = codes.length > 2 && codes.every((c, i) => i === 0 || c === codes[i - 1]! + 1);
  return run ? `${codes[0]}–${codes[codes.length - 1]}` : codes.slice(0, 10).join(", ") + (codes.length > 10 ? " …" : "");
}

function symbolIsForeign(name: string, options: Option[]): boolean {
  return options.some((o) => o.name !== undefined && o.name.toLowerCase() === name.toLowerCase());
}

function numberIn(node: Expression): number | undefined {
  if (isNumberLiteral(node) && !node.unit) return node.value;
  if (node.$type === "Unary" && node.operator === "-" && node.operand) {
    const inner = numberIn(node.operand);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}

function list(l: Lowering, node: ListLiteral, left: Bound | undefined, site: Site): Bound | undefined {
  const items: Expr[] = [];
  let failed = false;
  for (const item of node.items) {
    const option = left ? optionOperand(l, item, left, "in") : undefined;
    const bound = option === undefined ? bind(l, item, site) : option;
    if (!bound) failed = true;
    else if (left && bound.type.t !== "option" && comparisonProblem("is", left.type, bound.type)) {
      l.report("type-mismatch", l.spanOf(item), { operator: "in", left: typeName(left.type), right: typeName(bound.type), suggestion: "" });
      failed = true;
    } else items.push(bound.expr);
  }
  return failed ? undefined : { type: { t: "list" }, expr: { k: "list", items } };
}

function range(l: Lowering, node: RangeLiteral, left: Bound | undefined): Bound | undefined {
  const interval = node.interval;
  if (!interval) return undefined;
  const one = (literal: Literal | undefined): Expr | undefined => {
    const value = literal === undefined ? undefined : String(literal);
    if (value === "today") return { k: "today" };
    return value === undefined ? undefined : /^-?\d+(\.\d+)?$/.test(value) ? { k: "number", value: Number(value) } : { k: "date", value };
  };
  const from = one(interval.from);
  const to = one(interval.to as Literal | undefined);
  const dates = [from, to].some((e) => e?.k === "date" || e?.k === "today");
  if (left && left.type.t !== "unknown" && dates !== isTemporal(left.type) && left.type.t !== "choice") {
    l.report("type-mismatch", l.spanOf(node), { operator: "in", left: typeName(left.type), right: dates ? typeName({ t: "date" }) : typeName(NUMBER), suggestion: "" });
    return undefined;
  }
  return { type: { t: "interval" }, expr: { k: "interval", ...(from ? { from } : {}), ...(to ? { to } : {}) } };
}

function arithmetic(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  const right = bind(l, node.right, site);
  if (!right) return undefined;
  const op = node.operator as BinaryOp;
  const type = arithmeticType(op, left.type, right.type);
  if (!type) {
    const wrong = isNumeric(left.type) ? right : left;
    const side = wrong === right ? node.right : node.left;
    l.report("wrong-operand", l.spanOf(side), { operator: op, expected: typeName(NUMBER), actual: typeName(wrong.type), suggestion: "" });
    return undefined;
  }
  return combine(l, node, left, right, type, (a, b) => ({ k: "op", op, left: a, right: b }));
}

function arithmeticType(op: BinaryOp, left: Type, right: Type): Type | undefined {
  if (left.t === "unknown" || right.t === "unknown") return UNKNOWN;
  if (isNumeric(left) && isNumeric(right)) return NUMBER;
  if (isTemporal(left) && right.t === "duration" && (op === "+" || op === "-")) return left;
  if (isTemporal(left) && left.t === right.t && op === "-") return NUMBER;
  if (left.t === "text" && right.t === "text" && op === "+") return TEXT;
  return undefined;
}

function matches(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  if (left.type.t !== "text" && left.type.t !== "unknown") {
    l.report("wrong-operand", l.spanOf(node.left), { operator: "matches", expected: typeName(TEXT), actual: typeName(left.type), suggestion: "" });
    return undefined;
  }
  if (!isTextLiteral(node.right)) {
    if (node.right) l.report("wrong-operand", l.spanOf(node.right), { operator: "matches", expected: typeName(TEXT), actual: { en: "something else", zh: "其他内容" }, suggestion: "" });
    return undefined;
  }
  const { start, end } = rangeFor(node.right, "text");
  const pattern = l.current.text.slice(start + 1, end - 1);
  if (!validPattern(l, pattern, node.right)) return undefined;
  void site;
  return combine(l, node, left, { type: TEXT, expr: { k: "text", parts: pattern === "" ? [] : [{ kind: "text", value: pattern }] } }, BOOLEAN, (a, b) => ({ k: "op", op: "matches", left: a, right: b }));
}

/** Reports a pattern that is no regular expression. */
export function validPattern(l: Lowering, pattern: string, node: Expression | import("langium").AstNode): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, "u");
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : "";
    l.report("bad-pattern", l.spanOf(node), { reason });
    return false;
  }
}
