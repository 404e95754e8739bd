import type { Instrument, QuestionKind } from "../../instrument/model.js";

/** Sheets of the page that not every form needs, in the order of the cascade. */
export const sheetNames = [
  "base",
  "question",
  "fields",
  "scale",
  "battery",
  "rows",
  "grid",
  "ranking",
  "slider",
  "results",
  "frame",
  "modes",
] as const;
export type SheetName = (typeof sheetNames)[number];
/** Parts of the script that not every form needs. */
export const scriptNames = ["pattern", "ranking", "charts"] as const;
export type ScriptName = (typeof scriptNames)[number];

const scaled = new Set<QuestionKind>(["rating", "rate", "differential"]);

/** Are there texts with a pattern or format, or conditions that match one? */
function needsPatterns({ variables, guards, pages, scores }: Instrument): boolean {
  const texts = variables.some(({ domain }) => domain.type === "text" && (domain.pattern ?? domain.format));
  return texts || matchesIn([variables.map((v) => [v.formula, v.default]), guards, pages, scores]);
}

/** Is there an expression that matches a pattern, in a text with pipes or anywhere else? */
function matchesIn(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (Array.isArray(node)) return node.some(matchesIn);
  for (const key in node) {
    const child = (node as Record<string, unknown>)[key];
    if (key === "op" && child === "matches") return true;
    if (typeof child === "object" && key !== "at" && matchesIn(child)) return true;
  }
  return false;
}

/** What this form needs of both. */
export function partsOf(instrument: Instrument): { sheets: SheetName[]; scripts: ScriptName[] } {
  const { questions, thanks } = instrument;
  const results = (thanks?.show.length ?? 0) > 0;
  const ranking = questions.some((q) => q.kind === "ranking");
  const needed: Partial<Record<SheetName, boolean>> = {
    scale: questions.some((q) => scaled.has(q.kind) || q.rows.length > 0 || q.appearance?.as === "buttons"),
    battery: questions.some((q) => q.rows.length > 0 && q.kind !== "grid"),
    rows: questions.some((q) => q.rows.length > 0 && q.kind !== "grid"),
    grid: questions.some((q) => q.kind === "grid"),
    ranking,
    slider: questions.some((q) => q.domain.type === "number" && q.domain.slider !== undefined),
    results,
  };
  return {
    sheets: sheetNames.filter((name) => needed[name] ?? true),
    scripts: scriptNames.filter(
      (name) => ({ pattern: needsPatterns(instrument), ranking, charts: results })[name],
    ),
  };
}
