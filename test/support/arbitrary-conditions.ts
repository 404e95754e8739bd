import fc from "fast-check";
import type {
  AggregateFn,
  BinaryOp,
  DataScalar,
  Domain,
  Expr,
  MissingRule,
} from "../../language/instrument/model.js";
import * as e from "./expressions.js";

/** A variable that stands above and so can be read. */
export interface Known {
  name: string;
  domain: Domain;
}

/** A condition before its variables are chosen: numbers that are taken modulo what there is. */
export type ConditionRecipe =
  | { k: "test"; of: number; test: number; value: number; more: number[] }
  | { k: "answered"; of: number }
  | { k: "pair"; a: number; b: number; op: number; plus: boolean }
  | { k: "family"; of: number[]; fn: number; op: number; value: number; rule: number }
  | { k: "truths"; fn: number; items: ConditionRecipe[]; value: number; rule: number }
  | { k: "not"; arg: ConditionRecipe }
  | { k: "join"; op: "and" | "or"; args: ConditionRecipe[] }
  | { k: "if"; test: ConditionRecipe; yes: ConditionRecipe; no?: ConditionRecipe };

const nat = fc.nat(1000);

export const conditions: fc.Arbitrary<ConditionRecipe> = fc.letrec<{
  any: ConditionRecipe;
  leaf: ConditionRecipe;
}>((tie) => ({
  leaf: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        k: fc.constant("test" as const),
        of: nat,
        test: nat,
        value: nat,
        more: fc.array(nat, { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ k: fc.constant("answered" as const), of: nat }) },
    {
      weight: 1,
      arbitrary: fc.record({ k: fc.constant("pair" as const), a: nat, b: nat, op: nat, plus: fc.boolean() }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        k: fc.constant("family" as const),
        of: fc.array(nat, { minLength: 1, maxLength: 4 }),
        fn: nat,
        op: nat,
        value: nat,
        rule: nat,
      }),
    },
  ),
  any: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { weight: 6, arbitrary: tie("leaf") },
    { weight: 1, arbitrary: fc.record({ k: fc.constant("not" as const), arg: tie("any") }) },
    {
      weight: 2,
      arbitrary: fc.record({
        k: fc.constant("join" as const),
        op: fc.constantFrom("and" as const, "or" as const),
        args: fc.array(tie("any"), { minLength: 2, maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record(
        { k: fc.constant("if" as const), test: tie("any"), yes: tie("any"), no: tie("any") },
        { requiredKeys: ["k", "test", "yes"] },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        k: fc.constant("truths" as const),
        fn: nat,
        items: fc.array(tie("leaf"), { minLength: 1, maxLength: 3 }),
        value: nat,
        rule: nat,
      }),
    },
  ),
})).any;

const ORDERS: BinaryOp[] = ["<", "<=", ">", ">=", "is", "is not"];
const AGGREGATES: AggregateFn[] = ["sum", "mean", "min", "max", "median", "count"];
const RULES: (MissingRule | undefined)[] = [
  undefined,
  undefined,
  { atLeast: "half", prorated: false },
  { atLeast: 1, prorated: true },
  { atLeast: 2, of: 3, prorated: true },
];

function pick<T>(list: readonly T[], at: number): T {
  if (list.length === 0) throw new Error("nothing to choose from");
  return list[at % list.length] as T;
}

/** The condition over what is known; a constant if nothing is. */
export function conditionOf(recipe: ConditionRecipe, known: readonly Known[]): Expr {
  if (known.length === 0) return e.expr(true);
  const sub = (r: ConditionRecipe) => conditionOf(r, known);
  switch (recipe.k) {
    case "test":
      return test(pick(known, recipe.of), recipe);
    case "answered":
      return e.call("answered", e.ref(pick(known, recipe.of).name));
    case "pair": {
      const left = e.ref(pick(known, recipe.a).name);
      const right = e.ref(pick(known, recipe.b).name);
      return e.op(
        recipe.plus ? e.op(left, "+", right) : left,
        pick(ORDERS, recipe.op),
        recipe.plus ? 5 : right,
      );
    }
    case "family":
      return family(recipe, known);
    case "truths": {
      const fn = pick(["any", "all", "count"] as const, recipe.fn);
      const rule = pick(RULES, recipe.rule);
      const all = e.agg(fn, recipe.items.map(sub), rule ? { rule } : {});
      return fn === "count" ? e.op(all, ">=", recipe.value % 3) : all;
    }
    case "not":
      return e.not(sub(recipe.arg));
    case "join":
      return recipe.op === "and" ? e.and(...recipe.args.map(sub)) : e.or(...recipe.args.map(sub));
    case "if":
      return e.iff(sub(recipe.test), sub(recipe.yes), recipe.no && sub(recipe.no));
  }
}

