/** Which fixes can be made together, and what a text is after them: one way for the command and the editor. */
import type { Diagnostic, Edit, Fix } from "./diagnostic.js";

/** A repair may uncover the next; one that undoes another must not go on for ever. */
export const MOST_ROUNDS = 10;

/** The fix that may be made without asking. */
export function preferredFix(d: Diagnostic): Fix | undefined {
  return d.fixes?.find((f) => f.preferred && f.edits.length > 0);
}

/**
 * Edits by file. A fix is taken whole or not at all; of two that touch the same place the first is taken.
 * @param pick the fix to make of each diagnostic, if any
 */
export function chooseEdits(
  diagnostics: readonly Diagnostic[],
  pick: (d: Diagnostic) => Fix | undefined = preferredFix,
): Map<string, Edit[]> {
  const chosen = new Map<string, Edit[]>();
  for (const d of diagnostics) {
    const fix = pick(d);
    if (!fix || fix.edits.length === 0) continue;
    if (fix.edits.some((e) => (chosen.get(e.uri) ?? []).some((other) => touch(e, other)))) continue;
    for (const edit of fix.edits) {
      const own = chosen.get(edit.uri);
      if (own) own.push(edit);
      else chosen.set(edit.uri, [edit]);
    }
  }
  return chosen;
}

function touch(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The text with all edits made; they do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let end = text.length;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    pieces.push(text.slice(edit.end, end), edit.text);
    end = edit.start;
  }
  pieces.push(text.slice(0, end));
  return pieces.reverse().join("");
}
