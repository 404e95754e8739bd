import { leanLogic } from "../../answers/lean.js";
import type { RenderContext } from "../../render/context.js";
import { packLogic } from "./pack.js";
import type { PageData } from "./page-data.js";

/** What the script of the page is told. Rendering collects the pipes, so this comes after it. */
export function pageDataOf(cx: RenderContext, post: string | undefined): PageData {
  const { instrument } = cx;
  const shown = new Set(instrument.thanks?.show.flatMap((show) => show.scores));
  const ranges: PageData["ranges"] = {};
  for (const score of instrument.scores) {
    if (!shown.has(score.variable) && !shown.has(score.family)) continue;
    const range = score.rescaled ? { min: score.rescaled.from, max: score.rescaled.to } : score.range;
    if (range) ranges[score.variable] = range;
  }
  return {
    logic: packLogic(leanLogic(instrument)),
    pipes: cx.pipes,
    t: cx.t.live,
    uiLanguage: cx.uiLanguage,
    ui: cx.ui,
    key: `rensis:${instrument.id}:${instrument.version ?? ""}`,
    ...(post === undefined ? {} : { post }),
    ranges,
  };
}
