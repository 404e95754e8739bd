import type { LogicOption } from "../../answers/logic.js";
import type { Entry } from "../../answers/plan.js";
import type { DataScalar, PageItem, Question } from "../../instrument/model.js";
import { type Bounds, isExact } from "./bounds.js";
import type { Condition } from "./conditions.js";
import type { Meaning } from "./meaning.js";
import { isList } from "./subjects.js";
import { plain } from "./texts.js";
import { ifThenElse } from "./write.js";

/**
 * A rule over several answers, still in conditions:
 * - asked: what may stand only if a condition holds, and of that what must then stand
 * - offered: options that may be chosen only if a condition holds
 * - holds: a condition that must hold
 */
export type Rule =
  | { k: "asked"; when: Bounds; names: string[]; required: string[] }
  | { k: "offered"; when: Condition; options: { name: string; value: DataScalar; list: boolean }[] }
  | { k: "holds"; condition: Condition; description?: string };

/** Skip logic: one rule for all variables that are asked under the same condition. */
export function askedRules(entries: readonly Entry[], m: Meaning): Extract<Rule, { k: "asked" }>[] {
  const rules = new Map<string, Extract<Rule, { k: "asked" }>>();
  for (const { variable } of entries) {
    const when = m.asked(variable.name);
    const key = `${when.lo.id} ${when.hi.id}`;
    const rule = rules.get(key) ?? { k: "asked", when, names: [], required: [] };
    rules.set(key, rule);
    rule.names.push(variable.name);
    if (variable.response === "required" && variable.origin !== "hidden") rule.required.push(variable.name);
  }
  return [...rules.values()];
}

/** Options that are not offered are not chosen. */
export function offeredRules(entries: readonly Entry[], m: Meaning): Rule[] {
  const rules = new Map<Condition, Extract<Rule, { k: "offered" }>>();
  for (const { variable } of entries) {
    const { domain, name } = variable;
    const options = [...("options" in domain ? domain.options : []), ...domain.missing];
    for (const { guard, value } of options) {
      if (guard === undefined) continue;
      const when = m.guards.get(guard).hi;
      if (when === m.c.true) continue;
      const rule = rules.get(when) ?? { k: "offered", when, options: [] };
      rules.set(when, rule);
      const reason = domain.type === "ranking" && domain.missing.some((option) => option.value === value);
      rule.options.push({
        name,
        value,
        list: isList(m.subjects.get(name)?.domain ?? { type: "boolean", missing: [] }) && !reason,
      });
    }
  }
  return [...rules.values()];
}

/** Options whose number is worked out case by case, at most. */
const COUNTED = 8;

/** Of the options of a ranking those that are offered have to be placed, as many as there are places. */
export function rankingRules(entries: readonly Entry[], m: Meaning): Rule[] {
  return entries.flatMap(({ variable: { name, domain, question } }): Rule[] => {
    if (domain.type !== "ranking") return [];
    const { options, top = options.length } = domain;
    const guarded = options.filter((option) => option.guard !== undefined);
    const sure = options.length - guarded.length;
    if (guarded.length === 0 || sure >= top) return [];
    const condition = places(guarded, 0, { name, sure, top }, m);
    if (condition) return [{ k: "holds", condition }];
    const { at } = m.instrument.questions.find((q) => q.id === question) ?? {};
    m.losses.add(at, { en: `the number of places of “${name}”`, zh: `“${name}”应排的位数` });
    return [];
  });
}

function places(
  guarded: LogicOption[],
  offered: number,
  ranking: { name: string; sure: number; top: number },
  m: Meaning,
): Condition | undefined {
  const { name, sure, top } = ranking;
  const [first, ...rest] = guarded;
  if (!first || sure + offered >= top) {
    const count = Math.min(top, sure + offered);
    const list = { type: "array", minItems: count, maxItems: count };
    const schema = ifThenElse({ type: "array" }, list);
    return m.c.atom(name, { k: "schema", schema }, true);
  }
  if (guarded.length > COUNTED || first.guard === undefined) return undefined;
  const when = m.guards.get(first.guard);
  const more = places(rest, offered + 1, ranking, m);
  const less = places(rest, offered, ranking, m);
  return more && less && isExact(when) ? m.c.choose(when.lo, more, less) : undefined;
}

/** Checks hold once all that they name is asked; what is missing passes. */
export function checkRules(m: Meaning): Rule[] {
  const items = m.instrument.pages.flatMap((page) => page.items);
  return items.flatMap((item) => (item.kind === "check" ? checkRule(item, m) : []));
}

function checkRule(item: Extract<PageItem, { kind: "check" }>, m: Meaning): Rule[] {
  const guards = item.variables.map((name) => m.entry(name)?.guards);
  if (!guards.every((ids) => ids !== undefined)) return [];
  const own = item.guard === undefined ? [] : [item.guard];
  const asked = m.guards.all([...new Set([...own, ...guards.flat()])]);
  const fails = m.truthAt(item.expr, "no", () => item.at);
  const condition = m.c.not(m.c.and(asked.lo, fails.lo));
  if (condition === m.c.true) return [];
  const description = plain(item.message, m.instrument);
  return [{ k: "holds", condition, ...(description && { description }) }];
}

/** Sums to be reached are beyond JSON Schema. */
export function loseTotals(questions: readonly Question[], m: Meaning): void {
  for (const { id, total, kind, at } of questions) {
    if (kind !== "allocate" || total === undefined) continue;
    m.losses.add(at, {
      en: `that the parts of “${id}” add up to ${total}`,
      zh: `“${id}”各项之和须为 ${total}`,
    });
  }
}
