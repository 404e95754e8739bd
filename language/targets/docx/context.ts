import type { Instrument } from "../../instrument/model.js";
import { type PaperContext, paperContext } from "../paper/html/context.js";
import { defaults as paperDefaults } from "../paper/options.js";
import type { PaperPlan } from "../paper/plan/plan.js";
import { textArea } from "./measures.js";
import { type Numbering, numberingOf } from "./numbering.js";
import type { DocxOptions } from "./options.js";

/** What the parts of the document need besides their own. */
export interface DocxContext extends PaperContext {
  instrument: Instrument;
  /** Width of the text, twips. */
  width: number;
  numbering: Numbering;
}

export function docxContext(plan: PaperPlan, { theme, size, codes }: DocxOptions): DocxContext {
  return {
    ...paperContext(plan, { ...paperDefaults, theme, size, codes }),
    width: textArea(size),
    numbering: numberingOf(plan),
  };
}
