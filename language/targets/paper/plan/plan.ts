/** All that a printed questionnaire says, ready to be set by any back end. */
import type { Locale } from "../../../diagnostics/define.js";
import type { Expr, Instrument } from "../../../instrument/model.js";
import { createWords, localeOf, type Words } from "../../../instrument/words/words.js";
import { fill, type PaperTexts, paperTexts } from "../texts.js";
import type { Conditions } from "./conditions.js";
import { landingOf, type Numbers, numbersOf } from "./numbers.js";
import { withPrintedAnswers } from "./printed.js";
import { type Filter, type Goal, type Route, routesOf } from "./routing.js";
import { namesRead, type Unit, unitsOf } from "./units.js";

export interface PaperPlan {
  instrument: Instrument;
  locale: Locale;
  t: PaperTexts;
  words: Words;
  /** The same where the reader stands in a row: its answer is “the answer in this row”. */
  rowWords: Words;
  units: Unit[];
  routes: Route[];
  conditions: Conditions;
  /** Printed number of a question; undefined: it has none. */
  numberOf(question: string): string | undefined;
  /** Letter of a unit that arrows lead to and that is no numbered question. */
  letterOf(unit: number): string | undefined;
  /** Words of an arrow: `go to 7`. */
  goal(goal: Goal): string;
  /** Conditions that a unit stands under and that have to be said there, as sentences. */
  filters(unit: number): string[];
  /** What to say above a unit when the arrows that lead past it are on another sheet. */
  reminders(unit: number): Reminder[];
  /** When a stop ends the questionnaire, in words. */
  stopCondition(unit: number): string;
}

export interface Reminder {
  words: string;
  /** Questions whose arrows keep to the condition. */
  from: string[];
}

/** Makes the plan of an instrument. Deterministic. */
export function planOf(source: Instrument): PaperPlan {
  const locale = localeOf(source.language);
  const t = paperTexts(locale);
  const instrument = withPrintedAnswers(source, t);
  const units = unitsOf(instrument);
  const { routes, conditions } = routesOf(instrument, units);
  const numbers = numbersOf(units, routes);
  const numberOf = (id: string) => numbers.questions.get(id);
  const words = createWords(instrument, locale, { numberOf });
  const speaker = new Speaker(instrument, units, routes, conditions, words, numbers, t);
  return {
    instrument,
    locale,
    t,
    words,
    rowWords: createWords(instrument, locale, { numberOf, nameOf: rowNames(instrument, t) }),
    units,
    routes,
    conditions,
    numberOf,
    letterOf: (unit) => numbers.letters.get(unit),
    goal: (goal) => speaker.goal(goal),
    filters: (i) => routes[i]!.filters.map((f) => speaker.filter(i, f)),
    reminders: (i) => routes[i]!.silent.map((id) => speaker.reminder(i, id)),
    stopCondition: (i) => speaker.stopCondition(i),
  };
}

function rowNames(instrument: Instrument, t: PaperTexts): (variable: string) => string | undefined {
  const rows = new Set(
    instrument.questions.flatMap((q) => q.fields.flatMap((f) => (f.row === undefined ? [] : [f.variable]))),
  );
  return (variable) => (rows.has(variable) ? t.thisRow : undefined);
}

/** Puts routes into words. */
class Speaker {
  private readonly asks: boolean;

  constructor(
    instrument: Instrument,
    private readonly units: readonly Unit[],
    private readonly routes: readonly Route[],
    private readonly conditions: Conditions,
    private readonly words: Words,
    private readonly numbers: Numbers,
    private readonly t: PaperTexts,
  ) {
    this.asks = instrument.mode === "interview";
  }

  goal(goal: Goal): string {
    const at = landingOf(this.units, this.routes, goal);
    if (at === undefined) return this.t.goToEnd;
    const letter = this.numbers.letters.get(at);
    if (letter !== undefined) return fill(this.t.goToLetter, { n: letter });
    return fill(this.t.goTo, { n: this.numberAt(at) ?? "" });
  }

  filter(from: number, { condition, to }: Filter): string {
    const sentence = this.sentence(from, to, condition);
    // Where more than a question is passed over, the reader need not look for what comes next.
    const run = this.units.slice(from, to + 1);
    if (run.length === 1 && run[0]!.kind === "question") return sentence + this.t.stop;
    const at = landingOf(this.units, this.routes, { unit: to + 1 });
    const next = at === undefined ? this.t.goToEnd : this.plainGoal(at);
    return sentence + (next === undefined ? "" : fill(this.t.otherwise, { goal: next })) + this.t.stop;
  }

  /** Only where a number says it: the end of a run can be seen. */
  private plainGoal(at: number): string | undefined {
    const number = this.routes[at]!.filters.length > 0 ? undefined : this.numberAt(at);
    return number === undefined ? undefined : this.goal({ unit: at });
  }

  private numberAt(at: number): string | undefined {
    const unit = this.units[at]!;
    return unit.kind === "question" ? this.numbers.questions.get(unit.question.id) : undefined;
  }

  reminder(from: number, condition: number): Reminder {
    let to = from;
    while (this.conditions.chain(this.units[to + 1]?.guard).includes(condition)) to++;
    const names = new Set(this.conditions.tests(condition).flatMap(({ expr }) => namesOf(expr)));
    const deciding = this.units.flatMap((u) =>
      u.kind === "question" && u.question.fields.some((f) => names.has(f.variable)) ? [u.question.id] : [],
    );
    return { words: this.sentence(from, to, condition) + this.t.stop, from: deciding };
  }

  /** Everything that the reader cannot have been told by a line above. */
  stopCondition(i: number): string {
    const unit = this.units[i]!;
    if (unit.kind !== "stop") return "";
    const said = new Set(
      this.routes.flatMap((r, j) => r.filters.filter((f) => j <= i && i <= f.to).map((f) => f.condition)),
    );
    const unsaid = this.conditions.chain(unit.guard).filter((id) => !said.has(id));
    const parts = unsaid.flatMap((id) => this.conditions.expr(id) ?? []);
    return this.words.expr(
      [...parts, unit.item.when].reduce((left, right): Expr => ({ k: "op", op: "and", left, right })),
    );
  }

  private sentence(from: number, to: number, id: number): string {
    const expr = this.conditions.expr(id);
    const condition = expr ? this.words.expr(expr) : "";
    const t = this.t;
    const run = this.units.slice(from, to + 1);
    const isRead = run.some((u) => u.kind === "note" || u.kind === "stop" || u.kind === "compute");
    const numbers = run.flatMap((u) =>
      u.kind === "question" ? [this.numbers.questions.get(u.question.id)] : [],
    );
    const [first, last] = [numbers[0], numbers.at(-1)];
    if (isRead || numbers.length === 0 || numbers.includes(undefined)) return fill(t.readOn, { condition });
    if (numbers.length === 1) return fill(this.asks ? t.askOne : t.answerOne, { n: first!, condition });
    return fill(this.asks ? t.askMany : t.answerMany, { n: first!, m: last!, condition });
  }
}

function namesOf(expr: Expr): string[] {
  const names: string[] = [];
  namesRead(expr, (name) => names.push(name));
  return names;
}
