/**
 * The instrument: the one meaning of a questionnaire, as plain data.
 *
 * Everything behind this file (evaluator, targets, preview, analysis) is a function of an `Instrument`
 * and never looks at the syntax tree. All references are resolved, every answer has a variable, every
 * condition is an expression over variables. `JSON.parse(JSON.stringify(x))` is the identity on it.
 *
 * Rooms kept for later: `Guard` and `Page` are flat, so loops and rosters become a `loop` on a page or an
 * item; chance becomes an `order` on a page; catalogues fill `translations`; hidden fields are variables
 * of origin `hidden`.
 */

/** Version of this structure; its JSON Schema is `instrument.schema.json`. */
export const INSTRUMENT_VERSION = "1.0";

/** Place in a source file: index into `Instrument.files`, UTF-16 offsets, 1-based line and column of the start. */
export interface Place {
  file: number;
  start: number;
  end: number;
  line: number;
  column: number;
}

// ---------------------------------------------------------------------------------------------- texts

/** A text as written by the author, with its markup and pipes parsed. */
export interface Text {
  /** Stable key for translations: `<name>.label`, `<question>.<option>.label`, … */
  key: string;
  parts: Inline[];
}

export type Inline =
  | { kind: "text"; value: string }
  | { kind: "break" } // a line break
  | { kind: "paragraph" } // an empty line
  | { kind: "em"; children: Inline[] }
  | { kind: "strong"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] } // href is http:, https: or mailto:
  | { kind: "pipe"; expr: Expr; fallback?: Inline[] }
  | { kind: "number"; question: string }; // the printed number of a question

// ------------------------------------------------------------------------------------------ instrument

export interface Instrument {
  format: "rensis-instrument";
  formatVersion: string;
  /** Name of the survey: letters, digits, `_`; file names and ids are made from it. */
  id: string;
  title: Text;
  /** BCP 47 tag of the source texts. */
  language: string;
  version?: string;
  authors: string[];
  mode: "self" | "interview";
  privacy?: "anonymous" | "confidential" | "identified";
  /** What applies to questions that do not say it themselves. */
  answers: ResponsePolicy;
  numbering: "questions" | "none";
  /** Codes that exports write for an answer left blank, and for what was not asked. */
  codes?: { blank?: number; skipped?: number };
  citation?: Citation;
  /** To the readers of the codebook. */
  help?: Text;
  files: { uri: string }[];
  welcome?: Text;
  thanks?: Thanks;
  /** Shared response scales and choice lists, for the codebook; questions carry their own copies. */
  lists: AnswerList[];
  dimensions: Dimension[];
  /** In the order of asking. */
  pages: Page[];
  /** Conditions under which things are asked. `guards[i].id === i`. */
  guards: Guard[];
  questions: Question[];
  /** Every column of the data, in order: answers, texts of "other", computed values, scores. */
  variables: Variable[];
  scores: Score[];
  /** By language, by `Text.key`. Empty until catalogues exist. */
  translations: Record<string, Record<string, Inline[]>>;
}

export type ResponsePolicy = "required" | "requested" | "optional";

export interface Citation {
  source?: string;
  validated?: string;
  licence?: string;
}

export interface Thanks {
  text?: Text;
  /** Results shown to the respondent after sending. */
  show: { scores: string[]; as: "table" | "bar" | "radar" }[];
  at: Place;
}

// ------------------------------------------------------------------------------------------- structure

/** A screen. Pages are never nested; an `if` around pages becomes their guard. */
export interface Page {
  id: string; // author's name, or page1, page2 …
  title?: Text;
  help?: Text;
  guard?: number;
  /** Its variables break down every report. */
  demographics: boolean;
  /** Seconds after which the page moves on; not stated: no limit. */
  seconds?: number;
  /** Stored apart from and not linked to the other answers. */
  separate: boolean;
  items: PageItem[];
  at: Place;
}

/** Items of a page, flat and in order; `guard` says when each is in effect (it includes the page's guard). */
export type PageItem =
  | { kind: "section"; title: Text; help?: Text; guard?: number; at: Place }
  | { kind: "note"; id: string; text: Text; important: boolean; guard?: number; medium?: Medium; at: Place }
  | { kind: "question"; question: string; guard?: number; at: Place }
  | { kind: "compute"; variable: string; guard?: number; at: Place }
  | { kind: "check"; id: string; expr: Expr; message: Text; variables: string[]; guard?: number; at: Place }
  | {
      kind: "confirm";
      id: string;
      expr?: Expr;
      message: Text;
      variables: string[];
      guard?: number;
      at: Place;
    }
  | { kind: "stop"; id: string; text: Text; when: Expr; guard?: number; at: Place };

