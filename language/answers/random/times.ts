import type { TimeDomain } from "../../instrument/model.js";
import { compareTimes, daysBetween, shiftTime } from "../time.js";
import type { Dice } from "./dice.js";

type Bounds = Pick<TimeDomain, "type" | "precision" | "min" | "max">;

const lengths: Partial<Record<TimeDomain["precision"], number>> = { year: 4, month: 7 };

/** A day or time that the domain accepts: in the recent past where the domain leaves it open. */
export function randomTime(domain: Bounds, dice: Dice, today: string): string | undefined {
  const min = boundOf(domain.min, today);
  const max = boundOf(domain.max, today);
  const tries = [...Array(30).keys()].map(() => draw(domain, dice, today, min, max));
  // A narrow range is hit by its ends alone.
  const ends = [min, max].flatMap((bound) => (bound === undefined ? [] : [ended(domain, bound)]));
  return [...tries, ...ends].find(
    (text) =>
      (min === undefined || compareTimes(text, min) >= 0) &&
      (max === undefined || compareTimes(text, max) <= 0),
  );
}

function boundOf(bound: Bounds["min"], today: string): string | undefined {
  if (typeof bound !== "object") return bound;
  return shiftTime(today, { amount: bound.today, unit: "days" });
}

function draw({ type, precision }: Bounds, dice: Dice, today: string, min?: string, max?: string): string {
  if (type === "time") return clock(dice, precision, min, max);
  const day = someDay(dice, today, min, max);
  return type === "date" ? day.slice(0, lengths[precision] ?? 10) : `${day}T${clock(dice, precision)}`;
}

function someDay(dice: Dice, today: string, min?: string, max?: string): string {
  const latest = wholeDay(max) ?? (min !== undefined && compareTimes(min, today) >= 0 ? undefined : today);
  const from = wholeDay(min) ?? shift(latest ?? today, -730);
  const to = latest ?? shift(from, 60);
  const days = Math.max(0, Math.round(daysBetween(to, from) ?? 0));
  return shift(from, dice.roll(days + 1));
}

function shift(day: string, amount: number): string {
  return shiftTime(day, { amount, unit: "days" }) ?? day;
}

/** `2024` and `2024-04` as the first day of them. */
function wholeDay(bound: string | undefined): string | undefined {
  const day = bound?.split("T")[0];
  return day === undefined ? undefined : day + "-01-01".slice(Math.max(0, day.length - 4));
}

function clock(dice: Dice, precision: TimeDomain["precision"], min?: string, max?: string): string {
  const from = min === undefined ? 0 : minutesOf(min);
  const to = max === undefined ? 24 * 60 - 1 : minutesOf(max);
  const minute = from + dice.roll(to - from + 1);
  const two = (x: number) => String(x).padStart(2, "0");
  const text = `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
  return precision === "second" ? `${text}:${two(dice.roll(60))}` : text;
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A bound in the precision that is asked for. */
function ended({ type, precision }: Bounds, bound: string): string {
  const [day = "", time = ""] = bound.includes("T")
    ? bound.split("T")
    : type === "time"
      ? ["", bound]
      : [bound];
  const exact =
    precision === "second"
      ? `${(time || "00:00").slice(0, 5)}:${time.slice(6, 8) || "00"}`
      : (time || "00:00").slice(0, 5);
  if (type === "time") return exact;
  const whole = wholeDay(day) ?? day;
  return type === "date" ? whole.slice(0, lengths[precision] ?? 10) : `${whole}T${exact}`;
}
