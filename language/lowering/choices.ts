/** Questions with options: where the options come from. */

import type { FromModifier, Question as QuestionNode } from "../generated/ast.js";
import type { ChoiceDomain, Expr, Option, Question } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { OPTION_KINDS, unitOf } from "./domains.js";
import { split, useList } from "./lists.js";
import type { Modifiers } from "./modifiers.js";
import { wholeOf } from "./numbers.js";
import { entriesOf, lowerOptions } from "./options.js";
import { fillScale, SCALE } from "./points.js";
import type { Site } from "./site.js";
import { unknownName } from "./unknown.js";

export interface DomainContext {
  /** Prefix of text keys. */
  id: string;
  site: Site;
  /** Guard that conditions of options hang on. */
  guard?: number;
}

/** Options of `single`, `multiple` and `ranking`. */
export function lowerChoice(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): ChoiceDomain {
  const domain: ChoiceDomain = {
    type: "choice",
    multiple: node.kind === "multiple",
    ordered: false,
    options: [],
    missing: [],
  };
  if (m.on && m.from)
    l.report("modifier-not-applicable", l.spanOf(m.from), {
      modifier: "from",
      kind: `${node.kind} … on`,
      suggestion: "",
    });
  if (m.on) adoptScale(l, node, m, domain, c);
  else {
    const { unit } = unitOf(l, m);
    if (m.from) adopt(l, m.from, domain, c);
    const entries = entriesOf(l, node.list?.elements ?? [], { en: "a list of options", zh: "选项列表" });
    const before = [...domain.options, ...domain.missing];
    split(
      domain,
      lowerOptions(l, entries, {
        key: c.id,
        site: c.site,
        before,
        ...(unit !== undefined ? { unit } : {}),
        ...(c.guard !== undefined ? { guard: c.guard } : {}),
      }),
    );
  }
  const count = domain.options.length;
  if (count === 0 && !m.on && !m.from) {
    l.report("missing-options", l.spanOf(node, "kind"), {
      kind: node.kind,
      list: {
        en: "options in braces, or `from` a shared list",
        zh: "选项（写在花括号中，或用 `from` 引用）",
      },
    });
  } else if (count === 1 && domain.missing.length === 0 && node.kind !== "multiple")
    l.report("too-few-options", l.spanOf(node, "kind"), {});
  if (node.kind === "multiple") limits(l, m, domain);
  return domain;
}

/** How many ticks. */
function limits(l: Lowering, m: Modifiers, domain: ChoiceDomain): void {
  const count = domain.options.length;
  for (const name of ["min", "max"] as const) {
    const limit = wholeOf(l, m, name, name === "min" ? 0 : 1);
    if (limit === undefined) continue;
    domain[name] = limit;
    if (count > 0 && limit > count)
      l.report("wrong-count", l.spanOf(m.numbers.get(name)!), { modifier: name, value: limit, count });
  }
  const { min, max } = domain;
  if (min !== undefined && max !== undefined && min > max)
    l.report("min-above-max", l.spanOf(m.numbers.get("min")!), { min, max });
}

/** Options of a shared list, or those (not) chosen in an earlier question. */
function adopt(l: Lowering, from: FromModifier, domain: ChoiceDomain, c: DomainContext): void {
  if (from.list) {
    const list = useList(l, from, "list");
    if (!list) return;
    domain.list = list.id;
    domain.ordered = list.domain.ordered;
    domain.options.push(...list.domain.options);
    domain.missing.push(...list.domain.missing);
    return;
  }
  domain.options.push(
    ...chosenOptions(l, from, c.site, c.guard).map(({ option, guard }) => ({ ...option, guard })),
  );
}

/**
 * What was (not) chosen in the question of a `from chosen(q)`: its options without their marks, each with the
 * guard under which it is offered. Empty, after reporting why, when there is no such question.
 */
