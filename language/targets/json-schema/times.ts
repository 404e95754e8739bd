import type { TimeDomain } from "../../instrument/model.js";
import type { Direct, Order } from "./direct.js";
import type { Meaning } from "./meaning.js";
import type { JsonObject } from "./schema.js";
import type { Subject } from "./subjects.js";

/**
 * Regular expressions for the order of texts of one shape (`2024-04-01`, `08:30`): in such texts the order of
 * time is the order of characters, and "before this one" is a choice of the first place that is smaller.
 */

/** Matches texts of the shape of `literal` that come before it; `inclusive`: or are it. Undefined: none does. */
export function beforePattern(literal: string, inclusive: boolean): string | undefined {
  return ordered(literal, inclusive, (digit) => range(0, digit - 1));
}

/** Matches texts of the shape of `literal` that come after it; `inclusive`: or are it. Undefined: none does. */
export function afterPattern(literal: string, inclusive: boolean): string | undefined {
  return ordered(literal, inclusive, (digit) => range(digit + 1, 9));
}

function ordered(
  literal: string,
  inclusive: boolean,
  beyond: (digit: number) => string | undefined,
): string | undefined {
  const ways: string[] = [];
  for (const [i, char] of [...literal].entries()) {
    const digits = /\d/.test(char) ? beyond(Number(char)) : undefined;
    if (digits) ways.push(literal.slice(0, i) + digits);
  }
  if (inclusive) ways.push(literal);
  if (ways.length === 0) return undefined;
  return `^(?:${ways.join("|")})`;
}

function range(from: number, to: number): string | undefined {
  if (from > to) return undefined;
  if (from === to) return String(from);
  return `[${from}-${to}]`;
}

/** Characters of an answer that are compared, without its offset. */
function localLength({ type, precision }: Pick<TimeDomain, "type" | "precision">): number {
  const clock = precision === "second" ? 8 : 5;
  if (type === "time") return clock;
  if (type === "datetime") return 11 + clock;
  return precision === "year" ? 4 : precision === "month" ? 7 : 10;
}

const CALENDAR = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?)?)?)?$/;
const CLOCK = /^\d\d:\d\d(?::\d\d)?$/;

/**
 * The literal cut to the precision of the answers, which is how they are compared. Undefined if it has an
 * offset (then instants are compared, which is arithmetic) or is of another kind.
 */
export function cutTo(domain: TimeDomain, literal: string): string | undefined {
  const shape = domain.type === "time" ? CLOCK : CALENDAR;
  return shape.test(literal) ? literal.slice(0, localLength(domain)) : undefined;
}

/** `born < 2001-09-01`: the order of time as the order of characters. */
export function timeTruth(op: "is" | Order, s: Subject, literal: string, m: Meaning): Direct | undefined {
  if (!("precision" in s.domain)) return undefined;
  const cut = cutTo(s.domain, literal);
  if (cut === undefined) return undefined;
  const matching = (pattern: string | undefined) =>
    pattern === undefined ? m.c.false : m.c.schema(s.name, { type: "string", pattern });
  const answered = m.subjects.answered(s);
  const yes = m.c.and(answered, matching(patternFor(op, cut)));
  return { truth: m.logic.truth(yes, m.c.and(answered, m.c.not(yes))), about: s };
}

function patternFor(op: "is" | Order, cut: string): string | undefined {
  if (op === "is") return `^${cut}`;
  return op === "<" || op === "<=" ? beforePattern(cut, op === "<=") : afterPattern(cut, op === ">=");
}

const YEAR = "\\d{4}";
const MONTH = `${YEAR}-(?:0[1-9]|1[0-2])`;
const LEAP_YEAR = "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
const DAY =
  `(?:${YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)` +
  `|02-(?:0[1-9]|1\\d|2[0-8]))|${LEAP_YEAR}-02-29)`;
const HOUR = "(?:[01]\\d|2[0-3])";
const OFFSET = `(?:Z|[+-]${HOUR}:[0-5]\\d)?`;

/** The form of the answers, to be shared, and the bounds that this question sets. */
export function timeSchema(
  domain: TimeDomain,
  lose: (en: string, zh: string) => void,
): { form: { name: string; schema: JsonObject }; bounds: JsonObject[] } {
  const bounds: JsonObject[] = [];
  for (const side of ["min", "max"] as const) {
    const limit = domain[side];
    if (limit === undefined) continue;
    const cut = typeof limit === "string" ? cutTo(domain, limit) : undefined;
    const pattern = cut && (side === "min" ? afterPattern(cut, true) : beforePattern(cut, true));
    if (pattern) bounds.push({ type: "string", pattern });
    else if (typeof limit === "object") lose("the limit relative to today", "相对于当天的界限");
    else lose(`the limit ${limit}`, `界限 ${limit}`);
  }
  return { form: formOf(domain), bounds };
}

function formOf({ type, precision }: TimeDomain): { name: string; schema: JsonObject } {
  const clock = precision === "second" ? `${HOUR}:[0-5]\\d:[0-5]\\d` : `${HOUR}:[0-5]\\d`;
  const text = (pattern: string): JsonObject => ({ type: "string", pattern: `^${pattern}$` });
  if (type === "time") return { name: "time", schema: text(clock) };
  if (type === "datetime") return { name: "datetime", schema: text(`${DAY}T${clock}${OFFSET}`) };
  if (precision === "year") return { name: "year", schema: text(YEAR) };
  if (precision === "month") return { name: "month", schema: text(MONTH) };
  return { name: "date", schema: { format: "date", ...text(DAY) } };
}
