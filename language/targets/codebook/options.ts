/** Options of the codebook, as in `rensis.yaml`. */
export interface CodebookOptions {
  /** Language of the words that are not the author's; default: that of the survey, English if it is neither. */
  language?: "zh" | "en";
  /** Files to write. */
  files: CodebookFile[];
}

export type CodebookFile = "html" | "csv" | "json";

export const optionsSchema = {
  type: "object",
  additionalProperties: false,
  properties: {
    language: {
      type: "string",
      enum: ["zh", "en"],
      description: "Language of all words that are not the author's. Default: the language of the survey.",
    },
    files: {
      type: "array",
      minItems: 1,
      items: { type: "string", enum: ["html", "csv", "json"] },
      description: "Files to write. Default: all three.",
    },
  },
} as const;

export const defaults: CodebookOptions = { files: ["html", "csv", "json"] };
