import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Severities } from "./config.js";

/** The diagnostics with the severities of the workspace; those switched off are gone. Pure. */
export function applySeverities(diagnostics: readonly Diagnostic[], severities: Severities): Diagnostic[] {
  return diagnostics.flatMap((d) => {
    const severity = severities[d.code];
    if (!severity || d.severity === severity) return [d];
    // What was reported as an error has stopped the compiler: hiding it would hide why.
    if (severity === "off") return d.severity === "error" ? [d] : [];
    return d.severity === "error" ? [d] : [{ ...d, severity }];
  });
}
