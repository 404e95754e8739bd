import type { Theme } from "../html/theme.js";
import { optionsSchema as paperOptions } from "../paper/options.js";

/** Options of the word processor document, as in `rensis.yaml`. */
export interface DocxOptions {
  theme: Theme;
  size: "A4" | "Letter";
  /** Small codes behind the options, for whoever keys the answers in. */
  codes: boolean;
}

export const defaults: DocxOptions = { theme: {}, size: "A4", codes: false };

const { theme, size, codes } = paperOptions.properties;

/** JSON Schema of the options. */
export const optionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: { theme, size, codes },
} as const;
