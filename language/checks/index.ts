import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Instrument } from "../instrument/model.js";
import { bands } from "./bands.js";
import { brokenPlaces } from "./broken-places.js";
import { domainUses } from "./domain-uses.js";
import { labelContradictsInterval } from "./label-contradicts-interval.js";
import { missingCodes } from "./missing-codes.js";
import { optionIntervals } from "./option-intervals.js";
import type { Rule, RuleContext } from "./rule.js";
import { scaleEnds } from "./scale-ends.js";
import { unansweredDimensions } from "./unanswered-dimensions.js";

/** Every rule over a finished instrument, one file each. */
export const rules: readonly Rule[] = [
  optionIntervals,
  labelContradictsInterval,
  scaleEnds,
  missingCodes,
  unansweredDimensions,
  bands,
];

/** What the rules may know beside the instrument; all of it may be left out. */
export interface CheckOptions {
  /** Source texts of `instrument.files`, so that fixes can be offered. */
  texts?: readonly string[];
  /** What was reported before, so that no slip is told of twice. */
  told?: readonly Diagnostic[];
}

/** Runs the rules. An instrument with errors is checked as far as it was understood. */
export function checkInstrument(
  instrument: Instrument,
  { texts = [], told = [] }: CheckOptions = {},
): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const before = new Map<string, Diagnostic[]>();
  for (const d of told) {
    const same = before.get(d.code);
    if (same) same.push(d);
    else before.set(d.code, [d]);
  }
  const broken = brokenPlaces(instrument, told);
  const context: RuleContext = {
    instrument,
    domains: domainUses(instrument).filter((use) => !broken(use.at)),
    broken,
    text: (file) => texts[file],
    told: (code, name) => (before.get(code) ?? []).some((d) => name === undefined || d.params.name === name),
    report: (d) => diagnostics.push(d),
  };
  for (const rule of rules) rule(context);
  return diagnostics;
}
