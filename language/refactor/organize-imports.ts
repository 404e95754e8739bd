/** Imports in order, without those that nothing needs. */
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Import } from "../generated/ast.js";
import type { Unit } from "../semantics/unit.js";
import { type Range, rangeOf } from "../syntax/node.js";
import type { Situation } from "./situation.js";
import { allNames } from "./uses.js";

interface Line {
  node: Import;
  range: Range;
}

/**
 * Sorts each run of imports: the library first, then files by path; leaves out what is not used. An import that
 * could not be read is kept, and so is all that has a comment of its own.
 */
export function organizeImports(s: Situation): Edit[] {
  const used = usedImports(s);
  return runsOf(s).flatMap((run) => {
    const kept = run.filter(({ node }) => used(node));
    const sorted = [...kept].sort((a, b) => order(a.node, b.node));
    if (sorted.length === run.length && sorted.every((line, i) => line === run[i])) return [];
    const first = run[0]!.range.start;
    const last = run[run.length - 1]!.range.end;
    const text = sorted.map(({ range }) => s.source.wholeLines(range)).join("");
    return [s.edit(first, last, text)];
  });
}

/** Imports on lines of their own, one right below the other, without comments. */
function runsOf(s: Situation): Line[][] {
  const runs: Line[][] = [];
  for (const node of s.parse.root.statements) {
    if (node.$type !== "Import") continue;
    const range = s.source.linesOf(node);
    if (!range || s.source.commentsIn(range).length > 0) continue;
    const last = runs[runs.length - 1];
    if (last?.[last.length - 1]?.range.end === range.start) last.push({ node, range });
    else runs.push([{ node, range }]);
  }
  return runs;
}

function order(a: Import, b: Import): number {
  const rank = (i: Import) => (i.path.startsWith("rensis:") ? 0 : 1);
  return rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/** An import is used when a name of this file leads to it, or to a file that it brings. */
function usedImports(s: Situation): (node: Import) => boolean {
  const { main } = s.meaning.source;
  const targets = new Set<Unit>();
  const aliases = new Set<number>();
  for (const use of allNames(s)) {
    if (use.unit !== main) targets.add(use.unit);
    else aliases.add(use.at);
  }
  const brings = (unit: Unit, seen = new Set<Unit>()): boolean => {
    if (seen.has(unit)) return false;
    seen.add(unit);
    return targets.has(unit) || unit.imports.some((i) => brings(i.unit, seen));
  };
  return (node) => {
    const { start, end } = rangeOf(node);
    const linked = main.imports.find((i) => i.start === start);
    if (!linked) return true;
    if (node.name === undefined) return brings(linked.unit);
    return [...aliases].some((at) => at >= start && at < end) && brings(linked.unit);
  };
}
