import { diagnostic, type Fix } from "../diagnostics/diagnostic.js";
import type { Option } from "../instrument/model.js";
import { boundsOf, compareBrackets, type Finding, stepOf } from "./brackets/compare.js";
import { moveBound } from "./brackets/move-bound.js";
import { type Brackets, bracketsOf } from "./brackets/of-options.js";
import type { Rule, RuleContext } from "./rule.js";
import { HERE, optionName, spanOf, tidy, valuesText } from "./words.js";

const CODES = {
  overlap: "interval-overlap",
  gap: "interval-gap",
  unclear: "interval-boundary-unclear",
} as const;

/** Options that stand for intervals must hold every value once: declared intervals as well as printed ones. */
export const optionIntervals: Rule = (context) => {
  for (const { domain, fresh } of context.domains) {
    if (domain.type !== "choice" || !fresh) continue;
    const found = bracketsOf(domain.options);
    if (!found) continue;
    const step = stepOf(found.brackets);
    for (const finding of compareBrackets(found.brackets, step, found.complete))
      tell(context, found, finding, step);
  }
};

function tell(context: RuleContext, found: Brackets, finding: Finding, step: number): void {
  const a = found.options[finding.a]!;
  const b = found.options[finding.b]!;
  const params = { a: optionName(a), b: optionName(b), value: valuesText(finding.from, finding.to) };
  const span = spanOf(context.instrument, b.at);
  const more = {
    related: [{ span: spanOf(context.instrument, a.at), message: HERE }],
    fixes: fixesOf(context, found, finding, step),
  };
  context.report(diagnostic(CODES[finding.kind], span, params, more));
}

/**
 * Moves one of the two bounds so that the intervals follow one another. Which of the two options the values belong
 * to only the author knows, so neither fix is applied unasked.
 */
function fixesOf(context: RuleContext, found: Brackets, finding: Finding, step: number): Fix[] {
  const lower = boundsOf(found.brackets[finding.a]!, step);
  const upper = boundsOf(found.brackets[finding.b]!, step);
  // Nor is there one where an option lies within another.
  if (found.brackets[finding.a]!.approximate || lower.high > upper.high) return [];
  const fixes: Fix[] = [];
  const move = (option: Option, side: "from" | "to", value: number) => {
    const source = context.text(option.at.file);
    const edits =
      source === undefined
        ? undefined
        : moveBound(spanOf(context.instrument, option.at).uri, source, option, side, value, step);
    if (!edits) return;
    const name = optionName(option);
    fixes.push({
      title:
        side === "from"
          ? { en: `Begin ${name} at ${value}`, zh: `让${name}从 ${value} 开始` }
          : { en: `End ${name} at ${value}`, zh: `让${name}到 ${value} 为止` },
      edits,
    });
  };
  const begin = tidy(lower.high + step);
  if (Number.isFinite(begin) && begin <= upper.high) move(found.options[finding.b]!, "from", begin);
  const end = tidy(upper.low - step);
  if (Number.isFinite(end) && end >= lower.low) move(found.options[finding.a]!, "to", end);
  return fixes;
}
