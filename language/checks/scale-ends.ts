import { diagnostic } from "../diagnostics/diagnostic.js";
import type { ChoiceDomain, NumberDomain } from "../instrument/model.js";
import type { DomainUse } from "./domain-uses.js";
import type { Rule, RuleContext } from "./rule.js";
import { spanOf } from "./words.js";

/** A number on a scale means nothing as long as its ends have no words. */
export const scaleEnds: Rule = (context) => {
  for (const use of context.domains) {
    const { domain } = use;
    if (domain.type === "choice" && use.fresh) points(context, use, domain);
    else if (domain.type === "number" && domain.slider) slider(context, use, domain, domain.slider);
  }
};

function points(context: RuleContext, use: DomainUse, domain: ChoiceDomain): void {
  // The rows of a differential bring the words for both ends themselves.
  if (!domain.ordered || domain.multiple || use.question?.kind === "differential") return;
  const first = domain.options[0];
  const last = domain.options.at(-1);
  if (!first || !last || first === last || (first.label && last.label)) return;
  const bare = first.label ? last : first;
  context.report(
    diagnostic("scale-end-unlabelled", spanOf(context.instrument, bare.at), {
      from: first.code,
      to: last.code,
    }),
  );
}

function slider(
  context: RuleContext,
  use: DomainUse,
  domain: NumberDomain,
  ends: NonNullable<NumberDomain["slider"]>,
): void {
  // Hours and kilograms need no explanation.
  if ((ends.left && ends.right) || domain.unit !== undefined || domain.currency !== undefined) return;
  const at = use.column?.at ?? use.question?.labelAt ?? use.at;
  context.report(
    diagnostic("scale-end-unlabelled", spanOf(context.instrument, at), {
      from: domain.min ?? 0,
      to: domain.max ?? 100,
    }),
  );
}
