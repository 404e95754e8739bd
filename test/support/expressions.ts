import type {
  AggregateFn,
  BinaryOp,
  DataScalar,
  Expr,
  Inline,
  MissingRule,
  ScalarFn,
} from "../../language/instrument/model.js";

export type { Expr };

/** Expressions in short form, for instruments built by hand: `op(ref("age"), "<", 18)`. */
export type Short = Expr | number | boolean;

export function expr(short: Short): Expr {
  if (typeof short === "number") return { k: "number", value: short };
  return typeof short === "boolean" ? { k: "boolean", value: short } : short;
}

export const ref = (name: string): Expr => ({ k: "var", name });
/** The score value: points and reversal. */
export const scored = (name: string): Expr => ({ k: "var", name, scored: true });
export const option = (value: DataScalar): Expr => ({ k: "option", value, missing: false });
/** A missing option by name. */
export const reason = (value: DataScalar): Expr => ({ k: "option", value, missing: true });
export const date = (value: string): Expr => ({ k: "date", value });
export const today: Expr = { k: "today" };
export const list = (...items: Short[]): Expr => ({ k: "list", items: items.map(expr) });
export const chosen = (name: string): Expr => ({ k: "chosen", name });
export const not = (arg: Short): Expr => ({ k: "not", arg: expr(arg) });
export const neg = (arg: Short): Expr => ({ k: "neg", arg: expr(arg) });

export function op(left: Short, operator: BinaryOp, right: Short): Expr {
  return { k: "op", op: operator, left: expr(left), right: expr(right) };
}

export function and(...items: Short[]): Expr {
  return items.map(expr).reduce((left, right) => op(left, "and", right));
}

export function or(...items: Short[]): Expr {
  return items.map(expr).reduce((left, right) => op(left, "or", right));
}

export function interval(from?: Short, to?: Short): Expr {
  return {
    k: "interval",
    ...(from === undefined ? {} : { from: expr(from) }),
    ...(to === undefined ? {} : { to: expr(to) }),
  };
}

export function iff(test: Short, then: Short, otherwise?: Short): Expr {
  const rest = otherwise === undefined ? {} : { else: expr(otherwise) };
  // biome-ignore lint/suspicious/noThenProperty: the model calls it so, and nobody awaits an expression
  return { k: "if", test: expr(test), then: expr(then), ...rest };
}

export function call(fn: ScalarFn, ...args: Short[]): Expr {
  return { k: "call", fn, args: args.map(expr) };
}

export function duration(amount: number, unit: Extract<Expr, { k: "duration" }>["unit"]): Expr {
  return { k: "duration", amount, unit };
}

export function attr(name: string, attribute: Extract<Expr, { k: "attr" }>["attr"]): Expr {
  return { k: "attr", name, attr: attribute };
}

export function agg(
  fn: AggregateFn,
  items: Short[],
  extras: { rule?: MissingRule; weights?: Short[] } = {},
): Expr {
  const { rule, weights } = extras;
  return {
    k: "agg",
    fn,
    items: items.map(expr),
    ...(weights ? { weights: weights.map(expr) } : {}),
    ...(rule ? { rule } : {}),
  };
}

export function pipe(what: Expr, fallback?: string): Inline {
  return { kind: "pipe", expr: what, ...(fallback === undefined ? {} : { fallback: inlines(fallback) }) };
}

export type Words = string | (string | Inline)[];

/** `"Hello"` or `["Hello ", pipe(ref("name")), "!"]`. */
export function inlines(words: Words): Inline[] {
  const parts = typeof words === "string" ? (words === "" ? [] : [words]) : words;
  return parts.map((part) => (typeof part === "string" ? { kind: "text", value: part } : part));
}

/** A text as an expression. */
export function words(parts: Words): Expr {
  return { k: "text", parts: inlines(parts) };
}
