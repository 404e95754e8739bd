/** What can be answered, by kind of question. */
import type { Question as QuestionNode } from "../generated/ast.js";
import type { ChoiceDomain, Domain, Option, Scoring } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { validPattern } from "./bind.js";
import type { Lowering } from "./context.js";
import { numericInterval, timeInterval } from "./intervals.js";
import { fillScale, split, useList } from "./lists.js";
import type { Modifiers } from "./modifiers.js";
import { entriesOf, lowerOptions } from "./options.js";
import type { Site } from "./site.js";
import { plainOf, textOf } from "./texts.js";

export interface DomainContext {
  id: string;
  site: Site;
  guard?: number;
}

/** Kinds whose list holds options; in all others it holds items. */
export const OPTION_KINDS = new Set(["single", "multiple", "ranking", "rating"]);

export function domainOf(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  const missing = missingOf(l, m);
  const domain = bare(l, node, m, c);
  // Options that stand for no answer may come with the list, too.
  domain.missing = [...domain.missing, ...missing.filter((o) => !domain.missing.some((x) => x.value === o.value))];
  if (domain.type === "number") reportMissingCodes(l, node, domain.min, domain.max, missing);
  return domain;
}

function bare(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  switch (node.kind) {
    case "single":
    case "multiple": return choice(l, node, m, c);
    case "ranking": {
      const domain = choice(l, node, m, c);
      const top = m.numbers.get("top");
      if (top && top.value > domain.options.length) l.report("wrong-count", l.spanOf(top), { modifier: "top", value: top.value, count: domain.options.length });
      return { type: "ranking", options: domain.options, missing: domain.missing, ...(top ? { top: top.value } : {}) };
    }
    case "rating":
    case "rate":
    case "differential": return scale(l, node, m, c);
    case "yesno":
    case "consent": return { type: "boolean", missing: [] };
    case "allocate": return { type: "number", min: 0, max: m.numbers.get("total")?.value ?? 100, decimals: m.numbers.get("decimals")?.value ?? 0, ...unitOf(l, m), missing: [] };
    case "number": return number(l, m);
    case "slider": return slider(l, node, m, c);
    case "text":
    case "open": return text(l, node, m);
    case "date":
    case "time":
    case "datetime": {
      const precision = (["year", "month", "day", "minute", "second"] as const).find((p) => m.flags.has(p)) ?? (node.kind === "date" ? "day" : "minute");
      const bounds = timeInterval(l, m.interval?.interval, node.kind);
      return { type: node.kind, precision, ...bounds, missing: [] };
    }
    default: return { type: "text", lines: 1, missing: [] };
  }
}

function choice(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): ChoiceDomain {
  const domain: ChoiceDomain = { type: "choice", multiple: node.kind === "multiple", ordered: false, options: [], missing: [] };
  const unit = unitOf(l, m).unit;
  if (m.on) adoptScale(l, node, m, domain, c);
  if (m.from) adopt(l, m, domain, c);
  const entries = node.list ? entriesOf(l, node.list.elements, { en: "a list of options", zh: "选项列表" }) : [];
  const own = lowerOptions(l, entries, { key: c.id, site: c.site, ...(unit !== undefined ? { unit } : {}), ...(c.guard !== undefined ? { guard: c.guard } : {}) });
  split(domain, m.on ? own.filter((o) => o.missing) : own);
  const count = domain.options.length;
  if (count === 0 && !m.on && !m.from) {
    l.report("missing-options", l.spanOf(node, "kind"), { kind: node.kind, list: { en: "options in braces, or `from` a shared list", zh: "选项（写在花括号中，或用 `from` 引用）" } });
  } else if (count === 1 && domain.missing.length === 0 && node.kind !== "multiple") l.report("too-few-options", l.spanOf(node, "kind"), {});
  for (const name of ["min", "max"] as const) {
    const limit = m.numbers.get(name);
    if (!limit) continue;
    domain[name] = limit.value;
    if (count > 0 && limit.value > count) l.report("wrong-count", l.spanOf(limit), { modifier: name, value: limit.value, count });
  }
  if (domain.min !== undefined && domain.max !== undefined && domain.min > domain.max) {
    l.report("min-above-max", l.spanOf(m.numbers.get("min")!), { min: domain.min, max: domain.max });
  }
  return domain;
}

