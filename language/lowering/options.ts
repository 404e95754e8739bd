/** Lists of options: identity (name or code), labels, marks. */
import type { Span } from "../diagnostics/diagnostic.js";
import type { Entry, ListElement, Mark } from "../generated/ast.js";
import type { DataScalar, Option } from "../instrument/model.js";
import { bindTest } from "./conditions.js";
import type { Lowering } from "./context.js";
import { intervalLabel, numericInterval } from "./intervals.js";
import { plainNumber } from "./numbers.js";
import type { Site } from "./site.js";
import { textOf } from "./texts.js";

export interface OptionContext {
  /** Prefix of text keys. */
  key: string;
  site: Site;
  unit?: string;
  /** Guard that conditions of options hang on. */
  guard?: number;
  /** Codes of a scale, for entries that state none. */
  codes?: number[];
  /** Labels may be missing: points of a scale. */
  bare?: boolean;
  /** Options of another list that stand before these. */
  before?: readonly Option[];
}

export const OPTION_MARKS = new Set([
  "specify",
  "exclusive",
  "missing",
  "fixed",
  "retired",
  "points",
  "weight",
  "help",
  "phrase",
  "when",
]);

/** Entries of a list; reports what has no place in it. */
export function entriesOf(
  l: Lowering,
  elements: readonly ListElement[],
  place: { en: string; zh: string },
): Entry[] {
  const entries: Entry[] = [];
  for (const e of elements) {
    if (e.$type === "Entry") entries.push(e);
    else l.report("misplaced-element", l.spanOf(e), { element: elementName(e), place });
  }
  return entries;
}

function elementName(e: ListElement): { en: string; zh: string } {
  switch (e.$type) {
    case "Perspective":
      return { en: "A perspective (`as`)", zh: "评价角度（`as`）" };
    case "EachRow":
      return { en: "`each row`", zh: "`each row`" };
    case "Column":
      return { en: "A column", zh: "列（`column`）" };
    case "RowNote":
      return { en: "A note", zh: "`note`" };
    case "Dimension":
      return { en: "A dimension", zh: "维度" };
    default:
      return { en: "This", zh: "此内容" };
  }
}

export function marksOf(entry: Entry): Mark[] {
  return entry.details ? [...entry.marks, ...entry.details.marks] : entry.marks;
}

/** The word with which a mark begins. */
export function markName(mark: Mark): string {
  return mark.$type === "WhenModifier" ? "when" : mark.$type === "ExpectsMark" ? "expects" : mark.name;
}

/** Options in order. Codes that are not written are counted up; missing options get negative ones. */
export function lowerOptions(l: Lowering, entries: readonly Entry[], c: OptionContext): Option[] {
  const used = new Set((c.before ?? []).map((o) => o.code));
  for (const e of entries) if (e.code !== undefined) used.add(e.code);
  const spare = (c.codes ?? []).filter((code) => !used.has(code));
  let next = 1;
  let nextMissing = -1;
  let draft: Entry | undefined;
  const unlabelled: Entry[] = [];
  const options: Option[] = [];
  for (const entry of entries) {
    const marks = marksOf(entry);
    const missing = marks.some((m) => m.$type === "FlagMark" && m.name === "missing");
    let code = plainNumber(entry.code);
    if (code === undefined) {
      if (missing) {
        while (used.has(nextMissing)) nextMissing--;
        code = nextMissing;
      } else if (c.codes) {
        code = spare.shift() ?? (c.codes[c.codes.length - 1] ?? 0) + 1;
      } else {
        while (used.has(next)) next++;
        code = next;
      }
      used.add(code);
      if (entry.name === undefined && !c.codes) draft ??= entry;
    }
    const value: DataScalar = entry.name ?? code;
    const key = `${c.key}.${value}`;
    const option: Option = { value, code, at: l.placeOf(entry) };
    if (entry.name !== undefined) option.name = entry.name;
    const interval = numericInterval(l, entry.interval);
    if (interval) option.interval = interval;
    const label =
      textOf(l, entry, "label", `${key}.label`, c.site) ??
      (interval ? intervalLabel(`${key}.label`, interval, c.unit, l.instrument.language) : undefined);
    if (label) option.label = label;
    else if (!c.bare && !entry.interval) unlabelled.push(entry);
    if (missing) option.missing = true;
    if (entry.opposite !== undefined)
      l.report("misplaced-element", l.spanOf(entry, "opposite"), {
        element: { en: "A second label", zh: "第二个标签" },
        place: { en: "a list of options", zh: "选项列表" },
      });
    applyMarks(l, option, marks, key, c);
    options.push(option);
  }
  if (draft) {
    const edits = entries.flatMap((e, i) =>
      e.code === undefined && e.name === undefined
        ? [{ ...l.spanOf(e), end: l.spanOf(e).start, text: `${options[i]!.code} ` }]
        : [],
    );
    l.report(
      "draft-codes",
      l.spanOf(draft),
      {},
      { fixes: [{ title: { en: "Write the codes down", zh: "写明编码" }, edits }] },
    );
  }
  // An empty list of codes is one slip, a label left out here and there are several.
  for (const entry of unlabelled.length === entries.length ? unlabelled.slice(0, 1) : unlabelled)
    reportUnlabelled(l, entry);
  reportDuplicates(l, entries, options, c.before ?? []);
  return options;
}

