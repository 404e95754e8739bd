/** Scores: one for each respondent, or with `each` one for every dimension, facet or item. */
import type { Score as ScoreNode } from "../generated/ast.js";
import type { Expr, MissingRule, Score, Variable } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { bandsOf } from "./bands.js";
import { bindScalar } from "./conditions.js";
import type { Lowering } from "./context.js";
import { partsOfDimension, pathTo, useDimension } from "./dimensions.js";
import { numericInterval } from "./intervals.js";
import { keysOf } from "./keys.js";
import { dimensionParts, familyOf, type Part, partOf } from "./members.js";
import { whole } from "./numbers.js";
import { entriesOf } from "./options.js";
import { asScored } from "./resolve.js";
import type { ScoreFamily } from "./score-families.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { type Bound, type Member, NUMBER, typeName } from "./types.js";
import { asNumber } from "./values.js";

/** Scores read everything. */
const SITE: Site = { clock: Number.POSITIVE_INFINITY, scores: true };

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
  const declared = l.declare.value({ kind: "score", family: name, name, clock: Number.POSITIVE_INFINITY, span: l.spanOf(node, "name") });
  if (declared === "taken") return;
  const family: ScoreFamily = { name, each: node.each !== undefined, members: [], reads: new Set() };
  l.families.set(name, family);
  l.later(() => {
    const instances = instancesOf(l, node, name);
    family.members = instances.map((i) => i.member);
    for (const i of instances) define(l, node, i);
  }, "families");
}

function instancesOf(l: Lowering, node: ScoreNode, name: string): Instance[] {
  if (node.each === undefined) return [{ variable: name, member: { expr: { k: "var", name } } }];
  const of = node.of?.$refText ?? "";
  const span = l.spanOf(node, "of");
  const symbol = l.names.dimensions.get(of);
  const battery = l.names.values.get(of);
  if (!symbol) {
    if (battery?.kind === "question" && node.each === "item") return itemInstances(l, name, questionParts(l, battery.id));
    const near = l.names.similar(of, l.names.dimensions.keys());
    l.report("undefined-list", span, { kind: { en: "dimension", zh: "维度" }, name: of, suggestion: suggest(near) });
    return [];
  }
  useDimension(l, symbol.id);
  const parts = dimensionParts(l, symbol.id);
  if (parts.length === 0) {
    l.report("unanswered-dimension", span, { name: of });
    return [];
  }
  if (node.each === "item") return itemInstances(l, name, parts);
  return dimensionsFor(l, symbol.id, node.each).map((id) => dimensionInstance(l, name, id));
}

/** `each dimension in` its parts, `each facet in` the innermost of them; without any, itself. Those that nothing asks are left out. */
function dimensionsFor(l: Lowering, id: string, each: "dimension" | "facet"): string[] {
  const innermost = (at: string): string[] => {
    keysOf(l, at);
    const parts = partsOfDimension(l, at);
    return parts.length === 0 ? [at] : parts.flatMap(innermost);
  };
  const parts = partsOfDimension(l, id);
  const ids = each === "facet" ? innermost(id) : parts.length > 0 ? parts : [id];
  return [...new Set(ids)].filter((part) => dimensionParts(l, part).length > 0);
}

function dimensionInstance(l: Lowering, name: string, id: string): Instance {
  const d = l.dimensions.get(id)!;
  const parts = dimensionParts(l, id);
  const own = (list: readonly Part[], as: string) => (list.length === 0 ? undefined : familyOf(list, as));
  return {
    variable: `${name}_${id}`, suffix: id, label: d.label, of: { dimension: id }, within: { dimension: id },
    member: { expr: { k: "var", name: `${name}_${id}` }, dimension: pathTo(l, id), ...(d.weight !== undefined ? { weight: d.weight } : {}) },
    local: (n) => own(parts.filter((p) => p.variable.perspective === n), n) ?? (n === "dimension" ? oneOf(parts, n) : undefined),
  };
}

