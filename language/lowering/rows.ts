/** Items of a battery or of a question asked of several things: rows, and how their variables are called. */
import type { EachRow, Entry, Question as QuestionNode } from "../generated/ast.js";
import type { Question, Row, Text, Variable } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { nearest } from "../syntax/foreign-words.js";
import { bindCondition } from "./bind.js";
import type { Lowering } from "./context.js";
import { type DeclaredItem, itemsOf } from "./dimensions.js";
import { OPTION_KINDS } from "./domains.js";
import type { Modifiers } from "./modifiers.js";
import { marksOf } from "./options.js";
import { lowerQuestion, type QuestionPlace } from "./questions.js";
import { ofVariable } from "./resolve.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";

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

export interface RowSource {
  info: RowInfo[];
  followUps?: (place: QuestionPlace) => void;
}

const NO_ROWS = new Set([...OPTION_KINDS, "slider", "consent"]);
const NEEDS_ROWS = new Set(["rate", "differential", "allocate", "grid"]);
const ROW_MARKS = new Set(["reversed", "weight", "help", "when", "expects"]);

export function lowerRows(l: Lowering, node: QuestionNode, q: Question, m: Modifiers, site: Site): RowSource {
  const source: RowSource = { info: [] };
  if (m.of) for (const [i] of m.of.dimensions.entries()) fromDimension(l, m, q, site, source, i);
  if (m.across) across(l, m, q, source);
  if (q.kind === "rate" && m.from) l.report("not-yet-supported", l.spanOf(m.from), { word: l.current.text.slice(l.spanOf(m.from).start, l.spanOf(m.from).end) });
  if (q.kind === "allocate" && m.from?.list) fromList(l, m, q, source);
  if (!NO_ROWS.has(node.kind)) fromEntries(l, node, q, site, source);
  const each = node.list?.elements.filter((e): e is EachRow => e.$type === "EachRow") ?? [];
  for (const e of each) {
    if (node.kind !== "rate") l.report("misplaced-element", l.spanOf(e), { element: { en: "`each row`", zh: "`each row`" }, place: { en: `\`${node.kind}\``, zh: `\`${node.kind}\`` } });
  }
  if (each.length > 0 && node.kind === "rate") source.followUps = (place) => followUps(l, q, each, place);
  if (NEEDS_ROWS.has(node.kind) && q.rows.length === 0 && !m.of && !m.across && !m.from) {
    l.report("missing-options", l.spanOf(node, "kind"), { kind: node.kind, list: { en: "items", zh: "题项" } });
  }
  if (node.kind === "grid" && q.columns.length === 0) {
    l.report("missing-options", l.spanOf(node, "kind"), { kind: node.kind, list: { en: "columns (`column number …`)", zh: "列（`column number …`）" } });
  }
  return source;
}

/** `phq9_9` for a numbered item, `prompt` for a named one; other kinds always carry the question's name. */
function namesOf(q: Question, id: string, named: boolean, owner: string): Pick<RowInfo, "variable" | "reference" | "standsAlone"> {
  const battery = q.kind === "rate" || q.kind === "differential";
  if (battery && named) return { variable: id, reference: id, standsAlone: true };
  return { variable: `${owner}_${id}`, reference: `${owner}.${id}`, standsAlone: false };
}

