import { fileURLToPath } from "node:url";
import { type Diagnostic, diagnostic, type Edit } from "../language/diagnostics/diagnostic.js";
import { replaceFile } from "./output.js";
import { reasonOf } from "./reasons.js";
import type { Run } from "./run.js";

/** A repair may uncover the next; one that undoes another must not go on for ever. */
const MOST_ROUNDS = 10;

/**
 * Applies the preferred fixes of the diagnostics, checks again, and so on until none is left; then writes
 * the changed files. `diagnostics` are those of the last check, `trouble` tells what could not be written.
 */
export async function applyFixes(
  run: Run,
  found: Diagnostic[],
  checkAgain: () => Promise<Diagnostic[]>,
): Promise<{ diagnostics: Diagnostic[]; trouble: Diagnostic[] }> {
  const changed = new Set<string>();
  let diagnostics = found;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = chooseEdits(diagnostics);
    if (edits.size === 0) break;
    for (const [uri, own] of edits) {
      const result = run.workspace.files.read(uri);
      if (!("text" in result)) continue;
      run.workspace.files.set(uri, applyEdits(result.text, own));
      changed.add(uri);
    }
    diagnostics = await checkAgain();
  }
  return { diagnostics, trouble: write(run, changed) };
}

function write(run: Run, changed: ReadonlySet<string>): Diagnostic[] {
  return [...changed].sort().flatMap((uri) => {
    const path = fileURLToPath(uri);
    const result = run.workspace.files.read(uri);
    if (!("text" in result)) return [];
    try {
      replaceFile(path, result.text, run.deps.fs);
      run.progress(run.texts.fixed(run.show(path)));
      return [];
    } catch (error) {
      return [
        diagnostic(
          "output-unwritable",
          { uri, start: 0, end: 0 },
          { path: run.show(path), reason: reasonOf(error) },
        ),
      ];
    }
  });
}

/** Edits by file. A fix is taken whole or not at all; of two that touch the same place the first is taken. */
export function chooseEdits(diagnostics: readonly Diagnostic[]): Map<string, Edit[]> {
  const chosen = new Map<string, Edit[]>();
  for (const d of diagnostics) {
    const fix = d.fixes?.find((f) => f.preferred);
    if (!fix || fix.edits.length === 0) continue;
    if (fix.edits.some((e) => (chosen.get(e.uri) ?? []).some((other) => touch(e, other)))) continue;
    for (const edit of fix.edits) chosen.set(edit.uri, [...(chosen.get(edit.uri) ?? []), edit]);
  }
  return chosen;
}

function touch(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** The text with all edits made; they do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}