/** `dimension` and `item` need no perspective where there is only one. */
function oneOf(parts: readonly Part[], as: string): Bound | undefined {
  return new Set(parts.map((p) => p.variable.perspective)).size === 1 ? familyOf(parts, as) : undefined;
}

function itemInstances(l: Lowering, name: string, parts: readonly Part[]): Instance[] {
  const items = new Map<string, Part[]>();
  for (const p of parts) {
    const id = p.member.item!;
    const known = items.get(id);
    if (known) known.push(p);
    else items.set(id, [p]);
  }
  return [...items].map(([id, own]): Instance => {
    const { member, variable: v } = own[0]!;
    const variable = `${name}_${id}`;
    return {
      variable, suffix: id, label: baseLabel(l, v), of: { item: id }, within: { item: id },
      member: { expr: { k: "var", name: variable }, item: id, ...(member.dimension ? { dimension: member.dimension } : {}), ...(member.weight !== undefined ? { weight: member.weight } : {}) },
      local: (n) => {
        const one = own.find((p) => p.variable.perspective === n) ?? (n === "item" && own.length === 1 ? own[0] : undefined);
        return one && asScored(one, n);
      },
    };
  });
}

function questionParts(l: Lowering, id: string): Part[] {
  const q = l.questions.get(id)!;
  return q.fields.flatMap((f) => {
    const variable = l.variables.get(f.variable);
    const row = f.row === undefined ? undefined : q.rows[f.row]!;
    return variable && row ? [partOf(variable, { item: row.id, ...(row.dimension ? { dimension: row.dimension } : {}) })] : [];
  });
}

/** Words of the item itself, without perspective. */
function baseLabel(l: Lowering, v: Variable): Score["label"] {
  const q = v.question === undefined ? undefined : l.questions.get(v.question);
  return (v.row === undefined ? undefined : q?.rows[v.row]?.label) ?? v.label;
}

function define(l: Lowering, node: ScoreNode, i: Instance): void {
  const at = l.placeOf(node);
  const name = node.name;
  const own = textOf(l, node, "label", `${name}.label`, SITE);
  const join = own && i.label ? [{ kind: "text" as const, value: l.chinese ? "：" : ": " }] : [];
  const parts = [...(own?.parts ?? []), ...join, ...(i.label?.parts ?? [])];
  const label = parts.length > 0 ? { key: `${i.variable}.label`, parts } : literalText(`${i.variable}.label`, i.variable);
  const score: Score = { variable: i.variable, family: name, label, formula: { k: "text", parts: [] }, bands: [], at };
  if (i.of) score.of = i.of;
  const doc = l.docOf(node);
  l.declare.variable({
    name: i.variable, reference: i.suffix === undefined ? name : `${name}.${i.suffix}`, origin: "score", label, level: "interval",
    domain: { type: "number", decimals: 2, missing: [] }, response: "optional", personal: false, demographic: false, reversed: false, position: 0, at,
    ...(i.member.dimension ? { dimension: i.member.dimension } : {}), ...(doc ? { doc } : {}),
  }, l.spanOf(node, "name"));
  l.instrument.scores.push(score);
  l.scores.set(i.variable, score);
  l.later(() => bindFormula(l, node, i, score), "formulas");
  l.later(() => finishScore(l, node, score), "ranges");
}

function bindFormula(l: Lowering, node: ScoreNode, i: Instance, score: Score): void {
  const bound = bindScalar(l, node.value, { ...SITE, score: node.name, ...(i.local ? { local: i.local } : {}), ...(i.within ? { within: i.within } : {}) });
  if (!bound) return;
  const formula = asNumber(bound.type, bound.expr);
  if (!formula) {
    l.report("wrong-operand", l.spanOf(node.value), { operator: "score", expected: typeName(NUMBER), actual: typeName(bound.type), suggestion: "" });
    return;
  }
  score.formula = formula;
  const rescaled = rescaledTo(l, node);
  if (rescaled) score.rescaled = rescaled;
  if (node.rule) applyRule(l, node, score);
}