function fromEntries(l: Lowering, node: QuestionNode, q: Question, site: Site, source: RowSource): void {
  const used = new Set(node.list?.elements.flatMap((e) => (e.$type === "Entry" && e.code !== undefined ? [e.code] : [])) ?? []);
  const seen = new Map<string, Row>();
  let next = 1;
  let before: Text[] = [];
  for (const e of node.list?.elements ?? []) {
    if (e.$type === "RowNote") {
      const text = textOf(l, e, "text", `${q.id}.note${q.rows.length + 1}.text`, site);
      if (text) before.push(text);
      continue;
    }
    if (e.$type === "Dimension") {
      l.report("misplaced-element", l.spanOf(e), { element: { en: "A dimension", zh: "维度" }, place: { en: "a question; declare it at the top level and ask it with `of`", zh: "题目；请在顶层声明，并用 `of` 引用" } });
      continue;
    }
    if (e.$type !== "Entry") continue;
    let code = e.code;
    if (code === undefined && e.name === undefined) {
      while (used.has(next)) next++;
      code = next;
      used.add(code);
    }
    const id = e.name ?? String(code).replace("-", "m");
    const again = seen.get(id);
    if (again) {
      l.report("duplicate-entry", l.spanOf(e, e.name !== undefined ? "name" : "code"), { name: id }, { related: [{ span: l.spanAt(again.at), message: { en: "first here", zh: "首次出现" } }] });
      continue;
    }
    const label = textOf(l, e, "label", `${q.id}.${id}.label`, site);
    if (!label) l.report("missing-label", l.spanOf(e), { what: { en: `Item “${id}”`, zh: `题项“${id}”` } });
    const row: Row = { id, label: label ?? literalText(`${q.id}.${id}.label`, ""), followUps: [], at: l.placeOf(e) };
    if (e.code !== undefined) row.code = String(e.code);
    if (q.guard !== undefined) row.guard = q.guard;
    if (before.length > 0) row.before = before;
    before = [];
    opposite(l, e, q, row, site);
    const info: RowInfo = { ...namesOf(q, id, e.name !== undefined, q.id), reversed: false };
    rowMarks(l, e, q, row, info, site);
    seen.set(id, row);
    q.rows.push(row);
    source.info.push(info);
  }
}

function opposite(l: Lowering, e: Entry, q: Question, row: Row, site: Site): void {
  const text = textOf(l, e, "opposite", `${q.id}.${row.id}.opposite`, site);
  if (q.kind === "differential") {
    if (text) row.opposite = text;
    else l.report("missing-label", l.spanOf(e), { what: { en: "The other end of this row", zh: "此行的另一端" } });
  } else if (text) l.report("misplaced-element", l.spanOf(e, "opposite"), { element: { en: "A second label", zh: "第二个标签" }, place: { en: `\`${q.kind}\``, zh: `\`${q.kind}\`` } });
}

function rowMarks(l: Lowering, e: Entry, q: Question, row: Row, info: RowInfo, site: Site): void {
  for (const mark of marksOf(e)) {
    const name = mark.$type === "WhenModifier" ? "when" : mark.$type === "ExpectsMark" ? "expects" : mark.name;
    if (!ROW_MARKS.has(name)) {
      l.report("mark-not-applicable", l.spanOf(mark), { mark: name, what: { en: "an item", zh: "题项" } });
      continue;
    }
    if (mark.$type === "FlagMark") info.reversed = true;
    else if (mark.$type === "NumberMark") info.weight = mark.value;
    else if (mark.$type === "TextMark") {
      const text = textOf(l, mark, "text", `${q.id}.${row.id}.help`, site);
      if (text) row.help = text;
    } else if (mark.$type === "ExpectsMark") {
      const wanted = mark.option ?? mark.code;
      const option = q.domain.type === "choice" ? q.domain.options.find((o) => o.name === wanted || o.code === wanted) : undefined;
      if (option) row.expects = option.value;
      else l.report("expects-nothing", l.spanOf(mark), {});
    } else if (mark.$type === "WhenModifier") {
      row.guard = l.conditional(q.guard, true, (test) => {
        const expr = bindCondition(l, mark.condition, site);
        if (expr) test.expr = expr;
      }, l.placeOf(mark)).id;
    }
  }
}

