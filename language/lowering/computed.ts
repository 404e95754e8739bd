/** Values that the interview itself uses. */
import type { Compute } from "../generated/ast.js";
import type { Variable } from "../instrument/model.js";
import { bindScalar } from "./conditions.js";
import type { Lowering } from "./context.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { typeName } from "./types.js";
import { domainOfType } from "./values.js";

/** The variable of a `compute`; its type is known once its formula is bound. */
export function lowerComputed(
  l: Lowering,
  s: Compute,
  guard: number | undefined,
  site: Site,
): Variable | undefined {
  const { name } = s;
  if (name === undefined) return undefined;
  const span = l.spanOf(s, "name");
  const v: Variable = {
    name,
    reference: name,
    origin: "computed",
    label: textOf(l, s, "label", `${name}.label`, site) ?? literalText(`${name}.label`, name),
    level: "ratio",
    domain: { type: "number", decimals: 2, missing: [] },
    response: "optional",
    personal: false,
    demographic: false,
    reversed: false,
    position: 0,
    at: l.placeOf(s),
    ...(guard !== undefined ? { guard } : {}),
  };
  const doc = l.docOf(s);
  if (doc) v.doc = doc;
  const declared = l.declare.value({ kind: "variable", variable: name, name, clock: l.clock, span });
  l.declare.variable(v, span, declared !== "new");
  l.later(() => bindFormula(l, s, v, site));
  return v;
}

function bindFormula(l: Lowering, s: Compute, v: Variable, site: Site): void {
  const bound = bindScalar(l, s.value, site);
  if (!bound) return;
  const typed = domainOfType(bound.type);
  if (!typed) {
    const expected = { en: "a value", zh: "一个值" };
    const actual = typeName(bound.type);
    return l.report("wrong-operand", l.spanOf(s.value), {
      operator: "compute",
      expected,
      actual,
      suggestion: "",
    });
  }
  v.formula = bound.expr;
  v.domain = typed.domain;
  v.level = typed.level;
}
