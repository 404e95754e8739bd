import type { DataScalar } from "../instrument/model.js";
import type { Missing, Value } from "./api.js";

export const NOT_ASKED: Missing = Object.freeze({ missing: "not-asked" });
export const BLANK: Missing = Object.freeze({ missing: "blank" });

/** A span of time; lives only inside expressions. */
export interface Duration {
  amount: number;
  unit: "years" | "months" | "weeks" | "days" | "hours" | "minutes";
}

/** What an expression may give on the way: a value or a span of time. */
export type Result = Value | Duration;

/** A truth value of Kleene's logic; the third one keeps the reason for which it is not known. */
export type Truth = boolean | Missing;

export function isMissing(value: Result): value is Missing {
  return typeof value === "object" && "missing" in value;
}

export function isDuration(value: Result): value is Duration {
  return typeof value === "object" && "unit" in value;
}

export function userMissing(reason: DataScalar): Missing {
  return { missing: "user", reason };
}

/**
 * The result of an operator of which one or both operands are missing: not asked only if every missing
 * operand was not asked, since otherwise somebody was asked and did not answer.
 */
export function either(a: Result, b: Result): Missing {
  if (!isMissing(a)) return isMissing(b) ? b : BLANK;
  if (!isMissing(b)) return a;
  return a.missing === "not-asked" ? b : a;
}

/** A value read as a truth value; anything that is not a boolean is unknown. */
export function truth(value: Result): Truth {
  return typeof value === "boolean" || isMissing(value) ? value : BLANK;
}

export function and(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : either(a, b);
}

export function or(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === false && b === false ? false : either(a, b);
}

export function not(a: Truth): Truth {
  return typeof a === "boolean" ? !a : a;
}
