import type { AstNode } from "langium";
import type { Localised } from "../diagnostics/define.js";
import type { ChoiceDomain, Domain, Expr, Option, Place } from "../instrument/model.js";
import { rangeOf } from "../syntax/node.js";

/** Types of expressions. */
export type Type =
  | { t: "boolean" | "number" | "text" | "date" | "time" | "datetime" | "duration" | "list" | "interval" }
  | { t: "choice" | "multiple"; domain: ChoiceDomain }
  | { t: "ranking"; options: Option[] }
  | { t: "option" } // a name that only the other operand can explain
  | { t: "mixed" } // answers of a family that have no type in common
  | { t: "unknown" }; // already reported

/** One expression of a family: the answer to one item, the score of one dimension. */
export interface Member {
  /** Read as points, reversed where the item is. */
  expr: Expr;
  /** As it was ticked, where that differs: for comparing with an option. */
  raw?: Expr;
  /** What a yes or no counts in sums and means. */
  points?: Expr;
  /** Code or name of the row or item. */
  item?: string;
  /** Path of dimensions, outermost first. */
  dimension?: string[];
  weight?: number;
  /** Where the item stands, of a score that is made for each. */
  at?: Place;
}

/** A bound expression: a scalar, or a family with its members. */
export interface Bound {
  type: Type;
  expr: Expr;
  members?: Member[];
  /** Name for messages. */
  name?: string;
  /** Options that may be compared by name: substantive and missing. */
  options?: Option[];
}

export const NUMBER: Type = { t: "number" };
export const BOOLEAN: Type = { t: "boolean" };
export const TEXT: Type = { t: "text" };
export const UNKNOWN: Type = { t: "unknown" };

export function typeOfDomain(domain: Domain): Type {
  switch (domain.type) {
    case "choice":
      return { t: domain.multiple ? "multiple" : "choice", domain };
    case "boolean":
      return BOOLEAN;
    case "number":
      return NUMBER;
    case "text":
      return TEXT;
    case "ranking":
      return { t: "ranking", options: domain.options };
    default:
      return { t: domain.type };
  }
}

export function optionsOf(domain: Domain): Option[] {
  const substantive = domain.type === "choice" || domain.type === "ranking" ? domain.options : [];
  return domain.missing.length > 0 ? [...substantive, ...domain.missing] : substantive;
}

/** Points of a scale and options that stand for intervals can be compared by size; other options cannot. */
export function isOrdered(type: Type): boolean {
  return (
    type.t === "choice" &&
    (type.domain.ordered ||
      (type.domain.options.length > 0 && type.domain.options.every((o) => o.interval !== undefined)))
  );
}

/** Can be calculated with. */
export function isNumeric(type: Type): boolean {
  return type.t === "number" || isOrdered(type) || type.t === "unknown";
}

export function isTemporal(type: Type): boolean {
  return type.t === "date" || type.t === "time" || type.t === "datetime";
}

export function isChoice(type: Type): boolean {
  return type.t === "choice" || type.t === "multiple" || type.t === "ranking";
}

/**
 * The type of a value that may come from any of these: `first(a, b)`, `if c then a else b`, the items of a
 * battery. Undefined when they have none in common.
 */
export function joinTypes(types: readonly Type[]): Type | undefined {
  const known = types.filter((t) => t.t !== "unknown");
  const first = known[0];
  if (!first) return UNKNOWN;
  if (known.every((t) => sameType(t, first))) return first;
  return known.every(isNumeric) ? NUMBER : undefined;
}

function sameType(a: Type, b: Type): boolean {
  if (a.t !== b.t) return false;
  return "domain" in a && "domain" in b ? a.domain === b.domain || sameOptions(a.domain, b.domain) : true;
}

/** Two questions with the same options, however they came by them. */
function sameOptions(a: ChoiceDomain, b: ChoiceDomain): boolean {
  if (a.multiple !== b.multiple || a.ordered !== b.ordered || a.options.length !== b.options.length)
    return false;
  return a.options.every((o, i) => o.value === b.options[i]!.value);
}

const NAMES: Record<Type["t"], Localised> = {
  boolean: { en: "a yes/no value", zh: "是/否值" },
  number: { en: "a number", zh: "数值" },
  text: { en: "a text", zh: "文字" },
  date: { en: "a date", zh: "日期" },
  time: { en: "a time", zh: "时间" },
  datetime: { en: "a date and time", zh: "日期时间" },
  duration: { en: "a duration", zh: "时长" },
  list: { en: "a list", zh: "列表" },
  interval: { en: "an interval", zh: "区间" },
  choice: { en: "one option", zh: "单个选项" },
  multiple: { en: "several options", zh: "多个选项" },
  ranking: { en: "a ranking", zh: "排序" },
  option: { en: "an option", zh: "选项" },
  mixed: { en: "answers of different kinds", zh: "不同类型的答案" },
  unknown: { en: "something unknown", zh: "未知内容" },
};

export function typeName(type: Type): Localised {
  if (type.t === "choice" && type.domain.ordered) return { en: "a point of a scale", zh: "量表得分" };
  return NAMES[type.t];
}

/** How the author wrote it. */
export function describeFamily(bound: Bound, node: AstNode, text: string): string {
  if (bound.name) return bound.name;
  const { start, end } = rangeOf(node);
  return text.slice(start, end);
}
