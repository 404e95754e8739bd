import type { Locale, Severity } from "../../language/diagnostics/define.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import type { Code } from "../../language/diagnostics/registry.js";
import { LineIndex } from "./positions.js";

/** What reporters are functions of. */
export interface Report {
  /** URIs of the files that were looked at, in order; those without diagnostics, too. */
  files: string[];
  /** In the order of files and places. */
  diagnostics: Diagnostic[];
  /** Paths of the files that were written, as shown to the user. */
  outputs: string[];
  locale: Locale;
  version: string;
  /** Text and lines of a source; undefined when it could not be read. */
  lines(uri: string): LineIndex | undefined;
  /** Path of a file as the user knows it, with `/` between. */
  name(uri: string): string;
  /** Address of the documentation of a check: a path as the user knows it, and a URI. */
  page(code: Code): { path: string; uri: string };
}

/** Output of a reporter, complete with its last line break; empty when there is nothing to say. */
export type Reporter = (report: Report) => string;

export interface ReportInput extends Omit<Report, "lines"> {
  text(uri: string): string | undefined;
}

/** Sorts and deduplicates the diagnostics: two surveys that import one file both tell its mistakes. */
export function makeReport(input: ReportInput): Report {
  const { text, ...rest } = input;
  const indexes = new Map<string, LineIndex | undefined>();
  const lines = (uri: string) => {
    if (!indexes.has(uri)) {
      const source = text(uri);
      indexes.set(uri, source === undefined ? undefined : new LineIndex(source));
    }
    return indexes.get(uri);
  };
  const order = new Map(input.files.map((uri, i) => [uri, i]));
  const seen = new Set<string>();
  const diagnostics = input.diagnostics.filter((d) => {
    const key = JSON.stringify([d.code, d.span.uri, d.span.start, d.span.end, d.params]);
    return !seen.has(key) && seen.add(key);
  });
  const place = (d: Diagnostic) => order.get(d.span.uri) ?? Number.POSITIVE_INFINITY;
  diagnostics.sort(
    (a, b) =>
      sign(place(a), place(b)) ||
      (a.span.uri < b.span.uri ? -1 : a.span.uri > b.span.uri ? 1 : 0) ||
      a.span.start - b.span.start ||
      rank(a.severity) - rank(b.severity),
  );
  return { ...rest, diagnostics, lines };
}

function sign(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank(severity: Severity): number {
  return ["error", "warning", "info", "hint"].indexOf(severity);
}

export type Counts = Record<Severity, number>;

export function countBySeverity(diagnostics: readonly Diagnostic[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const d of diagnostics) counts[d.severity]++;
  return counts;
}
