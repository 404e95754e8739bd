/** Lists of options: identity (name or code), labels, marks. */
import type { Entry, ListElement, Mark } from "../generated/ast.js";
import type { DataScalar, Option } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { bindCondition } from "./bind.js";
import { intervalLabel, numericInterval } from "./intervals.js";
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
}

const OPTION_MARKS = new Set(["specify", "exclusive", "missing", "fixed", "retired", "points", "weight", "help", "phrase", "when"]);

/** Entries of a list; reports what has no place in it. */
export function entriesOf(l: Lowering, elements: readonly ListElement[], place: { en: string; zh: string }): Entry[] {
  const entries: Entry[] = [];
  for (const e of elements) {
    if (e.$type === "Entry") entries.push(e);
    else l.report("misplaced-element", l.spanOf(e), { element: elementName(e), place });
  }
  return entries;
}

function elementName(e: ListElement): { en: string; zh: string } {
  switch (e.$type) {
    case "Perspective": return { en: "A perspective (`as`)", zh: "评价角度（`as`）" };
    case "EachRow": return { en: "`each row`", zh: "`each row`" };
    case "Column": return { en: "A column", zh: "列（`column`）" };
    case "RowNote": return { en: "A note", zh: "`note`" };
    case "Dimension": return { en: "A dimension", zh: "维度" };
    default: return { en: "This", zh: "此内容" };
  }
}

export function marksOf(entry: Entry): Mark[] {
  return entry.details ? [...entry.marks, ...entry.details.marks] : entry.marks;
}

/** Options in order. Codes that are not written are counted up; missing options get negative ones. */
export function lowerOptions(l: Lowering, entries: readonly Entry[], c: OptionContext): Option[] {
  const used = new Set<number>();
  for (const e of entries) if (e.code !== undefined) used.add(e.code);
  const spare = (c.codes ?? []).filter((code) => !used.has(code));
  let next = 1;
  let nextMissing = -1;
  let draft: Entry | undefined;
  let unlabelled: Entry | undefined;
  const options: Option[] = [];
  for (const entry of entries) {
    const marks = marksOf(entry);
    const missing = marks.some((m) => m.$type === "FlagMark" && m.name === "missing");
    let code = entry.code;
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
    const label = textOf(l, entry, "label", `${key}.label`, c.site) ?? (interval ? intervalLabel(`${key}.label`, interval, c.unit, l.instrument.language) : undefined);
    if (label) option.label = label;
    else if (!c.bare) unlabelled ??= entry;
    if (missing) option.missing = true;
    if (entry.opposite !== undefined) l.report("misplaced-element", l.spanOf(entry, "opposite"), { element: { en: "A second label", zh: "第二个标签" }, place: { en: "a list of options", zh: "选项列表" } });
    applyMarks(l, option, marks, key, c);
    options.push(option);
  }
  if (draft) {
    const edits = entries.flatMap((e, i) => (e.code === undefined && e.name === undefined ? [{ ...l.spanOf(e), end: l.spanOf(e).start, text: `${options[i]!.code} ` }] : []));
    l.report("draft-codes", l.spanOf(draft), {}, { fixes: [{ title: { en: "Write the codes down", zh: "写明编码" }, edits }] });
  }
  if (unlabelled) {
    const name = unlabelled.name ?? unlabelled.code ?? "";
    const span = l.spanOf(unlabelled);
    const words = unlabelled.name !== undefined && unlabelled.code === undefined && /[^\x00-\x7f]/.test(unlabelled.name);
    l.report("missing-label", span, { what: { en: `Option “${name}”`, zh: `选项“${name}”` } }, words ? { fixes: [{ title: { en: "Make it the words", zh: "改为选项文字" }, edits: [{ ...l.spanOf(unlabelled, "name"), text: `"${unlabelled.name}"` }] }] } : {});
  }
  reportDuplicates(l, entries, options);
  return options;
}

function applyMarks(l: Lowering, option: Option, marks: Mark[], key: string, c: OptionContext): void {
  for (const mark of marks) {
    const name = mark.$type === "WhenModifier" ? "when" : mark.$type === "ExpectsMark" ? "expects" : mark.name;
    if (!OPTION_MARKS.has(name)) {
      l.report("mark-not-applicable", l.spanOf(mark), { mark: name, what: { en: "an option", zh: "选项" } });
      continue;
    }
    if (mark.$type === "FlagMark") {
      if (name === "specify") option.specify = ""; // named by the question that uses it
      else if (name === "exclusive") option.exclusive = true;
      else if (name === "fixed") option.fixed = true;
      else if (name === "retired") option.retired = true;
    } else if (mark.$type === "NumberMark") option[name as "points" | "weight"] = mark.value;
    else if (mark.$type === "TextMark") {
      const text = textOf(l, mark, "text", `${key}.${name}`, c.site);
      if (text) option[name as "help" | "phrase"] = text;
    } else if (mark.$type === "WhenModifier") {
      option.guard = l.conditional(c.guard, true, (test) => {
        const expr = bindCondition(l, mark.condition, c.site);
        if (expr) test.expr = expr;
      }, l.placeOf(mark)).id;
    }
  }
}

function reportDuplicates(l: Lowering, entries: readonly Entry[], options: Option[]): void {
  const codes = new Map<number, number>();
  const names = new Map<string, number>();
  const labels = new Map<string, number>();
  const first = { en: "first here", zh: "首次出现" };
  options.forEach((o, i) => {
    const entry = entries[i]!;
    const related = (k: number) => [{ span: l.spanOf(entries[k]!), message: first }];
    if (entry.code !== undefined) {
      const k = codes.get(o.code);
      if (k !== undefined) return l.report("duplicate-code", l.spanOf(entry, "code"), { code: o.code }, { related: related(k) });
      codes.set(o.code, i);
    }
    if (o.name !== undefined) {
      const k = names.get(o.name);
      if (k !== undefined) return l.report("duplicate-entry", l.spanOf(entry, "name"), { name: o.name }, { related: related(k) });
      names.set(o.name, i);
    }
    const words = labelKey(o);
    if (words) {
      const k = labels.get(words);
      if (k !== undefined) l.report("duplicate-label", l.spanOf(entry, "label"), { label: entry.label === undefined ? words : String(entry.label) }, { related: related(k) });
      labels.set(words, i);
    }
  });
}

/** Labels that look the same are the same: width, case and outer punctuation do not count. */
function labelKey(o: Option): string {
  if (!o.label || o.label.parts.some((p) => p.kind === "pipe")) return "";
  const words = o.label.parts.map((p) => (p.kind === "text" ? p.value : "")).join("");
  return words.normalize("NFKC").toLowerCase().trim().replace(/[。.!！?？,，;；:：]+$/u, "");
}
