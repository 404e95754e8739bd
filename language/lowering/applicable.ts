/** Which words fit where, for completion and documentation; the checks of the lowering are the judge. */
import { ITEM_MARKS } from "./dimensions.js";
import { OPTION_KINDS } from "./domains.js";
import { OPTION_MARKS } from "./options.js";
import { DIRECTED, ROW_MARKS } from "./row-marks.js";

export { FUNCTIONS } from "./calls.js";
export { CELLS } from "./columns.js";
export { applicableModifiers } from "./modifiers.js";

const BAND_MARKS: ReadonlySet<string> = new Set(["advice"]);
const NONE: ReadonlySet<string> = new Set();
const UNDIRECTED: ReadonlySet<string> = new Set([...ROW_MARKS].filter((mark) => mark !== "reversed"));

/** Which marks the entries of a list take. @param kind of the question, or the word that begins the declaration */
export function applicableMarks(kind: string): ReadonlySet<string> {
  if (OPTION_KINDS.has(kind) || kind === "scale" || kind === "choices") return OPTION_MARKS;
  if (kind === "dimension") return ITEM_MARKS;
  if (kind === "score") return BAND_MARKS;
  if (kind === "slider" || kind === "consent") return NONE;
  return DIRECTED.has(kind) ? ROW_MARKS : UNDIRECTED;
}

/** What else than entries may stand in the list of a kind. */
export function applicableElements(kind: string): ReadonlySet<string> {
  if (kind === "rate") return new Set(["as", "each", "note"]);
  if (kind === "rating") return new Set(["as"]);
  if (kind === "grid") return new Set(["column", "note"]);
  if (kind === "dimension") return new Set(["dimension"]);
  const rows = !OPTION_KINDS.has(kind) && !["scale", "choices", "score", "slider", "consent"].includes(kind);
  return rows ? new Set(["note"]) : NONE;
}