export type Medium = "paper" | "web";

/**
 * A condition with its context. In effect iff the parent is in effect and every test holds.
 * - `expr` with `want: true`: the expression is true; `want: false` (an `else`): it is false, not missing.
 * - `stop`: the stop with that id has not ended the interview.
 */
export interface Guard {
  id: number;
  parent?: number;
  tests: GuardTest[];
  at?: Place;
}
export type GuardTest = { expr: Expr; want: boolean } | { stop: string };

// ------------------------------------------------------------------------------------------- questions

export type QuestionKind =
  | "single"
  | "multiple"
  | "yesno"
  | "rating" // one thing on a scale
  | "rate" // battery: rows on a scale, one or more perspectives
  | "differential" // rows between two opposite labels
  | "ranking"
  | "allocate" // constant sum
  | "slider"
  | "number"
  | "text"
  | "open"
  | "date"
  | "time"
  | "datetime"
  | "grid" // rows × columns, each column a question of its own kind
  | "consent";

/**
 * A question as the respondent sees it. It consists of `fields`, each the place of one variable:
 * one field for a plain question; rows × columns for batteries, item blocks and grids, in row-major order.
 */
export interface Question {
  /** Author's name, or q1, q2 … when unnamed. */
  id: string;
  named: boolean;
  kind: QuestionKind;
  /** As printed: "1", "2" …; absent when not numbered. */
  number?: string;
  label: Text;
  help?: Text;
  /** To the interviewer. */
  instruction?: Text;
  /** Short label for tables and codebook. */
  short?: Text;
  /** The author's comment before the question; reaches the codebook. */
  doc?: string;
  probes: Text[];
  guard?: number;
  response: ResponsePolicy;
  personal: boolean;
  medium?: Medium;
  citation?: Citation;
  /** What can be answered, unless a column or a row says otherwise. */
  domain: Domain;
  /** Empty: a plain question with one field. */
  rows: Row[];
  /** Perspectives of a battery, or columns of a grid. Empty: one unnamed column. */
  columns: Column[];
  fields: Field[];
  /** Sum that the fields of `allocate` must reach. */
  total?: number;
  /** Rows of a battery shown on one screen. */
  perPage?: number;
  appearance?: Appearance;
  at: Place;
  /** Where the label stands. */
  labelAt?: Place;
}

export interface Appearance {
  as?: "dropdown" | "buttons";
  /** Number of columns for the options. */
  columns?: number;
}

export interface Field {
  variable: string;
  /** Index into `rows` / `columns`. */
  row?: number;
  column?: number;
}

export interface Row {
  /** Code ("5") or name ("prompt"). */
  id: string;
  /** As printed before the label; absent when the row is only named. */
  code?: string;
  label: Text;
  /** Right-hand label of a `differential` row. */
  opposite?: Text;
  help?: Text;
  guard?: number;
  /** Path of dimensions the item is declared in, outermost first. */
  dimension?: string[];
  /** A heading or note shown before this row. */
  before?: Text[];
  /** An attention row: the data value expected. */
  expects?: DataScalar;
  /** Questions shown with this row when their guard is in effect; ids of `questions`. */
  followUps: string[];
  at: Place;
}

export interface Column {
  id: string;
  label: Text;
  domain?: Domain;
  at: Place;
}

// --------------------------------------------------------------------------------------------- domains

/** The set of answers a field accepts. `missing` options may be chosen in place of an answer of any type. */
export type Domain =
  | ChoiceDomain
  | { type: "boolean"; yes?: Text; no?: Text; missing: Option[] }
  | NumberDomain
  | TextDomain
  | TimeDomain
  | RankingDomain;

export interface ChoiceDomain {
  type: "choice";
  multiple: boolean;
  /** Ordered (a response scale) or not (a list of choices). */
  ordered: boolean;
  /** Name of the shared list or scale it comes from. */
  list?: string;
  /** Substantive options in display order. A scale `1..7` has seven, unlabelled ones included. */
  options: Option[];
  /** Options that stand for no answer (`missing`), shown after the others. */
  missing: Option[];
  /** Number of ticks allowed, `multiple` only. */
  min?: number;
  max?: number;
}

