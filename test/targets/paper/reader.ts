import type { AnswerDocument } from "../../../language/answers/api.js";
import { evaluate } from "../../../language/answers/evaluate.js";
import type { Instrument } from "../../../language/instrument/model.js";
import { Conditions } from "../../../language/targets/paper/plan/conditions.js";
import type { PaperPlan } from "../../../language/targets/paper/plan/plan.js";
import type { Goal } from "../../../language/targets/paper/plan/routing.js";
import { namesRead } from "../../../language/targets/paper/plan/units.js";
import { TODAY } from "../../support/arbitrary-answers.js";

/** What somebody did who kept to what is printed. */
export interface Reading {
  /** Questions in the order in which they were answered. */
  visited: string[];
  /** Why the printed instructions cannot be followed with these answers: a question that decides was left blank. */
  undecided?: string;
}

/**
 * Reads a printed questionnaire as a person does who knows nothing but what stands on the sheets: from the top,
 * past what a line above excludes, along the arrows to the number that is printed.
 */
export function read(plan: PaperPlan, answers: AnswerDocument): Reading {
  const { instrument, units, routes } = plan;
  const conditions = new Conditions(instrument);
  const meaning = evaluate(instrument, answers, { today: TODAY });
  const isTrue = (id: number) =>
    conditions.tests(id).every(({ expr, want }) => meaning.calculate(expr) === want);
  const deciding = new Set<string>();
  for (const { silent } of routes)
    for (const id of silent)
      for (const { expr } of conditions.tests(id)) namesRead(expr, (name) => deciding.add(name));
  const visited: string[] = [];
  /** Lines above are read by whoever comes to them, not by whoever is sent to a number below them. */
  let isAbove = true;
  let at = 0;
  while (at < units.length) {
    const unit = units[at]!;
    const route = routes[at]!;
    const out = isAbove ? route.filters.find((f) => !isTrue(f.condition)) : undefined;
    isAbove = true;
    if (out) {
      at = out.to + 1;
      continue;
    }
    if (unit.kind === "stop" && !route.inline) {
      const unsaid = conditions
        .chain(unit.guard)
        .filter(
          (id) => !routes.some((r, j) => r.filters.some((f) => f.condition === id && j <= at && at <= f.to)),
        );
      if (unsaid.every(isTrue) && meaning.calculate(unit.item.when) === true) break;
    }
    let goal: Goal | undefined = route.onward;
    if (unit.kind === "question") {
      visited.push(unit.question.id);
      const name = unit.question.fields[0]!.variable;
      if (deciding.has(name) || route.arrows.length > 0 || route.stops.length > 0) {
        const value = answers[name];
        if (value === null || value === undefined) return { visited, undecided: unit.question.id };
        if (route.stops.some((s) => s.choice.value === value)) break;
        goal = route.arrows.find((a) => a.choice.value === value)?.to ?? goal;
      }
    }
    if (!goal) {
      at++;
      continue;
    }
    const next = landing(plan, plan.goal(goal));
    at = next.at;
    isAbove = next.isAbove;
  }
  return { visited };
}

/** Where the words of an arrow send a reader. A line above is read only when the arrow leads to its letter. */
function landing(plan: PaperPlan, words: string): { at: number; isAbove: boolean } {
  const { units } = plan;
  if (words === plan.t.goToEnd) return { at: units.length, isAbove: true };
  const number = /(\d+|[A-Z]+)(?:$| 题)/.exec(words)?.[1];
  const marked = units.findIndex((_, i) => plan.letterOf(i) === number);
  if (marked >= 0) return { at: marked, isAbove: true };
  const at = units.findIndex((u) => u.kind === "question" && plan.numberOf(u.question.id) === number);
  if (at < 0) throw new Error(`“${words}” leads to no question.`);
  return { at, isAbove: false };
}

/** Questions on paper that the evaluator asks of these answers, in order. */
export function asked(plan: PaperPlan, answers: AnswerDocument): string[] {
  const meaning = evaluate(plan.instrument, answers, { today: TODAY });
  return plan.units.flatMap((u) =>
    u.kind === "question" && meaning.guard(u.guard) === true ? [u.question.id] : [],
  );
}

export type { Instrument };
