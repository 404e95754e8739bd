import type { DataScalar, DataValue, NumberDomain, TimeDomain } from "../instrument/model.js";
import { matches } from "../instrument/pattern.js";
import type { ProblemCode, Value } from "./api.js";
import { formatPatterns } from "./formats.js";
import type { LogicDomain, LogicOption, LogicVariable } from "./logic.js";
import { roundTo } from "./number.js";
import type { Entry } from "./plan.js";
import { compareTimes, isTime, shiftTime } from "./time.js";
import { BLANK, userMissing } from "./value.js";

export type Params = Record<string, string | number>;

/** One answer as read: what it means, how it is stored, and at most one thing that is wrong with it. */
export interface Reading {
  value: Value;
  stored: DataValue;
  code?: ProblemCode;
  params?: Params;
}

/** What reading an answer needs to know about the others. */
export interface Circumstances {
  offered(option: LogicOption): boolean;
  today: string;
}

const NOTHING: Reading = { value: BLANK, stored: null };

/** A text as it is stored and compared: trimmed, NFC, line ends as `\n`. */
export function normalise(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
}

function isScalar(raw: unknown): raw is DataScalar {
  return (
    typeof raw === "string" || typeof raw === "boolean" || (typeof raw === "number" && Number.isFinite(raw))
  );
}

/** An invalid answer keeps its place in the document, so that nothing is lost, unless it is no data at all. */
function keep(raw: unknown): DataValue {
  if (isScalar(raw)) return typeof raw === "number" ? raw + 0 : raw;
  return Array.isArray(raw) && raw.every(isScalar) ? [...raw] : null;
}

function bad(raw: unknown, code: ProblemCode, params: Params, value: Value = BLANK): Reading {
  return { value, stored: keep(raw), code, params };
}

/** An answer as a parameter of a message: short. */
function shown(raw: DataScalar): string | number {
  return typeof raw === "number" ? raw : String(raw).slice(0, 80);
}

/** How many ticks a `multiple` asks for: what the author says, else one if it must be answered. */
export function minimumTicks(domain: { min?: number }, response: LogicVariable["response"]): number {
  return domain.min ?? (response === "required" ? 1 : 0);
}

/**
 * Reads the answer to an asked variable. `raw` may be anything. Blank (also: a text of spaces) is never a
 * problem here; whether it may be blank is for the caller to say.
 */
export function readAnswer(entry: Entry, raw: unknown, around: Circumstances): Reading {
  if (raw === null || raw === undefined) return NOTHING;
  const { domain } = entry.variable;
  if (domain.type === "choice" && domain.multiple) return readTicks(entry, domain, raw, around);
  if (domain.type === "ranking" && Array.isArray(raw)) return readRanks(entry, domain.top, raw, around);

  const reason = isScalar(raw) && entry.missing.get(raw);
  if (reason) {
    if (!around.offered(reason)) return bad(raw, "option-not-offered", { value: shown(raw as DataScalar) });
    return { value: userMissing(reason.value), stored: reason.value };
  }
  if (domain.type === "choice") return readChoice(entry, raw, around);
  if (domain.type === "number" && typeof raw === "number" && Number.isFinite(raw))
    return readNumber(domain, raw);
  if (domain.type === "boolean" && typeof raw === "boolean") return { value: raw, stored: raw };
  if (domain.type === "text" && typeof raw === "string") return readText(domain, raw);
  if ("precision" in domain && typeof raw === "string") return readTime(domain, raw, around.today);
  return bad(raw, "wrong-type", { expected: domain.type });
}

function readChoice(entry: Entry, raw: unknown, around: Circumstances): Reading {
  if (!isScalar(raw)) return bad(raw, "wrong-type", { expected: "choice" });
  const option = entry.options.get(raw);
  if (!option) return bad(raw, "not-an-option", { value: shown(raw) });
  if (!around.offered(option)) return bad(raw, "option-not-offered", { value: shown(raw) });
  return { value: option.value, stored: option.value };
}

/** The options of a list answer that have effect, and the first thing wrong with the list. */
function readList(raw: unknown[], around: Circumstances, ...known: Entry["options"][]) {
  const found = new Map<DataScalar, LogicOption>();
  let problem: [ProblemCode, Params] | undefined;
  for (const item of raw) {
    const option = isScalar(item) ? known.find((options) => options.has(item))?.get(item) : undefined;
    if (option && !found.has(option.value) && around.offered(option)) found.set(option.value, option);
    else if (!isScalar(item)) problem ??= ["wrong-type", { expected: "list" }];
    else {
      const code = !option ? "not-an-option" : found.has(item) ? "repeated-option" : "option-not-offered";
      problem ??= [code, { value: shown(item) }];
    }
  }
  return { found, problem };
}

