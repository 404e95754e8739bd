import type { Locale } from "../../diagnostics/define.js";
import type { Expr, Guard, GuardTest, Instrument, Medium, Question } from "../../instrument/model.js";
import { createWords, type Words } from "../../instrument/words/words.js";
import type { Evaluation } from "../api.js";
import { type Entry, planOf } from "../plan.js";
import { type Explainer, type Reason, reasonsFor, shortened } from "./reasons.js";
import { whyTexts } from "./texts.js";

export type { Reason } from "./reasons.js";

/** Questions that one and the same thing keeps from being asked. */
export interface NotAskedGroup {
  /** `no`: answers rule them out; `open`: answers are missing; `ended`: a stop came before; `medium`: not asked here. */
  state: "no" | "open" | "ended" | "medium";
  /** When they are asked, in words. */
  condition: string;
  /** The answers that decide it. */
  because: Reason[];
  members: NotAskedMember[];
}

export interface NotAskedMember {
  question: Question;
  /** A row of a question of which other rows are asked. */
  entry?: Entry;
}

/** The first guard that does not hold, for each that questions stand under: many stand under the same. */
type Blocks = Map<number, Block | undefined>;

/** Where the guards of a question first do not hold. */
interface Block {
  key: string;
  guard: Guard;
  tests: GuardTest[];
}

/**
 * What is not asked under these answers, and why: grouped by the outermost condition that does not hold, in
 * the order of asking.
 */
export function whyNotAsked(
  instrument: Instrument,
  evaluation: Evaluation,
  options: { locale: Locale; medium?: Medium; words?: Words },
): NotAskedGroup[] {
  const words = options.words ?? createWords(instrument, options.locale);
  const explainer: Explainer = { instrument, evaluation, words, texts: whyTexts[options.locale] };
  const questions = new Map(instrument.questions.map((question) => [question.id, question]));
  const groups = new Map<string, NotAskedGroup>();
  const blocks: Blocks = new Map();

  function add(key: string, make: () => Omit<NotAskedGroup, "members">, member: NotAskedMember): void {
    const known = groups.get(key);
    if (known) known.members.push(member);
    else groups.set(key, { ...make(), members: [member] });
  }

  for (const step of planOf(instrument).steps) {
    if (step.kind !== "question") continue;
    const question = questions.get(step.question.id);
    if (!question) continue;
    const answers = step.entries.filter((entry) => entry.variable.origin === "answer");
    const silent = answers.filter((entry) => !evaluation.asked(entry.variable.name));
    if (silent.length === 0) continue;
    const { medium } = question;
    if (medium && options.medium && medium !== options.medium) {
      add(`medium ${medium}`, () => onMedium(explainer, medium), { question });
      continue;
    }
    const whole = silent.length === answers.length;
    const shared = whole ? firstBlock(explainer, blocks, commonGuards(answers)) : undefined;
    if (shared) {
      add(shared.key, () => explained(explainer, shared), { question });
      continue;
    }
    for (const entry of silent) {
      const block = firstBlock(explainer, blocks, entry.guards ?? []);
      if (block) add(block.key, () => explained(explainer, block), { question, entry });
    }
  }
  return [...groups.values()];
}

/** Guards that hold for every field of a question: those of the question, not of its rows. */
function commonGuards(entries: readonly Entry[]): number[] {
  const [first, ...others] = entries;
  return (first?.guards ?? []).filter((id) => others.every((entry) => entry.guards?.includes(id)));
}

function onMedium({ texts }: Explainer, medium: Medium): Omit<NotAskedGroup, "members"> {
  return { state: "medium", condition: medium === "paper" ? texts.paperOnly : texts.webOnly, because: [] };
}

/** The outermost guard, of all those that have to hold, whose own tests do not hold. */
function firstBlock(explainer: Explainer, blocks: Blocks, ids: readonly number[]): Block | undefined {
  for (const id of ids) {
    if (!blocks.has(id)) blocks.set(id, blockOf(explainer, id));
    const block = blocks.get(id);
    if (block) return block;
  }
  return undefined;
}

function blockOf({ evaluation, words }: Explainer, id: number): Block | undefined {
  const chain: Guard[] = [];
  for (let at: number | undefined = id; at !== undefined; ) {
    const guard: Guard | undefined = words.lookup.guard(at);
    if (!guard || chain.includes(guard)) break;
    chain.unshift(guard);
    at = guard.parent;
  }
  const guard = chain.find((each) => evaluation.guard(each.id) !== true);
  if (!guard) return undefined;
  const tests = guard.tests.filter((test) => !holds(evaluation, words, test));
  // Ladders of `else if` share their tests: the same reasons are told once.
  return { key: JSON.stringify([guard.parent, tests]), guard, tests };
}

function holds(evaluation: Evaluation, { lookup }: Words, test: GuardTest): boolean {
  if (!("stop" in test)) return evaluation.calculate(test.expr) === test.want;
  const stop = lookup.stops.get(test.stop);
  return !stop || evaluation.guard(stop.guard) !== true || evaluation.calculate(stop.when) !== true;
}

function explained(explainer: Explainer, { guard, tests }: Block): Omit<NotAskedGroup, "members"> {
  const { evaluation, words, texts } = explainer;
  const stop = tests.flatMap((test) => ("stop" in test ? [words.lookup.stops.get(test.stop)] : []))[0];
  if (stop) {
    // Why it ended: its condition held, so the reasons are those for which it is not false.
    const because = shortened(reasonsFor(explainer, stop.when, false), texts);
    return { state: "ended", condition: texts.endedAt(words.expr(stop.when)), because };
  }
  const exprs = guard.tests.flatMap((test): Expr[] => {
    if ("stop" in test) return [];
    return [test.want ? test.expr : { k: "not", arg: test.expr }];
  });
  const condition =
    exprs.length === 0
      ? ""
      : words.expr(exprs.reduce((left, right) => ({ k: "op", op: "and", left, right })));
  const because = tests.flatMap((test) =>
    "stop" in test ? [] : reasonsFor(explainer, test.expr, test.want),
  );
  const ruledOut = tests.some((test) => !("stop" in test) && evaluation.calculate(test.expr) === !test.want);
  return { state: ruledOut ? "no" : "open", condition, because: shortened(unique(because), texts) };
}

function unique(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.text, reason])).values()];
}
