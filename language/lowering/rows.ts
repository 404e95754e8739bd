/** Items of a battery or of a question asked of several things: rows, and how their variables are called. */

import type { Span } from "../diagnostics/diagnostic.js";
import type { EachRow, Entry, Question as QuestionNode } from "../generated/ast.js";
import type { Question, Row, Text, Variable } from "../instrument/model.js";
import type { DimensionSymbol } from "../semantics/names.js";
import { chosenOptions } from "./choices.js";
import type { Lowering } from "./context.js";
import { itemsOf, partsOfDimension, referDimension, rowId, useDimension } from "./dimensions.js";
import { OPTION_KINDS } from "./domains.js";
import { useList } from "./lists.js";
import type { Modifiers } from "./modifiers.js";
import { rowMarks } from "./row-marks.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { unknownList } from "./unknown.js";

export interface RowInfo {
  /** Data name without perspective. */
  variable: string;
  reference: string;
  /** Its name may be used without that of the battery. */
  standsAlone: boolean;
  reversed: boolean;
  weight?: number;
  onVariable?: (v: Variable) => void;
}

export interface Rows {
  info: RowInfo[];
  /** Questions asked with each row. */
  each: EachRow[];
}

const NO_ROWS = new Set([...OPTION_KINDS, "slider", "consent"]);
const NEEDS_ROWS = new Set(["rate", "differential", "allocate", "grid"]);

export function lowerRows(l: Lowering, node: QuestionNode, q: Question, m: Modifiers, site: Site): Rows {
  const rows: Rows = { info: [], each: [] };
  if (m.of) m.of.dimensions.forEach((_, i) => fromDimension(l, m, q, site, rows, i));
  if (m.across) across(l, m, q, rows);
  if (!NO_ROWS.has(node.kind)) {
    if (m.from) fromOptions(l, m, q, site, rows);
    fromEntries(l, node, q, site, rows);
  } else misplacedNotes(l, node);
  for (const e of node.list?.elements ?? []) {
    if (e.$type !== "EachRow") continue;
    if (node.kind === "rate") rows.each.push(e);
    else if (!NO_ROWS.has(node.kind) || node.kind === "consent")
      l.report("misplaced-element", l.spanOf(e), {
        element: { en: "`each row`", zh: "`each row`" },
        place: { en: `\`${node.kind}\``, zh: `\`${node.kind}\`` },
      });
  }
  const tried = node.list?.elements.some((e) => e.$type === "Entry" || e.$type === "Dimension");
  if (NEEDS_ROWS.has(node.kind) && q.rows.length === 0 && !tried && !m.of && !m.across && !m.from) {
    l.report("missing-options", l.spanOf(node, "kind"), {
      kind: node.kind,
      list: { en: "items", zh: "题项" },
    });
  }
  return rows;
}

/** A `consent` has no list at all; lists of options have told what they cannot hold. */
function misplacedNotes(l: Lowering, node: QuestionNode): void {
  const element = node.kind === "consent" ? node.list?.elements[0] : undefined;
  if (element)
    l.report("misplaced-element", l.spanOf(element), {
      element: { en: "A list", zh: "列表" },
      place: { en: "`consent`", zh: "`consent`" },
    });
}

/** `phq9_9` for a numbered item, `prompt` for a named one; other kinds always carry the question's name. */
function namesOf(
  q: Question,
  id: string,
  named: boolean,
  owner: string,
  reference = owner,
): Pick<RowInfo, "variable" | "reference" | "standsAlone"> {
  const battery = q.kind === "rate" || q.kind === "differential";
  if (battery && named) return { variable: id, reference: id, standsAlone: true };
  return { variable: `${owner}_${id}`, reference: `${reference}.${id}`, standsAlone: false };
}

