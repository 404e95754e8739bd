/** What an `each` makes: one score for every dimension, facet or item. */

import type { Score as ScoreNode } from "../generated/ast.js";
import type { Score, Variable } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { partsOfDimension, pathTo, referDimension, useDimension } from "./dimensions.js";
import { keysOf } from "./keys.js";
import { dimensionParts, familyOf, type Part, partOf } from "./members.js";
import { asScored } from "./resolve.js";
import type { Site } from "./site.js";
import type { Bound, Member } from "./types.js";
import { unknownList } from "./unknown.js";

/** One score of a family, and what its formula means by the names that hold only there. */
export interface Instance {
  variable: string;
  suffix?: string;
  label?: Score["label"];
  of?: Score["of"];
  member: Member;
  within?: Site["within"];
  local?: Site["local"];
}

/** The scores that a declaration makes; none, after reporting why, when it speaks of nothing. */
export function instancesOf(l: Lowering, node: ScoreNode, name: string): Instance[] {
  if (node.each === undefined) return [{ variable: name, member: { expr: { k: "var", name } } }];
  const of = node.of?.$refText ?? "";
  const span = l.spanOf(node, "of");
  const symbol = l.names.dimensions.get(of);
  const battery = l.names.values.get(of);
  if (!symbol) {
    if (battery?.kind === "question" && node.each === "item") {
      l.refer(span, battery.span);
      return itemInstances(l, name, questionParts(l, battery.id));
    }
    unknownList(l, "dimension", span, of, l.names.dimensions.keys());
    return [];
  }
  useDimension(l, symbol.id);
  referDimension(l, span, of, symbol);
  const parts = dimensionParts(l, symbol.id);
  if (parts.length === 0) {
    l.report("unanswered-dimension", span, { name: of });
    return [];
  }
  if (node.each === "item") return itemInstances(l, name, parts);
  return dimensionsFor(l, symbol.id, node.each).map((id) => dimensionInstance(l, name, id));
}

/** `each dimension in` its parts, `each facet in` the innermost of them; without any, itself. Those that nothing asks are left out. */
function dimensionsFor(l: Lowering, id: string, each: "dimension" | "facet"): string[] {
  const innermost = (at: string): string[] => {
    keysOf(l, at);
    const parts = partsOfDimension(l, at);
    return parts.length === 0 ? [at] : parts.flatMap(innermost);
  };
  const parts = partsOfDimension(l, id);
  const ids = each === "facet" ? innermost(id) : parts.length > 0 ? parts : [id];
  return [...new Set(ids)].filter((part) => dimensionParts(l, part).length > 0);
}

function dimensionInstance(l: Lowering, name: string, id: string): Instance {
  const d = l.dimensions.get(id)!;
  const parts = dimensionParts(l, id);
  const own = (list: readonly Part[], as: string) => (list.length === 0 ? undefined : familyOf(list, as));
  return {
    variable: `${name}_${id}`,
    suffix: id,
    label: d.label,
    of: { dimension: id },
    within: { dimension: id },
    member: {
      expr: { k: "var", name: `${name}_${id}` },
      dimension: pathTo(l, id),
      ...(d.weight !== undefined ? { weight: d.weight } : {}),
    },
    local: (n) =>
      own(
        parts.filter((p) => p.variable.perspective === n),
        n,
      ) ?? (n === "dimension" ? oneOf(parts, n) : undefined),
  };
}

/** `dimension` and `item` need no perspective where there is only one. */
function oneOf(parts: readonly Part[], as: string): Bound | undefined {
  return new Set(parts.map((p) => p.variable.perspective)).size === 1 ? familyOf(parts, as) : undefined;
}

function itemInstances(l: Lowering, name: string, parts: readonly Part[]): Instance[] {
  const items = new Map<string, Part[]>();
  for (const p of parts) {
    const id = p.member.item!;
    const known = items.get(id);
    if (known) known.push(p);
    else items.set(id, [p]);
  }
  return [...items].map(([id, own]): Instance => {
    const { member, variable: v } = own[0]!;
    const variable = `${name}_${id}`;
    return {
      variable,
      suffix: id,
      label: baseLabel(l, v),
      of: { item: id },
      within: { item: id },
      member: {
        expr: { k: "var", name: variable },
        item: id,
        at: v.at,
        ...(member.dimension ? { dimension: member.dimension } : {}),
        ...(member.weight !== undefined ? { weight: member.weight } : {}),
      },
      local: (n) => {
        const one =
          own.find((p) => p.variable.perspective === n) ??
          (n === "item" && own.length === 1 ? own[0] : undefined);
        return one && asScored(one, n);
      },
    };
  });
}

function questionParts(l: Lowering, id: string): Part[] {
  const q = l.questions.get(id)!;
  return q.fields.flatMap((f) => {
    const variable = l.variables.get(f.variable);
    const row = f.row === undefined ? undefined : q.rows[f.row]!;
    return variable && row
      ? [partOf(variable, { item: row.id, ...(row.dimension ? { dimension: row.dimension } : {}) })]
      : [];
  });
}

/** Words of the item itself, without perspective. */
function baseLabel(l: Lowering, v: Variable): Score["label"] {
  const q = v.question === undefined ? undefined : l.questions.get(v.question);
  return (v.row === undefined ? undefined : q?.rows[v.row]?.label) ?? v.label;
}
