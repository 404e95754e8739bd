/** Dimensions: items declared in them, and keys over items that stand elsewhere. */
import type { Dimension as DimensionNode, Entry, Key } from "../generated/ast.js";
import type { Citation, Dimension, DimensionItem, Text } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import type { Lowering } from "./context.js";
import { sortModifiers } from "./modifiers.js";
import { marksOf } from "./options.js";
import { pathOf } from "./score-families.js";
import type { Site } from "./site.js";
import { literalText, plainOf, textOf } from "./texts.js";
import type { Modifiers } from "./modifiers.js";

const STATIC: Site = { clock: -1 };

/** An item as declared: the battery that asks it makes its variables. */
export interface DeclaredItem {
  entry: Entry;
  id: string;
  named: boolean;
  label: Text;
  help?: Text;
  reversed: boolean;
  weight?: number;
  path: string[];
  item: DimensionItem;
}

/** Lowers a dimension with its facets; returns its items in order. */
export function lowerDimension(l: Lowering, node: DimensionNode, parent?: string): void {
  const id = node.name ?? `dimension${l.instrument.dimensions.length + 1}`;
  if (l.instrument.dimensions.some((d) => d.id === id)) return;
  const m = sortModifiers(l, node.modifiers, "dimension");
  const label = textOf(l, node, "label", `${id}.label`, STATIC);
  const dimension: Dimension = { id, label: label ?? literalText(`${id}.label`, id), titles: m.flags.has("titles"), items: [], of: [], at: l.placeOf(node) };
  if (parent !== undefined) dimension.parent = parent;
  const help = m.texts.get("help");
  if (help) dimension.help = textOf(l, help, "text", `${id}.help`, STATIC);
  if (!dimension.help) delete dimension.help;
  const weight = m.numbers.get("weight");
  if (weight) dimension.weight = weight.value;
  const citation = citationOf(l, m);
  if (citation) dimension.citation = citation;
  l.instrument.dimensions.push(dimension);

  const declared: DeclaredItem[] = [];
  const path = pathOf(l.instrument.dimensions, id);
  for (const element of node.list?.elements ?? []) {
    if (element.$type === "Dimension") lowerDimension(l, element, id);
    else if (element.$type === "Entry") declared.push(lowerItem(l, element, dimension, path, m.flags.has("reversed")));
    else l.report("misplaced-element", l.spanOf(element), { element: { en: "This", zh: "此内容" }, place: { en: "a dimension", zh: "维度" } });
  }
  l.declaredItems.set(id, declared);
  if (node.keys.length === 0 && (node.list?.elements.length ?? 0) === 0) l.report("empty-dimension", l.spanOf(node), { name: id });
}

const ITEM_MARKS = new Set(["reversed", "weight", "help", "when", "expects"]);

function lowerItem(l: Lowering, entry: Entry, dimension: Dimension, path: string[], allReversed: boolean): DeclaredItem {
  const id = entry.name ?? String(entry.code ?? dimension.items.length + 1);
  const label = textOf(l, entry, "label", `${path[0]}.${id}.label`, STATIC);
  if (!label) l.report("missing-label", l.spanOf(entry), { what: { en: `Item “${id}”`, zh: `题项“${id}”` } });
  let reversed = allReversed;
  let weight: number | undefined;
  let help: Text | undefined;
  for (const mark of marksOf(entry)) {
    const name = mark.$type === "WhenModifier" ? "when" : mark.$type === "ExpectsMark" ? "expects" : mark.name;
    if (!ITEM_MARKS.has(name)) l.report("mark-not-applicable", l.spanOf(mark), { mark: name, what: { en: "an item", zh: "题项" } });
    if (mark.$type === "FlagMark" && mark.name === "reversed") reversed = !allReversed;
    if (mark.$type === "NumberMark" && mark.name === "weight") weight = mark.value;
    if (mark.$type === "TextMark" && mark.name === "help") help = textOf(l, mark, "text", `${path[0]}.${id}.help`, STATIC);
  }
  const item: DimensionItem = { id, label: label ?? literalText(`${id}.label`, ""), variables: [], reversed };
  if (weight !== undefined) item.weight = weight;
  dimension.items.push(item);
  return {
    entry, id, named: entry.name !== undefined, label: item.label, reversed, path, item,
    ...(help ? { help } : {}), ...(weight !== undefined ? { weight } : {}),
  };
}

/** Items of a dimension and of its facets, in order. */
export function itemsOf(l: Lowering, id: string): DeclaredItem[] {
  const facets = l.instrument.dimensions.filter((d) => d.parent === id);
  return [...(l.declaredItems.get(id) ?? []), ...facets.flatMap((d) => itemsOf(l, d.id))];
}

