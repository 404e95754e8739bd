/** Scores: one for each respondent, or with `each` one for every dimension, facet or item. */
import type { Entry, Score as ScoreNode } from "../generated/ast.js";
import type { Band, Expr, MissingRule, Score, Variable } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { nearest } from "../syntax/foreign-words.js";
import { bindScalar } from "./bind.js";
import type { Lowering } from "./context.js";
import { numericInterval } from "./intervals.js";
import { entriesOf, marksOf } from "./options.js";
import { type Bounds, boundsOf } from "./range.js";
import { dimensionParts } from "./resolve.js";
import { pathOf, type ScoreFamily } from "./score-families.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import type { Bound, Member } from "./types.js";

interface Instance {
  variable: string;
  suffix?: string;
  label?: Score["label"];
  of?: Score["of"];
  member: Member;
  within?: Site["within"];
  local?: Site["local"];
}

/** Declares the families, so that formulas may read one another in any order. */
export function declareScore(l: Lowering, node: ScoreNode): void {
  const name = node.name;
  if (name === undefined) return;
  const span = l.spanOf(node, "name");
  if (!l.declareValue({ kind: "score", family: name, name, clock: Number.POSITIVE_INFINITY, span }, true)) return;
  const family: ScoreFamily = { name, each: node.each !== undefined, members: [], reads: new Set() };
  l.families.set(name, family);
  l.later(() => {
    const instances = instancesOf(l, node, name);
    family.members = instances.map((i) => i.member);
    for (const i of instances) define(l, node, i);
  });
}

function instancesOf(l: Lowering, node: ScoreNode, name: string): Instance[] {
  if (node.each === undefined) return [{ variable: name, member: { expr: { k: "var", name } } }];
  const of = node.of?.$refText ?? "";
  const symbol = l.names.dimensions.get(of);
  const battery = l.names.values.get(of);
  if (!symbol && !(battery?.kind === "question" && node.each === "item")) {
    const near = nearest(of, l.names.dimensions.keys());
    l.report("undefined-list", l.spanOf(node, "of"), { kind: { en: "dimension", zh: "维度" }, name: of, suggestion: suggest(near) });
    return [];
  }
  if (symbol) symbol.used = true;
  if (node.each === "item") return itemInstances(l, name, of, symbol !== undefined);
  const all = l.instrument.dimensions;
  const children = (id: string): string[] => [...all.filter((d) => d.parent === id).map((d) => d.id), ...(l.dimensionOf(id)?.of ?? [])];
  const leaves = (id: string): string[] => (children(id).length === 0 ? [id] : children(id).flatMap(leaves));
  const ids = node.each === "facet" ? leaves(symbol!.id) : children(symbol!.id).length > 0 ? children(symbol!.id) : [symbol!.id];
  return ids.map((id) => {
    const d = l.dimensionOf(id)!;
    const variable = `${name}_${id}`;
    return {
      variable, suffix: id, label: d.label, of: { dimension: id }, within: { dimension: id },
      member: { expr: { k: "var", name: variable }, dimension: pathOf(all, id), ...(d.weight !== undefined ? { weight: d.weight } : {}) },
      local: (n) => perspectiveOf(l, id, n) ?? (n === "dimension" ? family(partsOf(l, id), "dimension") : undefined),
    };
  });
}

function itemInstances(l: Lowering, name: string, of: string, isDimension: boolean): Instance[] {
  const parts = isDimension ? dimensionParts(l, of) : questionParts(l, of);
  const ids = [...new Set(parts.map((p) => p.member.item!))];
  return ids.map((id) => {
    const own = parts.filter((p) => p.member.item === id);
    const variable = `${name}_${id}`;
    const first = own[0]!;
    return {
      variable, suffix: id, label: baseLabel(l, first.variable), of: { item: id }, within: { item: id },
      member: { expr: { k: "var", name: variable }, item: id, ...(first.member.dimension ? { dimension: first.member.dimension } : {}), ...(first.member.weight !== undefined ? { weight: first.member.weight } : {}) },
      local: (n) => {
        const one = own.find((p) => p.variable.perspective === n) ?? (n === "item" && own.length === 1 ? first : undefined);
        return one && { type: { t: "number" }, expr: one.member.expr, name: n };
      },
    };
  });
}

