/** Who reads what: names of one file by where they stand, and where they lead. */

import type { Unit } from "../semantics/unit.js";
import type { Uses } from "../semantics/uses.js";
import type { Declaration } from "../symbols/declarations.js";
import { declarationStarting, type Occurrence } from "../symbols/symbols.js";
import { type Range, rangeOf } from "../syntax/node.js";
import { questionsOf } from "./lists.js";
import type { Situation } from "./situation.js";

/** A name of this file that leads somewhere. */
export interface NameUse extends Range {
  unit: Unit;
  /** Where the declaration, or its name, begins in that file. */
  at: number;
}

/** The declaration that begins, or whose name begins, at an offset of this file. */
export function declarationAt(s: Situation, offset: number): Declaration | undefined {
  return declarationStarting(s.parse, offset);
}

/** Where this file speaks of a declaration of its own. */
export function usesOf(s: Situation, d: Declaration): readonly Occurrence[] {
  const { symbols } = s.meaning;
  return symbols.of({ uri: symbols.uri, start: d.at.start }).filter((o) => !o.declares);
}

/** Names of this file for which something holds. */
function* namesWhere(s: Situation, wanted: (use: number, uses: Uses) => boolean): Generator<NameUse> {
  const { uses, source } = s.meaning;
  const { main, units } = source;
  for (let i = 0; i < uses.count; i++) {
    if (uses.file(i) !== main.index || !wanted(i, uses)) continue;
    yield { start: uses.start(i), end: uses.end(i), unit: units[uses.to(i)]!, at: uses.at(i) };
  }
}

/** All names of this file, in no order; some come several times. */
export function allNames(s: Situation): Generator<NameUse> {
  return namesWhere(s, () => true);
}

/** The name at an offset. */
export function nameAt(s: Situation, offset: number): NameUse | undefined {
  for (const use of namesWhere(s, (i, uses) => uses.start(i) <= offset && offset <= uses.end(i))) return use;
  return undefined;
}

/** Names within a range. */
export function namesIn(s: Situation, { start, end }: Range): NameUse[] {
  return [...namesWhere(s, (i, uses) => uses.start(i) >= start && uses.start(i) < end)];
}

/** Names anywhere in this file that lead to something within a range of it. */
export function namesInto(s: Situation, { start, end }: Range): NameUse[] {
  const { main } = s.meaning.source;
  return [
    ...namesWhere(s, (i, uses) => uses.to(i) === main.index && uses.at(i) >= start && uses.at(i) < end),
  ];
}

/** Whether the name leads to something in a range of this file. */
export function leadsInto(s: Situation, use: NameUse, { start, end }: Range): boolean {
  return use.unit === s.meaning.source.main && use.at >= start && use.at < end;
}

/** Whether something within `reader` speaks of what is declared within `range`. */
export function reads(s: Situation, reader: Range, range: Range): boolean {
  return namesIn(s, reader).some((use) => leadsInto(s, use, range));
}

const provisional = new WeakMap<Uses, boolean>();

/** Whether somewhere `q1`, `q2` … is used of a question that has no name: such names change when questions move. */
export function usesProvisionalNames(s: Situation): boolean {
  const { uses } = s.meaning;
  const before = provisional.get(uses);
  if (before !== undefined) return before;
  const unnamed = new Set<number>();
  for (const q of questionsOf(s.parse)) if (q.name === undefined) unnamed.add(rangeOf(q).start);
  let found = false;
  if (unnamed.size > 0)
    for (const use of allNames(s)) found ||= use.unit === s.meaning.source.main && unnamed.has(use.at);
  provisional.set(uses, found);
  return found;
}
