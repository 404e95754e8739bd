import { mapOf, type PaperBox, type PaperOptions, target as paper, settingOf } from "../paper/index.js";
import { planOf } from "../paper/plan/plan.js";
import type { OutputFile, PrintedPage, Target, TargetResult } from "../target.js";

/**
 * The printed questionnaire as PDF: the sheets of `paper`, printed by the browser of whoever builds. Sheets for
 * scanning come with the map of their boxes.
 */
export const target: Target<PaperOptions> = {
  id: "pdf",
  optionsSchema: paper.optionsSchema,
  defaults: paper.defaults,
  compile(instrument, given, context): TargetResult {
    const options = { ...paper.defaults, ...given };
    const { files, losses } = paper.compile(instrument, options, context);
    const { stem } = context;
    const map = (page: PrintedPage): OutputFile => ({
      name: `${stem}.map.json`,
      mediaType: "application/json",
      content: `${JSON.stringify(
        // The page is ours: its boxes are what its own script has measured.
        mapOf(page.boxes as PaperBox[], settingOf(planOf(instrument), options), page.sheets),
        null,
        2,
      )}\n`,
    });
    return {
      files: files.map(({ content }) => ({
        name: `${stem}.pdf`,
        mediaType: "application/pdf",
        content,
        print: options.machine ? { map } : {},
      })),
      losses,
    };
  },
};
