import type { DataValue, Expr, Medium } from "../instrument/model.js";
import { type Circumstances, type Reading, readAnswer } from "./answer.js";
import type {
  AnswerDocument,
  AnswerState,
  EvaluateOptions,
  Evaluation,
  Missing,
  Problem,
  Scalar,
  ScoreResult,
  SurveyRecord,
  Value,
} from "./api.js";
import { calculator } from "./expression.js";
import type { Logic } from "./logic.js";
import { add, compare, tidy } from "./number.js";
import { type Entry, planOf, type RuleItem, type Step } from "./plan.js";
import { printer } from "./print.js";
import { readRecord } from "./record.js";
import { resultOf } from "./score.js";
import { isTime, localDay } from "./time.js";
import { and, BLANK, isDuration, isMissing, NOT_ASKED, not, type Result, type Truth } from "./value.js";

export interface Options extends EvaluateOptions {
  /**
   * Where the answers are given: questions for the other medium are not asked. Not stated (a document that
   * is checked later): questions for one medium only are asked, and never required.
   */
  medium?: Medium;
}

/** What is used as an answer where there is none: see `applyDefaults`, `randomAnswers`. */
export type Fill = (entry: Entry, around: Filling) => DataValue | undefined;

/** What is known while an answer is asked for. */
export interface Filling extends Circumstances {
  asked(name: string): boolean;
  calculate(expr: Expr): Result;
}

/**
 * The meaning of one set of answers: what is asked, what the answers mean and what is wrong with them,
 * computed values, scores and texts.
 *
 * One pass in the order of asking. What is not asked has no effect, whatever the answers say about it.
 * Nothing in `answers` makes it throw; what is no answer becomes a problem.
 *
 * @param logic an instrument or its lean form; not to be changed afterwards (its indexes are kept)
 * @param answers a document as stored or as a form has it so far, answers of hidden questions included
 */
export function evaluate(logic: Logic, answers: AnswerDocument, options: Options = {}): Evaluation {
  return run(logic, answers, options);
}

