/** What can be compared with what. */
import type { Binary } from "../generated/ast.js";
import { isChoice, isNumeric, isOrdered, isTemporal, type Type } from "./types.js";

export type Problem = "multiple-with-is" | "has-with-single" | "options-not-ordered" | "type-mismatch";

/** Why two types cannot be compared; undefined when they can. */
export function comparisonProblem(op: Binary["operator"], left: Type, right: Type): Problem | undefined {
  if (left.t === "unknown" || right.t === "unknown") return undefined;
  const several = left.t === "multiple" || left.t === "ranking";
  if (op === "has") {
    if (!several) return "has-with-single";
    return right.t === "option" || right.t === "list" ? undefined : "type-mismatch";
  }
  if (several) return op === "is" || op === "in" ? "multiple-with-is" : "type-mismatch";
  if (op === "in")
    return right.t === "list" ? undefined : right.t === "interval" ? inInterval(left) : "type-mismatch";
  if (op === "is") return equalityProblem(left, right);
  return orderProblem(left, right);
}

function inInterval(left: Type): Problem | undefined {
  if (left.t === "number" || isTemporal(left) || isOrdered(left)) return undefined;
  return left.t === "choice" ? "options-not-ordered" : "type-mismatch";
}

function equalityProblem(left: Type, right: Type): Problem | undefined {
  if (right.t === "option") return undefined;
  if (left.t === "choice" && right.t === "choice") return undefined;
  if (isNumeric(left) && isNumeric(right)) return undefined;
  return left.t === right.t && !["list", "interval", "mixed"].includes(left.t) && !isChoice(left)
    ? undefined
    : "type-mismatch";
}

function orderProblem(left: Type, right: Type): Problem | undefined {
  if ((left.t === "choice" && !isOrdered(left)) || (right.t === "choice" && !isOrdered(right)))
    return "options-not-ordered";
  if (isNumeric(left) && (isNumeric(right) || (right.t === "option" && isOrdered(left)))) return undefined;
  if (left.t === "duration" && right.t === "duration") return undefined;
  return isTemporal(left) && left.t === right.t ? undefined : "type-mismatch";
}
