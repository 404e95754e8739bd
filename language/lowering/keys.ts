/** Scoring keys: `= ipip 6, 36, 66 reversed` over items that stand elsewhere, `= anxiety, anger` over dimensions. */

import type { Span } from "../diagnostics/diagnostic.js";
import type { Dimension as DimensionNode, Key } from "../generated/ast.js";
import type { Dimension, DimensionItem, Place, Question } from "../instrument/model.js";
import { type DimensionSymbol, suggest } from "../semantics/names.js";
import { rangeFor } from "../syntax/node.js";
import type { Lowering } from "./context.js";
import { type DeclaredItem, itemsOf, pathTo, useDimension } from "./dimensions.js";
import { symbolAt } from "./resolve.js";
import { scoringOf } from "./scoring.js";
import { labelText, literalText } from "./texts.js";
import { unknownName } from "./unknown.js";

/** A range of codes may be this long. */
const MAX_RANGE = 1_000;

/** Resolves the keys of a dimension, once. All questions are known by then. */
export function keysOf(l: Lowering, id: string): void {
  if (l.keyed.has(id)) return;
  l.keyed.add(id);
  const symbol = [...l.names.dimensions.values()].find((s) => s.id === id);
  if (symbol) l.within(symbol.unit, () => lowerKeys(l, symbol));
}

/** The keys of a declared dimension and of its facets. */
export function lowerKeys(l: Lowering, symbol: DimensionSymbol): void {
  l.keyed.add(symbol.id);
  const dimension = l.dimensions.get(symbol.id);
  const { node } = symbol;
  if (!dimension || node.keys.length === 0) return;
  let battery: Source | undefined;
  for (const key of node.keys) {
    const span = l.spanOf(key, key.path !== undefined ? "path" : undefined);
    if (key.path !== undefined) {
      const source = sourceOf(l, key.path, span);
      if (source) use(l, dimension, key, source, span, symbol);
      battery = source;
      // What stands behind an unknown name cannot be judged.
      if (!source) return;
    } else if (key.code !== undefined) {
      if (battery) codes(l, dimension, key, battery, span);
      else
        return l.report("undefined-name", span, {
          name: String(key.code),
          suggestion: {
            en: " Write the battery before its first code.",
            zh: "请在第一个编码前写上题组名称。",
          },
        });
    }
  }
}

/** What the name in a key stands for. */
type Source =
  | { kind: "dimension"; id: string; path: string }
  | { kind: "question"; question: Question; path: string }
  /** One item, under each of its perspectives. */
  | { kind: "item"; id: string; variables: string[]; path: string };

function sourceOf(l: Lowering, path: string, span: Span): Source | undefined {
  const segments = path.split(".");
  const { dimensions } = l.names.scopeOf(l.current);
  for (let n = segments.length; n > 0; n--) {
    const symbol = dimensions.get(segments.slice(0, n).join("."));
    if (!symbol) continue;
    l.referPart(span, 0, n, { uri: symbol.unit.uri, ...rangeFor(symbol.node, "name") });
    if (n === segments.length) return { kind: "dimension", id: symbol.id, path };
    return itemOfDimension(l, symbol.id, path, segments.slice(n), span);
  }
  const found = symbolAt(l, segments);
  const unknown = (): undefined => {
    const near = l.names.similarValue(segments[0]!) ?? l.names.similar(segments[0]!, dimensions.keys());
    unknownName(l, span, segments[0]!, near);
  };
  if (!found || found.symbol.kind === "score") return unknown();
  const { symbol, rest } = found;
  l.referPart(span, 0, segments.length - rest.length, symbol.span);
  if (symbol.kind === "question") {
    const question = l.questions.get(symbol.id)!;
    if (rest.length === 0) return { kind: "question", question, path };
    const index = question.rows.findIndex((r) => r.id === rest[0]);
    if (index >= 0) l.referPart(span, segments.length - 1, segments.length, question.rows[index]!.at);
    return index < 0
      ? noRow(l, path, rest[0]!, span)
      : { kind: "item", id: rest[0]!, variables: cellsOf(question, index), path };
  }
  if (rest.length > 0) return noRow(l, symbol.name, rest[0]!, span);
  if (symbol.kind === "variable")
    return { kind: "item", id: symbol.variable, variables: [symbol.variable], path };
  if (symbol.kind !== "item") return unknown();
  const variables = symbol.places.flatMap(({ question: id, row }) => {
    const question = l.questions.get(id)!;
    return cellsOf(
      question,
      question.rows.findIndex((r) => r.id === row),
    );
  });
  return { kind: "item", id: symbol.name, variables, path };
}

function cellsOf(q: Question, row: number): string[] {
  return q.fields.flatMap((f) => (f.row === row ? [f.variable] : []));
}

function noRow(l: Lowering, question: string, row: string, span: Span): undefined {
  l.report("unknown-row", span, { question, row, suggestion: "" });
}

/** `servqual.5`: an item by the dimension that declares it. */
function itemOfDimension(
  l: Lowering,
  id: string,
  path: string,
  rest: readonly string[],
  span: Span,
): Source | undefined {
  const item = itemsOf(l, id).find((i) => i.id === rest[0]);
  useDimension(l, id);
  if (item) {
    const parts = path.split(".").length;
    l.referPart(span, parts - 1, parts, placeOfItem(l, id, item));
  }
  return item && rest.length === 1
    ? { kind: "item", id: item.id, variables: item.item.variables, path }
    : noRow(l, path, rest[0] ?? "", span);
}