/** `evaluate` with a say in what stands for absent answers. */
export function run(logic: Logic, answers: AnswerDocument, options: Options, fill?: Fill): Evaluation {
  const plan = planOf(logic);
  const isObject = typeof answers === "object" && answers !== null && !Array.isArray(answers);
  const given: Record<string, unknown> = isObject ? answers : {};
  const own = (name: string): unknown => (Object.hasOwn(given, name) ? given[name] : undefined);
  const { record, wrong } = readRecord(own("$survey"));
  const today = [options.today, record?.today].find((day) => day && isDay(day)) ?? localDay(new Date());
  const around: Circumstances = { today, offered: (option) => guard(option.guard) === true };

  // What is being worked out stands in these as missing, so that a circle ends there instead of never.
  const guards: (boolean | "missing" | undefined)[] = [];
  const readings: (Reading | undefined)[] = [];
  const values: (Value | undefined)[] = [];
  const results = new Map<string, ScoreResult>();
  const stopped = new Map<string, boolean>();

  const print = printer({ plan, value, score, calculator: () => calc });
  const calc = calculator({
    today,
    value,
    entry: (name) => plan.byName.get(name),
    attribute: print.attribute,
    words: print.words,
  });

  function guard(id: number | undefined): boolean | "missing" {
    if (id === undefined) return true;
    const known = guards[id];
    if (known !== undefined) return known;
    guards[id] = "missing";
    const found = logic.guards[id];
    const result = found ? holds(found) : "missing";
    guards[id] = result;
    return result;
  }

  function holds({ parent, tests }: Logic["guards"][number]): boolean | "missing" {
    const above = guard(parent);
    if (above === false) return false;
    let all: Truth = above === true ? true : BLANK;
    for (const test of tests) {
      if ("stop" in test) all = and(all, !fired(test.stop));
      else all = and(all, test.want ? calc.truth(test.expr) : not(calc.truth(test.expr)));
      if (all === false) return false;
    }
    return all === true ? true : "missing";
  }

  function fired(id: string): boolean {
    const known = stopped.get(id);
    if (known !== undefined) return known;
    stopped.set(id, false);
    const stop = plan.stops.get(id);
    const result = stop !== undefined && guard(stop.guard) === true && calc.truth(stop.when) === true;
    stopped.set(id, result);
    return result;
  }

  function inEffect(entry: Entry): boolean {
    const medium = entry.question?.medium;
    if (medium && options.medium && medium !== options.medium) return false;
    return entry.guards?.every((id) => guard(id) === true) ?? false;
  }

  function asked(name: string): boolean {
    const entry = plan.byName.get(name);
    return entry !== undefined && inEffect(entry);
  }

  function reading(entry: Entry): Reading {
    const known = readings[entry.index];
    if (known) return known;
    let raw = own(entry.variable.name);
    if (raw === undefined && fill) raw = fill(entry, { ...around, asked, calculate: calc.calculate });
    const result = readAnswer(entry, raw, around);
    readings[entry.index] = result;
    return result;
  }

  function value(name: string): Value {
    const entry = plan.byName.get(name);
    if (!entry) return NOT_ASKED;
    const known = values[entry.index];
    if (known !== undefined) return known;
    values[entry.index] = NOT_ASKED;
    const result = inEffect(entry) ? workOut(entry) : NOT_ASKED;
    values[entry.index] = result;
    return result;
  }

  function workOut(entry: Entry): Value {
    const { name, origin, formula } = entry.variable;
    if (origin === "score") return score(name)?.value ?? NOT_ASKED;
    if (origin === "computed") return formula ? settled(calc.calculate(formula)) : NOT_ASKED;
    if (origin === "hidden" && own(name) === undefined) return NOT_ASKED;
    return reading(entry).value;
  }

  function score(name: string): ScoreResult | undefined {
    const found = plan.scores.get(name);
    if (!found) return undefined;
    const known = results.get(name);
    if (known) return known;
    results.set(name, { score: found, value: NOT_ASKED });
    const result = resultOf(found, calc);
    results.set(name, result);
    return result;
  }

  const problems: Problem[] = isObject ? [] : [{ code: "wrong-type", params: { expected: "object" } }];
  const toConfirm: Evaluation["toConfirm"] = [];
  const requests = new Set<string>();
  const inattentive: string[] = [];
  let outcome: string | undefined;

  function pass(step: Step): void {
    if (step.kind === "question") question(step);
    else if (step.kind === "compute") value(step.entry.variable.name);
    else if (step.kind !== "stop") rule(step);
    else if (fired(step.id)) outcome ??= step.id;
  }

  function question(step: Extract<Step, { kind: "question" }>): void {
    const { id, kind, medium } = step.question;
    for (const entry of step.entries) {
      const { name, response } = entry.variable;
      value(name);
      if (!inEffect(entry)) continue;
      const { code, params = {}, stored } = reading(entry);
      const blank = stored === null || (Array.isArray(stored) && stored.length === 0);
      if (code) problems.push({ code, variable: name, question: id, params });
      else if (!blank) continue;
      else if (response === "requested") requests.add(id);
      else if (response === "required" && stored === null && !medium) {
        problems.push({ code: "required", variable: name, question: id, params });
      }
    }
    attention(step.question);
    if (kind === "allocate") total(step);
  }

  function attention({ rows, fields }: Extract<Step, { kind: "question" }>["question"]): void {
    for (const { row, variable } of fields) {
      const expected = row === undefined ? undefined : rows[row]?.expects;
      if (expected === undefined) continue;
      const status = state(variable);
      if ((status === "answered" && value(variable) !== expected) || status === "missing")
        inattentive.push(variable);
    }
  }

  /** Blanks count as nothing once something is shared out, unless they must be answered themselves. */
  function total({ question, entries }: Extract<Step, { kind: "question" }>): void {
    const parts = entries.filter((entry) => entry.variable.origin === "answer" && inEffect(entry));
    const numbers: number[] = [];
    for (const part of parts) {
      const { value: amount, code } = reading(part);
      if (code) return;
      if (typeof amount === "number") numbers.push(amount);
      else if (part.variable.response === "required" || amount !== BLANK) return;
    }
    if (question.total === undefined || numbers.length === 0) return;
    const sum = tidy(numbers.reduce(add, 0));
    if (compare(sum, question.total) === 0) return;
    problems.push({ code: "wrong-total", question: question.id, params: { total: question.total, sum } });
  }

  function rule(item: RuleItem): void {
    if (guard(item.guard) !== true || !item.variables.every(asked)) return;
    if (item.expr && calc.truth(item.expr) !== false) return;
    const { id, variables } = item;
    if (item.kind === "check")
      problems.push({ code: "check-failed", rule: id, variable: variables.at(-1), params: {} });
    else if (!record?.confirmed?.includes(id)) toConfirm.push({ id, variables });
  }

  function state(name: string): AnswerState {
    const meaning = value(name);
    if (!isMissing(meaning)) return "answered";
    return meaning.missing === "user" ? "missing" : meaning.missing;
  }

  /** What the document holds that no question asks for. */
  function strays(): void {
    for (const name of Object.keys(given)) {
      if (name === "$survey" || given[name] === undefined) continue;
      const entry = plan.byName.get(name);
      const origin = entry?.variable.origin ?? "score";
      const code = origin === "computed" || origin === "score" ? "unknown-variable" : "not-asked";
      if (code === "unknown-variable" || !asked(name)) problems.push({ code, variable: name, params: {} });
    }
    if (wrong)
      problems.push({
        code: "wrong-type",
        variable: "$survey",
        params: { expected: "record", member: wrong },
      });
    else if (record && record.id !== logic.id) {
      problems.push({
        code: "record-mismatch",
        variable: "$survey",
        params: { expected: logic.id, found: record.id },
      });
    }
  }

  function document(): AnswerDocument {
    const members: [string, DataValue | SurveyRecord][] = [];
    if (record) {
      const { outcome: _, ...rest } = record;
      members.push(["$survey", outcome === undefined ? rest : { ...rest, outcome }]);
    }
    for (const entry of plan.entries) {
      const { name, origin } = entry.variable;
      if (origin === "computed" || origin === "score" || !inEffect(entry)) continue;
      if (origin === "hidden" && own(name) === undefined) continue;
      members.push([name, reading(entry).stored]);
    }
    return Object.fromEntries(members);
  }

  for (const step of plan.steps) pass(step);
  const scores = logic.scores.map((each) => score(each.variable) ?? { score: each, value: NOT_ASKED });
  strays();

  return {
    guard,
    asked,
    state,
    value,
    calculate: (expr) => settled(calc.calculate(expr)),
    scores,
    ...(outcome === undefined ? {} : { outcome }),
    problems,
    toConfirm,
    requested: [...requests],
    inattentive,
    text: print.text,
    inlines: print.inlines,
    document,
  };
}

function isDay(text: string): boolean {
  return isTime(text, { type: "date", precision: "day" });
}

/** A computed value as it leaves the evaluator. */
function settled(result: Result): Scalar | Missing {
  if (typeof result === "number") return tidy(result);
  return isDuration(result) ? BLANK : result;
}
