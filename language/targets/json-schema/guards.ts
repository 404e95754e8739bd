import type { Expr, GuardTest, Place } from "../../instrument/model.js";
import { type Bounds, isExact } from "./bounds.js";
import type { Meaning } from "./meaning.js";

/** A fact that a guard adds to its parent's, with a name by which equal facts are known. */
interface Fact {
  key: string;
  bounds: Bounds;
}

/** Stops within what leads to stops: this many levels are said as briefly as possible. */
const NESTED = 4;

/** The guards of an instrument as conditions. Two-valued: a guard that is undecided is not in effect. */
export class Guards {
  private readonly known = new Map<number, Bounds>();
  private readonly factsOf = new Map<number, Set<string>>();
  private readonly numbers = new Map<Expr, number>();
  private readonly making = new Set<number>();
  private readonly firing = new Set<string>();

  constructor(private readonly m: Meaning) {}

  /** All of these guards are in effect. Those that another one of them implies are left out. */
  all(ids: readonly number[]): Bounds {
    if (ids.length === 1 && ids[0] !== undefined) return this.get(ids[0]);
    const implied = new Set<number>();
    for (const id of ids) for (const above of this.chain(id).slice(1)) implied.add(above);
    const left = ids.filter((id) => !implied.has(id));
    return this.m.logic.both(left.map((id) => this.get(id)));
  }

  get(id: number): Bounds {
    const known = this.known.get(id);
    if (known) return known;
    // From the top down, so that a long chain of parents does not become a deep recursion.
    for (const each of this.chain(id).reverse()) if (!this.known.has(each)) this.make(each);
    return this.known.get(id) ?? this.m.logic.never().yes;
  }

  /** The guard and its parents, the guard first. */
  private chain(id: number): number[] {
    const chain: number[] = [];
    const seen = new Set<number>();
    let at: number | undefined = id;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      chain.push(at);
      at = this.m.instrument.guards[at]?.parent;
    }
    return chain;
  }

  private make(id: number): void {
    const guard = this.m.instrument.guards[id];
    if (!guard || this.making.has(id)) {
      // A circle is never in effect: the evaluator takes what is being worked out as missing.
      this.known.set(id, this.m.logic.never().yes);
      return;
    }
    this.making.add(id);
    const parent = guard.parent === undefined ? undefined : this.known.get(guard.parent);
    const facts = new Set<string>();
    const parts = parent ? [parent] : [];
    let stops: Bounds | undefined;
    for (const test of guard.tests) {
      const fact = this.fact(test, id, (key) => facts.has(key) || this.holds(guard.parent, key));
      facts.add(fact.key);
      // Everything after ten stops has them all: each adds one to those before, which are written once.
      if ("stop" in test) stops = this.m.logic.both(stops ? [stops, fact.bounds] : [fact.bounds]);
      else parts.push(fact.bounds);
    }
    if (stops) parts.push(stops);
    this.factsOf.set(id, facts);
    this.known.set(id, this.m.logic.both(parts));
    this.making.delete(id);
  }

  /** Is the fact part of this guard or of one above it? */
  private holds(id: number | undefined, key: string): boolean {
    if (id === undefined) return false;
    return this.chain(id).some((each) => this.factsOf.get(each)?.has(key));
  }

  private fact(test: GuardTest, id: number, given: (key: string) => boolean): Fact {
    if ("stop" in test) return this.notStopped(test.stop, given);
    const bounds = this.m.truthAt(test.expr, test.want ? "yes" : "no", () => this.place(id));
    // Two facts that cannot be said may have the same bounds and still be different facts.
    const key = isExact(bounds) ? `is ${bounds.lo.id}` : `test ${test.want} ${this.numberOf(test.expr)}`;
    return { key, bounds };
  }

  private numberOf(expr: Expr): number {
    const number = this.numbers.get(expr) ?? this.numbers.size;
    this.numbers.set(expr, number);
    return number;
  }

  /**
   * The stop has not ended the interview: it was not reached or its condition is not true. Of what had to
   * hold for it to be reached, what is given here anyway is left out; else a page after ten stops would
   * repeat the first one a thousand times.
   */
  private notStopped(id: string, given: (key: string) => boolean): Fact {
    const key = `stop ${id}`;
    const stop = this.m.plan.stops.get(id);
    if (!stop || this.firing.has(id)) return { key, bounds: this.m.logic.always().yes };
    this.firing.add(id);
    const when = this.m.truthAt(stop.when, "yes", () => this.placeOfStop(id));
    const chain = stop.guard === undefined ? [] : this.chain(stop.guard).reverse();
    const parts: Bounds[] = [];
    for (const each of chain) if (!this.known.has(each)) this.make(each);
    const open = chain.findIndex((each) => [...(this.factsOf.get(each) ?? [])].some((fact) => !given(fact)));
    // From the first guard on that says something new, all is new enough.
    const simple = this.firing.size <= NESTED;
    if (open >= 0) parts.push(simple ? this.relative(chain.slice(open), given) : this.get(chain.at(-1) ?? 0));
    const bounds = this.m.logic.negate(this.m.logic.both([...parts, when]));
    this.firing.delete(id);
    return { key, bounds };
  }

  /** What these guards, one below the other, say beyond what is given. */
  private relative(chain: number[], given: (key: string) => boolean): Bounds {
    const parts: Bounds[] = [];
    for (const id of chain) {
      const before: string[] = [];
      for (const test of this.m.instrument.guards[id]?.tests ?? []) {
        if ("stop" in test && given(`stop ${test.stop}`)) continue;
        const fact = this.fact(test, id, (key) => given(key) || before.includes(key));
        before.push(fact.key);
        if (!given(fact.key)) parts.push(fact.bounds);
      }
    }
    return this.m.logic.both(parts);
  }

  private place(id: number): Place | undefined {
    const { guards, questions } = this.m.instrument;
    return guards[id]?.at ?? questions.find((question) => question.guard === id)?.at;
  }

  private placeOfStop(id: string): Place | undefined {
    for (const page of this.m.instrument.pages) {
      for (const item of page.items) if (item.kind === "stop" && item.id === id) return item.at;
    }
    return undefined;
  }
}
