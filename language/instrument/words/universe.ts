import type { Expr, Guard } from "../model.js";
import { allInWords, type Test } from "./conditions.js";
import { CONDITION_LIMIT, listed, type Speaker } from "./speaker.js";

/** Stops named in a universe; every later question carries all of them. */
const STOP_LIMIT = 3;

/** Tests on the way from the outermost guard, the first of them kept, the others counted. */
interface Chain {
  tests: readonly Test[];
  furtherTests: number;
  stops: readonly string[];
  furtherStops: number;
}

/** Who is asked under a guard, if `also` (a further condition) holds. */
export type Universes = (guard: number | undefined, also?: Expr) => string;

const nothing: Chain = { tests: [], furtherTests: 0, stops: [], furtherStops: 0 };

/**
 * Makes the function that says who is asked under a guard. Chains are shared between guards and of
 * bounded length, so that a survey with a thousand stops or a ladder of `else if` stays linear.
 */
export function createUniverses(speaker: Speaker): Universes {
  const chains = new Map<number, Chain>();
  const texts = new Map<number, string>();
  const endings = new Map<string, string>();

  function chainOf(id: number | undefined): Chain {
    const pending: Guard[] = [];
    const seen = new Set<number>();
    let at = id;
    while (at !== undefined && !chains.has(at) && !seen.has(at)) {
      seen.add(at);
      const guard = speaker.lookup.guard(at);
      if (!guard) break;
      pending.push(guard);
      at = guard.parent;
    }
    let chain = (at === undefined ? undefined : chains.get(at)) ?? nothing;
    for (const guard of pending.reverse()) {
      chain = extended(chain, guard);
      chains.set(guard.id, chain);
    }
    return chain;
  }

  function endingOf(stop: string): string {
    const known = endings.get(stop);
    if (known !== undefined) return known;
    const { lexicon, nouns, lookup } = speaker;
    const item = lookup.stops.get(stop);
    const name = lookup.questions.has(stop) ? nouns.question(stop) : lexicon.quote(stop);
    let words = lexicon.endedAt(name);
    if (item) {
      const chain = chainOf(item.guard);
      const always = item.when.k === "boolean" && item.when.value;
      const tests = always ? chain.tests : [...chain.tests, { expr: item.when, negated: false }];
      if (tests.length > 0) words = allInWords(speaker, tests, chain.furtherTests);
    }
    endings.set(stop, words);
    return words;
  }

  function universe(guard: number | undefined, also: Expr | undefined): string {
    const chain = chainOf(guard);
    const tests = also ? [...chain.tests, { expr: also, negated: false }] : chain.tests;
    const condition = tests.length > 0 ? allInWords(speaker, tests, chain.furtherTests) : undefined;
    if (chain.stops.length === 0) return condition ?? speaker.lexicon.everyone;
    const { words, more } = listed(chain.stops, endingOf, chain.stops.length);
    return speaker.lexicon.unlessEnded(condition, { words, more: more + chain.furtherStops });
  }

  return (guard, also) => {
    if (also) return universe(guard, also);
    if (guard === undefined) return speaker.lexicon.everyone;
    const known = texts.get(guard);
    if (known !== undefined) return known;
    const text = universe(guard, undefined);
    texts.set(guard, text);
    return text;
  };
}

function extended(chain: Chain, guard: Guard): Chain {
  let { tests, furtherTests, stops, furtherStops } = chain;
  for (const test of guard.tests) {
    if ("stop" in test) {
      if (stops.includes(test.stop)) continue;
      if (stops.length < STOP_LIMIT) stops = [...stops, test.stop];
      else furtherStops++;
    } else if (tests.length < CONDITION_LIMIT) tests = [...tests, { expr: test.expr, negated: !test.want }];
    else furtherTests++;
  }
  return { tests, furtherTests, stops, furtherStops };
}
