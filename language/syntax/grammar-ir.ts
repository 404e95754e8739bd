/** A rule of the grammar as `scripts/grammar-tables.mjs` writes it down. */
export interface RuleIR {
  /** Type of the node it makes; null: it makes a text. */
  type: string | null;
  body: ElementIR;
}

export type ElementIR =
  | { t: "seq"; e: ElementIR[] }
  | { t: "alt"; e: ElementIR[] }
  | { t: "opt" | "many" | "plus"; e: ElementIR }
  | { t: "kw"; v: string }
  | { t: "term"; v: string }
  | { t: "rule"; v: string }
  | { t: "ref"; v: string; e: ElementIR }
  | { t: "set"; p: string; op: string; e: ElementIR }
  | { t: "act"; v: string; p?: string; op?: string };
