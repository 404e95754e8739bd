/** Answers that are filled in beforehand. */
import type { Expression } from "../generated/ast.js";
import type { Expr, Variable } from "../instrument/model.js";
import { comparisonProblem } from "./comparable.js";
import { bindScalar } from "./conditions.js";
import type { Lowering } from "./context.js";
import { numberIn, optionBound } from "./operands.js";
import type { Site } from "./site.js";
import { type Bound, isTemporal, optionsOf, type Type, typeName, typeOfDomain } from "./types.js";

/** Binds `default …` of a variable: an option by name or code, a value of its type, or an earlier answer. */
export function bindDefault(l: Lowering, node: Expression, v: Variable, site: Site): void {
  const wanted = typeOfDomain(v.domain);
  const several = wanted.t === "multiple" || wanted.t === "ranking";
  if (several && node.$type === "ListLiteral") {
    const items = node.items.map((item) => one(l, item, v, wanted, site));
    if (items.every((i) => i !== undefined)) v.default = { k: "list", items };
    return;
  }
  const expr = one(l, node, v, wanted, site);
  if (expr) v.default = several && expr.k === "option" ? { k: "list", items: [expr] } : expr;
}

function one(l: Lowering, node: Expression, v: Variable, wanted: Type, site: Site): Expr | undefined {
  const options = optionsOf(v.domain);
  const code = numberIn(node);
  const coded =
    code === undefined || wanted.t === "number" ? undefined : options.find((o) => o.code === code);
  if (coded) return optionBound(l, node, coded).expr;
  const named = (n: string): Bound | undefined => {
    const option = options.find((o) => o.name === n);
    if (option) return optionBound(l, node, option);
    if (v.domain.type === "boolean" && (n === "yes" || n === "no"))
      return { type: { t: "boolean" }, expr: { k: "boolean", value: n === "yes" } };
    return site.local?.(n);
  };
  const bound = bindScalar(l, node, { ...site, local: named });
  if (!bound) return undefined;
  if (fits(bound.type, wanted)) return bound.expr;
  l.report("wrong-operand", l.spanOf(node), {
    operator: "default",
    expected: typeName(wanted),
    actual: typeName(bound.type),
    suggestion: "",
  });
  return undefined;
}

function fits(actual: Type, wanted: Type): boolean {
  if (actual.t === "unknown" || actual.t === "option") return true;
  if (wanted.t === "number") return actual.t === "number";
  if (isTemporal(wanted)) return actual.t === wanted.t;
  return actual.t === wanted.t && comparisonProblem("is", actual, wanted) !== "type-mismatch";
}