function fromEntries(l: Lowering, node: QuestionNode, q: Question, site: Site, rows: Rows): void {
  const used = new Set(
    node.list?.elements.flatMap((e) => (e.$type === "Entry" && e.code !== undefined ? [e.code] : [])) ?? [],
  );
  const seen = new Map(q.rows.map((r) => [r.id, r]));
  let next = 1;
  let before: Text[] = [];
  for (const e of node.list?.elements ?? []) {
    if (e.$type === "RowNote") {
      const text = textOf(
        l,
        e,
        "text",
        `${q.id}.note${q.rows.length + 1}${before.length > 0 ? `.${before.length + 1}` : ""}.text`,
        site,
      );
      if (text) before.push(text);
      continue;
    }
    if (e.$type === "Dimension") {
      l.report("misplaced-element", l.spanOf(e), {
        element: { en: "A dimension", zh: "维度" },
        place: {
          en: "a question; declare it at the top level and ask it with `of`",
          zh: "题目；请在顶层声明，并用 `of` 引用",
        },
      });
      continue;
    }
    if (e.$type !== "Entry") continue;
    if (e.code === undefined && e.name === undefined) while (used.has(next) || seen.has(String(next))) next++;
    const id = rowId(e, next);
    const again = seen.get(id);
    if (again) {
      l.report(
        "duplicate-entry",
        l.spanOf(e, e.name !== undefined ? "name" : "code"),
        { name: id },
        { related: [{ span: l.spanAt(again.at), message: { en: "first here", zh: "首次出现" } }] },
      );
      continue;
    }
    const row: Row = { id, label: rowLabel(l, e, q, id, site), followUps: [], at: l.placeOf(e) };
    if (e.code !== undefined) row.code = String(e.code + 0);
    if (q.guard !== undefined) row.guard = q.guard;
    if (before.length > 0) row.before = before;
    before = [];
    if (e.interval)
      l.report("misplaced-element", l.spanOf(e.interval), {
        element: { en: "An interval", zh: "区间" },
        place: { en: "the items of a question", zh: "题项" },
      });
    opposite(l, e, q, row, site);
    const info: RowInfo = { ...namesOf(q, id, e.name !== undefined, q.id), reversed: false };
    rowMarks(l, e, q, row, info, site);
    seen.set(id, row);
    add(q, rows, row, info);
  }
}

function add(q: Question, rows: Rows, row: Row, info: RowInfo): void {
  q.rows.push(row);
  rows.info.push(info);
}

function rowLabel(l: Lowering, e: Entry, q: Question, id: string, site: Site): Text {
  const label = textOf(l, e, "label", `${q.id}.${id}.label`, site);
  if (!label) l.report("missing-label", l.spanOf(e), { what: { en: `Item “${id}”`, zh: `题项“${id}”` } });
  return label ?? literalText(`${q.id}.${id}.label`, "");
}

function opposite(l: Lowering, e: Entry, q: Question, row: Row, site: Site): void {
  const text = textOf(l, e, "opposite", `${q.id}.${row.id}.opposite`, site);
  if (q.kind === "differential") {
    if (text) row.opposite = text;
    else if (e.label !== undefined)
      l.report("missing-label", l.spanOf(e), {
        what: { en: "The other end of this row", zh: "此行的另一端" },
      });
  } else if (text)
    l.report("misplaced-element", l.spanOf(e, "opposite"), {
      element: { en: "A second label", zh: "第二个标签" },
      place: { en: `\`${q.kind}\``, zh: `\`${q.kind}\`` },
    });
}

/** Marks that an item carries wherever it is asked. */
const DECLARED: ReadonlySet<string> = new Set(["reversed", "weight", "help"]);

