import type { Domain, Expr, Level } from "../instrument/model.js";
import type { Type } from "./types.js";

/** Domain and level of measurement of a computed value; undefined for what is no value: a duration, a list. */
export function domainOfType(type: Type): { domain: Domain; level: Level } | undefined {
  switch (type.t) {
    case "boolean":
      return { domain: { type: "boolean", missing: [] }, level: "nominal" };
    case "text":
      return { domain: { type: "text", lines: 1, missing: [] }, level: "text" };
    case "date":
      return { domain: { type: "date", precision: "day", missing: [] }, level: "time" };
    case "time":
    case "datetime":
      return { domain: { type: type.t, precision: "minute", missing: [] }, level: "time" };
    case "choice":
      return { domain: type.domain, level: type.domain.ordered ? "ordinal" : "nominal" };
    case "multiple":
      return { domain: type.domain, level: "nominal" };
    case "ranking":
      return { domain: { type: "ranking", options: type.options, missing: [] }, level: "ordinal" };
    case "number":
    case "unknown":
      return { domain: { type: "number", decimals: 2, missing: [] }, level: "ratio" };
    default:
      return undefined;
  }
}

/** A score is a number: yes counts 1, an option its code. Undefined for what has none. */
export function asNumber(type: Type, expr: Expr): Expr | undefined {
  if (type.t === "number" || type.t === "unknown") return expr;
  if (type.t === "boolean")
    // biome-ignore lint/suspicious/noThenProperty: the model calls it so, and nobody awaits an expression
    return { k: "if", test: expr, then: { k: "number", value: 1 }, else: { k: "number", value: 0 } };
  if (type.t === "choice" && type.domain.ordered)
    return { k: "op", op: "+", left: expr, right: { k: "number", value: 0 } };
  return undefined;
}
