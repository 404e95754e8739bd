/** Which score is worked out after which. */
import type { Lowering } from "./context.js";

/** Works out ranges from the beginning, so that a long chain of values does not pile up. */
export function prepareRanges(l: Lowering): void {
  if (l.families.size === 0) return;
  orderScores(l);
  for (const v of l.instrument.variables)
    if (v.origin === "computed") l.ranges.of({ k: "var", name: v.name });
  for (const s of l.instrument.scores) l.ranges.of({ k: "var", name: s.variable });
}

/** Reports cycles among scores, and puts each score behind those it reads. */
function orderScores(l: Lowering): void {
  const rank = new Map<string, number>();
  // Path from a score to what it reads; without recursion, however long the chain.
  for (const start of l.families.keys()) {
    const path: { name: string; left: string[] }[] = [];
    const open = new Set<string>();
    const enter = (name: string) => {
      open.add(name);
      path.push({ name, left: [...(l.families.get(name)?.reads ?? [])] });
    };
    if (!rank.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        rank.set(top.name, rank.size);
        open.delete(top.name);
        path.pop();
      } else if (open.has(next)) {
        const names = path.map((p) => p.name);
        const symbol = l.names.values.get(next);
        if (symbol)
          l.report("cyclic-definition", symbol.span, {
            cycle: [...names.slice(names.indexOf(next)), next].join(" → "),
          });
      } else if (!rank.has(next)) enter(next);
    }
  }
  l.instrument.scores.sort((a, b) => rank.get(a.family)! - rank.get(b.family)!);
}
