import { type Calculator, calculator } from "../../answers/expression.js";
import { tidy } from "../../answers/number.js";
import { printer } from "../../answers/print.js";
import { resultOf } from "../../answers/score.js";
import { BLANK, NOT_ASKED, type Result } from "../../answers/value.js";
import type { Expr } from "../../instrument/model.js";
import { type Aggregate, aggregateOf, type Sofar } from "./aggregates.js";
import type { Meaning } from "./meaning.js";
import { joined, keyOf, type Outcome, statesOf, type Table, testOutcomes } from "./outcomes.js";
import { childrenOf } from "./reasons.js";

/** Steps that one expression may take, and conditions it may make, before it is given up. */
const STEPS = 8_000;
const SMALL = 300;
const NODES = 2_500;
/** Expressions larger than this are not looked into. */
const SIZE = 4_000;

/** Something in an expression whose outcomes are gone through: an answer, a test of one, an aggregate. */
type Unknown =
  | { k: "states"; name: string; outcomes: Outcome[] }
  | { k: "aggregate"; name: string; aggregate: Aggregate };

class GivenUp extends Error {}

/**
 * The outcomes of an expression, found by going through all that its answers can be and asking the evaluator
 * what it then comes to; so the two cannot disagree. Aggregates take their items one by one and keep only
 * what matters of those before. Undefined if there is no end to the answers, or they are too many.
 */
export function decide(expr: Expr, m: Meaning, read = readValue): Outcome[] | undefined {
  const parts = takeApart(expr, m);
  if (!parts) return undefined;
  const start = { steps: m.steps, nodes: m.c.size };
  try {
    const table = new Walk(parts, m, read, start).from(0);
    return [...table.values()].filter((outcome) => outcome.when !== m.c.false);
  } catch (error) {
    if (error instanceof GivenUp) return undefined;
    throw error;
  }
}

type Read = (calc: Calculator, expr: Expr) => Result;
const readValue: Read = (calc, expr) => calc.calculate(expr);
/** An item of an aggregate as the number it counts as. */
const readNumber: Read = (calc, item) => calc.calculate({ k: "agg", fn: "sum", items: [item] });

interface Parts {
  /** The expression with names in place of what is unknown. */
  expr: Expr;
  unknowns: Unknown[];
}

function takeApart(expr: Expr, m: Meaning): Parts | undefined {
  if (tooLarge(expr)) return undefined;
  const unknowns = new Map<string, Unknown>();
  let possible = true;

  function unknown(name: string, outcomes: Outcome[] | undefined): Expr {
    if (!outcomes) possible = false;
    else if (!unknowns.has(name)) unknowns.set(name, { k: "states", name, outcomes });
    return { k: "var", name };
  }

  function visit(e: Expr): Expr {
    if (!possible) return e;
    if (e.k === "var" || e.k === "attr") {
      unknown(e.name, outcomesOf(e.name, m));
      if (e.k === "attr" && (e.attr === "band" || e.attr === "advice")) possible = false;
      return e;
    }
    if (e.k === "agg") return visitAggregate(e);
    if (e.k === "chosen") return visitChosen(e);
    if (e.k === "today" || (e.k === "call" && e.fn === "years") || e.k === "duration") possible = false;
    if (e.k === "text" && !e.parts.every((part) => part.kind === "text")) possible = false;
    // Tests of what has no end of values are known by their outcome alone.
    if (e.k === "op" || (e.k === "call" && e.fn === "answered")) {
      const small = childrenOf(e).every((child) => child.k !== "var" || m.subjects.get(child.name)?.values);
      const outcomes = small ? undefined : testOutcomes(e, m);
      if (outcomes) return unknown(`#test ${JSON.stringify(e)}`, outcomes);
    }
    return mapChildren(e, visit);
  }

  function visitAggregate(e: Extract<Expr, { k: "agg" }>): Expr {
    const name = `#aggregate ${unknowns.size}`;
    const aggregate = aggregateOf(e, (item, truth) => decide(item, m, truth ? readValue : readNumber));
    if (!aggregate) possible = false;
    else unknowns.set(name, { k: "aggregate", name, aggregate });
    return { k: "var", name };
  }

  function visitChosen(e: Extract<Expr, { k: "chosen" }>): Expr {
    const domain = m.subjects.get(e.name)?.domain;
    const options = domain && "options" in domain ? domain.options : [];
    const counts: Outcome[] = [];
    for (let count = 0; count <= options.length; count++) {
      const is: Expr = { k: "op", op: "is", left: e, right: { k: "number", value: count } };
      const outcomes = testOutcomes(is, m);
      if (!outcomes) return unknown(`#chosen ${e.name}`, undefined);
      for (const outcome of outcomes) {
        if (outcome.value === true) counts.push({ value: count, when: outcome.when });
        else if (count === 0 && outcome.value !== false) counts.push(outcome);
      }
    }
    return unknown(`#chosen ${e.name}`, counts);
  }

  const taken = visit(expr);
  return possible ? { expr: taken, unknowns: [...unknowns.values()] } : undefined;
}

