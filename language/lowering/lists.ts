/** Shared response scales and choice lists. Lowered when first used; what nothing uses is lowered for its checks. */

import type { AstNode, Reference } from "langium";
import type { AnswerListDeclaration } from "../generated/ast.js";
import type { AnswerList, ChoiceDomain, Option } from "../instrument/model.js";
import type { ListSymbol } from "../semantics/names.js";
import { rangeFor } from "../syntax/node.js";
import type { Lowering } from "./context.js";
import { sortModifiers } from "./modifiers.js";
import { positiveOf } from "./numbers.js";
import { entriesOf, lowerOptions } from "./options.js";
import { fillScale, SCALE } from "./points.js";
import type { Site } from "./site.js";
import { plainOf, textOf } from "./texts.js";
import { unknownList } from "./unknown.js";

/** Shared lists are read before anything is asked, so nothing can be piped into them. */
const STATIC: Site = { clock: -1 };

export function lowerList(l: Lowering, symbol: ListSymbol): AnswerList | undefined {
  if (l.lists.has(symbol.id)) return l.lists.get(symbol.id);
  l.lists.set(symbol.id, undefined);
  const list = l.within(symbol.unit, () => declare(l, symbol.id, symbol.node));
  l.lists.set(symbol.id, list);
  l.instrument.lists.push({ ...list, domain: forCodebook(list.domain) });
  return list;
}

/** Texts of "other" belong to the questions that ask for them. */
function forCodebook(domain: ChoiceDomain): ChoiceDomain {
  const plain = ({ specify: _, ...o }: Option): Option => o;
  return { ...domain, options: domain.options.map(plain), missing: domain.missing.map(plain) };
}

function declare(l: Lowering, id: string, node: AnswerListDeclaration): AnswerList {
  const m = sortModifiers(l, node.modifiers, node.kind);
  const key = `@${id}`; // a list and a question may have the same name
  const unitNode = m.texts.get("unit");
  const unit = unitNode ? plainOf(l, unitNode, "text") : undefined;
  const domain: ChoiceDomain = {
    type: "choice",
    multiple: false,
    ordered: node.kind === "scale",
    list: id,
    options: [],
    missing: [],
  };
  if (node.kind === "scale") {
    const entries = entriesOf(l, node.list?.elements ?? [], SCALE);
    const step = positiveOf(l, m, "step");
    const before = l.diagnostics.length;
    fillScale(l, domain, entries, m.interval?.interval, {
      key,
      site: STATIC,
      ...(step !== undefined ? { step } : {}),
    });
    if (domain.options.length === 0 && l.diagnostics.length === before) {
      l.report("missing-options", l.spanOf(node), {
        kind: "scale",
        list: { en: 'points: `1..7 { 1 "…" 7 "…" }`', zh: '量表点，例如 `1..7 { 1 "…" 7 "…" }`' },
      });
    }
  } else {
    const entries = entriesOf(l, node.list?.elements ?? [], { en: "a list of choices", zh: "选项列表" });
    if (entries.length === 0 && !m.from)
      l.report("missing-options", l.spanOf(node), { kind: "choices", list: { en: "options", zh: "选项" } });
    const before = m.from?.list ? (useList(l, m.from, "list")?.domain ?? domain) : domain;
    if (m.from && !m.from.list) l.report("not-yet-supported", l.spanOf(m.from), { word: "from" });
    const adopted = [...before.options, ...before.missing];
    const own = lowerOptions(l, entries, {
      key,
      site: STATIC,
      before: adopted,
      ...(unit !== undefined ? { unit } : {}),
    });
    split(domain, [...adopted, ...own]);
  }
  const list: AnswerList = { id, kind: node.kind, domain, at: l.placeOf(node) };
  const label = textOf(l, node, "label", `${key}.label`, STATIC);
  if (label) list.label = label;
  return list;
}

/** Substantive options and those that stand for no answer. */
export function split(domain: ChoiceDomain, options: readonly Option[]): void {
  for (const o of options) (o.missing ? domain.missing : domain.options).push(o);
}

/** The list that a reference names, or undefined after reporting that there is none. */
export function useList(l: Lowering, node: AstNode, property: string): AnswerList | undefined {
  const reference = (node as unknown as Record<string, unknown>)[property] as Reference | undefined;
  if (!reference) return undefined;
  const name = reference.$refText;
  const { lists } = l.names.scopeOf(l.current);
  const symbol = lists.get(name);
  const span = l.spanOf(node, property);
  if (!symbol) {
    unknownList(l, "list", span, name, lists.keys());
    return undefined;
  }
  symbol.used = true;
  const parts = name.split(".").length;
  l.referPart(span, 0, parts, { ...span, ...rangeFor(symbol.node, "name"), uri: symbol.unit.uri });
  const list = lowerList(l, symbol);
  if (!list) l.report("cyclic-definition", span, { cycle: cycleThrough(l, symbol) });
  return list;
}

/** `a → b → a`: lists that begin with one another. */
function cycleThrough(l: Lowering, symbol: ListSymbol): string {
  const path = [symbol.id];
  for (let at: ListSymbol | undefined = symbol; at; ) {
    const from: string | undefined = at.node.modifiers.flatMap((m) =>
      m.$type === "FromModifier" && m.list ? [m.list.$refText] : [],
    )[0];
    at = from === undefined ? undefined : l.names.scopeOf(at.unit).lists.get(from);
    if (!at) break;
    path.push(at.id);
    if (at === symbol) break;
  }
  return path.join(" → ");
}
