/** What arrows name: numbers of questions, and letters of what has no number. */
import type { Goal, Route } from "./routing.js";
import type { Unit } from "./units.js";

export interface Numbers {
  /** Printed number of a question, by its id. */
  questions: ReadonlyMap<string, string>;
  /** Letters of instructions and of questions without numbers that arrows lead to, by unit. */
  letters: ReadonlyMap<number, string>;
}

/**
 * A survey that hides its numbers on the screen has them on paper when something is skipped. A line, a note or a
 * consent to which an arrow leads gets a letter, so that nobody has to search for it.
 */
export function numbersOf(units: readonly Unit[], routes: readonly Route[]): Numbers {
  const numbers = new Map<string, string>();
  const questions = units.flatMap((u) => (u.kind === "question" ? [u.question] : []));
  const skips = routes.some((r) => r.arrows.length > 0 || r.onward || r.filters.length > 0);
  const none = questions.every((q) => q.number === undefined);
  let count = 0;
  for (const q of questions) {
    const number = q.number ?? (none && skips && q.kind !== "consent" ? String(++count) : undefined);
    if (number !== undefined) numbers.set(q.id, number);
  }
  const letters = new Map<number, string>();
  for (const at of landings(units, routes)) {
    const unit = units[at]!;
    const question = unit.kind === "question" ? unit.question.id : undefined;
    const lined = routes[at]!.filters.length > 0;
    if (question !== undefined && numbers.has(question) && !lined) continue;
    const letter = letterOf(letters.size);
    letters.set(at, letter);
    if (question !== undefined && !numbers.has(question) && !lined) numbers.set(question, letter);
  }
  return { questions: numbers, letters };
}

/** What a reader sent to a unit reads first, headings aside; undefined: nothing but the end. */
export function landingOf(units: readonly Unit[], routes: readonly Route[], goal: Goal): number | undefined {
  if ("end" in goal) return undefined;
  for (let i = goal.unit; i < units.length; i++) {
    const { kind } = units[i]!;
    const { filters, inline } = routes[i]!;
    if (inline || (filters.length === 0 && (kind === "page" || kind === "section"))) continue;
    return i;
  }
  return undefined;
}

function landings(units: readonly Unit[], routes: readonly Route[]): number[] {
  const goals = routes.flatMap((r) => [...r.arrows.map((a) => a.to), ...(r.onward ? [r.onward] : [])]);
  const found = new Set(goals.map((goal) => landingOf(units, routes, goal)));
  return [...found].filter((at) => at !== undefined).sort((a, b) => a - b);
}

/** `A` … `Z`, `AA` … */
function letterOf(n: number): string {
  const rest = n < 26 ? "" : letterOf(Math.floor(n / 26) - 1);
  return rest + String.fromCharCode(65 + (n % 26));
}