export function chosenOptions(
  l: Lowering,
  from: FromModifier,
  site: Site,
  parent: number | undefined,
): { option: Option; guard: number }[] {
  if (from.file !== undefined) {
    l.report("not-yet-supported", l.spanOf(from), { word: 'from "…"' });
    return [];
  }
  const q = sourceOf(l, from, site);
  const variable = q?.fields[0]?.variable;
  if (!q || variable === undefined || !("options" in q.domain)) return [];
  const at = l.placeOf(from);
  return q.domain.options
    .filter((o) => !o.exclusive)
    .map(({ exclusive: _, specify: __, guard: ___, ...option }) => {
      const chosen: Expr = {
        k: "op",
        op: "has",
        left: { k: "var", name: variable },
        right: { k: "option", value: option.value, missing: false },
      };
      const expr: Expr = from.choice === "chosen" ? chosen : { k: "not", arg: chosen };
      return { option, guard: l.guards.add(parent, [{ expr, want: true }], at) };
    });
}

function sourceOf(l: Lowering, from: FromModifier, site: Site): Question | undefined {
  const name = from.question?.$refText;
  if (name === undefined) return undefined;
  const span = l.spanOf(from, "question");
  const symbol = l.names.values.get(name);
  const q = symbol?.kind === "question" && symbol.clock < site.clock ? l.questions.get(symbol.id) : undefined;
  if (!q) {
    if (l.declare.written.has(name)) l.report("forward-reference", span, { name });
    else unknownName(l, span, name, l.names.similarValue(name));
    return undefined;
  }
  l.refer(span, q.at);
  const { domain } = q;
  const several = domain.type === "ranking" || (domain.type === "choice" && domain.multiple);
  if (several && q.fields.length === 1) return q;
  l.report("has-with-single", span, { name });
  return undefined;
}

/** The points of the scale that stands after `on`. */
function adoptScale(
  l: Lowering,
  node: QuestionNode,
  m: Modifiers,
  domain: ChoiceDomain,
  c: DomainContext,
): void {
  domain.ordered = true;
  const own = OPTION_KINDS.has(node.kind) ? entries(l, node) : [];
  if (!m.on!.scale) return fillScale(l, domain, own, m.on!.interval, { key: c.id, site: c.site });
  const list = useList(l, m.on!, "scale");
  if (!list) return;
  domain.list = list.id;
  domain.options = [...list.domain.options];
  domain.missing = [...list.domain.missing];
  const before = [...domain.options, ...domain.missing];
  lowerOptions(l, own, { key: c.id, site: c.site, before }).forEach((option, i) => {
    if (option.missing) domain.missing.push(option);
    else
      l.report("misplaced-element", l.spanOf(own[i]!), {
        element: { en: "A further point", zh: "另一个量表点" },
        place: {
          en: `a question on \`${list.id}\`, which has its points`,
          zh: `使用量表 \`${list.id}\` 的题目`,
        },
      });
  });
}

/** The response scale of `rating`, `rate` and `differential`. */
export function lowerScale(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): ChoiceDomain {
  const domain: ChoiceDomain = { type: "choice", multiple: false, ordered: true, options: [], missing: [] };
  const context = { key: c.id, site: c.site };
  if (m.on) adoptScale(l, node, m, domain, c);
  else if (m.from?.list && node.kind === "rating") adopt(l, m.from, domain, c);
  else if (node.kind === "rating" && node.list && entries(l, node).length > 0)
    fillScale(l, domain, entries(l, node), undefined, context);
  else if (node.kind === "differential") {
    fillScale(l, domain, [], m.interval?.interval, context);
    const at = l.placeOf(node);
    if (!m.interval) domain.options = [1, 2, 3, 4, 5, 6, 7].map((code) => ({ value: code, code, at }));
  } else if (!eachHasScale(node)) l.report("missing-scale", l.spanOf(node, "kind"), { kind: node.kind });
  domain.ordered = true;
  return domain;
}

/** Points that the question itself writes; a `rating` may have perspectives beside them. */
function entries(l: Lowering, node: QuestionNode) {
  const elements = node.list?.elements ?? [];
  return entriesOf(
    l,
    node.kind === "rating" ? elements.filter((e) => e.$type !== "Perspective") : elements,
    SCALE,
  );
}

/** Each perspective of the question brings a scale of its own. */
function eachHasScale(node: QuestionNode): boolean {
  const perspectives = (node.list?.elements ?? []).filter((e) => e.$type === "Perspective");
  return (
    perspectives.length > 0 && perspectives.every((e) => e.modifiers.some((m) => m.$type === "OnModifier"))
  );
}
