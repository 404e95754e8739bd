import { fileURLToPath } from "node:url";
import { type Diagnostic, diagnostic } from "../language/diagnostics/diagnostic.js";
import { applyEdits, chooseEdits, MOST_ROUNDS } from "../language/diagnostics/fixes.js";
import { replaceFile } from "./output.js";
import { reasonOf } from "./reasons.js";
import type { Run } from "./run.js";

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
