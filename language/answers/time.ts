import type { TimeDomain } from "../instrument/model.js";
import type { Duration } from "./value.js";

/**
 * Dates, times and date-times are ISO 8601 strings of the precision in which they were asked: `2024`,
 * `2024-04`, `2024-04-01`, `08:30`, `2024-04-01T08:30+08:00`. Arithmetic keeps precision and offset and
 * counts in the proleptic Gregorian calendar; clock changes are not known to it.
 */
const SHAPE = /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?(?:(?:^|T)(\d\d):(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d:\d\d)?$/;

const DAY = 86_400_000;

const CLOCK = { minute: "(?:[01]\\d|2[0-3]):[0-5]\\d", second: "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d" };
const MONTH = "\\d{4}-(?:0[1-9]|1[0-2])";
const DATE = `${MONTH}-(?:0[1-9]|[12]\\d|3[01])`;
const OFFSET = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)?";

/** The form of an answer as an unanchored regular expression; whether the day exists is asked separately. */
export function timePattern(domain: Pick<TimeDomain, "type" | "precision">): string {
  const { type, precision } = domain;
  const clock = precision === "second" ? CLOCK.second : CLOCK.minute;
  if (type === "time") return clock;
  if (type === "datetime") return `${DATE}T${clock}${OFFSET}`;
  if (precision === "year") return "\\d{4}";
  return precision === "month" ? MONTH : DATE;
}

interface Moment {
  /** Milliseconds of the local reading, as if it were UTC. */
  local: number;
  /** Offset as written, or "". */
  offset: string;
  /** Characters of the date part and of the time part. */
  date: number;
  clock: number;
}

function momentOf(text: string): Moment | undefined {
  const found = SHAPE.exec(text);
  if (!found || text === "") return undefined;
  const [, year, month, day, hour, minute, second, offset = ""] = found;
  if (!year && !hour) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(year ?? 1970), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day && date.getUTCDate() !== Number(day)) return undefined;
  const local =
    date.getTime() + ((Number(hour ?? 0) * 60 + Number(minute ?? 0)) * 60 + Number(second ?? 0)) * 1000;
  return { local, offset, date: year ? (day ? 10 : month ? 7 : 4) : 0, clock: hour ? (second ? 8 : 5) : 0 };
}

function utc(moment: Moment): number {
  const { local, offset } = moment;
  if (offset === "" || offset === "Z") return local;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return local - (offset[0] === "-" ? -minutes : minutes) * 60_000;
}

function format(moment: Moment): string | undefined {
  const date = new Date(moment.local);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return undefined;
  const iso = date.toISOString();
  const clock = iso.slice(11, 11 + moment.clock);
  const day = iso.slice(0, moment.date);
  return day + (day && clock ? "T" : "") + clock + moment.offset;
}

/** Is this text a day or time that exists, of the kind and precision asked for? */
export function isTime(text: string, domain: Pick<TimeDomain, "type" | "precision">): boolean {
  return new RegExp(`^${timePattern(domain)}$`).test(text) && momentOf(text) !== undefined;
}

/** Compares two of them at the coarser precision of both; instants where both carry an offset. */
export function compareTimes(a: string, b: string): -1 | 0 | 1 {
  const left = momentOf(a);
  const right = momentOf(b);
  if (left?.offset && right?.offset) return sign(utc(left) - utc(right));
  const x = left ? a.slice(0, a.length - left.offset.length) : a;
  const y = right ? b.slice(0, b.length - right.offset.length) : b;
  const length = left && right ? Math.min(x.length, y.length) : Math.max(x.length, y.length);
  const shortX = x.slice(0, length);
  const shortY = y.slice(0, length);
  return shortX === shortY ? 0 : shortX < shortY ? -1 : 1;
}

function sign(x: number): -1 | 0 | 1 {
  return x === 0 ? 0 : x < 0 ? -1 : 1;
}

/** Days from b to a; a fraction where they carry a time. Undefined if one of them is no time. */
export function daysBetween(a: string, b: string): number | undefined {
  const left = momentOf(a);
  const right = momentOf(b);
  if (!left || !right) return undefined;
  const both = left.offset !== "" && right.offset !== "";
  return (both ? utc(left) - utc(right) : left.local - right.local) / DAY;
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
  const moment = momentOf(from);
  if (!moment || moment.date === 0) return undefined;
  const day = from.slice(0, moment.date);
  const early = today.slice(4, day.length) < day.slice(4);
  return Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (early ? 1 : 0);
}

/** The calendar day of a moment where this program runs, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  return [
    String(now.getFullYear()).padStart(4, "0"),
    String(now.getMonth() + 1).padStart(2, "0"),
    String(now.getDate()).padStart(2, "0"),
  ].join("-");
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** As read by people: `2024年4月1日`, `1 Apr 2024` (never ambiguous), the time of day in 24 hours. */
export function printTime(text: string, language: string): string {
  const moment = momentOf(text);
  if (!moment) return text;
  const [year = "", month, day] = text.slice(0, moment.date).split("-");
  const clock = moment.clock ? text.slice(moment.date ? 11 : 0).slice(0, moment.clock) : "";
  return [printDay(year, month, day, language), clock].filter((part) => part !== "").join(" ");
}

function printDay(
  year: string,
  month: string | undefined,
  day: string | undefined,
  language: string,
): string {
  if (/^(zh|ja)/.test(language)) {
    return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].join("");
  }
  if (!language.startsWith("en")) return [year, month, day].filter(Boolean).join("-");
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}