/** Options of a shared list, or those (not) chosen in an earlier question. */
function adopt(l: Lowering, m: Modifiers, domain: ChoiceDomain, c: DomainContext): void {
  const from = m.from!;
  if (from.file !== undefined) {
    l.report("not-yet-supported", l.spanOf(from), { word: "from \"…\"" });
    return;
  }
  if (from.list) {
    const list = useList(l, from, "list");
    if (!list) return;
    domain.list = list.id;
    domain.ordered = list.domain.ordered;
    domain.options.push(...list.domain.options);
    domain.missing.push(...list.domain.missing);
    return;
  }
  const name = from.question?.$refText;
  if (name === undefined) return;
  const symbol = l.names.values.get(name);
  const span = l.spanOf(from, "question");
  const q = symbol?.kind === "question" ? l.questions.get(symbol.id) : undefined;
  if (!q) {
    if (l.laterQuestions.has(name)) l.report("forward-reference", span, { name });
    else l.report("undefined-name", span, { name, suggestion: suggest(l.names.similarValue(name)) });
    return;
  }
  const source = q.domain;
  if ((source.type !== "choice" || !source.multiple) && source.type !== "ranking") {
    l.report("has-with-single", span, { name });
    return;
  }
  const variable = q.fields[0]!.variable;
  for (const o of source.options) {
    if (o.exclusive) continue;
    const chosen = { k: "op", op: "has", left: { k: "var", name: variable }, right: { k: "option", value: o.value, missing: false } } as const;
    const expr = from.choice === "chosen" ? chosen : ({ k: "not", arg: chosen } as const);
    const { exclusive: _, specify: __, ...copy } = o;
    domain.options.push({ ...copy, guard: l.newGuard(c.guard, [{ expr, want: true }], l.placeOf(from)).id });
  }
}

function adoptScale(l: Lowering, node: QuestionNode, m: Modifiers, domain: ChoiceDomain, c: DomainContext): void {
  domain.ordered = true;
  if (m.on!.scale) {
    const list = useList(l, m.on!, "scale");
    if (!list) return;
    domain.list = list.id;
    domain.options = [...list.domain.options];
    domain.missing = [...list.domain.missing];
    return;
  }
  fillScale(l, domain, OPTION_KINDS.has(node.kind) && node.list ? entriesOf(l, node.list.elements, { en: "a scale", zh: "量表" }) : [], m.on!.interval, { key: c.id, site: c.site });
}

function scale(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): ChoiceDomain {
  const domain: ChoiceDomain = { type: "choice", multiple: false, ordered: true, options: [], missing: [] };
  if (m.on) adoptScale(l, node, m, domain, c);
  else if (m.from?.list && node.kind !== "rate") adopt(l, m, domain, c);
  else if (node.kind === "rating" && node.list) fillScale(l, domain, entriesOf(l, node.list.elements, { en: "a scale", zh: "量表" }), undefined, { key: c.id, site: c.site });
  else if (node.kind === "differential") fillScale(l, domain, [], m.interval?.interval, { key: c.id, site: c.site });
  else if (!l.perspectiveScales(node)) l.report("missing-scale", l.spanOf(node, "kind"), { kind: node.kind });
  if (node.kind === "differential" && domain.options.length === 0 && !m.interval) {
    const at = l.placeOf(node);
    domain.options = [1, 2, 3, 4, 5, 6, 7].map((code) => ({ value: code, code, at }));
  }
  domain.ordered = true;
  return domain;
}

function number(l: Lowering, m: Modifiers): Domain {
  const interval = numericInterval(l, m.interval?.interval);
  const decimals = m.numbers.get("decimals")?.value ?? (m.currency ? 2 : Math.max(digits(interval?.from), digits(interval?.to)));
  const step = m.numbers.get("step")?.value;
  return {
    type: "number", ...(interval?.from !== undefined ? { min: interval.from } : {}), ...(interval?.to !== undefined ? { max: interval.to } : {}),
    decimals: Math.max(decimals, digits(step)), ...(step !== undefined ? { step } : {}), ...unitOf(l, m), ...(m.currency ? { currency: m.currency.code } : {}), missing: [],
  };
}

