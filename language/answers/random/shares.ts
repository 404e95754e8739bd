import type { LogicVariable } from "../logic.js";
import { add, tidy } from "../number.js";
import type { Dice } from "./dice.js";
import { at, latticeOf } from "./numbers.js";

/** Shares a total out over the variables of an allocation, each within its own bounds. */
export function randomShares(
  variables: readonly LogicVariable[],
  total: number,
  dice: Dice,
): Map<string, number> {
  const parts = variables.flatMap(({ name, domain }) => {
    if (domain.type !== "number") return [];
    const lattice = latticeOf({ ...domain, min: domain.min ?? 0, max: domain.max ?? total });
    return [{ name, lattice, k: lattice.least }];
  });
  const left = () => tidy(total - parts.reduce((sum, { lattice, k }) => add(sum, at(lattice, k)), 0));
  // A few large helpings first, then what is left over wherever it fits.
  for (const part of dice.shuffled(parts)) {
    const room = Math.min(part.lattice.most - part.k, Math.floor(tidy(left() / part.lattice.unit)));
    if (room > 0) part.k += Math.floor(dice.next() ** 1.5 * (room + 1));
  }
  for (const part of dice.shuffled(parts)) {
    const room = Math.min(part.lattice.most - part.k, Math.floor(tidy(left() / part.lattice.unit)));
    if (room > 0) part.k += room;
  }
  return new Map(parts.map(({ name, lattice, k }) => [name, at(lattice, k)]));
}