function applyRule(l: Lowering, node: ScoreNode, score: Score): void {
  const agg = aggregateIn(score.formula);
  const r = node.rule!;
  if (!agg) {
    l.report("missing-rule-without-aggregate", l.spanOf(r), {});
    return;
  }
  const count = agg.items.length;
  const stated = r.atLeast === undefined ? 1 : whole(l, r, "at least", r.atLeast, 1);
  const rule: MissingRule = { atLeast: r.half ? "half" : (stated ?? 1), prorated: r.prorated };
  const wrong = r.of !== undefined && r.of !== count ? "of" : typeof rule.atLeast === "number" && rule.atLeast > count ? "atLeast" : undefined;
  if (wrong) l.report("missing-rule-count", l.spanOf(r, wrong), { said: r[wrong]!, actual: count });
  if (r.of !== undefined && wrong !== "of") rule.of = r.of;
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
  const range = l.ranges.ofScore(score);
  if (range && Number.isFinite(range.min) && Number.isFinite(range.max)) score.range = { min: tidy(range.min), max: tidy(range.max) };
  if (score.rescaled && (!score.range || score.range.min === score.range.max)) {
    delete score.rescaled;
    l.report("rescale-without-range", l.spanOf(node.rescaled!), {});
  }
  const v = l.variables.get(score.variable);
  const shown = score.rescaled ? { min: score.rescaled.from, max: score.rescaled.to } : score.range;
  if (v?.domain.type === "number" && shown) v.domain = { ...v.domain, min: shown.min, max: shown.max };
  if (node.list) score.bands = bandsOf(l, entriesOf(l, node.list.elements, { en: "the bands of a score", zh: "得分的分段" }), score, SITE);
}

/** Both ends of `rescaled 0..100`. */
function rescaledTo(l: Lowering, node: ScoreNode): Score["rescaled"] {
  const to = numericInterval(l, node.rescaled);
  if (!to) return undefined;
  if (to.from !== undefined && to.to !== undefined && to.from < to.to) return { from: to.from, to: to.to };
  l.report("wrong-interval", l.spanOf(node.rescaled!), { expected: { en: "both given: `0..100`", zh: "两端都写明，例如 `0..100`" } });
  return undefined;
}

function tidy(x: number): number {
  return Number(x.toPrecision(12)) + 0;
}

/** Works out ranges from the beginning, so that a long chain of values does not pile up. */
export function prepareRanges(l: Lowering): void {
  if (l.families.size === 0) return;
  orderScores(l);
  for (const v of l.instrument.variables) if (v.origin === "computed") l.ranges.of({ k: "var", name: v.name });
  for (const s of l.instrument.scores) l.ranges.of({ k: "var", name: s.variable });
}

/** Reports cycles among scores, and puts each score behind those it reads. */
function orderScores(l: Lowering): void {
  const rank = new Map<string, number>();
  // Path from a score to what it reads; without recursion, however long the chain.
  for (const start of l.families.keys()) {
    const path: { name: string; left: string[] }[] = [];
    const open = new Set<string>();
    const enter = (name: string) => {
      open.add(name);
      path.push({ name, left: [...(l.families.get(name)?.reads ?? [])] });
    };
    if (!rank.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.left.shift();
      if (next === undefined) {
        rank.set(top.name, rank.size);
        open.delete(top.name);
        path.pop();
      } else if (open.has(next)) {
        const names = path.map((p) => p.name);
        const symbol = l.names.values.get(next);
        if (symbol) l.report("cyclic-definition", symbol.span, { cycle: [...names.slice(names.indexOf(next)), next].join(" → ") });
      } else if (!rank.has(next)) enter(next);
    }
  }
  l.instrument.scores.sort((a, b) => rank.get(a.family)! - rank.get(b.family)!);
}
