import type { Locale } from "../../language/diagnostics/define.js";

/** A survey to start from. */
export interface Template {
  id: string;
  title: Record<Locale, string>;
  description: Record<Locale, string>;
  /** Proposed name of the file, without ending. */
  name: string;
  text: Record<Locale, string>;
}
