import { styleSheets } from "../../generated/html-runtime.js";
import type { SheetName } from "./parts.js";
import { type Theme, themeCss } from "./theme.js";

/** The style sheet of a page: its colours, then the sheets that its form needs. */
export function styleOf(theme: Theme, sheets: readonly SheetName[]): string {
  return themeCss(theme) + sheets.map((name) => styleSheets[name]).join("\n");
}
