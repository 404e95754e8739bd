import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Instrument } from "../instrument/model.js";
import type { Rule, RuleContext } from "./rule.js";

/** Every rule over a finished instrument, one file each. */
export const rules: readonly Rule[] = [];

/** Runs the rules. An instrument with errors is checked as far as it was understood. */
export function checkInstrument(instrument: Instrument): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const context: RuleContext = { instrument, report: (d) => diagnostics.push(d) };
  for (const rule of rules) rule(context);
  return diagnostics;
}
