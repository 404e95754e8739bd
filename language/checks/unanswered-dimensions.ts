import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Dimension } from "../instrument/model.js";
import type { Rule } from "./rule.js";
import { headSpan } from "./words.js";

/** Items are declared in a dimension in order to be asked; one of which none is asked is forgotten in a battery. */
export const unansweredDimensions: Rule = (context) => {
  const { dimensions } = context.instrument;
  // A battery that names it wrongly asks nothing, and that was said.
  if (dimensions.length === 0 || context.told("undefined-list")) return;
  const byId = new Map(dimensions.map((d) => [d.id, d]));
  const facets = new Map<string, Dimension[]>();
  for (const d of dimensions) {
    if (d.parent === undefined) continue;
    const siblings = facets.get(d.parent);
    if (siblings) siblings.push(d);
    else facets.set(d.parent, [d]);
  }
  const known = new Map<string, boolean>();
  const answered = (d: Dimension, depth = 0): boolean => {
    const before = known.get(d.id);
    if (before !== undefined || depth > 60) return before === true;
    known.set(d.id, false); // second-order dimensions may form a cycle, which is reported elsewhere
    const parts = [...(facets.get(d.id) ?? []), ...d.of.flatMap((id) => byId.get(id) ?? [])];
    const result = d.items.some((i) => i.variables.length > 0) || parts.some((p) => answered(p, depth + 1));
    known.set(d.id, result);
    return result;
  };
  for (const d of dimensions) {
    // A shared instrument may have more than this questionnaire asks.
    if (d.at.file !== 0 || d.items.length + (facets.get(d.id)?.length ?? 0) === 0 || answered(d)) continue;
    const parent = d.parent === undefined ? undefined : byId.get(d.parent);
    // The whole is told of once.
    if ((parent && !answered(parent)) || context.told("unanswered-dimension", d.id)) continue;
    context.report(diagnostic("unanswered-dimension", headSpan(context, d.at), { name: d.id }));
  }
};
