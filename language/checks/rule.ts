import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Instrument } from "../instrument/model.js";

export interface RuleContext {
  instrument: Instrument;
  report(diagnostic: Diagnostic): void;
}

/** A check that needs nothing but the instrument; it reports at the places that the instrument carries. */
export type Rule = (context: RuleContext) => void;
