import type { DataScalar, Score } from "../instrument/model.js";
import type { Logic, LogicItem, LogicOption, LogicQuestion, LogicVariable } from "./logic.js";

/** A variable with all that is looked up while answers are evaluated. */
export interface Entry {
  variable: LogicVariable;
  index: number;
  question?: LogicQuestion;
  /** Substantive options and missing options by data value. */
  options: Map<DataScalar, LogicOption>;
  missing: Map<DataScalar, LogicOption>;
  /** All of these must be in effect for the variable to be asked; undefined: it stands nowhere. */
  guards?: number[];
}

export type StopItem = Extract<LogicItem, { kind: "stop" }>;
export type RuleItem = Extract<LogicItem, { kind: "check" | "confirm" }>;

/** What happens on the way, in order; follow-up questions come right after their battery. */
export type Step =
  | { kind: "question"; question: LogicQuestion; entries: Entry[] }
  | { kind: "compute"; entry: Entry }
  | RuleItem
  | StopItem;

/** Indexes of one `Logic`, made once. */
export interface Plan {
  logic: Logic;
  entries: Entry[];
  byName: Map<string, Entry>;
  questions: Map<string, LogicQuestion>;
  stops: Map<string, StopItem>;
  /** By the name of the variable. */
  scores: Map<string, Score>;
  steps: Step[];
}

const plans = new WeakMap<Logic, Plan>();

/** The plan of a logic; kept for as long as the logic, which must not be changed afterwards. */
export function planOf(logic: Logic): Plan {
  const known = plans.get(logic);
  if (known) return known;
  const plan = makePlan(logic);
  plans.set(logic, plan);
  return plan;
}

function byValue(options: LogicOption[]): Map<DataScalar, LogicOption> {
  return new Map(options.map((option) => [option.value, option]));
}

function makePlan(logic: Logic): Plan {
  const questions = new Map(logic.questions.map((question) => [question.id, question]));
  const ofQuestion = new Map<string, Entry[]>();
  const entries = logic.variables.map((variable, index): Entry => {
    const { domain, question, origin, guard } = variable;
    const offered = "options" in domain ? domain.options : [];
    const entry: Entry = {
      variable,
      index,
      question: questions.get(question ?? ""),
      options: byValue(offered.filter((option) => !option.missing)),
      missing: byValue([...offered.filter((option) => option.missing), ...domain.missing]),
    };
    if (origin === "score" || origin === "hidden") entry.guards = guard === undefined ? [] : [guard];
    else if (question !== undefined) {
      const siblings = ofQuestion.get(question);
      if (siblings) siblings.push(entry);
      else ofQuestion.set(question, [entry]);
    }
    return entry;
  });
  const plan: Plan = {
    logic,
    entries,
    byName: new Map(entries.map((entry) => [entry.variable.name, entry])),
    questions,
    stops: new Map(),
    scores: new Map(logic.scores.map((score) => [score.variable, score])),
    steps: [],
  };

  function place(entry: Entry, guards: (number | undefined)[]): void {
    entry.guards = [...new Set([...guards, entry.variable.guard])].filter((id) => id !== undefined);
  }

  function placeQuestion(id: string, guards: (number | undefined)[]): void {
    const question = questions.get(id);
    const own = ofQuestion.get(id);
    if (!question || !own || own[0]?.guards) return;
    const all = [...guards, question.guard];
    for (const entry of own) if (entry.variable.origin !== "computed") place(entry, all);
    plan.steps.push({ kind: "question", question, entries: own });
    for (const row of question.rows) for (const next of row.followUps) placeQuestion(next, all);
  }

  for (const item of logic.pages.flatMap((page) => page.items)) {
    if (item.kind === "question") placeQuestion(item.question, [item.guard]);
    else if (item.kind === "compute") {
      const entry = plan.byName.get(item.variable);
      if (!entry) continue;
      place(entry, [item.guard]);
      plan.steps.push({ kind: "compute", entry });
    } else if (item.kind !== "section" && item.kind !== "note") {
      if (item.kind === "stop") plan.stops.set(item.id, item);
      plan.steps.push(item);
    }
  }
  return plan;
}
