import type { BinaryOp, Expr, ScalarFn } from "../instrument/model.js";
import { matches } from "../instrument/pattern.js";
import { aggregate, aggregateTruths } from "./aggregate.js";
import type { Missing, Value } from "./api.js";
import { add, ceil, compare, floor, roundTo } from "./number.js";
import type { Entry } from "./plan.js";
import { compareTimes, daysBetween, fullYears, inDays, shiftTime } from "./time.js";
import * as v from "./value.js";
import { BLANK, either, isMissing, NOT_ASKED, type Result, type Truth, truth } from "./value.js";

/** What expressions read. */
export interface Surroundings {
  today: string;
  entry(name: string): Entry | undefined;
  value(name: string): Value;
  attribute(expr: Extract<Expr, { k: "attr" }>): Value;
  /** A text with its pipes; missing if one of them is and has no fallback. */
  words(expr: Extract<Expr, { k: "text" }>): Value;
}

export interface Calculator {
  calculate(expr: Expr): Result;
  truth(expr: Expr): Truth;
  /** The expression that `if` and `first` come down to; others are their own source. */
  source(expr: Expr): Expr;
}

/** A number if it is one that exists. */
function real(x: number | undefined): number | Missing {
  return x !== undefined && Number.isFinite(x) ? x : BLANK;
}

/**
 * The score value of an answer: its points, else its code, else the number itself; then min + max − x over
 * the substantive points if the item is reversed. An answer of several ticks has the sum of its points.
 */
export function scoreOf(entry: Entry, value: Value): Value {
  if (isMissing(value)) return value;
  const { scoring } = entry.variable;
  let points = 0;
  for (const part of Array.isArray(value) ? value : [value]) {
    const key = String(part);
    if (scoring?.points && Object.hasOwn(scoring.points, key)) points += scoring.points[key] ?? 0;
    else if (typeof part === "number") points += part;
    else if (typeof part === "boolean") points += part ? 1 : 0;
    else points += entry.options.get(part)?.code ?? Number.NaN;
  }
  return real(scoring?.reversed ? add(scoring.min + scoring.max, -points) : points);
}

