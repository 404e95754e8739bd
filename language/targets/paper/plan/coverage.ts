/** Finds the conditions that arrows do not keep to. */
import type { Test } from "./conditions.js";
import type { Reasoner } from "./knowledge.js";
import type { Goal, Route } from "./routing.js";
import type { Unit } from "./units.js";

type Chains = readonly (readonly number[])[];

/** What a reader may know of one test: nothing yet, that it holds, that it fails. */
const UNKNOWN = 1;
const HOLDS = 2;
const FAILS = 4;

/**
 * Conditions, among those that nothing says in words, under which somebody would read on whom they exclude.
 * A condition inside another one is asked about only where the outer one is kept.
 */
export function failing(
  r: Reasoner,
  units: readonly Unit[],
  chains: Chains,
  spoken: ReadonlySet<number>,
  routes: readonly Route[],
): number[] {
  const asked = new Map<string, number>();
  units.forEach((u, i) => {
    if (u.kind === "question" && u.question.fields.length === 1) asked.set(u.question.fields[0]!.variable, i);
  });
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  chains.forEach((chain, i) => {
    for (const id of chain) {
      if (!first.has(id)) first.set(id, i);
      last.set(id, i);
    }
  });
  return [...first].flatMap(([id, from]) => {
    if (spoken.has(id)) return [];
    const kept = r.conditions.tests(id).every((test) => {
      const name = r.soleVariable(test.expr);
      const at = name === undefined ? undefined : asked.get(name);
      if (at === undefined || at >= from) return false;
      return isKept(r, units, chains, routes, { id, test, at, last: last.get(id)! });
    });
    return kept ? [] : [id];
  });
}

interface Claim {
  id: number;
  test: Test;
  /** The question that decides. */
  at: number;
  /** The last unit under the condition. */
  last: number;
}

/** Follows all ways through the sheets at once, with what their readers know of one test. */
function isKept(
  r: Reasoner,
  units: readonly Unit[],
  chains: Chains,
  routes: readonly Route[],
  { id, test, at, last }: Claim,
): boolean {
  const reached = new Uint8Array(units.length + 1);
  reached[0] = UNKNOWN;
  const pass = (to: number, state: number): void => {
    if (to <= units.length) reached[to] = reached[to]! | state;
  };
  const unitOf = (goal: Goal | undefined, i: number): number =>
    goal === undefined ? i + 1 : "end" in goal ? units.length : goal.unit;
  for (let i = 0; i <= last; i++) {
    let states = reached[i]!;
    if (states === 0) continue;
    const route = routes[i]!;
    // Whom a line above sends on.
    for (const filter of route.filters) pass(filter.to + 1, states);
    if (chains[i]!.includes(id)) {
      if (states !== HOLDS) return false;
    } else {
      // Whoever reads this has answered as its own conditions say.
      const verdict = r.verdict(test.expr, test.want, r.knowledgeAt(units[i]!.guard));
      if (verdict === "holds") states &= HOLDS;
      if (verdict === "fails") states &= ~HOLDS;
    }
    const unit = units[i]!;
    const choices = unit.kind === "question" ? r.choicesOf(unit.question) : undefined;
    if (!choices || route.onward) {
      const on = unitOf(route.onward, i);
      if (i !== at) pass(on, states);
      else for (const c of choices ?? []) pass(on, r.holds(test, c) ? HOLDS : FAILS);
      continue;
    }
    for (const c of choices) {
      if (route.stops.some((s) => s.choice === c)) continue;
      const to = unitOf(route.arrows.find((a) => a.choice === c)?.to, i);
      pass(to, i === at ? (r.holds(test, c) ? HOLDS : FAILS) : states);
    }
  }
  return true;
}