function fromDimension(l: Lowering, m: Modifiers, q: Question, site: Site, rows: Rows, index: number): void {
  const symbol = dimensionNamed(l, m.of!.dimensions[index]!.$refText, l.spanOf(m.of!, "dimensions", index));
  if (!symbol) return;
  let previous = "";
  for (const item of itemsOf(l, symbol.id)) {
    const owner = item.path[0]!;
    const innermost = item.path[item.path.length - 1]!;
    const { unit } = symbol;
    const row: Row = {
      id: item.id,
      label: item.label,
      dimension: item.path,
      followUps: [],
      at: l.within(unit, () => l.placeOf(item.entry)),
    };
    if (!item.named) row.code = String(item.entry.code ?? item.id);
    if (item.help) row.help = item.help;
    if (q.guard !== undefined) row.guard = q.guard;
    const titled = m.flags.has("titles") || l.dimensions.get(innermost)?.titles;
    if (titled && innermost !== previous) row.before = [l.dimensions.get(innermost)!.label];
    previous = innermost;
    const again = q.rows.find((r) => r.id === item.id);
    if (again) {
      l.report(
        "duplicate-entry",
        l.spanOf(m.of!, "dimensions", index),
        { name: item.id },
        { related: [{ span: l.spanAt(again.at), message: { en: "first here", zh: "首次出现" } }] },
      );
      continue;
    }
    const info: RowInfo = {
      ...namesOf(q, item.id, item.named, owner, l.references.get(owner)),
      reversed: item.reversed,
      onVariable: (v) => item.item.variables.push(v.name),
    };
    if (item.weight !== undefined) info.weight = item.weight;
    // Conditions and expected answers speak of this questionnaire, the words of the file they stand in.
    l.within(unit, () => rowMarks(l, item.entry, q, row, info, site, DECLARED));
    add(q, rows, row, info);
  }
}

function dimensionNamed(l: Lowering, name: string, span: Span) {
  const symbol = l.names.dimensions.get(name);
  if (symbol) {
    referDimension(l, span, name, symbol);
    useDimension(l, symbol.id);
    return symbol;
  }
  unknownList(l, "dimension", span, name, l.names.dimensions.keys());
  return undefined;
}

/** One row for each facet: `allocate points "…" across servqual`. */
function across(l: Lowering, m: Modifiers, q: Question, rows: Rows): void {
  const span = l.spanOf(m.across!, "dimension");
  const symbol = dimensionNamed(l, m.across!.dimension?.$refText ?? "", span);
  if (!symbol) return;
  const parts = [...partsOfDimension(l, symbol.id), ...keyedDimensions(l, symbol)];
  if (parts.length === 0) l.report("empty-dimension", span, { name: symbol.reference });
  for (const part of parts) {
    const d = l.dimensions.get(part)!;
    const row: Row = { id: d.id, label: d.label, dimension: [symbol.id, d.id], followUps: [], at: d.at };
    if (d.help) row.help = d.help;
    if (q.guard !== undefined) row.guard = q.guard;
    add(q, rows, row, { ...namesOf(q, d.id, true, q.id), reversed: false });
  }
}

/** Dimensions that a key names: the keys themselves are resolved only when all questions are known. */
function keyedDimensions(l: Lowering, { node, unit }: DimensionSymbol): string[] {
  const { dimensions } = l.names.scopeOf(unit);
  return node.keys.flatMap((k) =>
    k.path !== undefined && k.code === undefined ? (dimensions.get(k.path)?.id ?? []) : [],
  );
}

/** One row for each option of a shared list, or for each that was (not) chosen before. */
function fromOptions(l: Lowering, m: Modifiers, q: Question, site: Site, rows: Rows): void {
  const from = m.from!;
  const shared = from.list && (useList(l, from, "list")?.domain.options ?? []);
  const options =
    shared?.map((option) => ({ option, guard: q.guard })) ?? chosenOptions(l, from, site, q.guard);
  for (const { option: o, guard } of options) {
    const id = o.name ?? String(o.code).replace("-", "m");
    const row: Row = {
      id,
      label: o.label ?? literalText(`${q.id}.${id}.label`, id),
      followUps: [],
      at: o.at,
    };
    if (o.name === undefined) row.code = String(o.code);
    if (o.help) row.help = o.help;
    if (guard !== undefined) row.guard = guard;
    // The same list may be asked of in many ways, so its names belong to the question.
    add(q, rows, row, {
      variable: `${q.id}_${id}`,
      reference: `${q.id}.${id}`,
      standsAlone: false,
      reversed: false,
    });
  }
}
