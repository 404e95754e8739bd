/** Names of scores in formulas and closing words. */
import type { Span } from "../diagnostics/diagnostic.js";
import { suggest, type ValueSymbol } from "../semantics/names.js";
import type { Lowering } from "./context.js";
import { attribute } from "./resolve.js";
import type { Site } from "./site.js";
import { type Bound, type Member, NUMBER } from "./types.js";

/** `total`, `level.band`, `gap` (all of them, or in `each` the one that belongs there), `gap.reliability`. */
export function resolveScore(
  l: Lowering,
  symbol: Extract<ValueSymbol, { kind: "score" }>,
  rest: readonly string[],
  span: Span,
  site: Site,
): Bound | undefined {
  if (!site.scores) {
    l.report(
      "score-in-flow",
      span,
      { name: symbol.name },
      { related: [{ span: symbol.span, message: { en: "declared here", zh: "在此处定义" } }] },
    );
    return undefined;
  }
  const family = l.families.get(symbol.family);
  if (!family) return undefined;
  if (site.score !== undefined) l.families.get(site.score)?.reads.add(symbol.family);
  const one = (m: Member, name: string, left: readonly string[]) =>
    attribute(l, { type: NUMBER, expr: m.expr, name }, left, span);
  const { members } = family;
  if (!family.each) return members[0] && one(members[0], symbol.name, rest);
  const segment = rest[0];
  if (segment !== undefined) {
    const wanted = referMember(l, span, members, segment);
    if (wanted) return one(wanted, `${symbol.name}.${segment}`, rest.slice(1));
    const ids = members.map((m) => m.item ?? m.dimension?.at(-1) ?? "");
    l.report("unknown-row", span, {
      question: symbol.name,
      row: segment,
      suggestion: suggest(l.names.similar(segment, ids)),
    });
    return undefined;
  }
  const own = inScope(members, site);
  if (own.single) return one(own.single, symbol.name, []);
  return { type: NUMBER, expr: { k: "boolean", value: false }, members: own.members, name: symbol.name };
}

/** The member that the second part of `gap.reliability` names; where that leads is noted. */
export function referMember(
  l: Lowering,
  span: Span,
  members: readonly Member[],
  segment: string,
): Member | undefined {
  const wanted = members.find((m) => (m.item ?? m.dimension?.at(-1)) === segment);
  const at = wanted?.item !== undefined ? wanted.at : l.dimensions.get(segment)?.at;
  if (wanted && at) l.referPart(span, 1, 2, at);
  return wanted;
}

/** Within `each item` the score of that item; within `each dimension` that of the dimension, or of its items. */
function inScope(members: readonly Member[], { within }: Site): { single?: Member; members: Member[] } {
  if (within?.item !== undefined) {
    const own = members.filter((m) => m.item === within.item);
    return own.length === 1 ? { single: own[0]!, members: own } : { members: own };
  }
  const inner = within?.dimension;
  if (inner === undefined) return { members: [...members] };
  const itself = members.find((m) => m.item === undefined && m.dimension?.at(-1) === inner);
  if (itself) return { single: itself, members: [itself] };
  const own = members.filter((m) => m.dimension?.includes(inner));
  return { members: own.length > 0 ? own : [...members] };
}
