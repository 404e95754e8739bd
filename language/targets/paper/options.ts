import { optionsSchema as formOptions } from "../html/options.js";
import type { Theme } from "../html/theme.js";

/** The theme of all outputs: paper takes its font. */
const themeSchema = formOptions.properties.theme;

/** Options of the paper questionnaire, as in `rensis.yaml`. */
export interface PaperOptions {
  theme: Theme;
  size: "A4" | "Letter";
  columns: 1 | 2;
  /** Room for a staple or binding alternates between left and right. */
  duplex: boolean;
  /** Small codes beside the boxes, for whoever keys the answers in. */
  codes: boolean;
  /** Names of variables, codes and universes in the margin, for programmers and archives. */
  annotated: boolean;
  /** Corner marks, page codes and square boxes, for scanning. */
  machine: boolean;
}

export const defaults: PaperOptions = {
  theme: {},
  size: "A4",
  columns: 1,
  duplex: false,
  codes: false,
  annotated: false,
  machine: false,
};

/** JSON Schema of the options. */
export const optionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    theme: themeSchema,
    size: { enum: ["A4", "Letter"], description: "Size of the sheets." },
    columns: { enum: [1, 2], description: "Columns on a page; batteries and tables take the whole width." },
    duplex: { type: "boolean", description: "Wider inner margins for printing on both sides." },
    codes: { type: "boolean", description: "Print the code of each option in small figures." },
    annotated: {
      type: "boolean",
      description: "Print names of variables, codes and who is asked, for programmers and archives.",
    },
    machine: {
      type: "boolean",
      description: "Print marks by which scanning software finds pages and boxes.",
    },
  },
} as const;
