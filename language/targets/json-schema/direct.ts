import { normalise } from "../../answers/answer.js";
import type { BinaryOp, DataScalar, Expr } from "../../instrument/model.js";
import type { Truth } from "./bounds.js";
import { chosenTruth, lengthTruth } from "./counts.js";
import type { Meaning } from "./meaning.js";
import { authorPattern, literalPattern, UNNORMALISED_REF } from "./patterns.js";
import type { JsonObject } from "./schema.js";
import { isList, type Subject } from "./subjects.js";
import { timeTruth } from "./times.js";

/** A test said of one variable; where it is neither true nor false it is missing as `about` is. */
export interface Direct {
  truth: Truth;
  /** Absent for tests that are never missing. */
  about?: Subject;
}

type Op = Extract<Expr, { k: "op" }>;
export type Order = "<" | "<=" | ">" | ">=";
const FLIPPED = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", is: "is" } as const;

/** Tests of one variable against something fixed, said as tests of its value. Undefined: it is no such test. */
export function direct(expr: Expr, m: Meaning): Direct | undefined {
  if (expr.k === "call" && expr.fn === "answered") return answered(expr.args, m);
  if (expr.k !== "op") return undefined;
  const { op, left, right } = expr;
  switch (op) {
    case "is":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isFixed(left) ? compared(FLIPPED[op], right, left, m) : compared(op, left, right, m);
    case "in":
      return right.k === "interval"
        ? between(expr, right, m)
        : oneOf(expr, "is", m.logic.or.bind(m.logic), m);
    case "has":
      return has(left, right, m);
    case "has any":
      return oneOf(expr, "has", m.logic.or.bind(m.logic), m);
    case "has all":
      return oneOf(expr, "has", m.logic.and.bind(m.logic), m);
    case "matches":
      return matching(left, right, m);
    default:
      return undefined;
  }
}

/** The variable whose answers an expression is; computed values and the like are not answers. */
function subjectOf(expr: Expr, m: Meaning): Subject | undefined {
  if (expr.k !== "var" || expr.scored) return undefined;
  const subject = m.subjects.get(expr.name);
  const origin = subject?.variable.origin;
  return origin === "answer" || origin === "specify" ? subject : undefined;
}

function isFixed(expr: Expr): boolean {
  return expr.k === "option" || fixed(expr) !== undefined;
}

/** A literal as a value; texts only without pipes. */
export function fixed(expr: Expr): DataScalar | undefined {
  if (expr.k === "number" || expr.k === "boolean" || expr.k === "date") return expr.value;
  if (expr.k === "option" && !expr.missing) return expr.value;
  if (expr.k === "neg" && expr.arg.k === "number") return 0 - expr.arg.value;
  if (expr.k !== "text" || !expr.parts.every((part) => part.kind === "text")) return undefined;
  return normalise(expr.parts.map((part) => (part.kind === "text" ? part.value : "")).join("")) || undefined;
}

function answered(args: Expr[], m: Meaning): Direct | undefined {
  const subjects = args.map((arg) => subjectOf(arg, m)).filter((s) => s !== undefined);
  if (subjects.length < args.length) return undefined;
  const yes = m.c.and(...subjects.map((s) => m.subjects.answered(s)));
  return { truth: m.logic.truth(yes, m.c.not(yes)) };
}

function compared(op: "is" | Order, left: Expr, right: Expr, m: Meaning): Direct | undefined {
  if (left.k === "chosen") return chosenTruth(op, left.name, fixed(right), m);
  if (left.k === "call" && left.fn === "length" && left.args[0]) {
    const subject = subjectOf(left.args[0], m);
    return subject && lengthTruth(op, subject, fixed(right), m);
  }
  const s = subjectOf(left, m);
  if (!s) return undefined;
  if (right.k === "option" && right.missing) return op === "is" ? reason(s, right.value, m) : undefined;
  const value = fixed(right);
  if (value === undefined) return undefined;
  if (right.k === "date") return timeTruth(op, s, String(value), m);
  if (s.domain.type === "number" && typeof value === "number") return number(op, s, value, m);
  if (op !== "is") return undefined;
  if (s.domain.type === "text" && typeof value === "string") return text(s, value, m);
  // Names are compared as such, and codes that are the data as numbers; mixtures are left to enumeration.
  if (!s.values?.every((v) => typeof v === typeof value)) return undefined;
  return split(s, m.c.in(s.name, s.values.includes(value) ? [value] : []), m);
}

/** True when `yes`, false for every other answer. */
function split(s: Subject, yes: Truth["yes"]["lo"], m: Meaning): Direct {
  return { truth: m.logic.truth(yes, m.c.and(m.subjects.answered(s), m.c.not(yes))), about: s };
}

