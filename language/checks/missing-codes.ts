import { diagnostic } from "../diagnostics/diagnostic.js";
import type { Domain, Option, Place } from "../instrument/model.js";
import type { DomainUse } from "./domain-uses.js";
import type { Rule, RuleContext } from "./rule.js";
import { HERE, optionName, spanOf } from "./words.js";

/**
 * A code that stands for “no answer” must not be an answer, too, and must mean one thing. Lists are checked by
 * themselves when they are read; here it is what comes together in a question: its options, those of `plus`, and
 * the codes that exports write for blank and skipped answers.
 */
export const missingCodes: Rule = (context) => {
  for (const use of context.domains) {
    if (use.domain.missing.length === 0) continue;
    amongAnswers(context, use);
    twice(context, use);
  }
  exportCodes(context);
};

function amongAnswers(context: RuleContext, use: DomainUse): void {
  const { domain } = use;
  if (domain.type !== "choice" && domain.type !== "ranking") return;
  const codes = new Map(domain.options.map((o) => [o.code, o]));
  const values = new Map(domain.options.map((o) => [o.value, o]));
  const ordered = domain.type === "choice" && domain.ordered && domain.options.length > 0;
  const least = ordered ? Math.min(...codes.keys()) : 0;
  const greatest = ordered ? Math.max(...codes.keys()) : 0;
  for (const m of domain.missing) {
    const other = codes.get(m.code) ?? values.get(m.value);
    if (!other && !(ordered && m.code > least && m.code < greatest)) continue;
    const related = other ? [{ span: spanOf(context.instrument, other.at), message: HERE }] : [];
    context.report(
      diagnostic("missing-code-in-range", placeOf(context, use, m), { code: m.code }, { related }),
    );
  }
}

/** Lists marked `missing` that are added to one another may number their entries alike. */
function twice(context: RuleContext, use: DomainUse): void {
  const seen = new Map<number, Option>();
  for (const m of use.domain.missing) {
    const before = seen.get(m.code);
    seen.set(m.code, before ?? m);
    if (!before || before.at.start === m.at.start) continue;
    const related = [before, m].map((o) => ({
      span: spanOf(context.instrument, o.at),
      message: { en: "here", zh: "在此处" },
    }));
    const params = { a: optionName(before), b: optionName(m), code: m.code };
    context.report(diagnostic("missing-code-twice", placeOf(context, use, m), params, { related }));
  }
}

/** At the option when it stands in the question or list itself, else where it was added. */
function placeOf(context: RuleContext, use: DomainUse, option: Option) {
  const inside =
    option.at.file === use.at.file && option.at.start >= use.at.start && option.at.end <= use.at.end;
  return spanOf(context.instrument, inside ? option.at : ownPlace(use));
}

function ownPlace(use: DomainUse): Place {
  return use.column?.at ?? use.question?.labelAt ?? use.at;
}

function exportCodes(context: RuleContext): void {
  const { codes } = context.instrument;
  for (const code of new Set([codes?.blank, codes?.skipped])) {
    if (code === undefined) continue;
    // The slip is the code in the head of the file: the first question it collides with tells enough.
    const use = context.domains.find((u) => u.question && holds(u.domain, code));
    if (use)
      context.report(
        diagnostic("missing-code-in-range", spanOf(context.instrument, ownPlace(use)), { code }),
      );
  }
}

function holds(domain: Domain, code: number): boolean {
  if (domain.missing.some((o) => o.code === code)) return true;
  switch (domain.type) {
    case "choice":
    case "ranking":
      return domain.options.some((o) => o.code === code);
    case "boolean":
      return code === 0 || code === 1;
    case "number":
      return (
        (domain.min ?? Number.NEGATIVE_INFINITY) <= code && code <= (domain.max ?? Number.POSITIVE_INFINITY)
      );
    default:
      return false;
  }
}
