/** Bands of a score. */
import type { Entry } from "../generated/ast.js";
import type { Band, Score } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import { numericInterval } from "./intervals.js";
import { markName, marksOf } from "./options.js";
import type { Site } from "./site.js";
import { literalText, textOf } from "./texts.js";

/** @param site what the words of bands may quote */
export function bandsOf(l: Lowering, entries: readonly Entry[], score: Score, site: Site): Band[] {
  return entries.flatMap((entry) => {
    const only = entry.code === undefined ? undefined : { from: entry.code + 0, to: entry.code + 0 };
    const interval = entry.interval ? numericInterval(l, entry.interval) : only;
    if (!interval) {
      if (!entry.interval) l.report("bands-without-range", l.spanOf(entry), {});
      return [];
    }
    const key = `${score.variable}.${interval.from ?? ""}..${interval.to ?? ""}`;
    const label = textOf(l, entry, "label", `${key}.label`, site);
    if (!label) l.report("missing-label", l.spanOf(entry), { what: { en: "The band", zh: "分段" } });
    if (entry.opposite !== undefined)
      l.report("misplaced-element", l.spanOf(entry, "opposite"), {
        element: { en: "A second label", zh: "第二个标签" },
        place: { en: "a band", zh: "分段" },
      });
    const band: Band = { ...interval, label: label ?? literalText(`${key}.label`, ""), at: l.placeOf(entry) };
    if (entry.name !== undefined) band.name = entry.name;
    for (const mark of marksOf(entry)) {
      if (mark.$type === "TextMark" && mark.name === "advice") {
        const advice = textOf(l, mark, "text", `${key}.advice`, site);
        if (advice) band.advice = advice;
      } else
        l.report("mark-not-applicable", l.spanOf(mark), {
          mark: markName(mark),
          what: { en: "a band", zh: "分段" },
        });
    }
    return [band];
  });
}
