import type { AnswerState } from "../../answers/api.js";
import type { Locale } from "../../diagnostics/define.js";
import type { Instrument, Level, Question, ResponsePolicy, Variable } from "../../instrument/model.js";
import type { Counts, MissingReason, ValueType } from "./document.js";
import { en } from "./messages-en.js";
import { zh } from "./messages-zh.js";

/** All words of the codebook that are not the author's. */
export interface Messages {
  /** Language tag of these words. */
  tag: string;
  codebook: string;
  pageTitle(title: string): string;
  skip: string;
  contents: string;

  about: string;
  version: string;
  languages: string;
  authors: string;
  mode: string;
  modes: Record<Instrument["mode"], string>;
  privacy: string;
  promises: Record<NonNullable<Instrument["privacy"]>, string>;
  answers: string;
  sourceFiles: string;
  welcome: string;
  thanks: string;
  count: Record<keyof Counts, (count: number) => string>;

  states: string;
  statesIntro: string;
  stateHead: { state: string; meaning: string; stored: string };
  stateNames: Record<AnswerState, string>;
  stateMeanings: Record<AnswerState, string>;
  stateStored: Record<AnswerState, string>;
  conditionsIntro: string;

  page(index: number): string;
  pageNotes: { demographics: string; separate: string; seconds(count: number): string };
  other: string;
  otherIntro: string;
  scores: string;
  scoresIntro: string;
  dimensions: string;
  lists: string;
  rules: string;
  index: string;

  position: string;
  variable: string;
  variables: string;
  reference: string;
  origin: string;
  origins: Record<Variable["origin"], string>;
  label: string;
  questionNumber: string;
  fullText: string;
  kinds: Record<Question["kind"], string>;
  kind: string;
  type: string;
  types: Record<ValueType, string>;
  level: string;
  levels: Record<Level, string>;
  values: string;
  missingValues: string;
  reasons: Record<MissingReason, string>;
  range: string;
  universe: string;
  appliesTo: string;
  response: string;
  responses: Record<ResponsePolicy, string>;
  possibleStates: string;
  defaultValue: string;
  dimension: string;
  perspective: string;
  reversed: string;
  scoring: string;
  weight: string;
  expects: string;
  expected(value: string): string;
  formula: string;
  expression: string;
  bands: string;
  advice: string;
  personal: string;
  demographic: string;
  separate: string;
  pageWord: string;
  sourcePlace: string;
  place(file: string, line: number): string;
  source: string;
  validated: string;
  licence: string;
  comment: string;
  help: string;
  instruction: string;
  probe: string;
  medium: string;
  media: { paper: string; web: string };
  stored: string;
  derived: string;
  yes: string;
  no: string;

  code: string;
  value: string;
  notes: string;
  points: string;
  exclusive: string;
  retired: string;
  specifiedIn: string;
  specifies(option: string): string;
  offeredTo(universe: string): string;
  optionWeight(weight: string): string;
  stands(interval: string): string;
  listOf(count: number): string;
  noLabel: string;
  usedBy(count: number): string;
  items: string;
  partOf: string;
  madeOf: string;
  rescaled(from: string, to: string): string;
  scoreRange: string;
  bandRange(from: string | undefined, to: string | undefined): string;

  ruleKinds: { check: string; confirm: string; stop: string };
  ruleMeaning: { check: string; confirm: string; confirmAlways: string; stop: string };
  message: string;

  /** How a raw answer x becomes a score. */
  scoringWords(scoring: { min: number; max: number; reversed: boolean }, points: boolean): string;
  limits: LimitWords;
  listSeparator: string;
  colon: string;
}

/** The parts of a description of what is accepted; joined by `join`. */
export interface LimitWords {
  join(parts: string[]): string;
  between(min: string, max: string): string;
  atLeast(min: string): string;
  atMost(max: string): string;
  notBefore(min: string): string;
  notAfter(max: string): string;
  whole: string;
  decimals(count: number): string;
  step(step: string): string;
  unit(unit: string): string;
  characters(min: number | undefined, max: number | undefined): string;
  pattern(pattern: string): string;
  formats: { email: string; phone: string; url: string };
  precisions: { year: string; month: string; day: string; minute: string; second: string };
  today: string;
  daysFromToday(days: number): string;
  choices(min: number | undefined, max: number | undefined): string;
  places(top: number): string;
  total(total: string): string;
}

export const messages: Record<Locale, Messages> = { en, zh };
