/** Shared response scales and choice lists. Lowered when first used; what nothing uses is lowered for its checks. */
import type { AstNode } from "langium";
import type { AnswerListDeclaration, Interval as IntervalNode } from "../generated/ast.js";
import type { AnswerList, ChoiceDomain, Interval, Option } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { nearest } from "../syntax/foreign-words.js";
import type { Lowering } from "./context.js";
import { numericInterval } from "./intervals.js";
import { sortModifiers } from "./modifiers.js";
import { entriesOf, lowerOptions } from "./options.js";
import type { Site } from "./site.js";
import { plainOf, textOf } from "./texts.js";

/** Radio buttons on a screen and boxes on paper end here. */
export const MAX_POINTS = 101;

/** Shared lists are read before anything is asked, so nothing can be piped into them. */
const STATIC: Site = { clock: -1 };

export function lowerList(l: Lowering, name: string): AnswerList | undefined {
  const done = l.lists.get(name);
  if (done) return done;
  const symbol = l.names.lists.get(name);
  if (!symbol) return undefined;
  const list = l.within(symbol.unit, () => declare(l, name, symbol.node));
  l.lists.set(name, list);
  if (symbol.unit === l.source.main || symbol.used) l.instrument.lists.push(list);
  return list;
}

function declare(l: Lowering, name: string, node: AnswerListDeclaration): AnswerList {
  const m = sortModifiers(l, node.modifiers, node.kind);
  const entries = node.list ? entriesOf(l, node.list.elements, node.kind === "scale" ? { en: "a scale", zh: "量表" } : { en: "a list of choices", zh: "选项列表" }) : [];
  const unitNode = m.texts.get("unit");
  const unit = unitNode ? plainOf(l, unitNode, "text") : undefined;
  const domain: ChoiceDomain = { type: "choice", multiple: false, ordered: node.kind === "scale", list: name, options: [], missing: [] };
  if (node.kind === "scale") {
    const step = m.numbers.get("step")?.value;
    fillScale(l, domain, entries, m.interval?.interval, { key: name, site: STATIC, ...(step !== undefined ? { step } : {}) });
    if (domain.options.length === 0) l.report("missing-options", l.spanOf(node), { kind: "scale", list: { en: "points: `1..7 { 1 \"…\" 7 \"…\" }`", zh: "量表点，例如 `1..7 { 1 \"…\" 7 \"…\" }`" } });
  } else {
    if (entries.length === 0 && !m.from) l.report("missing-options", l.spanOf(node), { kind: "choices", list: { en: "options", zh: "选项" } });
    const options = lowerOptions(l, entries, { key: name, site: STATIC, ...(unit !== undefined ? { unit } : {}) });
    if (m.from?.list) options.unshift(...(useList(l, m.from, "list")?.domain.options ?? []));
    split(domain, options);
  }
  const list: AnswerList = { id: name, kind: node.kind, domain, at: l.placeOf(node) };
  const label = textOf(l, node, "label", `${name}.label`, STATIC);
  if (label) list.label = label;
  return list;
}

/** Substantive options and those that stand for no answer. */
export function split(domain: ChoiceDomain, options: readonly Option[]): void {
  for (const o of options) (o.missing ? domain.missing : domain.options).push(o);
}

interface ScaleContext {
  key: string;
  site: Site;
  step?: number;
  guard?: number;
}

/** Points of a scale: all of the interval, labelled where an entry says so; without interval, the entries. */
export function fillScale(l: Lowering, domain: ChoiceDomain, entries: Parameters<typeof lowerOptions>[1], node: IntervalNode | undefined, c: ScaleContext): void {
  const interval = numericInterval(l, node);
  if (!interval || interval.from === undefined || interval.to === undefined) {
    if (interval && node) l.report("wrong-interval", l.spanOf(node), { expected: { en: "both given: `1..7`", zh: "两端都写明，例如 `1..7`" } });
    split(domain, lowerOptions(l, entries, { ...c, bare: false }));
    return;
  }
  const codes = pointsOf(interval, c.step ?? 1);
  if (codes.length > MAX_POINTS) {
    l.report("scale-too-long", l.spanOf(node!), { limit: MAX_POINTS, actual: codes.length });
    return;
  }
  const labelled = lowerOptions(l, entries, { ...c, codes, bare: true });
  const byCode = new Map<number, Option>();
  labelled.forEach((option, i) => {
    if (option.missing) {
      domain.missing.push(option);
      return;
    }
    if (!codes.includes(option.code)) {
      l.report("code-outside-scale", l.spanOf(entries[i]!, "code"), { code: option.code, interval: `${interval.from}..${interval.to}` });
      return;
    }
    byCode.set(option.code, option);
  });
  const at = l.placeOf(node!);
  domain.options = codes.map((code) => byCode.get(code) ?? { value: code, code, at });
}

export function pointsOf(interval: Interval, step: number): number[] {
  if (!(step > 0)) return [];
  const count = Math.floor((interval.to! - interval.from!) / step + 1e-9) + 1;
  if (count > MAX_POINTS) return new Array<number>(Math.min(count, 1_000_000));
  return Array.from({ length: count }, (_, i) => Number((interval.from! + i * step).toPrecision(12)));
}

/** The list that a reference names, or undefined after reporting that there is none. */
export function useList(l: Lowering, node: AstNode, property: string): AnswerList | undefined {
  const reference = (node as unknown as Record<string, unknown>)[property] as { $refText: string; ref?: unknown } | undefined;
  if (!reference) return undefined;
  const name = reference.$refText;
  const symbol = l.names.lists.get(name);
  if (!symbol) {
    const near = nearest(name, l.names.lists.keys());
    const span = l.spanOf(node, property);
    l.report("undefined-list", span, { kind: { en: "scale or list of choices", zh: "量表或选项列表" }, name, suggestion: suggest(near) }, near ? { fixes: [{ title: { en: `Write “${near}”`, zh: `改为“${near}”` }, edits: [{ ...span, text: near }], preferred: true }] } : {});
    return undefined;
  }
  symbol.used = true;
  reference.ref = symbol.node;
  return lowerList(l, name);
}