export interface Option {
  /** Value in the data: the name, else the code. */
  value: DataScalar;
  /** Numeric code, for statistics packages. */
  code: number;
  name?: string;
  /** Absent for unlabelled points of a scale. */
  label?: Text;
  help?: Text;
  /** Words to use in pipes in place of the label. */
  phrase?: Text;
  /** Variable that takes the text of "other, please specify". */
  specify?: string;
  exclusive?: boolean;
  missing?: boolean;
  fixed?: boolean;
  retired?: boolean;
  points?: number;
  weight?: number;
  /** Offered only when in effect. */
  guard?: number;
  /** Interval that the option stands for. */
  interval?: Interval;
  at: Place;
}

/** Closed; a missing bound is open. */
export interface Interval {
  from?: number;
  to?: number;
}

export interface NumberDomain {
  type: "number";
  min?: number;
  max?: number;
  /** Digits after the decimal point; 0: whole numbers. */
  decimals: number;
  step?: number;
  unit?: string;
  /** ISO 4217. */
  currency?: string;
  /** Shown as a slider or a visual analogue line; ends labelled. No start position. */
  slider?: { left?: Text; right?: Text; line: boolean };
  missing: Option[];
}

export interface TextDomain {
  type: "text";
  /** Lines to write on; 1 for `text`. */
  lines: number;
  minLength?: number; // in code points
  maxLength?: number;
  /** ECMAScript regular expression (flag u), anchored at both ends. */
  pattern?: string;
  format?: "email" | "phone" | "url";
  missing: Option[];
}

export interface TimeDomain {
  type: "date" | "time" | "datetime";
  /** `2024-04-01`, `08:30`, `2024-04-01T08:30`; or relative to today. */
  min?: string | { today: number };
  max?: string | { today: number };
  /** Dates: `year` is `2024`, `month` is `2024-04`. Times: minute or second. */
  precision: "year" | "month" | "day" | "minute" | "second";
  missing: Option[];
}

export interface RankingDomain {
  type: "ranking";
  options: Option[];
  /** How many places are to be filled; all options when absent. */
  top?: number;
  missing: Option[];
}

// ------------------------------------------------------------------------------------------- variables

export type DataScalar = string | number | boolean;
/** What stands in an answer document. `null`: asked and left blank. Absent: not asked. */
export type DataValue = DataScalar | DataScalar[] | null;

export type Level = "nominal" | "ordinal" | "interval" | "ratio" | "text" | "time";

export interface Variable {
  /** Name in the data: letters of any script, digits, `_`. */
  name: string;
  /** As written in expressions: `servqual.5.E`, `channels.other`. */
  reference: string;
  origin: "answer" | "specify" | "computed" | "score" | "hidden";
  question?: string;
  row?: number;
  column?: number;
  /** Effective label: question, row and perspective in one line. */
  label: Text;
  level: Level;
  /** Answers and computed values; for `specify` a text domain. Scores: number. */
  domain: Domain;
  /** When it is asked (question, row and option conditions together). */
  guard?: number;
  /** Resolved response policy; never `required` in a question for one medium: the answers may come from the other. */
  response: ResponsePolicy;
  /** Constant or expression taken once when the question is first asked. */
  default?: Expr;
  personal: boolean;
  demographic: boolean;
  /** Path of dimensions it belongs to, outermost first. */
  dimension?: string[];
  perspective?: string;
  reversed: boolean;
  weight?: number;
  /** How a value is turned into points when read through a dimension or a battery (see `scoreOf`). */
  scoring?: Scoring;
  /** Formula of a computed value, evaluated in the flow at its `compute` item. */
  formula?: Expr;
  /** The author's comment before a computed value or a score. */
  doc?: string;
  /** Page index and running position, from 1. */
  page?: number;
  position: number;
  at: Place;
}

/** Score value of an answer x: its points (else its code), reversed as min + max − x over the substantive points. */
export interface Scoring {
  min: number;
  max: number;
  reversed: boolean;
  /** By data value (as a string); absent: the data value is itself the number. */
  points?: Record<string, number>;
}

