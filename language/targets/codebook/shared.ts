import type { Locale } from "../../diagnostics/define.js";
import type { Citation, Expr, Instrument } from "../../instrument/model.js";
import type { Words } from "../../instrument/words/words.js";
import type { CitationEntry, FormulaEntry } from "./document.js";

/** What collecting needs at hand. */
export interface Collecting {
  instrument: Instrument;
  words: Words;
  locale: Locale;
}

/** A formula for people and in the notation of the source. */
export function formulaOf(words: Words, expr: Expr): FormulaEntry {
  return { words: words.expr(expr), expression: words.notation(expr) };
}

/** A citation; nothing when all of it is empty. */
export function citationOf(citation: Citation | undefined): CitationEntry | undefined {
  const { source, validated, licence } = citation ?? {};
  if (source === undefined && validated === undefined && licence === undefined) return undefined;
  return { source, validated, licence };
}

/** Last part of a URI or path: folders of the author's machine are nobody's business. */
export function fileName(uri: string): string {
  const last = uri.split(/[/\\]/).at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a stray % is part of the name
  }
}

/** A number for reading: with a minus sign instead of a hyphen. */
export function signed(value: number | string): string {
  return String(value).replace(/^-(?=\d)/, "−");
}
