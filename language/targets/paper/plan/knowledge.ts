/** What an answer, or the way to a place, says about conditions further on. */
import { type Calculator, calculator } from "../../../answers/expression.js";
import { type Entry, planOf } from "../../../answers/plan.js";
import { BLANK, isMissing, NOT_ASKED, userMissing } from "../../../answers/value.js";
import type { DataScalar, Expr, Instrument, Option, Question, Variable } from "../../../instrument/model.js";
import type { Conditions, Test } from "./conditions.js";

/** An answer that can be ticked: the value, and whether it stands for none. */
export interface Choice {
  value: DataScalar;
  missing: boolean;
  option?: Option;
}

/** Values that variables can still have; a variable that is not there can have any. */
export type Knowledge = ReadonlyMap<string, readonly Choice[]>;

/** Whether a condition holds for all values, for none, or for some that are possible. */
export type Verdict = "holds" | "fails" | "open";

/** Questions between a tick and what follows from it, at most. */
const STEPS = 2;

export class Reasoner {
  private readonly variables: ReadonlyMap<string, Variable>;
  private readonly choices = new Map<string, readonly Choice[] | undefined>();
  private readonly known = new Map<number | undefined, Knowledge>();
  private readonly read = new Map<Expr, string | undefined>();
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly outcomes = new Map<Expr, Map<string, boolean>>();

  constructor(
    instrument: Instrument,
    readonly conditions: Conditions,
  ) {
    this.entries = planOf(instrument).byName;
    this.variables = new Map(instrument.variables.map((v) => [v.name, v]));
  }

  /** What can be ticked in a question with one answer; undefined for others. */
  choicesOf(q: Question): readonly Choice[] | undefined {
    return q.fields.length === 1 ? this.choicesOfVariable(q.fields[0]!.variable) : undefined;
  }

  /** What being asked under a guard tells of earlier answers. */
  knowledgeAt(guard: number | undefined): Knowledge {
    const before = this.known.get(guard);
    if (before) return before;
    const known = new Map<string, readonly Choice[]>();
    for (const { expr, want } of this.testsOf(guard)) {
      const name = this.soleVariable(expr);
      const all = name === undefined ? undefined : this.choicesOfVariable(name);
      // What also holds of a question that was passed over tells nothing of its answer.
      if (name === undefined || !all || this.unasked(expr) === want) continue;
      known.set(
        name,
        (known.get(name) ?? all).filter((c) => this.outcome(expr, name, c) === want),
      );
    }
    this.known.set(guard, known);
    return known;
  }

  /** Whether something under a guard is to be read, as far as is known. */
  status(guard: number | undefined, known: Knowledge, depth = 0): Verdict {
    let open = false;
    for (const test of this.testsOf(guard)) {
      const verdict = this.verdict(test.expr, test.want, known, depth);
      if (verdict === "fails") return "fails";
      if (verdict === "open") open = true;
    }
    return open ? "open" : "holds";
  }

  verdict(expr: Expr, want: boolean, known: Knowledge, depth = 0): Verdict {
    const name = this.soleVariable(expr);
    if (name === undefined) return "open";
    const possible = known.get(name);
    if (!possible) {
      // What was not asked has no answer; how that came about is followed a few steps back.
      const guard = this.variables.get(name)?.guard;
      if (depth >= STEPS || guard === undefined) return "open";
      if (this.status(guard, known, depth + 1) !== "fails") return "open";
      return this.unasked(expr) === want ? "holds" : "fails";
    }
    if (possible.length === 0) return "open";
    let holds = 0;
    for (const c of possible) if (this.outcome(expr, name, c) === want) holds++;
    return holds === possible.length ? "holds" : holds === 0 ? "fails" : "open";
  }

  /** Tests on the way to a guard, outermost first; stops aside, which end everything. */
  testsOf(guard: number | undefined): Test[] {
    return this.conditions.chain(guard).flatMap((id) => this.conditions.tests(id));
  }

  /** Whether a test comes out as wanted with one answer; its condition reads no other. */
  holds({ expr, want }: Test, c: Choice): boolean {
    const name = this.soleVariable(expr);
    return name !== undefined && this.outcome(expr, name, c) === want;
  }

  /** The one answer that a condition depends on, when it is one that is ticked. */
  soleVariable(expr: Expr): string | undefined {
    if (this.read.has(expr)) return this.read.get(expr);
    const names = new Set<string>();
    const simple = namesIn(expr, names);
    const [name] = names;
    const found = simple && names.size === 1 && this.choicesOfVariable(name!) ? name : undefined;
    this.read.set(expr, found);
    return found;
  }

  private choicesOfVariable(name: string): readonly Choice[] | undefined {
    if (this.choices.has(name)) return this.choices.get(name);
    const v = this.variables.get(name);
    const found = v?.origin === "answer" ? choicesIn(v) : undefined;
    this.choices.set(name, found);
    return found;
  }

  private unasked(expr: Expr): boolean | undefined {
    const truth = this.evaluator("", undefined).truth(expr);
    return isMissing(truth) ? undefined : truth;
  }

  private outcome(expr: Expr, name: string, c: Choice): boolean | undefined {
    let table = this.outcomes.get(expr);
    if (!table) this.outcomes.set(expr, (table = new Map()));
    const key = `${c.missing}${typeof c.value}${c.value}`;
    const known = table.get(key);
    if (known !== undefined) return known;
    const truth = this.evaluator(name, c).truth(expr);
    if (isMissing(truth)) return undefined;
    table.set(key, truth);
    return truth;
  }

  /** Knows one answer; every other question was not asked. */
  private evaluator(name: string, c: Choice | undefined): Calculator {
    return calculator({
      today: "",
      value: (n) => (n !== name || !c ? NOT_ASKED : c.missing ? userMissing(c.value) : c.value),
      entry: (n) => this.entries.get(n),
      words: () => BLANK,
      attribute: () => BLANK,
    });
  }
}

function choicesIn({ domain }: Variable): Choice[] | undefined {
  if (domain.type === "boolean")
    return [
      { value: true, missing: false },
      { value: false, missing: false },
      ...domain.missing.map((option) => ({ value: option.value, missing: true, option })),
    ];
  if (domain.type !== "choice" || domain.multiple) return undefined;
  return [...domain.options, ...domain.missing]
    .filter((option) => !option.retired)
    .map((option) => ({
      value: option.value,
      missing: option.missing === true,
      option,
    }));
}

/** Names that an expression reads; false when it also reads what no tick decides. */
function namesIn(e: Expr, names: Set<string>): boolean {
  switch (e.k) {
    case "var":
      names.add(e.name);
      return e.scored !== true;
    case "number":
    case "boolean":
    case "option":
      return true;
    case "not":
    case "neg":
      return namesIn(e.arg, names);
    case "op":
      return namesIn(e.left, names) && namesIn(e.right, names);
    case "list":
      return e.items.every((i) => namesIn(i, names));
    case "interval":
      return [e.from, e.to].every((i) => i === undefined || namesIn(i, names));
    case "agg":
      return (e.fn === "any" || e.fn === "all") && e.items.every((i) => namesIn(i, names));
    // Whether something was answered at all is decided by no tick.
    default:
      return false;
  }
}
