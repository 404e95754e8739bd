import { diagnostic, type Fix } from "../diagnostics/diagnostic.js";
import type { Interval, Option } from "../instrument/model.js";
import { boundsOf, stepOf } from "./brackets/compare.js";
import { intervalInSource } from "./brackets/move-bound.js";
import { declaredBracket, labelBracket } from "./brackets/of-options.js";
import type { Bracket } from "./brackets/read-label.js";
import type { Rule, RuleContext } from "./rule.js";
import { intervalText, spanOf, tidy, wordsOf } from "./words.js";

/** What is printed beside an option must be what the option stands for. */
export const labelContradictsInterval: Rule = (context) => {
  for (const { domain, fresh } of context.domains) {
    if (domain.type !== "choice" || !fresh) continue;
    for (const option of domain.options) if (option.interval) compare(context, option, option.interval);
  }
};

function compare(context: RuleContext, option: Option, interval: Interval): void {
  const label = labelBracket(option);
  const declared = declaredBracket(option)!;
  if (!label || label.approximate || agree(label, declared)) return;
  const source = context.text(option.at.file);
  const words = wordsOf(option.label)!;
  // A derived label is the interval in words; a unit such as 万 may make it look different.
  if (source !== undefined && !source.slice(option.at.start, option.at.end).includes(words)) return;
  const span = spanOf(context.instrument, option.at);
  context.report(
    diagnostic(
      "label-contradicts-interval",
      span,
      { label: `“${words}”`, interval: intervalText(interval) },
      { fixes: fixesOf(span.uri, source, option, label) },
    ),
  );
}

/** Bounds in units of the label (`..3` for “3万以下”) and a bare 以下 meant exclusively are no contradictions. */
function agree(label: Bracket, declared: Bracket): boolean {
  const step = stepOf([label, declared]);
  const wanted = boundsOf(declared, step);
  for (const factor of new Set([1, label.multiplier])) {
    const scaled = factor === 1 ? label : { ...label, ...scale(label, factor) };
    const { low, high } = boundsOf(scaled, factor === 1 ? step : stepOf([scaled, declared]));
    const lowFits = low === wanted.low || (label.fromBare && tidy(low + step) === wanted.low);
    const highFits = high === wanted.high || (label.toBare && tidy(high - step) === wanted.high);
    if (lowFits && highFits) return true;
  }
  return false;
}

function scale(label: Bracket, factor: number): { from?: number; to?: number } {
  return {
    ...(label.from === undefined ? {} : { from: tidy(label.from / factor) }),
    ...(label.to === undefined ? {} : { to: tidy(label.to / factor) }),
  };
}

function fixesOf(uri: string, source: string | undefined, option: Option, label: Bracket): Fix[] {
  const at =
    source === undefined || uri.startsWith("rensis:") ? undefined : intervalInSource(uri, source, option);
  if (!at) return [];
  const { low, high } = boundsOf(label, stepOf([label]));
  const text = intervalText({
    ...(Number.isFinite(low) ? { from: low } : {}),
    ...(Number.isFinite(high) ? { to: high } : {}),
  });
  return [{ title: { en: `Make the interval ${text}`, zh: `把区间改为 ${text}` }, edits: [{ ...at, text }] }];
}
