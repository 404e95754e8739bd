import type { AnswerState } from "../../answers/api.js";
import type { Locale } from "../../diagnostics/define.js";
import type {
  DataScalar,
  Domain,
  Instrument,
  Level,
  Question,
  ResponsePolicy,
  Variable,
} from "../../instrument/model.js";

/** Version of the JSON codebook; its JSON Schema is `codebook.schema.json`. */
export const CODEBOOK_VERSION = "1.0";

/** The codebook as data: what `.codebook.json` holds, and what the page and the table are made from. */
export interface Codebook {
  format: "rensis-codebook";
  formatVersion: string;
  /** Language of all words that are not the author's: universes, formulas, reasons. */
  locale: Locale;
  survey: SurveyEntry;
  states: StateEntry[];
  pages: PageEntry[];
  variables: VariableEntry[];
  lists: ListEntry[];
  dimensions: DimensionEntry[];
  rules: RuleEntry[];
}

export interface SurveyEntry {
  id: string;
  title: string;
  version?: string;
  /** BCP 47 tags: of the source, then of the translations. */
  languages: string[];
  authors: string[];
  mode: Instrument["mode"];
  privacy?: { kind: NonNullable<Instrument["privacy"]>; promise: string };
  answers: ResponsePolicy;
  citation?: CitationEntry;
  /** To the readers of the codebook. */
  help?: string;
  /** Names of the source files, without folders. */
  files: string[];
  welcome?: string;
  thanks?: string;
  counts: Counts;
}

export interface Counts {
  pages: number;
  questions: number;
  variables: number;
  answers: number;
  specify: number;
  computed: number;
  scores: number;
  hidden: number;
  dimensions: number;
  lists: number;
  personal: number;
  demographic: number;
}

export interface CitationEntry {
  source?: string;
  validated?: string;
  licence?: string;
}

export interface StateEntry {
  state: AnswerState;
  label: string;
  meaning: string;
  /** What stands in an answer document. */
  stored: string;
}

export interface PageEntry {
  index: number;
  id: string;
  title?: string;
  help?: string;
  demographics: boolean;
  separate: boolean;
  seconds?: number;
  universe: string;
  sections: string[];
}

export interface ValueEntry {
  value: DataScalar;
  code: number;
  name?: string;
  label?: string;
  help?: string;
  /** Score value: points or code, reversed where the item is. */
  score?: number;
  weight?: number;
  interval?: { from?: number; to?: number };
  /** Variable that takes the text of "other". */
  specify?: string;
  exclusive?: true;
  retired?: true;
  /** When the option is offered, if not always. */
  universe?: string;
}

export type MissingReason = "refused" | "unknown" | "inapplicable" | "other";
export interface MissingEntry extends ValueEntry {
  reason: MissingReason;
}

export interface LimitsEntry {
  min?: number | string;
  max?: number | string;
  step?: number;
  decimals?: number;
  unit?: string;
  currency?: string;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: "email" | "phone" | "url";
  precision?: "year" | "month" | "day" | "minute" | "second";
  /** Number of options to tick, or places to fill. */
  minChoices?: number;
  maxChoices?: number;
  /** Sum of all parts of the question. */
  total?: number;
}

export interface QuestionEntry {
  id: string;
  kind: Question["kind"];
  number?: string;
  text: string;
  short?: string;
  help?: string;
  instruction?: string;
  probes?: string[];
  medium?: "paper" | "web";
  row?: { id: string; code?: string; text: string; opposite?: string; help?: string; before?: string[] };
  column?: { id: string; text: string };
}

export interface VariableEntry {
  position: number;
  name: string;
  /** As written in expressions of the source. */
  reference: string;
  origin: Variable["origin"];
  label: string;
  /** Everything the respondent reads, one part a line. */
  text: string;
  question?: QuestionEntry;
  type: ValueType;
  /** JSON types of its values in an answer document. */
  dataTypes: ("string" | "number" | "boolean" | "array")[];
  /** False for computed values and scores: they follow from the answers. */
  stored: boolean;
  level: Level;
  /** Name of the shared list that the values come from. */
  list?: string;
  values: ValueEntry[];
  missing: MissingEntry[];
  limits?: LimitsEntry;
  /** The limits in words. */
  range?: string;
  universe: string;
  /** States that a complete answer document can show. */
  states: AnswerState[];
  response: ResponsePolicy;
  default?: FormulaEntry;
  personal: boolean;
  demographic: boolean;
  separate: boolean;
  dimension?: { id: string; label: string }[];
  perspective?: { id: string; label: string };
  reversed: boolean;
  weight?: number;
  scoring?: { min: number; max: number; reversed: boolean; words: string };
  /** An attention row: the value expected. */
  expects?: DataScalar;
  formula?: FormulaEntry;
  score?: ScoreEntry;
  /** The author's comment on the question, computed value or score. */
  comment?: string;
  citation?: CitationEntry;
  page?: number;
  source?: { file: string; line: number; column: number };
}

export type ValueType = "single" | "multiple" | Exclude<Domain["type"], "choice">;

export interface FormulaEntry {
  words: string;
  expression: string;
}

export interface ScoreEntry {
  family: string;
  of?: { dimension?: string; item?: string };
  range?: { min: number; max: number };
  rescaled?: { from: number; to: number };
  bands: { from?: number; to?: number; name?: string; label: string; advice?: string }[];
}

export interface ListEntry {
  id: string;
  kind: "scale" | "choices";
  label?: string;
  ordered: boolean;
  values: ValueEntry[];
  missing: MissingEntry[];
  /** Number of variables with this list. */
  usedBy: number;
}

export interface DimensionEntry {
  id: string;
  label: string;
  help?: string;
  parent?: string;
  weight?: number;
  /** Dimensions that a second-order dimension is made of. */
  of: string[];
  items: { id: string; label: string; variables: string[]; reversed: boolean; weight?: number }[];
  citation?: CitationEntry;
}

export interface RuleEntry {
  kind: "check" | "confirm" | "stop";
  id: string;
  page: number;
  /** What must hold; for a stop, what ends the interview. Absent: always to be confirmed. */
  condition?: FormulaEntry;
  message: string;
  universe: string;
  variables: string[];
}