function family(recipe: Extract<ConditionRecipe, { k: "family" }>, known: readonly Known[]): Expr {
  const numbers = known.filter(({ domain }) => isNumeric(domain));
  if (numbers.length === 0) return e.expr(true);
  const fn = pick(AGGREGATES, recipe.fn);
  const items = recipe.of.map((at) => {
    const { name, domain } = pick(numbers, at);
    return domain.type === "choice" && at % 2 === 0 ? e.scored(name) : e.ref(name);
  });
  const rule = pick(RULES, recipe.rule);
  const truths = items.map((item) => e.op(item, ">=", recipe.value % 4));
  const weights = recipe.rule % 7 === 1 ? { weights: items.map((_, i) => i + 1) } : {};
  const all = e.agg(fn, fn === "count" ? truths : items, {
    ...(rule ? { rule } : {}),
    ...(fn === "count" ? {} : weights),
  });
  return e.op(all, pick(ORDERS, recipe.op), (recipe.value % 9) / 2);
}

function isNumeric(domain: Domain): boolean {
  return domain.type === "number" || (domain.type === "choice" && !domain.multiple);
}

type Test = Extract<ConditionRecipe, { k: "test" }>;

function test({ name, domain }: Known, { test: way, value, more }: Test): Expr {
  const x = e.ref(name);
  if (domain.missing.length > 0 && way % 6 === 5) {
    return e.op(x, pick(["is", "is not"] as const, way), e.reason(pick(domain.missing, value).value));
  }
  switch (domain.type) {
    case "boolean":
      return way % 2 ? x : e.op(x, "is", value % 2 === 0);
    case "number": {
      const at = (value % 26) - 3;
      if (way % 4 === 0) return e.op(x, "in", e.interval(at, at + 4));
      return e.op(x, pick(ORDERS, way), at);
    }
    case "text": {
      const tests = [
        e.op(x, "is", e.words(pick(["abc", "王", "a b"], value))),
        e.op(x, "matches", e.words(pick(["[a-z]+", "\\d{2,}", ".*b"], value))),
        e.op(e.call("length", x), pick(ORDERS, value), (value % 6) - 1),
      ];
      return pick(tests, way);
    }
    case "ranking":
    case "choice":
      return ofOptions(x, name, domain, { way, value, more });
    default: {
      const literal = pick(
        domain.type === "time" ? ["08:30", "17:00"] : ["2010-06-15", "2000", "2024-02"],
        value,
      );
      return e.op(x, pick(ORDERS, way), e.date(literal));
    }
  }
}

function ofOptions(
  x: Expr,
  name: string,
  domain: Extract<Domain, { type: "choice" | "ranking" }>,
  { way, value, more }: { way: number; value: number; more: number[] },
): Expr {
  const literal = (at: number): Expr => {
    const data: DataScalar = pick(domain.options, at).value;
    return typeof data === "number" ? e.expr(data) : e.option(data);
  };
  const several = e.list(...[value, ...more].map(literal));
  if (domain.type === "choice" && !domain.multiple) {
    if (way % 4 === 0) return e.op(x, "in", several);
    if (way % 4 === 1) return e.op(x, pick(ORDERS, value), (value % 5) + 1);
    return e.op(x, way % 2 ? "is" : "is not", literal(value));
  }
  if (way % 4 === 0) return e.op(e.chosen(name), pick(ORDERS, value), value % 4);
  if (way % 4 === 1) return e.op(x, "has any", several);
  if (way % 4 === 2) return e.op(x, "has all", several);
  return e.op(x, "has", literal(value));
}
