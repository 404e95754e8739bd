/**
 * How long it takes to fill in a questionnaire: reading time of all words plus a time for each answer
 * (docs/duration.md). A rule of thumb for the author, not a promise to respondents.
 */
import type { Domain, Expr, Field, Instrument, Page, PageItem, Question, Text } from "./model.js";
import { plainText } from "./words/plain-text.js";

export interface Duration {
  /** Seconds if nothing is asked that depends on an answer. */
  least: number;
  /** Seconds on the way that is likely when nothing is known of the answers. */
  expected: number;
  /** Seconds if everything is asked. */
  most: number;
}

/** Words or characters a minute: read silently, and aloud by an interviewer. */
export const SPEED = {
  self: { words: 238, characters: 300 },
  interview: { words: 183, characters: 240 },
} as const;

/** Seconds to decide on and give one answer. */
export const ANSWER = {
  choice: 4,
  yesno: 3,
  /** and as much again for each option. */
  multiple: 2,
  perOption: 1,
  row: 3,
  number: 6,
  date: 7,
  shortText: 12,
  longText: 45,
  /** for each place. */
  ranking: 3,
  slider: 6,
} as const;

/** Estimates for a questionnaire as it stands; complete or not. */
export function durationOf(instrument: Instrument): Duration {
  const likely = likelihoods(instrument);
  const questions = new Map(instrument.questions.map((q) => [q.id, q]));
  const speed = SPEED[instrument.mode];
  const total: Duration = { least: 0, expected: 0, most: 0 };
  const add = (seconds: number, guard: number | undefined): void => {
    const chance = guard === undefined ? 1 : (likely[guard] ?? 1);
    if (chance === 1) total.least += seconds;
    total.expected += seconds * chance;
    total.most += seconds;
  };
  const read = (text: Text | undefined, guard?: number) => {
    if (text) add(reading(text, speed), guard);
  };
  read(instrument.welcome);
  for (const page of instrument.pages) {
    read(page.title, page.guard);
    for (const item of page.items) ofItem(item, page, questions, speed, add);
  }
  read(instrument.thanks?.text);
  return total;
}

type Speed = (typeof SPEED)[keyof typeof SPEED];
type Add = (seconds: number, guard: number | undefined) => void;

function ofItem(
  item: PageItem,
  page: Page,
  questions: ReadonlyMap<string, Question>,
  speed: Speed,
  add: Add,
): void {
  switch (item.kind) {
    case "section":
      add(reading(item.title, speed) + reading(item.help, speed), item.guard ?? page.guard);
      break;
    case "note":
      if (item.medium !== "paper") add(reading(item.text, speed), item.guard ?? page.guard);
      break;
    case "question": {
      const q = questions.get(item.question);
      if (q && q.medium !== "paper") ofQuestion(q, questions, speed, add);
      break;
    }
    default:
  }
}

function ofQuestion(
  q: Question,
  questions: ReadonlyMap<string, Question>,
  speed: Speed,
  add: Add,
  guard = q.guard,
): void {
  const domains = new Set([q.domain, ...q.columns.flatMap((c) => c.domain ?? [])]);
  let words = reading(q.label, speed) + reading(q.help, speed) + reading(q.instruction, speed);
  for (const domain of domains) words += readingOptions(domain, speed);
  for (const column of q.columns) words += reading(column.label, speed);
  add(words, guard);
  for (const row of q.rows) {
    const before = (row.before ?? []).reduce((sum, text) => sum + reading(text, speed), 0);
    add(before + reading(row.label, speed) + reading(row.opposite, speed), row.guard ?? guard);
    for (const id of row.followUps) {
      const follow = questions.get(id);
      if (follow) ofQuestion(follow, questions, speed, add);
    }
  }
  for (const field of q.fields) add(answering(q, domainOf(q, field)), rowGuard(q, field) ?? guard);
}

function domainOf(q: Question, field: Field): Domain {
  return q.columns[field.column ?? -1]?.domain ?? q.domain;
}

function rowGuard(q: Question, field: Field): number | undefined {
  return q.rows[field.row ?? -1]?.guard;
}

function answering(q: Question, domain: Domain): number {
  switch (domain.type) {
    case "choice":
      if (domain.multiple) return ANSWER.multiple + ANSWER.perOption * domain.options.length;
      return q.rows.length > 0 ? ANSWER.row : ANSWER.choice;
    case "boolean":
      return ANSWER.yesno;
    case "number":
      return domain.slider ? ANSWER.slider : ANSWER.number;
    case "text":
      return domain.lines > 1 ? ANSWER.longText : ANSWER.shortText;
    case "ranking":
      return ANSWER.ranking * (domain.top ?? domain.options.length);
    default:
      return ANSWER.date;
  }
}

function readingOptions(domain: Domain, speed: Speed): number {
  const options = "options" in domain ? [...domain.options, ...domain.missing] : domain.missing;
  return options.reduce((sum, o) => (o.retired ? sum : sum + reading(o.label, speed)), 0);
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Seconds to read a text: characters of Chinese and Japanese, words of anything else. */
function reading(text: Text | undefined, speed: Speed): number {
  if (!text) return 0;
  const plain = plainText(text);
  const characters = plain.match(HAN)?.length ?? 0;
  const words = (characters > 0 ? plain.replace(HAN, " ") : plain).match(WORD)?.length ?? 0;
  return (characters / speed.characters + words / speed.words) * 60;
}

// ------------------------------------------------------------------------------------------- likelihoods

/** How likely each guard is in effect when every answer is as likely as any other. */
function likelihoods(instrument: Instrument): number[] {
  const options = new Map<string, number>();
  for (const v of instrument.variables)
    if ("options" in v.domain) options.set(v.name, Math.max(1, v.domain.options.length));
  const out: number[] = [];
  // Parents come before their children.
  for (const guard of instrument.guards) {
    let chance = guard.parent === undefined ? 1 : (out[guard.parent] ?? 1);
    for (const test of guard.tests) {
      if ("stop" in test) continue;
      const holds = chanceOf(test.expr, options);
      chance *= test.want ? holds : 1 - holds;
    }
    out.push(chance);
  }
  return out;
}

/** How likely a condition holds. */
function chanceOf(e: Expr, options: ReadonlyMap<string, number>, depth = 0): number {
  if (depth > 50) return 0.5;
  if (e.k === "boolean") return e.value ? 1 : 0;
  if (e.k === "not") return 1 - chanceOf(e.arg, options, depth + 1);
  if (e.k !== "op") return 0.5;
  const { op, left, right } = e;
  if (op === "and") return chanceOf(left, options, depth + 1) * chanceOf(right, options, depth + 1);
  if (op === "or")
    return 1 - (1 - chanceOf(left, options, depth + 1)) * (1 - chanceOf(right, options, depth + 1));
  const count = left.k === "var" ? options.get(left.name) : undefined;
  if (count === undefined) return 0.5;
  if (op === "is") return right.k === "option" && right.missing ? 0 : 1 / count;
  if (op === "is not") return right.k === "option" && right.missing ? 1 : 1 - 1 / count;
  if (op === "in" && right.k === "list") return Math.min(1, right.items.length / count);
  return 0.5;
}
