import type { Band, DataScalar, DataValue, Expr, Inline, Score, Text } from "../instrument/model.js";

/**
 * An answer document: JSON by variable name (answers and texts of "other" only; computed values and
 * scores are never stored with them), and one reserved member about the interview.
 *
 * Absent: not asked. `null`: asked and left blank. Name or code of a missing option: user-missing.
 */
export interface AnswerDocument {
  $survey?: SurveyRecord;
  [variable: string]: DataValue | SurveyRecord | undefined;
}

export interface SurveyRecord {
  id: string;
  version?: string;
  language?: string;
  /** Date-times with offset. */
  started?: string;
  submitted?: string;
  /** Local date at the start; the value of `today`. */
  today?: string;
  /** Id of the stop that ended the interview. */
  outcome?: string;
  /** What the respondent was shown as the number of the receipt. */
  receipt?: string;
  /** Ids of `confirm`s that the respondent confirmed. */
  confirmed?: string[];
}

/** Why there is no value. `user`: a missing option was chosen, `reason` is its data value. */
export type Missing =
  | { missing: "not-asked" }
  | { missing: "blank" }
  | { missing: "user"; reason: DataScalar };

export type Scalar = DataScalar | DataScalar[];
/** Value of an expression. */
export type Value = Scalar | Missing;

export type AnswerState = "not-asked" | "blank" | "missing" | "answered";

/** Something that keeps an answer document from being valid. */
export interface Problem {
  /** kebab-case, e.g. `required`, `not-an-option`, `too-small`, `wrong-format`, `not-asked`, `check-failed`. */
  code: ProblemCode;
  variable?: string;
  question?: string;
  /** Id of the failed check or confirm. */
  rule?: string;
  params: Record<string, string | number>;
}
export type ProblemCode =
  | "required" // asked, required, and blank or absent
  | "not-asked" // an answer to what was not asked
  | "unknown-variable"
  | "wrong-type"
  | "not-an-option"
  | "option-not-offered" // the option's own condition does not hold
  | "repeated-option"
  | "exclusive-with-others"
  | "too-few"
  | "too-many"
  | "too-small"
  | "too-large"
  | "too-many-decimals"
  | "not-a-step"
  | "too-short"
  | "too-long"
  | "wrong-pattern"
  | "wrong-format"
  | "wrong-total"
  | "rank-incomplete"
  | "check-failed"
  | "record-mismatch"; // `$survey` is of another survey

export interface ScoreResult {
  score: Score;
  value: number | Missing;
  band?: Band;
}

/** The meaning of one set of answers. Everything is computed once; look-ups are O(1). */
export interface Evaluation {
  /** In effect, not in effect, or undecided because an answer is missing. */
  guard(id: number | undefined): boolean | "missing";
  asked(variable: string): boolean;
  state(variable: string): AnswerState;
  /** Raw value of any variable: answers, computed values, scores. */
  value(variable: string): Value;
  /** Value of any expression over these answers, for those who explain them. */
  calculate(expr: Expr): Value;
  scores: ScoreResult[];
  /** Id of the stop that ended the interview. */
  outcome?: string;
  problems: Problem[];
  /** Confirms whose condition fails (or that have none) and that are not in `$survey.confirmed`. */
  toConfirm: { id: string; variables: string[] }[];
  /** Questions with `answers requested` that are asked and blank. */
  requested: string[];
  /** Attention rows answered otherwise than expected: variable names. */
  inattentive: string[];
  /** A text with its pipes filled in. */
  text(text: Text): string;
  inlines(parts: Inline[]): Inline[];
  /** The document as it should be stored: only what is asked, `null` for blank, normalised texts. */
  document(): AnswerDocument;
}

export interface EvaluateOptions {
  /** Local date `YYYY-MM-DD`; default: `$survey.today`, else the system's. */
  today?: string;
}
