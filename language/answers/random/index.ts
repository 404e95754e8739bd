import type { DataValue, Instrument, Option } from "../../instrument/model.js";
import type { AnswerDocument, Evaluation, Problem, SurveyRecord } from "../api.js";
import { type Filling, type Options, run } from "../evaluate.js";
import { type Entry, type Plan, planOf, type RuleItem } from "../plan.js";
import { localDay } from "../time.js";
import { diceFor } from "./dice.js";
import { drawn } from "./draw.js";
import { involvedIn } from "./involved.js";
import { randomShares } from "./shares.js";

export interface RandomOptions extends Options {
  /** Any number; the same gives the same answers. */
  seed: number;
}

export interface RandomAnswers {
  answers: AnswerDocument;
  /** What no try has put in order: checks that nothing fulfils, patterns that nothing was found for. */
  problems: Problem[];
}

/** How often the whole questionnaire is gone through at most, and how often to get past a stop. */
const TRIES = 120;
const TRIES_FOR_STOPS = 25;

/**
 * Random answers that are valid: a walk through the whole questionnaire in the order of asking, in which what
 * has been drawn decides what is asked next. Checks that fail are tried again with other answers to what they
 * read; interviews go to their end rather than to a stop.
 */
export function randomAnswers(instrument: Instrument, { seed, ...options }: RandomOptions): RandomAnswers {
  const today = options.today ?? localDay(new Date());
  const { id, version, language } = instrument;
  const record: SurveyRecord = { id, ...(version === undefined ? {} : { version }), language, today };
  const plan = planOf(instrument);
  const attempts = new Map<string, number>();
  const hints = new Map<string, number[]>();
  let best: { evaluation: Evaluation; score: number } | undefined;

  for (let attempt = 0; attempt < TRIES; attempt++) {
    const writer = writerOf(instrument, plan, { seed, attempts, hints, today });
    const evaluation = run(instrument, { $survey: record }, { ...options, today }, writer);
    const stopped = evaluation.outcome !== undefined;
    const score = evaluation.problems.length * 2 + (stopped ? 1 : 0);
    if (!best || score < best.score) best = { evaluation, score };
    if (score === 0 || (score === 1 && attempt >= TRIES_FOR_STOPS)) break;
    tryOthers(instrument, plan, evaluation, { seed, attempt, attempts, hints });
  }
  const evaluation = best?.evaluation;
  if (!evaluation) return { answers: { $survey: record }, problems: [] };
  const confirmed = evaluation.toConfirm.map((each) => each.id);
  const { $survey, ...answers } = evaluation.document();
  const said = { ...record, ...(isRecord($survey) ? $survey : {}) };
  return {
    answers: { $survey: confirmed.length > 0 ? { ...said, confirmed } : said, ...answers },
    problems: evaluation.problems,
  };
}

function isRecord(value: DataValue | SurveyRecord | undefined): value is SurveyRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface Search {
  seed: number;
  attempts: Map<string, number>;
  hints: Map<string, number[]>;
}

/** Has the answers that stand in the way of a check or lead to a stop drawn anew. */
function tryOthers(
  instrument: Instrument,
  plan: Plan,
  evaluation: Evaluation,
  { seed, attempt, attempts, hints }: Search & { attempt: number },
): void {
  const rules = new Map(plan.steps.flatMap((step) => (isRule(step) ? [[step.id, step] as const] : [])));
  const groups: { answers: string[]; numbers: number[] }[] = [];
  const add = (exprs: Parameters<typeof involvedIn>[1], also: readonly string[]) => {
    const { answers, numbers } = involvedIn(plan, exprs);
    groups.push({ answers: [...new Set([...answers, ...also])], numbers });
  };
  for (const { rule, variable, question } of evaluation.problems) {
    const item = rules.get(rule ?? "");
    if (item) add([item.expr], item.variables);
    else if (variable !== undefined) add([], [variable]);
    else if (question !== undefined)
      add(
        [],
        instrument.variables.filter((each) => each.question === question).map((each) => each.name),
      );
  }
  const stop = plan.stops.get(evaluation.outcome ?? "");
  if (stop) add([stop.when], []);
  for (const { answers, numbers } of groups) {
    const asked = answers.filter((name) => evaluation.asked(name));
    const known = asked.map((name) => evaluation.value(name)).filter((value) => typeof value === "number");
    const dice = diceFor(seed, answers.join(" "), attempt);
    // One at a time and all together by turns: some checks need the one, some the other.
    const chosen = attempt % 2 === 0 ? asked : [dice.pick(asked)];
    for (const name of chosen) {
      if (name === undefined) continue;
      attempts.set(name, (attempts.get(name) ?? 0) + 1);
      // What completes a sum or keeps a distance is met by chance only in small ranges.
      const near = numbers.flatMap((x) => known.flatMap((y) => [x - y, x + y, y - x]));
      hints.set(name, [...numbers, ...known, ...near].slice(0, 60));
    }
  }
}

function isRule(step: Plan["steps"][number]): step is RuleItem {
  return step.kind === "check" || step.kind === "confirm";
}

/** What stands for the answers of one walk. */
function writerOf(instrument: Instrument, plan: Plan, search: Search & { today: string }) {
  const { seed, attempts, hints, today } = search;
  const shares = new Map<string, Map<string, number>>();
  return (entry: Entry, around: Filling): DataValue | undefined => {
    const { name, origin } = entry.variable;
    if (origin !== "answer" && origin !== "specify") return undefined;
    const attempt = attempts.get(name) ?? 0;
    const dice = diceFor(seed, name, attempt);
    const { question } = entry;
    if (question?.kind === "allocate" && question.total !== undefined) {
      const known = shares.get(question.id);
      if (known) return known.get(name) ?? null;
      const own = question.fields.flatMap(({ variable }) => {
        const field = plan.byName.get(variable);
        return field && (variable === name || around.asked(variable)) ? [field.variable] : [];
      });
      const made = randomShares(own, question.total, dice);
      shares.set(question.id, made);
      return made.get(name) ?? null;
    }
    const expected = expectedOf(entry);
    if (expected !== undefined && attempt === 0 && dice.chance(0.95)) return expected;
    return drawn(entry, around, dice, {
      attempt,
      today,
      language: instrument.language,
      hints: hints.get(name) ?? [],
      retired: retiredIn(instrument.variables[entry.index]?.domain),
    });
  };
}

function expectedOf({ question, variable }: Entry): DataValue | undefined {
  const field = question?.fields.find((each) => each.variable === variable.name);
  return field?.row === undefined ? undefined : question?.rows[field.row]?.expects;
}

/** What is no longer offered, which the logic alone does not say. */
function retiredIn(domain: Instrument["variables"][number]["domain"] | undefined): Set<unknown> {
  const options: Option[] = domain && "options" in domain ? domain.options : [];
  return new Set([...options, ...(domain?.missing ?? [])].filter((o) => o.retired).map((o) => o.value));
}
