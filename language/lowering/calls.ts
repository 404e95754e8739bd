/** Functions and aggregates. */

import type { Localised } from "../diagnostics/define.js";
import { writeInstead } from "../diagnostics/diagnostic.js";
import type { Call } from "../generated/ast.js";
import type { AggregateFn, Expr, ScalarFn } from "../instrument/model.js";
import { suggest } from "../semantics/names.js";
import { bind } from "./bind.js";
import type { Lowering } from "./context.js";
import { asTicked, combine, keyOf, map } from "./families.js";
import { resolveName } from "./resolve.js";
import type { Site } from "./site.js";
import {
  BOOLEAN,
  type Bound,
  isNumeric,
  isTemporal,
  joinTypes,
  type Member,
  NUMBER,
  type Type,
  typeName,
} from "./types.js";

const AGGREGATES: AggregateFn[] = ["sum", "mean", "min", "max", "median", "sd", "any", "all", "count"];

interface Signature {
  arguments: [least: number, most: number];
  accepts: (t: Type) => boolean;
  expected: Localised;
  result: (t: Type) => Type;
}

const numeric = { accepts: isNumeric, expected: typeName(NUMBER), result: () => NUMBER };
const SCALARS: Record<ScalarFn, Signature> = {
  first: {
    arguments: [1, 20],
    accepts: () => true,
    expected: { en: "values of one type", zh: "同一类型的值" },
    result: (t) => t,
  },
  answered: {
    arguments: [1, 1],
    accepts: () => true,
    expected: { en: "a question", zh: "一道题" },
    result: () => BOOLEAN,
  },
  round: { arguments: [1, 2], ...numeric },
  floor: { arguments: [1, 1], ...numeric },
  ceil: { arguments: [1, 1], ...numeric },
  abs: { arguments: [1, 1], ...numeric },
  sqrt: { arguments: [1, 1], ...numeric },
  ln: { arguments: [1, 1], ...numeric },
  exp: { arguments: [1, 1], ...numeric },
  years: {
    arguments: [1, 1],
    accepts: (t) => isTemporal(t) && t.t !== "time",
    expected: typeName({ t: "date" }),
    result: () => NUMBER,
  },
  length: {
    arguments: [1, 1],
    accepts: (t) => t.t === "text",
    expected: typeName({ t: "text" }),
    result: () => NUMBER,
  },
};

export const FUNCTIONS: readonly string[] = [...AGGREGATES, ...Object.keys(SCALARS)];

export function bindCall(l: Lowering, node: Call, site: Site): Bound | undefined {
  const name = node.function;
  if (name === undefined) return undefined;
  if (AGGREGATES.includes(name as AggregateFn)) return aggregate(l, node, name as AggregateFn, site);
  const signature = SCALARS[name as ScalarFn];
  if (!signature || !Object.hasOwn(SCALARS, name)) {
    const near = l.names.similar(name, FUNCTIONS);
    const span = l.spanOf(node, "function");
    l.report(
      "unknown-function",
      span,
      { name, suggestion: suggest(near ?? SYNONYMS.get(name.toLowerCase())) },
      near
        ? {
            fixes: [writeInstead(span, near)],
          }
        : {},
    );
    return undefined;
  }
  const args = node.arguments.map((a) => bind(l, a, site));
  const [least, most] = signature.arguments;
  if (args.length < least || args.length > most) {
    const count = least === most ? String(least) : `${least}–${most}`;
    l.report("wrong-arguments", l.spanOf(node), {
      name,
      expected: { en: `${count} value${count === "1" ? "" : "s"}`, zh: ` ${count} 个值` },
      actual: args.length,
    });
    return undefined;
  }
  if (args.some((a) => a === undefined)) return undefined;
  const bounds = args as Bound[];
  for (let i = 0; i < bounds.length; i++) {
    const t = bounds[i]!.type;
    if (t.t === "unknown" || signature.accepts(t)) continue;
    l.report("wrong-operand", l.spanOf(node.arguments[i]!), {
      operator: name,
      expected: signature.expected,
      actual: typeName(t),
      suggestion: "",
    });
    return undefined;
  }
  const fn = name as ScalarFn;
  const joined = fn === "first" ? joinTypes(bounds.map((b) => b.type)) : bounds[0]!.type;
  if (!joined) {
    const odd = bounds.findIndex((b) => !joinTypes([bounds[0]!.type, b.type]));
    l.report("type-mismatch", l.spanOf(node.arguments[odd]!), {
      operator: name,
      left: typeName(bounds[0]!.type),
      right: typeName(bounds[odd]!.type),
      suggestion: "",
    });
    return undefined;
  }
  const type = signature.result(joined);
  const first = bounds[0]!;
  if (bounds.length === 1)
    return {
      ...map(first, type, (e) => ({ k: "call", fn, args: [e] })),
      ...(fn === "first" && first.options ? { options: first.options } : {}),
    };
  if (bounds.length === 2 && (first.members || bounds[1]!.members))
    return combine(l, node, first, bounds[1]!, type, (a, b) => ({ k: "call", fn, args: [a, b] }));
  if (bounds.some((b) => b.members)) {
    l.report("different-families", l.spanOf(node), {});
    return undefined;
  }
  return {
    type,
    expr: { k: "call", fn, args: bounds.map((b) => b.expr) },
    ...(first.options ? { options: first.options } : {}),
  };
}