function questionParts(l: Lowering, id: string): { member: Member; variable: Variable }[] {
  const q = l.questions.get(id)!;
  return q.fields.flatMap((f) => {
    const variable = l.variables.get(f.variable)!;
    return f.row === undefined ? [] : [{ variable, member: { expr: { k: "var", name: variable.name, ...(variable.scoring ? { scored: true as const } : {}) }, item: q.rows[f.row]!.id } }];
  });
}

/** Words of the item itself, without perspective. */
function baseLabel(l: Lowering, v: Variable): Score["label"] {
  const q = v.question === undefined ? undefined : l.questions.get(v.question);
  return (v.row === undefined ? undefined : q?.rows[v.row]?.label) ?? v.label;
}

function partsOf(l: Lowering, id: string): Member[] {
  return dimensionParts(l, id).map((p) => p.member);
}

function perspectiveOf(l: Lowering, id: string, name: string): Bound | undefined {
  const own = dimensionParts(l, id).filter((p) => p.variable.perspective === name);
  return own.length === 0 ? undefined : family(own.map((p) => p.member), name);
}

function family(members: Member[], name: string): Bound | undefined {
  return members.length === 0 ? undefined : { type: { t: "number" }, expr: { k: "boolean", value: false }, members, name };
}

function define(l: Lowering, node: ScoreNode, i: Instance): void {
  const at = l.placeOf(node);
  const name = node.name;
  const own = textOf(l, node, "label", `${name}.label`, { clock: Number.POSITIVE_INFINITY, scores: true });
  const parts = [...(own?.parts ?? []), ...(own && i.label ? [{ kind: "text" as const, value: /^zh\b/i.test(l.instrument.language) ? "：" : ": " }] : []), ...(i.label?.parts ?? [])];
  const label = parts.length > 0 ? { key: `${i.variable}.label`, parts } : literalText(`${i.variable}.label`, i.variable);
  const score: Score = { variable: i.variable, family: name, label, formula: { k: "text", parts: [] }, bands: [], at };
  if (i.of) score.of = i.of;
  l.addVariable({
    name: i.variable, reference: i.suffix === undefined ? name : `${name}.${i.suffix}`, origin: "score", label, level: "interval",
    domain: { type: "number", decimals: 2, missing: [] }, response: "optional", personal: false, demographic: false, reversed: false, position: 0, at,
    ...(i.member.dimension ? { dimension: i.member.dimension } : {}),
  }, l.spanOf(node, "name"));
  l.instrument.scores.push(score);
  l.atLast(() => {
    const before = l.diagnostics.length;
    const bound = bindScalar(l, node.value, { clock: Number.POSITIVE_INFINITY, scores: true, score: name, ...(i.local ? { local: i.local } : {}), ...(i.within ? { within: i.within } : {}) });
    // The same slip in each instance of a family is one slip.
    if (i.member !== l.families.get(name)?.members[0]) l.diagnostics.length = before;
    if (!bound) return;
    if (bound.type.t !== "number" && bound.type.t !== "boolean" && bound.type.t !== "unknown" && !(bound.type.t === "choice")) {
      l.report("wrong-operand", l.spanOf(node.value), { operator: "score", expected: { en: "a number", zh: "数值" }, actual: { en: "something else", zh: "其他内容" }, suggestion: "" });
      return;
    }
    score.formula = bound.expr;
    if (node.rule) applyRule(l, node, score);
  });
  l.afterScores(() => finishScore(l, node, score));
}

function applyRule(l: Lowering, node: ScoreNode, score: Score): void {
  const agg = aggregateIn(score.formula);
  const r = node.rule!;
  if (!agg) {
    l.report("missing-rule-without-aggregate", l.spanOf(r), {});
    return;
  }
  const rule: MissingRule = { atLeast: r.half ? "half" : (r.atLeast ?? 1), prorated: r.prorated };
  if (r.atLeast === undefined && !r.half) rule.atLeast = 1;
  if (r.of !== undefined) {
    rule.of = r.of;
    if (r.of !== agg.items.length) l.report("missing-rule-count", l.spanOf(r, "of"), { said: r.of, actual: agg.items.length });
  }
  if (typeof rule.atLeast === "number" && rule.atLeast > agg.items.length) {
    l.report("missing-rule-count", l.spanOf(r, "atLeast"), { said: rule.atLeast, actual: agg.items.length });
  }
  agg.rule = rule;
}