function fromDimension(l: Lowering, m: Modifiers, q: Question, site: Site, source: RowSource, index: number): void {
  const reference = m.of!.dimensions[index]!;
  const id = dimensionNamed(l, reference.$refText, l.spanOf(m.of!, "dimensions", index));
  if (id === undefined) return;
  let previous = "";
  for (const item of itemsOf(l, id)) {
    const owner = item.path[0]!;
    const dimension = item.path[item.path.length - 1]!;
    const row: Row = { id: item.id, label: item.label, dimension: item.path, followUps: [], at: l.withinDimension(id, () => l.placeOf(item.entry)) };
    if (!item.named) row.code = item.id;
    if (item.help) row.help = item.help;
    if (q.guard !== undefined) row.guard = q.guard;
    const titled = m.flags.has("titles") || l.dimensionOf(dimension)?.titles;
    if (titled && dimension !== previous) row.before = [l.dimensionOf(dimension)!.label];
    previous = dimension;
    const info: RowInfo = { ...namesOf(q, item.id, item.named, owner), reversed: item.reversed, onVariable: (v) => item.item.variables.push(v.name) };
    // Two batteries may ask the same items from different perspectives: then the bare name is no one's.
    if (q.columns.length > 0) info.standsAlone = false;
    if (item.weight !== undefined) info.weight = item.weight;
    l.withinDimension(id, () => dimensionMarks(l, item, q, row, site));
    q.rows.push(row);
    source.info.push(info);
  }
}

function dimensionMarks(l: Lowering, item: DeclaredItem, q: Question, row: Row, site: Site): void {
  const info: RowInfo = { variable: "", reference: "", standsAlone: false, reversed: false };
  const marks = marksOf(item.entry).filter((mark) => mark.$type === "ExpectsMark" || mark.$type === "WhenModifier");
  if (marks.length > 0) rowMarks(l, { ...item.entry, marks, details: undefined } as Entry, q, row, info, site);
}

function dimensionNamed(l: Lowering, name: string, span: { uri: string; start: number; end: number }): string | undefined {
  const symbol = l.names.dimensions.get(name);
  if (symbol) {
    symbol.used = true;
    return symbol.id;
  }
  const near = nearest(name, l.names.dimensions.keys());
  l.report("undefined-list", span, { kind: { en: "dimension", zh: "维度" }, name, suggestion: suggest(near) }, near ? { fixes: [{ title: { en: `Write “${near}”`, zh: `改为“${near}”` }, edits: [{ ...span, text: near }], preferred: true }] } : {});
  return undefined;
}

/** One row for each facet: `allocate points "…" across servqual`. */
function across(l: Lowering, m: Modifiers, q: Question, source: RowSource): void {
  const id = dimensionNamed(l, m.across!.dimension?.$refText ?? "", l.spanOf(m.across!, "dimension"));
  if (id === undefined) return;
  for (const d of l.instrument.dimensions.filter((x) => x.parent === id)) {
    const row: Row = { id: d.id, label: d.label, dimension: [id, d.id], followUps: [], at: d.at };
    if (d.help) row.help = d.help;
    if (q.guard !== undefined) row.guard = q.guard;
    q.rows.push(row);
    source.info.push({ ...namesOf(q, d.id, true, q.id), reversed: false });
  }
}

function fromList(l: Lowering, m: Modifiers, q: Question, source: RowSource): void {
  const list = l.lists.get(m.from!.list!.$refText) ?? l.useList(m.from!, "list");
  for (const o of list?.domain.options ?? []) {
    const id = o.name ?? String(o.code);
    const row: Row = { id, label: o.label ?? literalText(`${q.id}.${id}.label`, id), followUps: [], at: o.at };
    if (q.guard !== undefined) row.guard = q.guard;
    q.rows.push(row);
    source.info.push({ ...namesOf(q, id, true, q.id), reversed: false });
  }
}

function followUps(l: Lowering, q: Question, each: EachRow[], place: QuestionPlace): void {
  q.rows.forEach((row, r) => {
    const field = q.fields.find((f) => f.row === r);
    const answer = field && l.variables.get(field.variable);
    if (!answer) return;
    for (const e of each) {
      for (const inner of e.questions) {
        const name = inner.name ?? "remark";
        const made = lowerQuestion(l, inner, {
          ...place, guard: row.guard ?? q.guard, unnumbered: true, variable: `${answer.name}_${name}`,
          local: (n) => (n === "answer" ? { ...ofVariable(answer), name: "answer" } : undefined),
        });
        row.followUps.push(made.id);
      }
    }
  });
}