// --------------------------------------------------------------------------------- dimensions and scores

export interface Dimension {
  id: string;
  label: Text;
  help?: Text;
  parent?: string;
  weight?: number;
  citation?: Citation;
  titles: boolean;
  /** Items declared in it or keyed by it, with the variables that carry them. */
  items: DimensionItem[];
  /** Dimensions of a second-order dimension. */
  of: string[];
  at: Place;
}
export interface DimensionItem {
  id: string;
  label: Text;
  variables: string[];
  reversed: boolean;
  weight?: number;
}

/** One score; `each dimension in …` gives one for each, named `gap_tangibles`. Scores are variables, too. */
export interface Score {
  /** Name of its variable. */
  variable: string;
  /** Name of the declaration it comes from (`gap`). */
  family: string;
  /** For `each`: the dimension or item it belongs to. */
  of?: { dimension?: string; item?: string };
  label: Text;
  formula: Expr;
  rescaled?: { from: number; to: number };
  /** Derived range of values, before bands. */
  range?: { min: number; max: number };
  bands: Band[];
  at: Place;
}

export interface Band {
  from?: number;
  to?: number;
  name?: string;
  label: Text;
  advice?: Text;
  at: Place;
}

// ----------------------------------------------------------------------------------------- expressions

/**
 * Expressions are scalar; whatever names a family (`mean(service)`, `any(phq9 > 0)`) is written out by the
 * lowering as an aggregate over scalar expressions.
 */
export type Expr =
  | { k: "number"; value: number }
  | { k: "text"; parts: Inline[] }
  | { k: "boolean"; value: boolean }
  | { k: "date"; value: string } // date, time or datetime literal
  | { k: "duration"; amount: number; unit: "years" | "months" | "weeks" | "days" | "hours" | "minutes" }
  | { k: "today" }
  /** Data value of an option, including missing options. */
  | { k: "option"; value: DataScalar; missing: boolean }
  /** Raw value of a variable; `scored`: its score value (points and reversal). */
  | { k: "var"; name: string; scored?: true }
  /** Attribute of a variable. band/advice/label/phrase: texts; points: sum of the points of what is chosen. */
  | { k: "attr"; name: string; attr: "band" | "advice" | "label" | "phrase" | "points" }
  | { k: "list"; items: Expr[] }
  | { k: "interval"; from?: Expr; to?: Expr }
  | { k: "not"; arg: Expr }
  | { k: "neg"; arg: Expr }
  | { k: "op"; op: BinaryOp; left: Expr; right: Expr }
  | { k: "if"; test: Expr; then: Expr; else?: Expr }
  | { k: "call"; fn: ScalarFn; args: Expr[] }
  | { k: "agg"; fn: AggregateFn; items: Expr[]; weights?: Expr[]; rule?: MissingRule }
  /** Number of substantive options ticked in a `multiple` or placed in a `ranking`. */
  | { k: "chosen"; name: string };

export type BinaryOp =
  | "and"
  | "or"
  | "is" // equality, also by name of a missing option
  | "is not"
  | "<"
  | "<="
  | ">"
  | ">="
  | "in" // right: list or interval
  | "has" // left: multiple; right: option
  | "has any" // right: list
  | "has all"
  | "+"
  | "-"
  | "*"
  | "/"
  | "^"
  | "matches"; // right: text, an anchored regular expression

export type ScalarFn =
  | "first" // first argument that is not missing
  | "answered" // true or false, never missing
  | "round" // (x, digits = 0), half away from zero
  | "floor"
  | "ceil"
  | "abs"
  | "sqrt"
  | "ln"
  | "exp"
  | "years" // full years from a date until today
  | "length";

/** `any`, `all`, `count` take boolean items, the others numbers. */
export type AggregateFn = "sum" | "mean" | "min" | "max" | "median" | "sd" | "any" | "all" | "count";

/** `at least 7 of 9 prorated`: at least `atLeast` items answered ("half": half of those asked). */
export interface MissingRule {
  atLeast: number | "half";
  of?: number;
  /** Sum is scaled up to all items asked: k · mean. */
  prorated: boolean;
}

/** A shared response scale or choice list. */
export interface AnswerList {
  id: string;
  kind: "scale" | "choices";
  label?: Text;
  domain: ChoiceDomain;
  at: Place;
}
