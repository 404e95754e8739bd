import type { Interval as IntervalNode } from "../generated/ast.js";
import type { Interval, Text, TimeDomain } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { literalText } from "./texts.js";
import { isValidTime } from "./time-literals.js";

/** Numeric bounds of an interval; reports dates and empty intervals. */
export function numericInterval(l: Lowering, node: IntervalNode | undefined): Interval | undefined {
  if (!node) return undefined;
  const [from, to] = [node.from, node.to].map((v) => (v === undefined ? undefined : Number(v) + 0));
  if (Number.isNaN(from) || Number.isNaN(to)) {
    l.report("wrong-interval", l.spanOf(node), { expected: { en: "numbers", zh: "数值" } });
    return undefined;
  }
  if (from !== undefined && to !== undefined && from > to) {
    l.report(
      "empty-interval",
      l.spanOf(node),
      { interval: `${from}..${to}` },
      {
        fixes: [
          {
            title: { en: "Swap the bounds", zh: "交换两端" },
            edits: [{ ...l.spanOf(node), text: `${to}..${from}` }],
            preferred: true,
          },
        ],
      },
    );
    return undefined;
  }
  return { ...(from !== undefined ? { from } : {}), ...(to !== undefined ? { to } : {}) };
}

/** Bounds of a date or time; reports numbers, impossible dates and empty intervals. */
export function timeInterval(
  l: Lowering,
  node: IntervalNode | undefined,
  type: "date" | "time" | "datetime",
): Pick<TimeDomain, "min" | "max"> {
  if (!node) return {};
  const [min, max] = [node.from, node.to].map((v) => (v === undefined ? undefined : String(v)));
  for (const value of [min, max]) {
    if (value === undefined || (value === "today" && type === "date")) continue;
    const right =
      type === "time"
        ? /^\d{1,2}:\d{2}$/
        : type === "date"
          ? /^\d{4}(-\d{2}){0,2}$/
          : /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;
    if (!right.test(value)) {
      l.report("wrong-interval", l.spanOf(node), {
        expected:
          type === "time"
            ? { en: "times such as 08:30", zh: "时间，例如 08:30" }
            : { en: "dates such as 2024-04-01", zh: "日期，例如 2024-04-01" },
      });
      return {};
    }
    if (!isValidTime(value)) {
      l.report("bad-date", l.spanOf(node), { value });
      return {};
    }
  }
  if (
    min !== undefined &&
    max !== undefined &&
    min !== "today" &&
    max !== "today" &&
    min.padStart(5, "0") > max.padStart(5, "0")
  ) {
    l.report("empty-interval", l.spanOf(node), { interval: `${min}..${max}` });
    return {};
  }
  const bound = (v: string) => (v === "today" ? { today: 0 } : type === "time" ? v.padStart(5, "0") : v);
  return {
    ...(min !== undefined ? { min: bound(min) } : {}),
    ...(max !== undefined ? { max: bound(max) } : {}),
  };
}

/** Words for an interval that has no label: 25岁及以下, 26–35岁, 36岁及以上; "up to 25 years", "36 years or more". */
export function intervalLabel(
  key: string,
  interval: Interval,
  unit: string | undefined,
  language: string,
): Text {
  const { from, to } = interval;
  const zh = /^zh\b/i.test(language);
  const u = unit ?? "";
  const spaced = u === "" ? "" : ` ${u}`;
  let words: string;
  if (from === undefined) words = zh ? `${to}${u}及以下` : `up to ${to}${spaced}`;
  else if (to === undefined) words = zh ? `${from}${u}及以上` : `${from}${spaced} or more`;
  else if (from === to) words = zh ? `${from}${u}` : `${from}${spaced}`;
  else words = zh ? `${from}–${to}${u}` : `${from}–${to}${spaced}`;
  return literalText(key, words);
}
