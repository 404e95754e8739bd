import type { Severity } from "../../language/diagnostics/define.js";
import { type Diagnostic, messageOf, type Span } from "../../language/diagnostics/diagnostic.js";
import { type Code, registry } from "../../language/diagnostics/registry.js";
import type { Report, Reporter } from "./report.js";

const levels: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  info: "note",
  hint: "note",
};

/** SARIF 2.1.0 (OASIS), as code scanning services read it. */
export const sarif: Reporter = (report) => {
  const codes = [...new Set(report.diagnostics.map((d) => d.code))].sort();
  const ruleIndex = new Map(codes.map((code, i) => [code, i]));
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Rensis",
            version: report.version,
            semanticVersion: report.version,
            rules: codes.map((code) => rule(report, code)),
          },
        },
        columnKind: "utf16CodeUnits",
        artifacts: report.files.map((uri) => ({ location: { uri: artifact(report, uri) } })),
        results: report.diagnostics.map((d) => result(report, d, ruleIndex.get(d.code)!)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function rule(report: Report, code: Code) {
  const declared = registry[code];
  const page = report.page(code);
  return {
    id: code,
    // The template with its parameters in braces is what the rule says in general.
    shortDescription: { text: declared[report.locale] },
    help: { text: page.path, markdown: `[${code}](${page.uri})` },
    helpUri: page.uri,
    defaultConfiguration: { level: levels[declared.severity] },
  };
}

function result(report: Report, d: Diagnostic, ruleIndex: number) {
  return {
    ruleId: d.code,
    ruleIndex,
    level: levels[d.severity],
    message: { text: messageOf(d, report.locale) },
    locations: [location(report, d.span)],
    ...(d.related?.length
      ? {
          relatedLocations: d.related.map((r, id) => ({
            id,
            ...location(report, r.span),
            message: { text: r.message[report.locale] },
          })),
        }
      : {}),
    ...(d.fixes?.length ? { fixes: d.fixes.map((fix) => fixOf(report, fix)) } : {}),
  };
}

function fixOf(report: Report, fix: NonNullable<Diagnostic["fixes"]>[number]) {
  const byFile = group(fix.edits);
  return {
    description: { text: fix.title[report.locale] },
    artifactChanges: [...byFile].map(([uri, edits]) => ({
      artifactLocation: { uri: artifact(report, uri) },
      replacements: edits.map((e) => ({
        deletedRegion: region(report, e) ?? { charOffset: e.start, charLength: e.end - e.start },
        insertedContent: { text: e.text },
      })),
    })),
  };
}

function group<T extends Span>(edits: T[]): Map<string, T[]> {
  const byFile = new Map<string, T[]>();
  for (const edit of edits) byFile.set(edit.uri, [...(byFile.get(edit.uri) ?? []), edit]);
  return byFile;
}

function location(report: Report, span: Span) {
  const where = region(report, span);
  return {
    physicalLocation: {
      artifactLocation: { uri: artifact(report, span.uri) },
      ...(where ? { region: where } : {}),
    },
  };
}

/** Absent for a file that could not be read: it has no lines. */
function region(report: Report, span: Span) {
  const lines = report.lines(span.uri);
  if (!lines) return undefined;
  const start = lines.at(span.start);
  const end = lines.at(Math.max(span.start, span.end));
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative reference for files below the current folder, which services resolve against the repository. */
function artifact(report: Report, uri: string): string {
  const name = report.name(uri);
  if (name.startsWith("/") || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(name)) return uri;
  return name.split("/").map(encodeURIComponent).join("/");
}
