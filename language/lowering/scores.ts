/** Scores: one for each respondent, or with `each` one for every dimension, facet or item. */
import type { Score as ScoreNode } from "../generated/ast.js";
import type { Expr, MissingRule, Score } from "../instrument/model.js";
import { bandsOf } from "./bands.js";
import { bindScalar } from "./conditions.js";
import type { Lowering } from "./context.js";
import { numericInterval } from "./intervals.js";
import { whole } from "./numbers.js";
import { entriesOf } from "./options.js";
import type { ScoreFamily } from "./score-families.js";
import { type Instance, instancesOf } from "./score-instances.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";
import { NUMBER, typeName } from "./types.js";
import { asNumber } from "./values.js";

/** Scores read everything. */
const SITE: Site = { clock: Number.POSITIVE_INFINITY, scores: true };

/** Declares the families, so that formulas may read one another in any order. */
export function declareScore(l: Lowering, node: ScoreNode): void {
  const name = node.name;
  if (name === undefined) return;
  const declared = l.declare.value({
    kind: "score",
    family: name,
    name,
    clock: Number.POSITIVE_INFINITY,
    span: l.spanOf(node, "name"),
  });
  if (declared === "taken") return;
  const family: ScoreFamily = { name, each: node.each !== undefined, members: [], reads: new Set() };
  l.families.set(name, family);
  l.later(() => {
    const instances = instancesOf(l, node, name);
    family.members = instances.map((i) => i.member);
    for (const i of instances) define(l, node, i);
  }, "families");
}

function define(l: Lowering, node: ScoreNode, i: Instance): void {
  const at = l.placeOf(node);
  const name = node.name;
  const own = textOf(l, node, "label", `${name}.label`, SITE);
  const join = own && i.label ? [{ kind: "text" as const, value: l.chinese ? "：" : ": " }] : [];
  const parts = [...(own?.parts ?? []), ...join, ...(i.label?.parts ?? [])];
  const label =
    parts.length > 0 ? { key: `${i.variable}.label`, parts } : literalText(`${i.variable}.label`, i.variable);
  const score: Score = {
    variable: i.variable,
    family: name,
    label,
    formula: { k: "text", parts: [] },
    bands: [],
    at,
  };
  if (i.of) score.of = i.of;
  const doc = l.docOf(node);
  l.declare.variable(
    {
      name: i.variable,
      reference: i.suffix === undefined ? name : `${name}.${i.suffix}`,
      origin: "score",
      label,
      level: "interval",
      domain: { type: "number", decimals: 2, missing: [] },
      response: "optional",
      personal: false,
      demographic: false,
      reversed: false,
      position: 0,
      at,
      ...(i.member.dimension ? { dimension: i.member.dimension } : {}),
      ...(doc ? { doc } : {}),
    },
    l.spanOf(node, "name"),
  );
  l.instrument.scores.push(score);
  l.scores.set(i.variable, score);
  l.later(() => bindFormula(l, node, i, score), "formulas");
  l.later(() => finishScore(l, node, score), "ranges");
}

function bindFormula(l: Lowering, node: ScoreNode, i: Instance, score: Score): void {
  const bound = bindScalar(l, node.value, {
    ...SITE,
    score: node.name,
    ...(i.local ? { local: i.local } : {}),
    ...(i.within ? { within: i.within } : {}),
  });
  if (!bound) return;
  const formula = asNumber(bound.type, bound.expr);
  if (!formula) {
    l.report("wrong-operand", l.spanOf(node.value), {
      operator: "score",
      expected: typeName(NUMBER),
      actual: typeName(bound.type),
      suggestion: "",
    });
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
  const wrong =
    r.of !== undefined && r.of !== count
      ? "of"
      : typeof rule.atLeast === "number" && rule.atLeast > count
        ? "atLeast"
        : undefined;
  if (wrong) l.report("missing-rule-count", l.spanOf(r, wrong), { said: r[wrong]!, actual: count });
  if (r.of !== undefined && wrong !== "of") rule.of = r.of;
  agg.rule = rule;
}

/** The aggregate a rule speaks of: the formula itself, or the only one in it. */
function aggregateIn(e: Expr): Extract<Expr, { k: "agg" }> | undefined {
  if (e.k === "agg") return e;
  const inner =
    e.k === "op"
      ? [e.left, e.right]
      : e.k === "call"
        ? e.args
        : e.k === "neg" || e.k === "not"
          ? [e.arg]
          : [];
  const found = inner.map(aggregateIn).filter((x) => x !== undefined);
  return found.length === 1 ? found[0] : undefined;
}

/** Derived range, rescaling and bands; once all formulas are bound. */
function finishScore(l: Lowering, node: ScoreNode, score: Score): void {
  const range = l.ranges.ofScore(score);
  if (range && Number.isFinite(range.min) && Number.isFinite(range.max))
    score.range = { min: tidy(range.min), max: tidy(range.max) };
  if (score.rescaled && (!score.range || score.range.min === score.range.max)) {
    delete score.rescaled;
    l.report("rescale-without-range", l.spanOf(node.rescaled!), {});
  }
  const v = l.variables.get(score.variable);
  const shown = score.rescaled ? { min: score.rescaled.from, max: score.rescaled.to } : score.range;
  if (v?.domain.type === "number" && shown) v.domain = { ...v.domain, min: shown.min, max: shown.max };
  if (node.list)
    score.bands = bandsOf(
      l,
      entriesOf(l, node.list.elements, { en: "the bands of a score", zh: "得分的分段" }),
      score,
      SITE,
    );
}

/** Both ends of `rescaled 0..100`. */
function rescaledTo(l: Lowering, node: ScoreNode): Score["rescaled"] {
  const to = numericInterval(l, node.rescaled);
  if (!to) return undefined;
  if (to.from !== undefined && to.to !== undefined && to.from < to.to) return { from: to.from, to: to.to };
  l.report("wrong-interval", l.spanOf(node.rescaled!), {
    expected: { en: "both given: `0..100`", zh: "两端都写明，例如 `0..100`" },
  });
  return undefined;
}

function tidy(x: number): number {
  return Number(x.toPrecision(12)) + 0;
}
