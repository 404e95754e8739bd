/** Numbers of questions: counted by the word processor where they run on, else as text. */
import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix } from "docx";
import type { PaperPlan } from "../paper/plan/plan.js";
import { HANG } from "./measures.js";

export interface Numbering {
  /** Questions that are counted. */
  counted: ReadonlySet<string>;
  start: number;
}

/** Name of the list that all counted questions belong to. */
export const QUESTIONS = "questions";

/** Counts only if what comes out is what the plan says, for every question: arrows name these numbers. */
export function numberingOf({ units, numberOf }: PaperPlan): Numbering {
  const numbered = units.flatMap((u) => {
    const number = u.kind === "question" ? numberOf(u.question.id) : undefined;
    // Letters name what arrows lead to; they are no part of the count.
    return u.kind === "question" && number !== undefined && !/^[A-Z]+$/.test(number)
      ? [{ id: u.question.id, number }]
      : [];
  });
  const start = Number(numbered[0]?.number);
  const runsOn =
    Number.isSafeInteger(start) &&
    start >= 0 &&
    numbered.every(({ number }, i) => number === String(start + i));
  return runsOn ? { counted: new Set(numbered.map((n) => n.id)), start } : { counted: new Set(), start: 1 };
}

export function questionLevel(start: number): ILevelsOptions {
  return {
    level: 0,
    format: LevelFormat.DECIMAL,
    text: "%1",
    start,
    alignment: AlignmentType.START,
    suffix: LevelSuffix.TAB,
    style: { paragraph: { indent: { left: HANG, hanging: HANG } }, run: { bold: true } },
  };
}