/** `x is refused`: false for answers and for other reasons. */
function reason(s: Subject, value: DataScalar, m: Meaning): Direct {
  const yes = s.missing.includes(value) ? m.subjects.chose(s, value) : m.c.false;
  const known = m.c.or(m.subjects.answered(s), m.subjects.userMissing(s));
  return { truth: m.logic.truth(yes, m.c.and(known, m.c.not(yes))), about: s };
}

const BOUND = { "<": "exclusiveMaximum", "<=": "maximum", ">": "exclusiveMinimum", ">=": "minimum" } as const;
const REVERSE = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

function number(op: "is" | Order, s: Subject, value: number, m: Meaning): Direct {
  // Numbers that stand for a reason are no numbers to compare with.
  const reasons = s.missing.filter((v) => typeof v === "number");
  const real = (schema: JsonObject) => m.c.and(m.c.schema(s.name, schema), m.c.not(m.c.in(s.name, reasons)));
  if (op === "is") return split(s, reasons.includes(value) ? m.c.false : m.c.in(s.name, [value]), m);
  const bound = (o: Order) => real({ type: "number", [BOUND[o]]: value });
  return { truth: m.logic.truth(bound(op), bound(REVERSE[op])), about: s };
}

function text(s: Subject, value: string, m: Meaning): Direct | undefined {
  const pattern = literalPattern(value);
  if (pattern === undefined) return split(s, m.c.false, m);
  return patternTruth(s, pattern, m);
}

/** Texts that match; those that storing may change are undecided, which no loss is reported for. */
export function patternTruth(s: Subject, pattern: string | undefined, m: Meaning): Direct {
  m.readsTexts = true;
  const reasons = m.c.not(m.c.in(s.name, s.missing));
  const sure =
    pattern === undefined ? m.c.false : m.c.and(m.c.schema(s.name, { type: "string", pattern }), reasons);
  const unclear = m.c.and(m.c.schema(s.name, { $ref: UNNORMALISED_REF }), reasons);
  const answered = m.subjects.answered(s);
  const other = m.c.and(answered, m.c.not(sure));
  return {
    truth: {
      yes: { lo: m.c.and(sure, m.c.not(unclear)), hi: m.c.or(sure, unclear) },
      no: { lo: m.c.and(other, m.c.not(unclear)), hi: m.c.or(other, m.c.and(answered, unclear)) },
    },
    about: s,
  };
}

function matching(left: Expr, right: Expr, m: Meaning): Direct | undefined {
  const s = subjectOf(left, m);
  const pattern = fixed(right);
  if (s?.domain.type !== "text" || typeof pattern !== "string") return undefined;
  const found = authorPattern(pattern);
  if (!found) return { truth: m.logic.missing(), about: s };
  return found.exact ? patternTruth(s, found.pattern, m) : undefined;
}

function between(expr: Op, { from, to }: Extract<Expr, { k: "interval" }>, m: Meaning): Direct | undefined {
  const low = from && direct({ ...expr, op: ">=", right: from }, m);
  const high = to && direct({ ...expr, op: "<=", right: to }, m);
  if ((from && !low?.about) || (to && !high?.about)) return undefined;
  const about = low?.about ?? high?.about;
  const parts = [low?.truth, high?.truth].filter((t) => t !== undefined);
  return about && { truth: m.logic.and(parts), about };
}

function oneOf(expr: Op, op: BinaryOp, join: (parts: Truth[]) => Truth, m: Meaning): Direct | undefined {
  const items = expr.right.k === "list" ? expr.right.items : [expr.right];
  const parts = items.map((right) => direct({ ...expr, op, right }, m));
  // Tests for reasons and for answers are missing on different occasions.
  const reasons = items.filter((item) => item.k === "option" && item.missing).length;
  const about = parts[0]?.about;
  if (!about || !parts.every((part) => part?.about) || (reasons > 0 && reasons < items.length))
    return undefined;
  return { truth: join(parts.flatMap((part) => (part ? [part.truth] : []))), about };
}

function has(left: Expr, right: Expr, m: Meaning): Direct | undefined {
  const s = subjectOf(left, m);
  if (!s || !isList(s.domain)) return undefined;
  if (right.k === "option" && right.missing) return reason(s, right.value, m);
  const value = fixed(right);
  if (value === undefined) return undefined;
  const known = "options" in s.domain && s.domain.options.some((option) => option.value === value);
  return split(s, known ? m.subjects.chose(s, value) : m.c.false, m);
}
