import type { Domain, Level } from "../instrument/model.js";
import type { Type } from "./types.js";

/** Domain and level of measurement of a computed value. Computing binds no type later than its first use: see `compute`. */
export function domainOfType(type: Type): { domain: Domain; level: Level } {
  switch (type.t) {
    case "boolean": return { domain: { type: "boolean", missing: [] }, level: "nominal" };
    case "text": return { domain: { type: "text", lines: 1, missing: [] }, level: "text" };
    case "date": return { domain: { type: "date", precision: "day", missing: [] }, level: "time" };
    case "time": case "datetime": return { domain: { type: type.t, precision: "minute", missing: [] }, level: "time" };
    case "choice": return { domain: type.domain, level: type.domain.ordered ? "ordinal" : "nominal" };
    default: return { domain: { type: "number", decimals: 2, missing: [] }, level: "ratio" };
  }
}