/** Where an item stands in the file that declares its dimension. */
function placeOfItem(l: Lowering, dimension: string, item: DeclaredItem): Place {
  const unit = l.source.units[l.dimensions.get(dimension)?.at.file ?? 0]!;
  return l.within(unit, () => l.placeOf(item.entry));
}

function use(
  l: Lowering,
  dimension: Dimension,
  key: Key,
  source: Source,
  span: Span,
  symbol: DimensionSymbol,
): void {
  if (key.code !== undefined) return codes(l, dimension, key, source, span);
  if (source.kind === "item") return add(l, dimension, key, source.id, source.variables);
  if (source.kind === "dimension") return secondOrder(l, dimension, source.id, span, symbol.node);
  const { question } = source;
  if (question.rows.length === 0)
    add(
      l,
      dimension,
      key,
      question.id,
      question.fields.map((f) => f.variable),
    );
  else question.rows.forEach((row, i) => add(l, dimension, key, row.id, cellsOf(question, i)));
}

function secondOrder(l: Lowering, dimension: Dimension, id: string, span: Span, node: DimensionNode): void {
  useDimension(l, id);
  keysOf(l, id);
  const path = pathBetween(l, id, dimension.id, []);
  if (path) {
    const own = l.spanOf(node, "name");
    l.report(
      "cyclic-definition",
      own,
      { cycle: [dimension.id, ...path].join(" → ") },
      { related: [{ span, message: { en: "by this", zh: "由此" } }] },
    );
  } else if (!dimension.of.includes(id)) dimension.of.push(id);
}

/** The way from one dimension to another by second order or facets; undefined when there is none. */
function pathBetween(l: Lowering, from: string, to: string, before: readonly string[]): string[] | undefined {
  const path = [...before, from];
  if (from === to) return path;
  if (before.includes(from)) return undefined;
  const next = [...(l.dimensions.get(from)?.of ?? []), ...(l.facets.get(from) ?? []).map((d) => d.id)];
  for (const id of next) {
    const found = pathBetween(l, id, to, path);
    if (found) return found;
  }
  return undefined;
}

function codes(l: Lowering, dimension: Dimension, key: Key, source: Source, span: Span): void {
  const first = key.code!;
  const last = key.to ?? first;
  if (last < first || last - first > MAX_RANGE)
    return l.report("empty-interval", span, { interval: `${first}..${last}` });
  for (let code = first; code <= last; code++) {
    const id = String(code);
    if (source.kind === "question") ofBattery(l, dimension, key, source.question, id, l.spanOf(key));
    else if (source.kind === "dimension") {
      const item = itemsOf(l, source.id).find((i) => i.id === id);
      useDimension(l, source.id);
      if (item) referCode(l, key, code, placeOfItem(l, source.id, item));
      if (item) add(l, dimension, key, item.id, item.item.variables);
      else noRow(l, source.path, id, l.spanOf(key));
    } else return noRow(l, source.path, id, l.spanOf(key));
  }
}

/** Notes where the codes lead that are written: both ends of a range. */
function referCode(l: Lowering, key: Key, code: number, to: Place): void {
  if (code === key.code) l.refer(rangeFor(key, "code"), to);
  if (code === key.to) l.refer(rangeFor(key, "to"), to);
}

function ofBattery(l: Lowering, dimension: Dimension, key: Key, q: Question, row: string, span: Span): void {
  const index = q.rows.findIndex((r) => r.id === row);
  if (index < 0)
    return l.report("unknown-row", span, {
      question: q.id,
      row,
      suggestion: suggest(
        l.names.similar(
          row,
          q.rows.map((r) => r.id),
        ),
      ),
    });
  referCode(l, key, Number(row), q.rows[index]!.at);
  add(l, dimension, key, row, cellsOf(q, index));
}

function add(l: Lowering, dimension: Dimension, key: Key, id: string, variables: string[]): void {
  const known = variables.flatMap((name) => l.variables.get(name) ?? []);
  const first = known[0];
  if (dimension.items.some((i) => i.variables[0] === variables[0]))
    return l.report("duplicate-entry", l.spanOf(key), { name: id });
  const row = first?.row === undefined ? undefined : l.questions.get(first.question ?? "")?.rows[first.row];
  const words = row?.label ?? first?.label ?? literalText(id, id);
  // The battery's own mark counts as well: reversed twice would be raw again, so either says it.
  const item: DimensionItem = {
    id,
    label: labelText(words) === "" ? literalText(words.key, id) : words,
    variables,
    reversed: key.reversed || known.some((v) => v.reversed),
  };
  if (key.weight !== undefined) item.weight = key.weight + 0;
  dimension.items.push(item);
  for (const v of known) {
    v.dimension ??= pathTo(l, dimension.id);
    if (v.origin !== "answer") continue;
    const scoring = v.scoring ?? scoringOf(v.domain, v.reversed);
    if (scoring) v.scoring = scoring;
    else if (key.reversed)
      return l.report("mark-not-applicable", l.spanOf(key), {
        mark: "reversed",
        what: { en: "an item without least and greatest value", zh: "没有最小值和最大值的题项" },
      });
  }
}
