import { createWords, localeOf } from "../../instrument/words/words.js";
import type { OutputFile, Target } from "../target.js";
import { collect } from "./collect.js";
import { codebookCsv } from "./csv.js";
import { codebookHtml } from "./html/page.js";
import { type CodebookOptions, defaults, optionsSchema } from "./options.js";

export { collect } from "./collect.js";
export type { Codebook } from "./document.js";
export type { CodebookOptions } from "./options.js";

/**
 * The codebook: every variable of the data with its question, values, missing codes, universe and
 * formula; for reading (`.codebook.html`), for spreadsheets (`.codebook.csv`), for programs
 * (`.codebook.json`). It has no losses: whatever the instrument says can be said here.
 */
export const target: Target<CodebookOptions> = {
  id: "codebook",
  optionsSchema,
  defaults,
  compile(instrument, options, context) {
    const locale = options.language ?? localeOf(instrument.language);
    const words = createWords(instrument, locale);
    const codebook = collect(instrument, locale, words);
    const name = (extension: string) => `${context.stem}.codebook.${extension}`;
    const make = {
      html: (): OutputFile => ({
        name: name("html"),
        content: codebookHtml(instrument, codebook, words),
        mediaType: "text/html",
      }),
      csv: (): OutputFile => ({ name: name("csv"), content: codebookCsv(codebook), mediaType: "text/csv" }),
      json: (): OutputFile => ({
        name: name("json"),
        content: `${JSON.stringify(codebook, null, 2)}\n`,
        mediaType: "application/json",
      }),
    };
    const wanted = (["html", "csv", "json"] as const).filter((file) => options.files.includes(file));
    return { files: wanted.map((file) => make[file]()), losses: [] };
  },
};
