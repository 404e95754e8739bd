import type { TimeDomain } from "../instrument/model.js";

const CLOCK = "(?:[01]\\d|2[0-3]):[0-5]\\d";
const MONTH = "\\d{4}-(?:0[1-9]|1[0-2])";
const DATE = `${MONTH}-(?:0[1-9]|[12]\\d|3[01])`;
const OFFSET = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)?";

/**
 * The form of a day or time as an unanchored regular expression, for those who cannot call `isTime`; what it
 * lets through beyond that are days that no month has (`2024-04-31`).
 */
export function timePattern({ type, precision }: Pick<TimeDomain, "type" | "precision">): string {
  const clock = precision === "second" ? `${CLOCK}:[0-5]\\d` : CLOCK;
  if (type === "time") return clock;
  if (type === "datetime") return `${DATE}T${clock}${OFFSET}`;
  if (precision === "year") return "\\d{4}";
  return precision === "month" ? MONTH : DATE;
}