/** Resolves the keys of a dimension: `= ipip 6, 36, 66 reversed`, `= anxiety, anger`. After all questions are known. */
export function lowerKeys(l: Lowering, node: DimensionNode): void {
  const dimension = node.name === undefined ? undefined : l.dimensionOf(node.name);
  if (!dimension || node.keys.length === 0) return;
  let battery: string | undefined;
  node.keys.forEach((key) => {
    if (key.path !== undefined) battery = key.path;
    if (key.code === undefined) single(l, dimension, key);
    else if (battery === undefined) l.report("undefined-name", l.spanOf(key), { name: String(key.code), suggestion: "" });
    else {
      const last = key.to ?? key.code;
      if (last < key.code || last - key.code > 1_000) l.report("empty-interval", l.spanOf(key), { interval: `${key.code}..${last}` });
      else for (let code = key.code; code <= last; code++) ofBattery(l, dimension, key, battery, code);
    }
  });
}

function single(l: Lowering, dimension: Dimension, key: Key): void {
  const [first, ...rest] = String(key.path).split(".");
  const symbol = l.names.values.get(first!);
  const span = l.spanOf(key, "path");
  if (!symbol) return l.report("undefined-name", span, { name: first!, suggestion: suggest(l.names.similarValue(first!)) });
  if (symbol.kind === "dimension" && rest.length === 0) {
    const seconds = l.names.dimensions.get(symbol.id);
    if (seconds) seconds.used = true;
    if (reaches(l, symbol.id, dimension.id, [dimension.id])) return;
    dimension.of.push(symbol.id);
    return;
  }
  if (symbol.kind === "variable" && rest.length === 0) return add(l, dimension, key, symbol.name, [symbol.variable]);
  if (symbol.kind !== "question") return l.report("unknown-row", span, { question: first!, row: rest.join("."), suggestion: "" });
  if (rest.length === 1) return ofBattery(l, dimension, key, first!, rest[0]!);
  const q = l.questions.get(symbol.id)!;
  if (q.rows.length === 0) return add(l, dimension, key, q.id, q.fields.map((f) => f.variable));
  for (const row of q.rows) ofBattery(l, dimension, key, q.id, row.id);
}

/** True, after reporting it, when `from` depends on `target`. */
function reaches(l: Lowering, from: string, target: string, path: string[]): boolean {
  if (from === target) {
    const node = l.names.dimensions.get(target)!.node;
    l.report("cyclic-definition", l.spanOf(node, "name"), { cycle: [...path, target].join(" → ") });
    return true;
  }
  if (path.includes(from)) return false;
  return (l.dimensionOf(from)?.of ?? []).some((next) => reaches(l, next, target, [...path, from]));
}

function ofBattery(l: Lowering, dimension: Dimension, key: Key, battery: string, code: number | string): void {
  const symbol = l.names.values.get(battery);
  const q = symbol?.kind === "question" ? l.questions.get(symbol.id) : undefined;
  if (!q) {
    if (symbol?.kind === "dimension") {
      const declared = itemsOf(l, symbol.id).find((i) => i.id === String(code));
      if (declared) return add(l, dimension, key, declared.id, declared.item.variables);
    }
    return l.report("undefined-name", l.spanOf(key), { name: battery, suggestion: suggest(l.names.similarValue(battery)) });
  }
  const row = q.rows.findIndex((r) => r.id === String(code));
  if (row < 0) return l.report("unknown-row", l.spanOf(key), { question: battery, row: code, suggestion: "" });
  add(l, dimension, key, q.rows[row]!.id, q.fields.filter((f) => f.row === row).map((f) => f.variable));
}

function add(l: Lowering, dimension: Dimension, key: Key, id: string, variables: string[]): void {
  const label = l.variables.get(variables[0] ?? "")?.label ?? literalText(id, id);
  const item: DimensionItem = { id, label, variables, reversed: key.reversed };
  if (key.weight !== undefined) item.weight = key.weight;
  dimension.items.push(item);
  for (const name of variables) {
    const v = l.variables.get(name);
    if (!v) continue;
    v.dimension ??= pathOf(l.instrument.dimensions, dimension.id);
    // The battery's own mark counts as well: reversed twice would be raw again, so either says it.
    if (v.reversed) item.reversed = true;
    v.scoring ??= l.scoringOf(v.domain, false);
  }
}

export function citationOf(l: Lowering, m: Modifiers): Citation | undefined {
  const citation: Citation = {};
  for (const name of ["source", "validated", "licence"] as const) {
    const node = m.texts.get(name);
    const value = node && plainOf(l, node, "text");
    if (value) citation[name] = value;
  }
  return Object.keys(citation).length > 0 ? citation : undefined;
}
