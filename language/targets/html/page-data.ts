import type { Inline } from "../../instrument/model.js";
import type { InterfaceAttributes } from "../../render/context.js";
import type { LiveTexts } from "../../render/texts.js";
import type { PackedLogic } from "./pack.js";

/** What travels with the page for its script: everything else is read from the page itself. */
export interface PageData {
  logic: PackedLogic;
  /** Contents of the elements with `data-p`, by number. */
  pipes: Inline[][];
  t: LiveTexts;
  /** Language of the interface and, where it differs from the form's, the attributes that say so. */
  uiLanguage: string;
  ui: InterfaceAttributes;
  /** Key of the saved answers. */
  key: string;
  /** Where the answers are sent. */
  post?: string;
  /** Derived ranges of the scores that are shown, for the axes of charts. */
  ranges: Record<string, { min: number; max: number }>;
}
