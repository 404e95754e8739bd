import { type Entry, type Plan, planOf } from "../../answers/plan.js";
import type { Localised } from "../../diagnostics/define.js";
import type { Expr, Instrument, Place } from "../../instrument/model.js";
import { type Bounds, isExact, Logic, type Truth } from "./bounds.js";
import { type Condition, Conditions } from "./conditions.js";
import { Guards } from "./guards.js";
import { Losses } from "./losses.js";
import type { Outcome } from "./outcomes.js";
import { type Subject, Subjects } from "./subjects.js";
import { truthOf } from "./truth.js";

/** Conditions heavier than this are not written: a validator would walk them on each document. */
const HEAVIEST = 50_000;
/** Nesting of expressions that is followed, computed values included. */
const DEEPEST = 60;

/** A truth and what could not be said on the way to it. */
interface Attempt {
  result: Truth;
  reasons: Localised[];
}

/**
 * The meaning of an instrument's conditions as conditions of JSON Schema. Everything that is said of answers
 * holds for documents whose single answers are valid; the others are rejected anyway.
 */
export class Meaning {
  readonly c = new Conditions();
  readonly logic = new Logic(this.c);
  readonly plan: Plan;
  readonly subjects: Subjects;
  readonly guards: Guards;
  readonly losses: Losses;
  /** Steps of enumeration left for the whole instrument; see `decide`. */
  steps = 120_000;
  /** A condition refers to the definition of texts that are not as stored. */
  readsTexts = false;
  private reasons: Localised[] = [];
  private depth = 0;
  private readonly askedOf = new Map<string, Bounds>();
  private readonly statedAt = new Map<Expr, Attempt>();
  private readonly computed = new Map<string, Attempt>();
  private readonly formulas = new Map<string, Outcome[] | undefined>();
  private readonly blankOf = new Map<string, Condition | undefined>();

  constructor(readonly instrument: Instrument) {
    this.plan = planOf(instrument);
    this.subjects = new Subjects(instrument, this.c);
    this.losses = new Losses(instrument);
    this.guards = new Guards(this);
  }

  entry(name: string): Entry | undefined {
    return this.plan.byName.get(name);
  }

  /** When the variable is asked. */
  asked(name: string): Bounds {
    const known = this.askedOf.get(name);
    if (known) return known;
    const guards = this.entry(name)?.guards;
    const bounds = guards ? this.guards.all(guards) : this.logic.never().yes;
    this.askedOf.set(name, bounds);
    return bounds;
  }

  /** When an expression is true and when it is false. What cannot be said is told to `attempt`. */
  truth(expr: Expr): Truth {
    if (this.depth >= DEEPEST) return this.unknown(TOO_DEEP);
    this.depth++;
    const truth = truthOf(expr, this);
    this.depth--;
    const { yes, no } = truth;
    const weight = Math.max(yes.lo.weight, yes.hi.weight, no.lo.weight, no.hi.weight);
    return weight > HEAVIEST ? this.unknown(TOO_LARGE) : truth;
  }

  /** One side of a truth that the questionnaire states at some place; reports it there if it cannot be said exactly. */
  truthAt(expr: Expr, side: "yes" | "no", at: () => Place | undefined): Bounds {
    const { result, reasons } = this.statedAt.get(expr) ?? this.attempt(() => this.truth(expr));
    this.statedAt.set(expr, { result, reasons });
    const bounds = result[side];
    const [reason] = reasons;
    if (reason && !isExact(bounds)) this.losses.add(at(), reason);
    return bounds;
  }

  /** Gives up on an expression; `possible` holds whenever it is true or false. */
  unknown(reason: Localised, possible?: Condition): Truth {
    this.reasons.push(reason);
    return this.logic.unknown(possible);
  }

  /** Does something, and says what could not be expressed on the way: the first such thing. */
  attempt<T>(work: () => T): { result: T; reasons: Localised[] } {
    const before = this.reasons;
    this.reasons = [];
    const result = work();
    const reasons = this.reasons.slice(0, 1);
    this.reasons = before;
    return { result, reasons };
  }

  /** When a computed value is true and when false; worked out once, its reasons told at every use. */
  computedTruth(name: string, formula: Expr): Truth {
    const known = this.computed.get(name) ?? this.attempt(() => this.computedAnew(name, formula));
    this.computed.set(name, known);
    // The first is the one that is told; a tower of values would double them at each floor.
    this.reasons.push(...known.reasons.slice(0, 1));
    return known.result;
  }

  private computedAnew(name: string, formula: Expr): Truth {
    // A circle ends here; the evaluator takes what is being worked out as not asked.
    this.computed.set(name, { result: this.logic.missing(), reasons: [] });
    const asked = this.asked(name);
    const truth = this.truth(formula);
    return { yes: this.logic.both([asked, truth.yes]), no: this.logic.both([asked, truth.no]) };
  }

  /** The outcomes of a computed value or score, found once; a circle is none. */
  formulaOutcomes(name: string, find: () => Outcome[] | undefined): Outcome[] | undefined {
    if (this.formulas.has(name)) return this.formulas.get(name);
    this.formulas.set(name, undefined);
    if (this.depth >= DEEPEST) return undefined;
    this.depth++;
    const outcomes = find();
    this.depth--;
    this.formulas.set(name, outcomes);
    return outcomes;
  }

  /** The variable is asked and left blank; undefined if that cannot be said. */
  blank(s: Subject): Condition | undefined {
    if (s.required) return this.c.false;
    if (this.blankOf.has(s.name)) return this.blankOf.get(s.name);
    const asked = this.asked(s.name);
    const known = this.c.or(this.subjects.answered(s), this.subjects.userMissing(s));
    const blank = isExact(asked) ? this.c.and(asked.lo, this.c.not(known)) : undefined;
    this.blankOf.set(s.name, blank);
    return blank;
  }

  /** The variable is not asked; undefined if that cannot be said. */
  notAsked(s: Subject): Condition | undefined {
    const guards = this.entry(s.name)?.guards;
    if (guards?.length === 0) return this.c.false;
    if (!guards) return this.c.true;
    // A required answer is there whenever it is asked for.
    if (s.required) return this.c.absent(s.name);
    const asked = this.asked(s.name);
    return isExact(asked) ? this.c.not(asked.lo) : undefined;
  }
}

const TOO_DEEP: Localised = { en: "a condition nested as deeply as this one", zh: "嵌套过深的条件" };
const TOO_LARGE: Localised = { en: "a condition as large as this one", zh: "过于庞大的条件" };