/** Names of functions in spreadsheets and other survey tools. */
const SYNONYMS = new Map(
  Object.entries({
    average: "mean",
    avg: "mean",
    total: "sum",
    stdev: "sd",
    std: "sd",
    ceiling: "ceil",
    int: "floor",
    coalesce: "first",
    isset: "answered",
    notempty: "answered",
    len: "length",
    age: "years",
    平均: "mean",
    求和: "sum",
    合计: "sum",
    计数: "count",
  }),
);

function aggregate(l: Lowering, node: Call, fn: AggregateFn, site: Site): Bound | undefined {
  if (node.arguments.length === 0) {
    l.report("wrong-arguments", l.spanOf(node), {
      name: fn,
      expected: { en: "a battery, a dimension or several values", zh: "一组题、一个维度或若干个值" },
      actual: 0,
    });
    return undefined;
  }
  const bounds = node.arguments.map((a) => bind(l, a, site));
  if (bounds.some((b) => b === undefined)) return undefined;
  const args = bounds as Bound[];
  const only = args.length === 1 ? args[0]! : undefined;
  if (
    fn === "count" &&
    only &&
    !only.members &&
    (only.type.t === "multiple" || only.type.t === "ranking") &&
    only.expr.k === "var"
  ) {
    return { type: NUMBER, expr: { k: "chosen", name: only.expr.name } };
  }
  const logical = fn === "any" || fn === "all" || fn === "count";
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    const { t } = arg.type;
    if (t === "unknown" || (logical ? t === "boolean" : isNumeric(arg.type))) continue;
    // `count(service)`: how many were answered; `sum(steps)`: how often yes
    const made = fn === "count" ? answered(arg) : logical ? undefined : pointsOf(arg);
    if (made) {
      args[i] = made;
      continue;
    }
    const suggestion =
      logical && arg.name
        ? { en: ` For example \`${fn}(${arg.name} > 0)\`.`, zh: `例如 \`${fn}(${arg.name} > 0)\`。` }
        : "";
    l.report("wrong-operand", l.spanOf(node.arguments[i]!), {
      operator: fn,
      expected: typeName(logical ? BOOLEAN : NUMBER),
      actual: typeName(arg.type),
      suggestion,
    });
    return undefined;
  }
  const members: Member[] = args.flatMap((a) => a.members ?? [{ expr: a.expr }]);
  const expr: Expr = { k: "agg", fn, items: members.map((m) => m.expr) };
  if (node.weighted) {
    const weights = weightsOf(l, node, members, site);
    if (!weights) return undefined;
    expr.weights = weights;
  }
  return { type: fn === "any" || fn === "all" ? BOOLEAN : NUMBER, expr };
}

/** Whether there is an answer, one by one. */
function answered(bound: Bound): Bound | undefined {
  return ANSWERS.has(bound.type.t)
    ? map(asTicked(bound), BOOLEAN, (e) => ({ k: "call", fn: "answered", args: [e] }))
    : undefined;
}
const ANSWERS = new Set<Type["t"]>([
  "number",
  "text",
  "date",
  "time",
  "datetime",
  "choice",
  "multiple",
  "ranking",
  "mixed",
]);

/** Items answered with yes or no as numbers; undefined when they have none. */
function pointsOf(bound: Bound): Bound | undefined {
  if (!bound.members?.every((m) => m.points)) return undefined;
  return {
    ...bound,
    type: NUMBER,
    members: bound.members.map(({ points, ...m }) => ({ ...m, expr: points! })),
  };
}

/** `weighted by points`: the answer about the same dimension or item; `weighted`: the declared weights. */
function weightsOf(l: Lowering, node: Call, members: Member[], site: Site): Expr[] | undefined {
  if (node.weights === undefined) {
    const declared = members.map((m) => m.weight ?? dimensionWeight(l, m));
    if (declared.every((w) => w === undefined)) {
      l.report("unweighted", l.spanOf(node), {});
      return undefined;
    }
    return declared.map((w) => ({ k: "number", value: w ?? 1 }));
  }
  const { within: _, ...free } = site;
  const by = resolveName(l, l.spanOf(node, "weights"), node.weights, free);
  if (!by) return undefined;
  if (!by.members) return members.map(() => by.expr);
  const found = new Map<string, Expr>();
  // A weight is about a dimension even where it stands as an item of a constant sum.
  for (const m of by.members) {
    found.set(keyOf(m), m.expr);
    if (m.item !== undefined) found.set(`d:${m.item}`, m.expr);
  }
  const weights = members.map((m) => found.get(keyOf(m)) ?? found.get(`d:${m.dimension?.at(-1) ?? ""}`));
  if (weights.some((w) => w === undefined)) {
    l.report("different-families", l.spanOf(node, "weights"), {});
    return undefined;
  }
  return weights as Expr[];
}

function dimensionWeight(l: Lowering, m: Member): number | undefined {
  if (m.item !== undefined) return undefined;
  const id = m.dimension?.at(-1);
  return id === undefined ? undefined : l.dimensions.get(id)?.weight;
}