/** The aggregate a rule speaks of: the formula itself, or the only one in it. */
function aggregateIn(e: Expr): Extract<Expr, { k: "agg" }> | undefined {
  if (e.k === "agg") return e;
  const inner = e.k === "op" ? [e.left, e.right] : e.k === "call" ? e.args : e.k === "neg" || e.k === "not" ? [e.arg] : [];
  const found = inner.map(aggregateIn).filter((x) => x !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

/** Derived range, rescaling and bands; once all formulas are bound. */
function finishScore(l: Lowering, node: ScoreNode, score: Score): void {
  const range = scoreBounds(l, score.variable);
  if (range) score.range = { min: tidy(range.min), max: tidy(range.max) };
  if (node.rescaled) {
    const to = numericInterval(l, node.rescaled);
    if (!score.range || score.range.min === score.range.max) l.report("rescale-without-range", l.spanOf(node.rescaled), {});
    else if (to?.from !== undefined && to.to !== undefined) score.rescaled = { from: to.from, to: to.to };
  }
  const v = l.variables.get(score.variable);
  const shown = score.rescaled ? { min: score.rescaled.from, max: score.rescaled.to } : score.range;
  if (v?.domain.type === "number" && shown) v.domain = { ...v.domain, min: shown.min, max: shown.max };
  if (node.list) score.bands = bandsOf(l, entriesOf(l, node.list.elements, { en: "the bands of a score", zh: "得分的分段" }), score);
}

function scoreBounds(l: Lowering, name: string, seen: string[] = []): Bounds | undefined {
  if (seen.includes(name)) return undefined;
  const score = l.scoreOf(name);
  if (!score) return undefined;
  if (score.rescaled) return { min: score.rescaled.from, max: score.rescaled.to };
  return boundsOf(score.formula, (n) => l.variables.get(n), (n) => scoreBounds(l, n, [...seen, name]));
}

function tidy(x: number): number {
  return Number(x.toPrecision(12));
}

function bandsOf(l: Lowering, entries: Entry[], score: Score): Band[] {
  return entries.flatMap((entry) => {
    const interval = numericInterval(l, entry.interval) ?? (entry.code !== undefined ? { from: entry.code, to: entry.code } : undefined);
    if (!interval) {
      l.report("bands-without-range", l.spanOf(entry), {});
      return [];
    }
    const key = `${score.variable}.${interval.from ?? ""}`;
    const site: Site = { clock: Number.POSITIVE_INFINITY, scores: true };
    const label = textOf(l, entry, "label", `${key}.label`, site);
    if (!label) l.report("missing-label", l.spanOf(entry), { what: { en: "The band", zh: "分段" } });
    const band: Band = { ...interval, label: label ?? literalText(`${key}.label`, ""), at: l.placeOf(entry) };
    if (entry.name !== undefined) band.name = entry.name;
    for (const mark of marksOf(entry)) {
      if (mark.$type === "TextMark" && mark.name === "advice") {
        const advice = textOf(l, mark, "text", `${key}.advice`, site);
        if (advice) band.advice = advice;
      } else l.report("mark-not-applicable", l.spanOf(mark), { mark: "name" in mark ? mark.name : "when", what: { en: "a band", zh: "分段" } });
    }
    return [band];
  });
}

/** Reports cycles among scores, and puts each score behind those it reads. */
export function orderScores(l: Lowering): void {
  const state = new Map<string, "open" | "done">();
  const order: string[] = [];
  const visit = (name: string, path: string[]): void => {
    if (state.get(name) === "done") return;
    if (state.get(name) === "open") {
      const cycle = [...path.slice(path.indexOf(name)), name];
      const symbol = l.names.values.get(name);
      if (symbol) l.report("cyclic-definition", symbol.span, { cycle: cycle.join(" → ") });
      return;
    }
    state.set(name, "open");
    for (const next of l.families.get(name)?.reads ?? []) visit(next, [...path, name]);
    state.set(name, "done");
    order.push(name);
  };
  for (const name of l.families.keys()) visit(name, []);
  const rank = new Map(order.map((name, i) => [name, i]));
  l.instrument.scores.sort((a, b) => rank.get(a.family)! - rank.get(b.family)!);
}
