import type { TimeDomain } from "../instrument/model.js";
import type { Duration } from "./value.js";

/**
 * Dates, times and date-times are ISO 8601 strings of the precision in which they were asked: `2024`,
 * `2024-04`, `2024-04-01`, `08:30`, `2024-04-01T08:30+08:00`. Arithmetic keeps precision and offset and
 * counts in the proleptic Gregorian calendar; clock changes are not known to it.
 */
const SHAPE = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)?(?:(?:^|T)(\d\d:\d\d(?::\d\d)?))?(Z|[+-]\d\d:\d\d)?$/;

const DAY = 86_400_000;

/** The parts as written (absent ones are empty), and two readings in milliseconds. */
interface Moment {
  day: string;
  clock: string;
  offset: string;
  /** The reading of the calendar and the clock, as if it were UTC. */
  local: number;
  utc: number;
}

function momentOf(text: string): Moment | undefined {
  const [, day = "", clock = "", offset = ""] = SHAPE.exec(text) ?? [];
  if (!day && !clock) return undefined;
  const whole = `${(day || "1970") + "-01-01".slice((day.length || 4) - 4)}T${clock || "00:00"}`;
  const local = Date.parse(`${whole}Z`);
  const utc = Date.parse(whole + (offset || "Z"));
  const moment = { day, clock, offset, local, utc };
  // Engines roll 31 April over to May; what does not come back as it went in does not exist.
  return Number.isNaN(utc) || format(moment) !== text ? undefined : moment;
}

function format({ day, clock, offset, local }: Moment): string | undefined {
  const iso = new Date(local).toJSON() ?? "";
  if (!/^\d/.test(iso)) return undefined; // before the year 0, after 9999, or no date at all
  return iso.slice(0, day.length) + (day && clock ? "T" : "") + iso.slice(11, 11 + clock.length) + offset;
}

const PRECISIONS = { year: 4, month: 7, day: 10, minute: 5, second: 8 };

/** Is this text a day or time that exists, of the kind and precision asked for? */
export function isTime(text: string, { type, precision }: Pick<TimeDomain, "type" | "precision">): boolean {
  const moment = momentOf(text);
  if (!moment) return false;
  const { day, clock, offset } = moment;
  const length = PRECISIONS[precision];
  if (type === "date") return day.length === length && !clock && !offset;
  return (
    clock.length === length && day.length === (type === "time" ? 0 : 10) && (type === "datetime" || !offset)
  );
}

/** Compares two of them at the coarser precision of both; instants where both carry an offset. */
export function compareTimes(a: string, b: string): -1 | 0 | 1 {
  const left = momentOf(a);
  const right = momentOf(b);
  if (left?.offset && right?.offset) return order(left.utc, right.utc);
  if (!left || !right) return order(a, b);
  const length = Math.min(a.length - left.offset.length, b.length - right.offset.length);
  return order(a.slice(0, length), b.slice(0, length));
}

function order<T extends string | number>(a: T, b: T): -1 | 0 | 1 {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Days from b to a; a fraction where they carry a time. Undefined if one of them is no time. */
export function daysBetween(a: string, b: string): number | undefined {
  const left = momentOf(a);
  const right = momentOf(b);
  if (!left || !right) return undefined;
  return (left.offset && right.offset ? left.utc - right.utc : left.local - right.local) / DAY;
}

const LENGTHS = { weeks: 7 * DAY, days: DAY, hours: DAY / 24, minutes: DAY / 1440 };

/** The span in days; months and years have none. */
export function inDays({ amount, unit }: Duration): number | undefined {
  return unit === "years" || unit === "months" ? undefined : (amount * LENGTHS[unit]) / DAY;
}

/**
 * A date moved by a span. A month's end stays a month's end: 31 January + 1 month is the last of February.
 * Undefined for what is no date and beyond the years 0000 to 9999; the time of day goes round the clock.
 */
export function shiftTime(text: string, { amount, unit }: Duration): string | undefined {
  const moment = momentOf(text);
  if (!moment || !Number.isFinite(amount)) return undefined;
  if (unit !== "years" && unit !== "months") {
    return format({ ...moment, local: moment.local + Math.round(amount * LENGTHS[unit]) });
  }
  const date = new Date(moment.local);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + Math.trunc(amount) * (unit === "years" ? 12 : 1));
  const last = new Date(date);
  last.setUTCMonth(date.getUTCMonth() + 1, 0);
  date.setUTCDate(Math.min(day, last.getUTCDate()));
  return format({ ...moment, local: date.getTime() });
}

/** Full years from a date until `today`; a birthday of 29 February comes on 1 March in common years. */
export function fullYears(from: string, today: string): number | undefined {
  const day = momentOf(from)?.day;
  if (!day) return undefined;
  const early = today.slice(4, day.length) < day.slice(4);
  return Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (early ? 1 : 0);
}

/** The calendar day of a moment where this program runs, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** As read by people: `2024年4月1日`, `1 Apr 2024` (never ambiguous), the time of day in 24 hours. */
export function printTime(text: string, language: string): string {
  const moment = momentOf(text);
  if (!moment) return text;
  return [printDay(moment.day, language), moment.clock].filter(Boolean).join(" ");
}

function printDay(text: string, language: string): string {
  const [year, month, day] = text.split("-");
  if (/^(zh|ja)/.test(language)) {
    return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].join("");
  }
  if (!language.startsWith("en")) return text;
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
