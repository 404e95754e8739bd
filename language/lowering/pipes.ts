import type { Expression } from "../generated/ast.js";
import type { Inline } from "../instrument/model.js";
import { bind } from "./bind.js";
import type { Lowering } from "./context.js";
import type { Site } from "./site.js";
import { describeFamily } from "./types.js";

/** Puts the bound expression of a pipe into its part, once everything is known. */
export function bindPipe(l: Lowering, node: Expression, part: Extract<Inline, { kind: "pipe" }>, site: Site): void {
  l.later(() => {
    const bound = bind(l, node, site);
    if (!bound) return;
    if (bound.members) l.report("family-without-aggregate", l.spanOf(node), { name: describeFamily(bound, node, l.current.text) });
    else part.expr = bound.expr;
  });
}
