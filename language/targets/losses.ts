import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { TargetResult } from "./target.js";

/** What several targets of one build cannot express; the same thing once, however many of them lose it. */
export function distinctLosses(results: readonly TargetResult[]): Diagnostic[] {
  const seen = new Set<string>();
  return results.flatMap(({ losses }) =>
    losses.filter((loss) => {
      const key = JSON.stringify([loss.code, loss.span, loss.params]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    }),
  );
}