function reportUnlabelled(l: Lowering, entry: Entry): void {
  const name = entry.name ?? entry.code ?? "";
  // Words without quotes read as a name.
  const isWords = entry.name !== undefined && entry.code === undefined && /[\u0080-\uffff]/.test(entry.name);
  const edits = [{ ...l.spanOf(entry, "name"), text: `"${entry.name}"` }];
  const fixes = isWords ? [{ title: { en: "Make it the words", zh: "改为选项文字" }, edits }] : [];
  l.report(
    "missing-label",
    l.spanOf(entry),
    { what: { en: `Option “${name}”`, zh: `选项“${name}”` } },
    { fixes },
  );
}

function applyMarks(l: Lowering, option: Option, marks: Mark[], key: string, c: OptionContext): void {
  for (const mark of marks) {
    const name = markName(mark);
    if (!OPTION_MARKS.has(name)) {
      l.report("mark-not-applicable", l.spanOf(mark), { mark: name, what: { en: "an option", zh: "选项" } });
      continue;
    }
    if (mark.$type === "FlagMark") {
      if (name === "specify")
        option.specify = ""; // named by the question that uses it
      else if (name === "exclusive") option.exclusive = true;
      else if (name === "fixed") option.fixed = true;
      else if (name === "retired") option.retired = true;
    } else if (mark.$type === "NumberMark") {
      const value = plainNumber(mark.value);
      if (value !== undefined) option[name as "points" | "weight"] = value;
    } else if (mark.$type === "TextMark") {
      const text = textOf(l, mark, "text", `${key}.${name}`, c.site);
      if (text) option[name as "help" | "phrase"] = text;
    } else if (mark.$type === "WhenModifier") {
      option.guard = l.conditional(
        c.guard,
        (test) => bindTest(l, mark.condition, c.site, test),
        l.placeOf(mark),
      );
    }
  }
}

/** Codes, names and labels that stand twice, among themselves and in the list they are added to. */
function reportDuplicates(
  l: Lowering,
  entries: readonly Entry[],
  options: readonly Option[],
  before: readonly Option[],
): void {
  const codes = new Map(before.map((o) => [o.code, l.spanAt(o.at)]));
  const names = new Map(before.map((o) => [String(o.value), l.spanAt(o.at)]));
  const labels = new Map(before.map((o) => [labelKey(o), l.spanAt(o.at)]));
  const first = (span: Span) => ({ related: [{ span, message: { en: "first here", zh: "首次出现" } }] });
  options.forEach((o, i) => {
    const entry = entries[i]!;
    const name = names.get(String(o.value));
    const code = entry.code === undefined ? undefined : codes.get(o.code);
    const words = labelKey(o);
    const label = words ? labels.get(words) : undefined;
    if (o.name !== undefined && name)
      l.report("duplicate-entry", l.spanOf(entry, "name"), { name: o.name }, first(name));
    else if (code) l.report("duplicate-code", l.spanOf(entry, "code"), { code: o.code }, first(code));
    else if (label)
      l.report(
        "duplicate-label",
        l.spanOf(entry, "label"),
        { label: entry.label === undefined ? words : String(entry.label) },
        first(label),
      );
    const span = l.spanOf(entry);
    if (!name) names.set(String(o.value), span);
    if (!codes.has(o.code)) codes.set(o.code, span);
    if (words && !label) labels.set(words, span);
  });
}

/** Labels that look the same are the same: width, case and outer punctuation do not count. */
function labelKey(o: Option): string {
  if (!o.label || o.label.parts.some((p) => p.kind === "pipe")) return "";
  const words = o.label.parts.map((p) => (p.kind === "text" ? p.value : "")).join("");
  return words
    .normalize("NFKC")
    .toLowerCase()
    .trim()
    .replace(/[。.!！?？,，;；:：]+$/u, "");
}