function readTicks(
  entry: Entry,
  domain: { min?: number; max?: number },
  raw: unknown,
  around: Circumstances,
): Reading {
  if (!Array.isArray(raw)) return bad(raw, "wrong-type", { expected: "list" });
  const { found, problem } = readList(raw, around, entry.options, entry.missing);
  const values = [...found.keys()];
  if (problem) return bad(raw, ...problem, values);
  const count = values.length;
  const alone = [...found.values()].find((option) => option.exclusive || entry.missing.has(option.value));
  if (alone && count > 1) return bad(raw, "exclusive-with-others", { value: shown(alone.value) }, values);
  if (alone && entry.missing.has(alone.value)) return { value: userMissing(alone.value), stored: values };
  const least = minimumTicks(domain, entry.variable.response);
  if (count < least && !alone) {
    const code = count === 0 && domain.min === undefined ? "required" : "too-few";
    return bad(raw, code, code === "required" ? {} : { min: least, count }, values);
  }
  if (count > (domain.max ?? count)) return bad(raw, "too-many", { max: domain.max ?? 0, count }, values);
  return { value: values, stored: values };
}

function readRanks(entry: Entry, top: number | undefined, raw: unknown[], around: Circumstances): Reading {
  const { found, problem } = readList(raw, around, entry.options);
  const values = [...found.keys()];
  if (problem) return bad(raw, ...problem, values);
  const offered = [...entry.options.values()].filter((option) => around.offered(option)).length;
  const places = Math.min(top ?? offered, offered);
  const count = values.length;
  if (count < places) return bad(raw, "rank-incomplete", { places, count }, values);
  if (count > places) return bad(raw, "too-many", { max: places, count }, values);
  return { value: values, stored: values };
}

function readNumber(domain: Pick<NumberDomain, "min" | "max" | "decimals" | "step">, raw: number): Reading {
  const { min, max, decimals, step } = domain;
  const wrong = (code: ProblemCode, params: Params) => bad(raw, code, { ...params, value: raw }, raw);
  if (min !== undefined && raw < min) return wrong("too-small", { min });
  if (max !== undefined && raw > max) return wrong("too-large", { max });
  if (!Number.isInteger(raw) && roundTo(raw, decimals) !== raw)
    return wrong("too-many-decimals", { decimals });
  if (step) {
    const steps = (raw - (min ?? 0)) / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-9) return wrong("not-a-step", { step, from: min ?? 0 });
  }
  return { value: raw + 0, stored: raw + 0 };
}

function readText(domain: Extract<LogicDomain, { type: "text" }>, raw: string): Reading {
  const text = normalise(raw);
  if (text === "") return NOTHING;
  const { minLength, maxLength, pattern, format } = domain;
  const wrong = (code: ProblemCode, params: Params): Reading => ({ value: text, stored: text, code, params });
  if (minLength !== undefined || maxLength !== undefined) {
    const length = text.length > 1e6 ? text.length : [...text].length;
    if (length < (minLength ?? 0)) return wrong("too-short", { min: minLength ?? 0, length });
    if (length > (maxLength ?? length)) return wrong("too-long", { max: maxLength ?? 0, length });
  }
  if (format && !matches(text, formatPatterns[format])) return wrong("wrong-format", { format });
  // A pattern that does not compile accepts everything: the author's mistake is not the respondent's.
  if (pattern !== undefined && matches(text, pattern) === false) return wrong("wrong-pattern", { pattern });
  return { value: text, stored: text };
}

/** Unlike a text, a day or time is written by programs: nothing stands around it, and blank is `null`. */
function readTime(
  domain: Pick<TimeDomain, "type" | "precision" | "min" | "max">,
  text: string,
  today: string,
): Reading {
  const { type, precision } = domain;
  if (!isTime(text, domain)) return bad(text, "wrong-format", { format: type, precision });
  const bound = (at: TimeDomain["min"]) =>
    typeof at === "object" ? shiftTime(today, { amount: at.today, unit: "days" }) : at;
  const min = bound(domain.min);
  const max = bound(domain.max);
  const wrong = (code: ProblemCode, params: Params): Reading => ({ value: text, stored: text, code, params });
  if (min !== undefined && compareTimes(text, min) < 0) return wrong("too-small", { min, value: text });
  if (max !== undefined && compareTimes(text, max) > 0) return wrong("too-large", { max, value: text });
  return { value: text, stored: text };
}
