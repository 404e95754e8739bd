import type { Severity } from "../../language/diagnostics/define.js";
import { type Diagnostic, messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Report, Reporter } from "./report.js";

const levels: Record<Severity, string> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

/** Workflow commands of GitHub Actions: one line each, shown at the line of the change. */
export const github: Reporter = (report) => report.diagnostics.map((d) => command(report, d)).join("");

function command(report: Report, d: Diagnostic): string {
  const lines = report.lines(d.span.uri);
  const properties: Record<string, string | number> = { file: report.name(d.span.uri) };
  if (lines) {
    const start = lines.at(d.span.start);
    const end = lines.at(d.span.end);
    properties.line = start.line;
    properties.endLine = end.line;
    // Columns count only when the place is on one line.
    if (start.line === end.line) {
      properties.col = start.column;
      properties.endColumn = end.column;
    }
  }
  properties.title = d.code;
  const said = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${levels[d.severity]} ${said.join(",")}::${escapeData(messageOf(d, report.locale))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
