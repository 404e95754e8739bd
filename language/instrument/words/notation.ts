import type { BinaryOp, DataScalar, Domain, Expr, Inline } from "../model.js";
import { type Families, isConstant, slotsOf } from "./families.js";
import { type Lookup, optionsOf } from "./lookup.js";

/** How tightly operators bind in the definition language. */
const binding: Record<BinaryOp, number> = {
  or: 1,
  and: 2,
  is: 4,
  "is not": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  has: 4,
  "has any": 4,
  "has all": 4,
  matches: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "^": 8,
};
const NOT = 3;
const NEGATION = 7;

interface Writer {
  lookup: Lookup;
  families(): Families;
  renamed: ReadonlyMap<string, string>;
}

/**
 * An expression in the notation of the definition language, with the references of the source and
 * batteries by their name: `mean(service) < 3 or channels has never`.
 */
export function expressionOf(writer: Writer, expr: Expr): string {
  return write(writer, expr, 0, undefined);
}

function write(writer: Writer, expr: Expr, outer: number, near: Domain | undefined): string {
  const plain = (e: Expr) => write(writer, e, 0, near);
  switch (expr.k) {
    case "number":
      return String(expr.value);
    case "text":
      return `"${textOf(writer, expr.parts)}"`;
    case "boolean":
      return String(expr.value);
    case "date":
      return expr.value;
    case "duration":
      return `${expr.amount} ${expr.unit}`;
    case "today":
      return "today";
    case "option":
      return optionName(expr.value, near);
    case "var":
      return reference(writer, expr.name);
    case "attr":
      return `${reference(writer, expr.name)}.${expr.attr}`;
    case "chosen":
      return `count(${reference(writer, expr.name)})`;
    case "list":
      return `[${expr.items.map(plain).join(", ")}]`;
    case "interval":
      return `${expr.from ? plain(expr.from) : ""}..${expr.to ? plain(expr.to) : ""}`;
    case "not":
      return bracketed(`not ${write(writer, expr.arg, NOT, undefined)}`, NOT, outer);
    case "neg":
      return bracketed(`-${write(writer, expr.arg, NEGATION, undefined)}`, NEGATION, outer);
    case "if": {
      const otherwise = expr.else ? ` else ${plain(expr.else)}` : "";
      return bracketed(`if ${plain(expr.test)} then ${plain(expr.then)}${otherwise}`, 0, outer);
    }
    case "call":
      return `${expr.fn}(${expr.args.map((arg) => write(writer, arg, 0, undefined)).join(", ")})`;
    case "agg":
      return aggregate(writer, expr, outer);
    case "op":
      return operation(writer, expr, outer);
  }
}

function operation(writer: Writer, expr: Extract<Expr, { k: "op" }>, outer: number): string {
  const own = binding[expr.op];
  // Only `+ - * /`, `and` and `or` may be repeated without brackets, and they lean to the left.
  const repeats = own < NOT || own === 5 || own === 6;
  const chain = [expr];
  for (let left = expr.left; repeats && left.k === "op" && binding[left.op] === own; left = left.left)
    chain.push(left);
  const first = chain.at(-1) ?? expr;
  const tight = own + 0.5;
  let text = write(writer, first.left, repeats ? own : tight, domainOf(writer, first.right));
  for (const link of chain.reverse())
    text += ` ${link.op} ${write(writer, link.right, tight, domainOf(writer, link.left))}`;
  return bracketed(text, own, outer);
}

function aggregate(writer: Writer, expr: Extract<Expr, { k: "agg" }>, outer: number): string {
  const weights = expr.weights?.length ? ` weighted by ${listOf(writer, expr.weights)}` : "";
  const call = `${expr.fn}(${listOf(writer, expr.items)}${weights})`;
  if (!expr.rule) return call;
  const { atLeast, of, prorated } = expr.rule;
  const rule = ` at least ${atLeast}${of === undefined ? "" : ` of ${of}`}${prorated ? " prorated" : ""}`;
  return bracketed(call + rule, NOT, outer);
}

function listOf(writer: Writer, items: readonly Expr[]): string {
  const first = items[0];
  const moving = items.length > 1 ? slotsOf(items)?.filter((slot) => !isConstant(slot)) : undefined;
  const each = () => items.map((item) => write(writer, item, 0, undefined)).join(", ");
  if (!first || !moving?.length) return each();
  const renamed = new Map(writer.renamed);
  for (const slot of moving) {
    const family = writer.families().of(slot.names);
    const name = slot.names[0];
    if (!family || name === undefined || family.row !== undefined) return each();
    renamed.set(name, family.perspective === undefined ? family.id : `${family.id}.${family.perspective}`);
  }
  return write({ ...writer, renamed }, first, 0, undefined);
}

const reference = (writer: Writer, name: string) =>
  writer.renamed.get(name) ?? writer.lookup.variables.get(name)?.reference ?? name;

function domainOf(writer: Writer, expr: Expr): Domain | undefined {
  return expr.k === "var" ? writer.lookup.variables.get(expr.name)?.domain : undefined;
}

function optionName(value: DataScalar, near: Domain | undefined): string {
  const option = near && optionsOf(near).find((o) => o.value === value);
  return option?.name ?? String(option ? option.code : value);
}

function textOf(writer: Writer, parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.value.replace(/["\\{]/g, "\\$&");
      if (part.kind === "break" || part.kind === "paragraph") return "\\n";
      if (part.kind === "pipe") return `{${write(writer, part.expr, 0, undefined)}}`;
      if (part.kind === "number") return `{#${part.question}}`;
      return textOf(writer, part.children);
    })
    .join("");
}

const bracketed = (text: string, own: number, outer: number) => (own < outer ? `(${text})` : text);
