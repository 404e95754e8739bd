/** Renaming in files that hold the cursor. */
import { applied, type Replacements } from "../../../server/features/rename/edits.js";
import { renamed } from "../../../server/features/rename/index.js";
import { type Memory, withCursor } from "../support/memory.js";

export type Files = Record<string, string>;

/** The files that a rename changes, or why it is refused. */
export async function rename(files: Files, newName: string, locale: "en" | "zh" = "en") {
  const made = await withCursor(files);
  const result = renamed(made.workspace, { ...made.params, newName }, locale);
  return "refused" in result ? result : { files: changed(made, result.replacements) };
}

/** The texts of files that were changed. */
function changed({ texts, pathOf }: Memory, replacements: Replacements): Files {
  return Object.fromEntries(
    [...replacements].map(([uri, list]) => [pathOf(uri), applied(texts.get(uri)!, list)]),
  );
}

export const head = `survey s "S"\n`;
