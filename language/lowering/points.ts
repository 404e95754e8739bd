/** Points of a scale. */
import type { Entry, Interval as IntervalNode } from "../generated/ast.js";
import type { ChoiceDomain, Interval, Option } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { numericInterval } from "./intervals.js";
import { split } from "./lists.js";
import { lowerOptions } from "./options.js";
import type { Site } from "./site.js";

/** Radio buttons on a screen and boxes on paper end here. */
export const MAX_POINTS = 101;

/** For messages about what cannot stand there. */
export const SCALE = { en: "a scale", zh: "量表" };

interface ScaleContext {
  key: string;
  site: Site;
  step?: number;
  guard?: number;
}

/** Points of a scale: all of the interval, labelled where an entry says so; without interval, the entries. */
export function fillScale(
  l: Lowering,
  domain: ChoiceDomain,
  entries: readonly Entry[],
  node: IntervalNode | undefined,
  c: ScaleContext,
): void {
  const interval = numericInterval(l, node);
  if (!node || !interval || interval.from === undefined || interval.to === undefined) {
    if (interval && node)
      l.report("wrong-interval", l.spanOf(node), {
        expected: { en: "both given: `1..7`", zh: "两端都写明，例如 `1..7`" },
      });
    split(domain, lowerOptions(l, entries, { ...c, bare: false }));
    return;
  }
  const step = c.step ?? 1;
  const count = countOf(interval, step);
  if (count > MAX_POINTS) {
    l.report("scale-too-long", l.spanOf(node), { limit: MAX_POINTS, actual: count });
    return;
  }
  const codes = Array.from({ length: count }, (_, i) => Number((interval.from! + i * step).toPrecision(12)));
  if (codes.at(-1) !== interval.to) {
    const expected = { en: `a whole number of steps of ${step} apart`, zh: `相差 ${step} 的整数倍` };
    l.report("wrong-interval", l.spanOf(node), { expected });
  }
  const byCode = new Map<number, Option>();
  lowerOptions(l, entries, { ...c, codes, bare: true }).forEach((option, i) => {
    if (option.missing) domain.missing.push(option);
    else if (codes.includes(option.code)) byCode.set(option.code, option);
    else if (codes.at(-1) === interval.to) {
      const span = l.spanOf(entries[i]!, entries[i]!.code !== undefined ? "code" : "label");
      l.report("code-outside-scale", span, {
        code: option.code,
        interval: `${interval.from}..${interval.to}`,
      });
    }
  });
  const at = l.placeOf(node);
  domain.options = codes.map((code) => byCode.get(code) ?? { value: code, code, at });
}

function countOf(interval: Interval, step: number): number {
  return Math.floor((interval.to! - interval.from!) / step + 1e-9) + 1;
}
