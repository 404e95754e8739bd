/** Dimensions as they are declared, with the items that stand in them. */
import type { Span } from "../diagnostics/diagnostic.js";
import type { Dimension as DimensionNode, Entry } from "../generated/ast.js";
import type { Citation, Dimension, DimensionItem, Text } from "../instrument/model.js";
import type { DimensionSymbol } from "../semantics/names.js";
import { rangeFor } from "../syntax/node.js";
import type { Lowering } from "./context.js";
import { type Modifiers, sortModifiers } from "./modifiers.js";
import { plainNumber } from "./numbers.js";
import { markName, marksOf } from "./options.js";
import type { Site } from "./site.js";
import { literalText, plainOf, textOf } from "./texts.js";

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

/** Lowers a dimension with its facets. */
export function lowerDimension(l: Lowering, node: DimensionNode, parent?: string): void {
  const symbol = l.names.dimensionAt(node);
  // The second of one name was reported; without a name it still holds items, which nothing can ask.
  if (!symbol) return;
  const { id } = symbol;
  const m = sortModifiers(l, node.modifiers, "dimension");
  const label =
    textOf(l, node, "label", `${id}.label`, STATIC) ?? literalText(`${id}.label`, node.name ?? id);
  const dimension: Dimension = {
    id,
    label,
    titles: m.flags.has("titles"),
    items: [],
    of: [],
    at: l.placeOf(node),
  };
  if (parent !== undefined) dimension.parent = parent;
  const help = m.texts.get("help");
  const words = help && textOf(l, help, "text", `${id}.help`, STATIC);
  if (words) dimension.help = words;
  const weight = plainNumber(m.numbers.get("weight")?.value);
  if (weight !== undefined) dimension.weight = weight;
  const citation = citationOf(l, m);
  if (citation) dimension.citation = citation;
  l.instrument.dimensions.push(dimension);
  l.dimensions.set(id, dimension);
  l.references.set(id, symbol.reference);
  if (parent !== undefined) {
    const siblings = l.facets.get(parent);
    if (siblings) siblings.push(dimension);
    else l.facets.set(parent, [dimension]);
  }

  const declared: DeclaredItem[] = [];
  const path = pathTo(l, id);
  for (const element of node.list?.elements ?? []) {
    if (element.$type === "Dimension") lowerDimension(l, element, id);
    else if (element.$type === "Entry") {
      const item = lowerItem(l, element, dimension, path, m.flags.has("reversed"));
      if (item) declared.push(item);
    } else
      l.report("misplaced-element", l.spanOf(element), {
        element: { en: "This", zh: "此内容" },
        place: { en: "a dimension", zh: "维度" },
      });
  }
  l.declaredItems.set(id, declared);
  if (node.keys.length === 0 && (node.list?.elements.length ?? 0) === 0)
    l.report("empty-dimension", l.spanOf(node), { name: node.name ?? id });
}

export const ITEM_MARKS = new Set(["reversed", "weight", "help", "when", "expects"]);

function lowerItem(
  l: Lowering,
  entry: Entry,
  dimension: Dimension,
  path: string[],
  allReversed: boolean,
): DeclaredItem | undefined {
  const id = rowId(entry, dimension.items.length + 1);
  if (entry.interval || entry.opposite !== undefined) {
    const span = entry.opposite !== undefined ? l.spanOf(entry, "opposite") : l.spanOf(entry, "interval");
    l.report("misplaced-element", span, {
      element: entry.interval
        ? { en: "An interval", zh: "区间" }
        : { en: "A second label", zh: "第二个标签" },
      place: { en: "a dimension", zh: "维度" },
    });
  }
  // Items of all facets are rows of one battery.
  const ids = l.itemIds.get(path[0]!) ?? new Map<string, Entry>();
  l.itemIds.set(path[0]!, ids);
  const again = ids.get(id);
  if (again) {
    l.report(
      "duplicate-entry",
      l.spanOf(entry, entry.name !== undefined ? "name" : "code"),
      { name: id },
      { related: [{ span: l.spanOf(again), message: { en: "first here", zh: "首次出现" } }] },
    );
    return undefined;
  }
  ids.set(id, entry);
  const label = textOf(l, entry, "label", `${path[0]}.${id}.label`, STATIC);
  if (!label) l.report("missing-label", l.spanOf(entry), { what: { en: `Item “${id}”`, zh: `题项“${id}”` } });
  let reversed = allReversed;
  let weight: number | undefined;
  let help: Text | undefined;
  for (const mark of marksOf(entry)) {
    const name = markName(mark);
    if (!ITEM_MARKS.has(name))
      l.report("mark-not-applicable", l.spanOf(mark), { mark: name, what: { en: "an item", zh: "题项" } });
    else if (mark.$type === "FlagMark") reversed = !allReversed;
    else if (mark.$type === "NumberMark") weight = plainNumber(mark.value);
    else if (mark.$type === "TextMark") help = textOf(l, mark, "text", `${path[0]}.${id}.help`, STATIC);
  }
  const item: DimensionItem = {
    id,
    label: label ?? literalText(`${path[0]}.${id}.label`, ""),
    variables: [],
    reversed,
  };
  if (weight !== undefined) item.weight = weight;
  dimension.items.push(item);
  return {
    entry,
    id,
    named: entry.name !== undefined,
    label: item.label,
    reversed,
    path,
    item,
    ...(help ? { help } : {}),
    ...(weight !== undefined ? { weight } : {}),
  };
}

/** How an item is called in the data: its name, else its code; a minus cannot stand there. */
export function rowId(entry: Entry, position: number): string {
  return (
    entry.name ??
    String(entry.code === undefined ? position : entry.code + 0)
      .replace("-", "m")
      .replace(".", "_")
  );
}

/** Items of a dimension and of its facets, in order. */
export function itemsOf(l: Lowering, id: string): DeclaredItem[] {
  return [...(l.declaredItems.get(id) ?? []), ...(l.facets.get(id) ?? []).flatMap((d) => itemsOf(l, d.id))];
}

/** Path of a dimension from the outermost one. */
export function pathTo(l: Lowering, id: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = l.dimensions.get(at)?.parent) path.unshift(at);
  return path;
}

/** Facets, and the dimensions of one of second order. */
export function partsOfDimension(l: Lowering, id: string): string[] {
  return [...(l.facets.get(id) ?? []).map((d) => d.id), ...(l.dimensions.get(id)?.of ?? [])];
}

/** Something refers to it: imported dimensions that nothing uses are no part of the questionnaire. */
export function useDimension(l: Lowering, id: string): void {
  const d = l.dimensions.get(id);
  if (d) l.usedDimensions.add(id);
}

/** Notes that the name at `span` is that of a dimension. */
export function referDimension(l: Lowering, span: Span, name: string, { node, unit }: DimensionSymbol): void {
  l.referPart(span, 0, name.split(".").length, { uri: unit.uri, ...rangeFor(node, "name") });
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
