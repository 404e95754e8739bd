import { lossesOf } from "../paper/losses.js";
import { planOf } from "../paper/plan/plan.js";
import type { Target, TargetResult } from "../target.js";
import { docxContext } from "./context.js";
import { documentOf } from "./document.js";
import { type DocxOptions, defaults, optionsSchema } from "./options.js";
import { packed } from "./pack.js";
import { clean } from "./words.js";

export type { DocxOptions } from "./options.js";

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The printed questionnaire for word processors: real styles, tables and numbers, to be edited by hand. */
export const target: Target<DocxOptions, Promise<TargetResult>> = {
  id: "docx",
  optionsSchema,
  defaults,
  async compile(instrument, options, { stem }): Promise<TargetResult> {
    const plan = planOf(instrument);
    const cx = docxContext(plan, { ...defaults, ...options });
    const title = clean(plan.words.text(instrument.title));
    const content = await packed(documentOf(cx), title, clean(instrument.authors.join(", ")));
    return {
      files: [{ name: `${stem}.docx`, content, mediaType: MEDIA_TYPE }],
      losses: lossesOf(plan),
    };
  },
};