function tooLarge(expr: Expr): boolean {
  let size = 0;
  const open: { expr: Expr; depth: number }[] = [{ expr, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { depth } = next;
    if (++size > SIZE || depth > 200) return true;
    for (const child of childrenOf(next.expr)) open.push({ expr: child, depth: depth + 1 });
  }
  return false;
}

/** What a variable can be: the states of an answer, or the outcomes of a formula where it is worked out. */
function outcomesOf(name: string, m: Meaning): Outcome[] | undefined {
  const subject = m.subjects.get(name);
  const entry = m.entry(name);
  if (!subject || !entry) return [{ value: NOT_ASKED, when: m.c.true }];
  const { origin, formula } = subject.variable;
  if (origin === "answer" || origin === "specify") return statesOf(subject, m);
  return m.formulaOutcomes(name, () => {
    const asked = m.asked(name);
    if (asked.lo !== asked.hi) return undefined;
    const score = m.instrument.scores.find((each) => each.variable === name);
    const source = origin === "score" ? score?.formula : formula;
    const found = source && decide(source, m);
    if (!found) return undefined;
    const worked = found.map(({ value, when }): Outcome => {
      if (score) return { value: resultOf(score, constantly(value)).value, when };
      return { value: typeof value === "number" ? tidy(value) : value, when };
    });
    const here = joined(
      worked.map((o) => ({ when: o.when, table: tableOf(o.value, m) })),
      m.c,
    );
    const all = joined(
      [
        { when: asked.lo, table: here },
        { when: m.c.not(asked.lo), table: tableOf(NOT_ASKED, m) },
      ],
      m.c,
    );
    return [...all.values()];
  });
}

function tableOf(value: Result, m: Meaning): Table {
  return new Map([[keyOf(value), { value, when: m.c.true }]]);
}

function constantly(value: Result): Calculator {
  return { calculate: () => value, truth: () => BLANK, source: (expr) => expr };
}

function mapChildren(e: Expr, f: (e: Expr) => Expr): Expr {
  switch (e.k) {
    case "list":
      return { ...e, items: e.items.map(f) };
    case "interval":
      return { ...e, ...(e.from && { from: f(e.from) }), ...(e.to && { to: f(e.to) }) };
    case "not":
    case "neg":
      return { ...e, arg: f(e.arg) };
    case "op":
      return { ...e, left: f(e.left), right: f(e.right) };
    case "if":
      // biome-ignore lint/suspicious/noThenProperty: the model calls it so, and nobody awaits an expression
      return { ...e, test: f(e.test), then: f(e.then), ...(e.else && { else: f(e.else) }) };
    case "call":
      return { ...e, args: e.args.map(f) };
    default:
      return e;
  }
}

/** One way through all unknowns of an expression. */
class Walk {
  private readonly known = new Map<string, Result>();
  private readonly tables = new Map<string, Table>();
  private readonly calc: Calculator;

  constructor(
    private readonly parts: Parts,
    private readonly m: Meaning,
    private readonly read: Read,
    private readonly start: { steps: number; nodes: number },
  ) {
    const value = (name: string) => {
      const known = this.known.get(name) ?? NOT_ASKED;
      return typeof known === "object" && "unit" in known ? BLANK : known;
    };
    const print = printer({ plan: m.plan, value, score: () => undefined, calculator: () => this.calc });
    const { words, attribute } = print;
    this.calc = calculator({ today: "", value, entry: (name) => m.entry(name), words, attribute });
  }

  /** Small expressions are decided even when large ones have used up what the instrument was allowed. */
  private step(): void {
    const { m, start } = this;
    m.steps--;
    const allowed = start.steps > 0 ? STEPS : SMALL;
    if (start.steps - m.steps > allowed || m.c.size - start.nodes > NODES) throw new GivenUp();
  }

  /** The outcomes when the unknowns before `at` are known. */
  from(at: number): Table {
    const { m } = this;
    this.step();
    const unknown = this.parts.unknowns[at];
    if (!unknown) return tableOf(this.read(this.calc, this.parts.expr), m);
    if (unknown.k === "aggregate") return this.items(at, unknown, 0, unknown.aggregate.start);
    const cases = unknown.outcomes.map(({ value, when }) => {
      this.known.set(unknown.name, value);
      return { when, table: this.from(at + 1) };
    });
    return joined(cases, m.c);
  }

  /** Goes on with an aggregate of which `index` items are known. */
  private items(
    at: number,
    unknown: Extract<Unknown, { k: "aggregate" }>,
    index: number,
    sofar: Sofar,
  ): Table {
    const { aggregate, name } = unknown;
    const key = `${at} ${index} ${sofar.key} ${this.before(at)}`;
    const known = this.tables.get(key);
    if (known) return known;
    const item = aggregate.items[index];
    if (!item) this.known.set(name, aggregate.result(sofar));
    const table = item
      ? joined(
          item.map(({ value, when }) => {
            this.step();
            return { when, table: this.items(at, unknown, index + 1, aggregate.next(sofar, index, value)) };
          }),
          this.m.c,
        )
      : this.from(at + 1);
    this.tables.set(key, table);
    return table;
  }

  private before(at: number): string {
    return this.parts.unknowns
      .slice(0, at)
      .map(({ name }) => keyOf(this.known.get(name) ?? NOT_ASKED))
      .join(" ");
  }
}