/** Evaluates expressions; see the model for each kind and `docs/language.md` for the table of meaning. */
export function calculator(around: Surroundings): Calculator {
  function calculate(expr: Expr): Result {
    switch (expr.k) {
      case "number":
      case "boolean":
      case "date":
        return expr.value;
      case "text":
        return around.words(expr);
      case "duration":
        return expr;
      case "today":
        return around.today;
      case "option":
        return expr.missing ? v.userMissing(expr.value) : expr.value;
      case "var": {
        const value = around.value(expr.name);
        const entry = expr.scored && around.entry(expr.name);
        return entry ? scoreOf(entry, value) : value;
      }
      case "attr":
        return around.attribute(expr);
      case "list":
        return expr.items.map(calculate).filter((item) => typeof item !== "object");
      case "interval":
        return BLANK;
      case "not":
        return v.not(truthOf(expr.arg));
      case "neg": {
        const arg = calculate(expr.arg);
        if (v.isDuration(arg)) return { ...arg, amount: -arg.amount };
        const x = numberOf(arg, expr.arg);
        return typeof x === "number" ? 0 - x : x;
      }
      case "op":
        return operate(expr.op, expr.left, expr.right);
      case "if": {
        const test = truthOf(expr.test);
        if (isMissing(test)) return test;
        if (test) return calculate(expr.then);
        return expr.else ? calculate(expr.else) : NOT_ASKED;
      }
      case "call":
        return call(expr.fn, expr.args);
      case "agg": {
        const { fn, items, weights, rule } = expr;
        if (fn === "any" || fn === "all" || fn === "count")
          return aggregateTruths(fn, items.map(calculate), rule);
        const parts = items.map((item, i) => {
          const weight = weights?.[i];
          return { value: evaluated(item), weight: weight ? evaluated(weight) : 1 };
        });
        const result = aggregate(fn, parts, rule);
        return typeof result === "number" ? real(result) : result;
      }
      case "chosen": {
        const value = around.value(expr.name);
        const options = around.entry(expr.name)?.options;
        if (!Array.isArray(value)) return isMissing(value) ? value : 1;
        return value.filter((item) => options?.get(item) && !options.get(item)?.exclusive).length;
      }
    }
  }

  function truthOf(expr: Expr): Truth {
    return truth(calculate(expr));
  }

  function evaluated(expr: Expr): number | Missing {
    return numberOf(calculate(expr), expr);
  }

  function source(expr: Expr): Expr {
    if (expr.k === "if") {
      const test = truthOf(expr.test);
      const branch = test === true ? expr.then : test === false ? expr.else : undefined;
      return branch ? source(branch) : expr;
    }
    if (expr.k === "call" && expr.fn === "first") {
      const found = expr.args.find((arg) => !isMissing(calculate(arg)));
      return found ? source(found) : expr;
    }
    return expr;
  }

  /** The code of a named option; its name is looked up where `expr` takes its answers from. */
  function codeOf(name: string, expr: Expr | undefined): number | undefined {
    const from = expr && source(expr);
    return from?.k === "var" ? around.entry(from.name)?.options.get(name)?.code : undefined;
  }

  /** A value as a number: itself, or the code of the option. `peer`: what it is compared with. */
  function numberOf(value: Result, expr: Expr, peer?: Expr): number | Missing {
    if (typeof value === "number") return value;
    if (isMissing(value)) return value;
    if (v.isDuration(value)) return real(inDays(value));
    return real(typeof value === "string" ? (codeOf(value, expr) ?? codeOf(value, peer)) : undefined);
  }

  function operate(op: BinaryOp, left: Expr, right: Expr): Result {
    switch (op) {
      case "and": {
        const a = truthOf(left);
        return a === false ? false : v.and(a, truthOf(right));
      }
      case "or": {
        const a = truthOf(left);
        return a === true ? true : v.or(a, truthOf(right));
      }
      case "is":
        return same(left, right);
      case "is not":
        return v.not(same(left, right));
      case "<":
      case "<=":
      case ">":
      case ">=":
        return ordered(op, left, right);
      case "in":
        return within(left, right);
      case "has":
        return has(left, right);
      case "has any":
        return eachOf(right).reduce<Truth>((sofar, item) => v.or(sofar, has(left, item)), false);
      case "has all":
        return eachOf(right).reduce<Truth>((sofar, item) => v.and(sofar, has(left, item)), true);
      case "matches": {
        const text = calculate(left);
        const pattern = calculate(right);
        if (isMissing(text) || isMissing(pattern)) return either(text, pattern);
        if (typeof text !== "string" || typeof pattern !== "string") return BLANK;
        return matches(text, pattern) ?? BLANK;
      }
      default:
        return arithmetic(op, left, right);
    }
  }

  function eachOf(list: Expr): Expr[] {
    return list.k === "list" ? list.items : [list];
  }

  /** `x is dk`: known for whoever answered or gave a reason, unknown for a blank. */
  function isReason(value: Result, reason: unknown): Truth {
    if (!isMissing(value)) return false;
    return value.missing === "user" ? value.reason === reason : value;
  }

  function same(left: Expr, right: Expr): Truth {
    if (right.k === "option" && right.missing) return isReason(calculate(left), right.value);
    if (left.k === "option" && left.missing) return isReason(calculate(right), left.value);
    const a = calculate(left);
    const b = calculate(right);
    if (isMissing(a) || isMissing(b)) return either(a, b);
    if (Array.isArray(a) && Array.isArray(b))
      return a.length === b.length && a.every((item) => b.includes(item));
    if (typeof a === "string" && typeof b === "string") {
      return isTimeLiteral(left) || isTimeLiteral(right) ? compareTimes(a, b) === 0 : a === b;
    }
    if (typeof a === "boolean" || typeof b === "boolean") return a === b;
    const x = numberOf(a, left, right);
    const y = numberOf(b, right, left);
    return !isMissing(x) && !isMissing(y) && compare(x, y) === 0;
  }

  function isTimeLiteral(expr: Expr): boolean {
    return expr.k === "date" || expr.k === "today";
  }

  function ordered(op: "<" | "<=" | ">" | ">=", left: Expr, right: Expr): Truth {
    const a = calculate(left);
    const b = calculate(right);
    if (isMissing(a) || isMissing(b)) return either(a, b);
    const x = numberOf(a, left, right);
    const y = numberOf(b, right, left);
    let order: number;
    if (!isMissing(x) && !isMissing(y)) order = compare(x, y);
    else if (typeof a === "string" && typeof b === "string") order = compareTimes(a, b);
    else return BLANK;
    if (order === 0) return op === "<=" || op === ">=";
    return order < 0 === (op === "<" || op === "<=");
  }

  function within(left: Expr, right: Expr): Truth {
    if (right.k !== "interval") {
      return eachOf(right).reduce<Truth>((sofar, item) => v.or(sofar, same(left, item)), false);
    }
    const from = right.from ? ordered(">=", left, right.from) : true;
    const to = right.to ? ordered("<=", left, right.to) : true;
    const value = calculate(left);
    return isMissing(value) ? value : v.and(from, to);
  }

  function has(left: Expr, right: Expr): Truth {
    const list = calculate(left);
    if (right.k === "option" && right.missing) return isReason(list, right.value);
    const item = calculate(right);
    if (isMissing(list) || isMissing(item)) return either(list, item);
    if (typeof item === "object") return BLANK;
    return Array.isArray(list) ? list.includes(item) : list === item;
  }

  function arithmetic(op: "+" | "-" | "*" | "/" | "^", left: Expr, right: Expr): Result {
    const a = calculate(left);
    const b = calculate(right);
    if (isMissing(a) || isMissing(b)) return either(a, b);
    if (v.isDuration(b) && typeof a === "string") {
      const amount = op === "+" ? b.amount : op === "-" ? -b.amount : Number.NaN;
      return shiftTime(a, { ...b, amount }) ?? BLANK;
    }
    if (v.isDuration(a) && typeof b === "string") return op === "+" ? (shiftTime(b, a) ?? BLANK) : BLANK;
    const x = numberOf(a, left);
    const y = numberOf(b, right);
    if (isMissing(x) || isMissing(y)) {
      return op === "-" && typeof a === "string" && typeof b === "string" ? real(daysBetween(a, b)) : BLANK;
    }
    if (op === "+") return real(add(x, y));
    if (op === "-") return real(add(x, -y));
    if (op === "*") return real(x * y + 0);
    return real(op === "/" ? x / y + 0 : x ** y);
  }

  function call(fn: ScalarFn, args: Expr[]): Result {
    const values = args.map(calculate);
    if (fn === "answered") return values.every((value) => !isMissing(value));
    if (fn === "first") {
      return values.find((value) => !isMissing(value)) ?? values.reduce<Missing>(either, NOT_ASKED);
    }
    const missing = values.filter(isMissing);
    if (missing.length > 0) return missing.reduce(either);
    const [first = BLANK, second] = values;
    if (fn === "length") return typeof first === "string" ? [...first].length : BLANK;
    if (fn === "years") return real(typeof first === "string" ? fullYears(first, around.today) : undefined);
    const x = args[0] ? numberOf(first, args[0]) : BLANK;
    if (isMissing(x)) return x;
    switch (fn) {
      case "round":
        return real(roundTo(x, typeof second === "number" ? Math.trunc(second) : 0));
      case "floor":
        return floor(x);
      case "ceil":
        return ceil(x);
      case "abs":
        return Math.abs(x);
      case "sqrt":
        return real(Math.sqrt(x));
      case "ln":
        return real(Math.log(x));
      case "exp":
        return real(Math.exp(x));
    }
  }

  return { calculate, truth: truthOf, source };
}
