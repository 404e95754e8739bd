/** Where an expression stands, one value of a certain type is wanted. */
import type { Localised } from "../diagnostics/define.js";
import type { Expression } from "../generated/ast.js";
import type { Expr } from "../instrument/model.js";
import { bind } from "./bind.js";
import type { Lowering } from "./context.js";
import type { ExprTest } from "./guards.js";
import type { Site } from "./site.js";
import { type Bound, describeFamily, typeName } from "./types.js";

/** Binds a condition: a scalar that is true, false or missing. Undefined when it is none, which is reported. */
export function bindCondition(l: Lowering, node: Expression | undefined, site: Site): Expr | undefined {
  const bound = bindScalar(l, node, site);
  if (!node || !bound) return undefined;
  if (bound.type.t === "boolean" || bound.type.t === "unknown") return bound.expr;
  const name = bound.name ?? "";
  const ask = bound.type.t === "multiple" || bound.type.t === "ranking" ? "has" : "is";
  const suggestion: Localised | "" = name
    ? {
        en: ` Ask \`${name} ${ask} …\` or \`answered(${name})\`.`,
        zh: `请写 \`${name} ${ask} …\` 或 \`answered(${name})\`。`,
      }
    : "";
  l.report("condition-not-boolean", l.spanOf(node), { actual: typeName(bound.type), suggestion });
  return undefined;
}

/** Binds the condition of a guard. */
export function bindTest(l: Lowering, node: Expression | undefined, site: Site, test: ExprTest): void {
  const expr = bindCondition(l, node, site);
  if (expr) test.expr = expr;
}

/** Binds a value that must be one for each respondent. */
export function bindScalar(l: Lowering, node: Expression | undefined, site: Site): Bound | undefined {
  if (!node) return undefined;
  const bound = bind(l, node, site);
  if (!bound?.members) return bound;
  l.report("family-without-aggregate", l.spanOf(node), { name: describeFamily(bound, node, l.current.text) });
  return undefined;
}
