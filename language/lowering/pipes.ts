import type { Expression } from "../generated/ast.js";
import type { Inline } from "../instrument/model.js";
import { bind } from "./bind.js";
import type { Lowering } from "./context.js";
import type { Site } from "./site.js";
import { describeFamily, typeName } from "./types.js";

/** Puts the bound expression of a pipe into its part, once everything is known. */
export function bindPipe(
  l: Lowering,
  node: Expression,
  part: Extract<Inline, { kind: "pipe" }>,
  site: Site,
): void {
  // Which scores there are is known only after the flow.
  const phase = site.scores ? "formulas" : "conditions";
  l.later(() => {
    const bound = bind(l, node, site);
    if (!bound) return;
    if (bound.members)
      l.report("family-without-aggregate", l.spanOf(node), {
        name: describeFamily(bound, node, l.current.text),
      });
    else if (
      bound.type.t === "duration" ||
      bound.type.t === "interval" ||
      bound.type.t === "list" ||
      bound.type.t === "option"
    ) {
      l.report("wrong-operand", l.spanOf(node), {
        operator: "{…}",
        expected: { en: "a value", zh: "一个值" },
        actual: typeName(bound.type),
        suggestion: "",
      });
    } else part.expr = bound.expr;
  }, phase);
}