function slider(l: Lowering, node: QuestionNode, m: Modifiers, c: DomainContext): Domain {
  const interval = numericInterval(l, m.interval?.interval) ?? { from: 0, to: 100 };
  const from = interval.from ?? 0;
  const to = interval.to ?? 100;
  const step = m.numbers.get("step")?.value ?? 1;
  const entries = node.list ? entriesOf(l, node.list.elements, { en: "a slider", zh: "滑块" }) : [];
  const label = (code: number) => {
    const entry = entries.find((e) => e.code === code);
    return entry && textOf(l, entry, "label", `${c.id}.${code}.label`, c.site);
  };
  for (const e of entries) if (e.code !== from && e.code !== to) l.report("code-outside-scale", l.spanOf(e), { code: e.code ?? e.name ?? "", interval: `${from}, ${to}` });
  const left = label(from);
  const right = label(to);
  return {
    type: "number", min: from, max: to, decimals: Math.max(digits(step), m.numbers.get("decimals")?.value ?? 0), step, ...unitOf(l, m),
    slider: { ...(left ? { left } : {}), ...(right ? { right } : {}), line: m.flags.has("line") }, missing: [],
  };
}

function text(l: Lowering, node: QuestionNode, m: Modifiers): Domain {
  const length = numericInterval(l, m.length?.interval);
  const patternNode = m.texts.get("pattern");
  const pattern = patternNode && plainPattern(l, patternNode);
  const format = (["email", "phone", "url"] as const).find((f) => m.flags.has(f));
  const lines = node.kind === "open" ? (m.numbers.get("lines")?.value ?? 3) : 1;
  return {
    type: "text", lines: Math.min(Math.max(1, Math.floor(lines)), 60),
    ...(length?.from !== undefined ? { minLength: length.from } : {}), ...(length?.to !== undefined ? { maxLength: length.to } : {}),
    ...(pattern !== undefined ? { pattern } : {}), ...(format ? { format } : {}), missing: [],
  };
}

function plainPattern(l: Lowering, node: import("langium").AstNode): string | undefined {
  const { start, end } = l.spanOf(node, "text");
  const pattern = l.current.text.slice(start + 1, end - 1).replace(/\\(["“”])/g, "$1");
  return validPattern(l, pattern, node) ? pattern : undefined;
}

function missingOf(l: Lowering, m: Modifiers): Option[] {
  return m.plus.flatMap((node) => {
    const list = useList(l, node, "list");
    if (!list) return [];
    const missing = list.domain.missing;
    if (missing.length === 0 || list.domain.options.length > 0) l.report("missing-only", l.spanOf(node, "list"), {});
    return missing;
  });
}

function reportMissingCodes(l: Lowering, node: QuestionNode, min: number | undefined, max: number | undefined, missing: Option[]): void {
  for (const o of missing) {
    // A name in the data cannot be taken for a number; a bare code can.
    if (typeof o.value !== "number") continue;
    if ((min === undefined || o.code >= min) && (max === undefined || o.code <= max)) l.report("missing-code-in-range", l.spanOf(node, "name"), { code: o.code });
  }
}

export function unitOf(l: Lowering, m: Modifiers): { unit?: string } {
  const node = m.texts.get("unit");
  const unit = node && plainOf(l, node, "text");
  return unit ? { unit } : {};
}

function digits(x: number | undefined): number {
  if (x === undefined) return 0;
  const text = String(x);
  const dot = text.indexOf(".");
  return dot < 0 ? 0 : text.length - dot - 1;
}

/** How answers become points; undefined when they are no numbers. */
export function scoringOf(domain: Domain, reversed: boolean): Scoring | undefined {
  if (domain.type === "boolean") return { min: 0, max: 1, reversed, points: { true: 1, false: 0 } };
  if (domain.type === "number") return domain.min !== undefined && domain.max !== undefined ? { min: domain.min, max: domain.max, reversed } : undefined;
  if (domain.type !== "choice" || domain.multiple || domain.options.length === 0) return undefined;
  const pointed = domain.options.some((o) => o.points !== undefined);
  const score = (o: Option) => (pointed ? o.points : o.code);
  const scored = domain.options.filter((o) => score(o) !== undefined);
  const values = scored.map((o) => score(o)!);
  const plain = scored.every((o) => o.value === score(o));
  return {
    min: Math.min(...values), max: Math.max(...values), reversed,
    ...(plain ? {} : { points: Object.fromEntries(scored.map((o) => [String(o.value), score(o)!])) }),
  };
}
