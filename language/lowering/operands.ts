/** What stands on the right of a comparison: names there may be options of what stands on the left. */
import { writeInstead } from "../diagnostics/diagnostic.js";
import {
  type Binary,
  type Expression,
  isNameExpression,
  isNumberLiteral,
  isRangeLiteral,
  isTextLiteral,
  type ListLiteral,
} from "../generated/ast.js";
import type { Expr, Option } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { rangeOf } from "../syntax/node.js";
import { bind, rangeLiteral } from "./bind.js";
import { comparisonProblem } from "./comparable.js";
import type { Lowering } from "./context.js";
import type { Site } from "./site.js";
import { labelText } from "./texts.js";
import { BOOLEAN, type Bound, isChoice, type Type, typeName } from "./types.js";

const OPTION: Type = { t: "option" };

/** The right side of a comparison. Undefined when it is wrong, which is reported. */
export function comparand(l: Lowering, node: Binary, left: Bound, site: Site): Bound | undefined {
  const right = node.right;
  if (!right) return undefined;
  if (right.$type === "ListLiteral") return listOperand(l, right, left, site);
  if (isRangeLiteral(right)) return rangeLiteral(l, right);
  return operand(l, right, left, site, node.operator);
}

/** One thing to compare with: an option, a label that was meant as one, or any value. */
function operand(
  l: Lowering,
  right: Expression,
  left: Bound,
  site: Site,
  operator: string,
): Bound | undefined {
  const option = optionOperand(l, right, left, operator);
  if (option !== undefined) return option ?? undefined;
  if (isChoice(left.type) && isTextLiteral(right)) {
    reportLabel(l, right, left);
    return undefined;
  }
  return bind(l, right, site);
}

function listOperand(l: Lowering, node: ListLiteral, left: Bound, site: Site): Bound | undefined {
  const items: Expr[] = [];
  let options = 0;
  for (const item of node.items) {
    const bound = operand(l, item, left, site, "in");
    if (!bound) continue;
    // Several answers are compared one by one: with options.
    const type: Type = left.type.t === "multiple" || left.type.t === "ranking" ? OPTION : left.type;
    if (bound.members) l.report("family-without-aggregate", l.spanOf(item), { name: bound.name ?? "" });
    else if (bound.type.t !== "option" && comparisonProblem("is", type, bound.type)) {
      l.report("type-mismatch", l.spanOf(item), {
        operator: "in",
        left: typeName(left.type),
        right: typeName(bound.type),
        suggestion: "",
      });
    } else {
      items.push(bound.expr);
      if (bound.type.t === "option") options++;
    }
  }
  if (items.length < node.items.length) return undefined;
  return {
    type: { t: "list" },
    expr: { k: "list", items },
    ...(options > 0 ? { options: left.options ?? [] } : {}),
  };
}

/** An option by name or code; null when it is none and that was reported; undefined: not about options. */
function optionOperand(
  l: Lowering,
  right: Expression,
  left: Bound,
  operator: string,
): Bound | null | undefined {
  if (isNameExpression(right) && right.name !== undefined && !right.name.includes("."))
    return byName(l, right, right.name, left);
  const number = numberIn(right);
  if (
    !isChoice(left.type) ||
    number === undefined ||
    (operator !== "is" && operator !== "has" && operator !== "in")
  )
    return undefined;
  const options = left.options ?? [];
  const hit = options.find((o) => o.code === number);
  if (hit) return optionBound(l, right, hit);
  const codes = options.filter((o) => !o.missing).map((o) => o.code);
  const suggestion =
    codes.length === 0
      ? ""
      : { en: ` Its codes are ${codesInWords(codes)}.`, zh: `编码为 ${codesInWords(codes)}。` };
  l.report("unknown-option", l.spanOf(right), { question: quoted(left), option: number, suggestion });
  return null;
}

/** The option that an expression names, as an operand. */
export function optionBound(l: Lowering, node: Expression, o: Option): Bound {
  l.refer(rangeOf(node), o.at);
  return { type: OPTION, expr: { k: "option", value: o.value, missing: o.missing === true } };
}

function byName(l: Lowering, right: Expression, name: string, left: Bound): Bound | null | undefined {
  const options = left.options ?? [];
  const hit = options.find((o) => o.name === name);
  if (hit) return optionBound(l, right, hit);
  const boolean = left.type.t === "boolean";
  if (boolean && (name === "yes" || name === "no"))
    return { type: BOOLEAN, expr: { k: "boolean", value: name === "yes" } };
  if (!isChoice(left.type) && !boolean) return undefined;
  // Not an option: then it is another question, unless only the case is wrong.
  const inCase = options.some((o) => o.name?.toLowerCase() === name.toLowerCase());
  if (l.names.values.has(name) && !inCase) return undefined;
  const candidates = [...(boolean ? ["yes", "no"] : []), ...options.map((o) => o.name ?? String(o.code))];
  const near = l.names.similar(name, candidates);
  const span = l.spanOf(right);
  const fixes = near ? [writeInstead(span, near)] : [];
  l.report(
    "unknown-option",
    span,
    { question: quoted(left), option: name, suggestion: near ? suggest(near) : listed(candidates) },
    { fixes },
  );
  return null;
}

function quoted(left: Bound) {
  return { en: `“${left.name ?? ""}”`, zh: `“${left.name ?? ""}”` };
}

function listed(candidates: readonly string[]) {
  if (candidates.length === 0) return "";
  const shown = candidates.slice(0, 8).map((c) => `\`${c}\``);
  const more = candidates.length > 8 ? " …" : "";
  return { en: ` It has ${shown.join(", ")}${more}.`, zh: `可选：${shown.join("、")}${more}。` };
}

/** Options are compared by name: a label in quotes reads well, but changes with every wording. */
function reportLabel(l: Lowering, right: Expression & { text?: string }, left: Bound): void {
  const options = left.options ?? [];
  const wanted = (right.text ?? "").trim();
  const hit =
    options.find((o) => o.label && labelText(o.label).trim() === wanted) ??
    options.find((o) => o.name === wanted);
  const by = hit && String(hit.name ?? hit.code);
  const span = l.spanOf(right);
  const known =
    options
      .slice(0, 8)
      .map((o) => `\`${o.name ?? o.code}\``)
      .join(", ") + (options.length > 8 ? " …" : "");
  const fixes = by
    ? [
        {
          title: { en: `Write \`${by}\``, zh: `改为 \`${by}\`` },
          edits: [{ ...span, text: by }],
          preferred: true,
        },
      ]
    : [];
  l.report("compare-with-label", span, { option: by ? `\`${by}\`` : known }, { fixes });
}

function codesInWords(codes: number[]): string {
  const run = codes.length > 2 && codes.every((c, i) => i === 0 || c === codes[i - 1]! + 1);
  return run
    ? `${codes[0]}–${codes[codes.length - 1]}`
    : codes.slice(0, 10).join(", ") + (codes.length > 10 ? " …" : "");
}

/** The number that a literal states, its sign included. */
export function numberIn(node: Expression): number | undefined {
  if (isNumberLiteral(node) && !node.unit) return node.value + 0;
  if (node.$type !== "Unary" || node.operator !== "-" || !node.operand) return undefined;
  const inner = numberIn(node.operand);
  return inner === undefined ? undefined : 0 - inner;
}
