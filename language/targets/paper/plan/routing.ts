/**
 * Conditions as a reader follows them on paper: an arrow beside the option where the next thing to be read is
 * decided by that tick, an arrow below a block where all of its readers go on elsewhere, and a line above
 * whatever is left ("answer question 5 only if …").
 *
 * What arrows cannot keep to by themselves is found by trying: every way along the arrows is followed, and a
 * condition that some way breaks gets a line of its own.
 */
import type { Instrument } from "../../../instrument/model.js";
import { Conditions } from "./conditions.js";
import { failing } from "./coverage.js";
import { type Choice, type Knowledge, Reasoner } from "./knowledge.js";
import type { Unit } from "./units.js";

/** Where an arrow leads: a unit, or the end. */
export type Goal = { unit: number } | { end: true };

/** A line above a run of units: who reads units up to `to`, the last one included. */
export interface Filter {
  condition: number;
  to: number;
}

export interface Route {
  /** By the tick, where it leads elsewhere than straight on. */
  arrows: { choice: Choice; to: Goal }[];
  /** By the tick, where it ends the questionnaire: the stop whose words stand beside the option. */
  stops: { choice: Choice; unit: number }[];
  /** Where every reader of this unit goes on, when that is not the next one. */
  onward?: Goal;
  /** Conditions to be said above this unit, outermost first. */
  filters: Filter[];
  /** Number of runs that this unit stands in. */
  depth: number;
  /** Conditions that begin here and that arrows keep to: said in words only if the arrow is out of sight. */
  silent: number[];
  /** A stop that is said beside the options of the question before it, and not here. */
  inline: boolean;
}

export interface Routing {
  routes: Route[];
  conditions: Conditions;
}

/** One route for each unit. */
export function routesOf(instrument: Instrument, units: readonly Unit[]): Routing {
  const conditions = new Conditions(instrument);
  const reasoner = new Reasoner(instrument, conditions);
  const chains = units.map((u) => conditions.chain(u.guard));
  const spoken = new Set<number>();
  for (;;) {
    const routes = new Router(reasoner, units, chains, spoken).routes();
    const more = failing(reasoner, units, chains, spoken, routes);
    if (more.length === 0) return { routes, conditions };
    for (const id of more) spoken.add(id);
  }
}

class Router {
  /** Runs by their first unit, outermost first. */
  private readonly runs = new Map<number, Filter[]>();
  private readonly stops = new Map<number, Route["stops"]>();
  private readonly inline = new Set<number>();

  constructor(
    private readonly r: Reasoner,
    private readonly units: readonly Unit[],
    private readonly chains: readonly (readonly number[])[],
    private readonly spoken: ReadonlySet<number>,
  ) {
    this.findStops();
    chains.forEach((chain, i) => {
      const begun = chain.filter((id) => spoken.has(id) && !chains[i - 1]?.includes(id));
      if (begun.length > 0)
        this.runs.set(
          i,
          begun.map((condition) => ({ condition, to: this.lastOf(condition, i) })),
        );
    });
  }

  routes(): Route[] {
    return this.units.map((unit, i): Route => {
      const chain = this.chains[i]!;
      const arrows = this.arrows(i);
      const choices = unit.kind === "question" ? this.r.choicesOf(unit.question) : undefined;
      const common = choices && sameGoal(choices.map((c) => arrows.find((a) => a.choice === c)?.to));
      const onward = choices ? common : this.goal(i, this.r.knowledgeAt(unit.guard));
      return {
        arrows: common ? [] : arrows,
        stops: this.stops.get(i) ?? [],
        inline: this.inline.has(i),
        ...(onward ? { onward } : {}),
        filters: this.runs.get(i) ?? [],
        depth: chain.filter((id) => this.spoken.has(id)).length,
        silent: chain.filter((id) => !this.spoken.has(id) && !this.chains[i - 1]?.includes(id)),
      };
    });
  }

  private arrows(i: number): Route["arrows"] {
    const unit = this.units[i]!;
    if (unit.kind !== "question") return [];
    const name = unit.question.fields[0]?.variable;
    const choices = this.r.choicesOf(unit.question);
    if (!choices || name === undefined) return [];
    const before = this.r.knowledgeAt(unit.guard);
    const ending = this.stops.get(i) ?? [];
    return choices.flatMap((choice) => {
      if (ending.some((s) => s.choice === choice)) return [];
      const to = this.goal(i, new Map([...before, [name, [choice]]]));
      return to ? [{ choice, to }] : [];
    });
  }

  /** Where a reader goes on after unit `i`; undefined: to the next one. */
  private goal(i: number, known: Knowledge): Goal | undefined {
    for (let j = i + 1; j < this.units.length; j++) {
      const unit = this.units[j]!;
      if (this.inline.has(j) || this.r.status(unit.guard, known) === "fails") continue;
      if (unit.kind === "stop" && this.r.verdict(unit.item.when, true, known) === "fails") continue;
      const landing = this.landing(i, j);
      return this.isNext(i, landing) ? undefined : { unit: landing };
    }
    return this.isNext(i, this.units.length) ? undefined : { end: true };
  }

  /** A stop that does not concern the reader is passed in reading. */
  private isNext(i: number, to: number): boolean {
    return this.units.slice(i + 1, to).every((unit) => unit.kind === "stop");
  }

  /** Stops that a tick in the question right before them decides stand beside its options. */
  private findStops(): void {
    this.units.forEach((unit, i) => {
      if (unit.kind !== "stop") return;
      let at = i - 1;
      while (this.inline.has(at)) at--;
      const before = this.units[at];
      if (before?.kind !== "question" || before.question.fields.length !== 1) return;
      const name = before.question.fields[0]!.variable;
      if (this.r.soleVariable(unit.item.when) !== name) return;
      if (!this.chains[i]!.every((id) => this.chains[at]!.includes(id))) return;
      this.inline.add(i);
      const ending = this.stops.get(at) ?? [];
      for (const choice of this.r.choicesOf(before.question) ?? [])
        if (
          this.r.holds({ expr: unit.item.when, want: true }, choice) &&
          !ending.some((s) => s.choice === choice)
        )
          ending.push({ choice, unit: i });
      this.stops.set(at, ending);
    });
  }

  /** Whoever comes into a run has to read the line above it first. */
  private landing(i: number, j: number): number {
    const outer = this.chains[j]!.filter((id) => this.spoken.has(id) && !this.chains[i]!.includes(id));
    return Math.min(j, ...outer.map((id) => this.firstOf(id, j)));
  }

  private firstOf(condition: number, at: number): number {
    let from = at;
    while (this.chains[from - 1]?.includes(condition)) from--;
    return from;
  }

  private lastOf(condition: number, at: number): number {
    let to = at;
    while (this.chains[to + 1]?.includes(condition)) to++;
    return to;
  }
}

function sameGoal(goals: readonly (Goal | undefined)[]): Goal | undefined {
  const [first] = goals;
  if (!first || goals.length < 2) return undefined;
  const same = goals.every(
    (g) => g && ("end" in g ? "end" in first : !("end" in first) && g.unit === first.unit),
  );
  return same ? first : undefined;
}
