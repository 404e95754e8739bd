import type {
  Field,
  Guard,
  Inline,
  NumberDomain,
  Option,
  PageItem,
  Question,
  RankingDomain,
  Row,
  Score,
  Scoring,
  TextDomain,
  TimeDomain,
  Variable,
} from "../instrument/model.js";

/**
 * The part of an instrument that gives answers their meaning. Every `Instrument` is a `Logic`; a web page
 * may carry a leaner one (see `leanLogic`) without places, headings and the labels that no pipe prints.
 */
export interface Logic {
  id: string;
  version?: string;
  /** BCP 47; decides how lists, dates and yes/no are printed in pipes. */
  language: string;
  guards: Pick<Guard, "id" | "parent" | "tests">[];
  /** In the order of asking; sections and notes are passed over. */
  pages: { items: LogicItem[] }[];
  questions: LogicQuestion[];
  variables: LogicVariable[];
  scores: Score[];
}

type ItemOf<Kind extends PageItem["kind"]> = Extract<PageItem, { kind: Kind }>;

export type LogicItem =
  | Pick<ItemOf<"section">, "kind" | "guard">
  | Pick<ItemOf<"note">, "kind" | "guard">
  | Pick<ItemOf<"question">, "kind" | "question" | "guard">
  | Pick<ItemOf<"compute">, "kind" | "variable" | "guard">
  | Pick<ItemOf<"check">, "kind" | "id" | "expr" | "variables" | "guard">
  | Pick<ItemOf<"confirm">, "kind" | "id" | "expr" | "variables" | "guard">
  | Pick<ItemOf<"stop">, "kind" | "id" | "when" | "guard">;

export interface LogicQuestion
  extends Pick<Question, "id" | "kind" | "number" | "guard" | "medium" | "total"> {
  rows: Pick<Row, "expects" | "followUps">[];
  fields: Field[];
}

/** `formula`, `scoring` and `default` as in the instrument; texts only as far as pipes print them. */
export interface LogicVariable
  extends Pick<Variable, "name" | "origin" | "question" | "guard" | "response" | "default" | "formula"> {
  domain: LogicDomain;
  scoring?: Scoring;
}

/** A text without its key. */
export interface Words {
  parts: Inline[];
}

/** `label` and `phrase` are needed only where a pipe or an attribute prints the option. */
export interface LogicOption
  extends Pick<Option, "value" | "code" | "name" | "exclusive" | "missing" | "points" | "guard"> {
  label?: Words;
  phrase?: Words;
}

interface WithMissing {
  missing: LogicOption[];
}

export type LogicDomain =
  | ({ type: "choice"; multiple: boolean; options: LogicOption[]; min?: number; max?: number } & WithMissing)
  | ({ type: "boolean"; yes?: Words; no?: Words } & WithMissing)
  | (Pick<NumberDomain, "type" | "min" | "max" | "decimals" | "step"> & WithMissing)
  | (Pick<TextDomain, "type" | "minLength" | "maxLength" | "pattern" | "format"> & WithMissing)
  | (Pick<TimeDomain, "type" | "min" | "max" | "precision"> & WithMissing)
  | ({ type: "ranking"; options: LogicOption[] } & Pick<RankingDomain, "top"> & WithMissing);
