import type { Expr, PageItem, ResponsePolicy } from "../../language/instrument/model.js";
import type { Short, Words } from "./expressions.js";
import type { ShortOption } from "./options.js";

export interface SurveySettings {
  title?: string;
  language?: string;
  version?: string;
  answers?: ResponsePolicy;
}

/** What can be said about any question. */
export interface QuestionSettings {
  label?: Words;
  help?: Words;
  response?: ResponsePolicy;
  when?: Expr;
  default?: Short;
  demographic?: boolean;
  personal?: boolean;
  medium?: "paper" | "web";
  /** Missing options added to the question. */
  plus?: ShortOption[];
}

/** A row: its name or code, or an object. `followUps` are ids of questions made with `followUp`. */
export type ShortRow =
  | string
  | number
  | {
      id: string | number;
      label?: Words;
      opposite?: Words;
      reversed?: boolean;
      when?: Expr;
      expects?: number | string;
      dimension?: string[];
      weight?: number;
      followUps?: string[];
    };

export interface BatterySettings extends QuestionSettings {
  /** Perspectives: `["E", "P"]`. */
  columns?: string[];
  perPage?: number;
}

export type Bound<D> = Omit<D, "type" | "missing">;
export type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type AnyItem = DistributiveOmit<PageItem, "at" | "guard">;

export interface ShortBand {
  from?: number;
  to?: number;
  name?: string;
  label: string;
  advice?: Words;
}
