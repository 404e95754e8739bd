import { type Diagnostic, messageOf, type Span } from "../../language/diagnostics/diagnostic.js";
import { countBySeverity, type Report, type Reporter } from "./report.js";

/** Version of this output; described by `report.schema.json`. Additions keep it, all else raises it. */
export const REPORT_VERSION = "1.0";

/** For programs: everything known of each diagnostic, messages in both languages. */
export const json: Reporter = (report) => {
  const counts = countBySeverity(report.diagnostics);
  const document = {
    format: "rensis-report",
    formatVersion: REPORT_VERSION,
    version: report.version,
    files: report.files.map(report.name),
    summary: { errors: counts.error, warnings: counts.warning, infos: counts.info, hints: counts.hint },
    diagnostics: report.diagnostics.map((d) => entry(report, d)),
    outputs: report.outputs,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};

function entry(report: Report, d: Diagnostic) {
  return {
    code: d.code,
    severity: d.severity,
    message: messageOf(d, report.locale),
    messages: { en: messageOf(d, "en"), zh: messageOf(d, "zh") },
    ...place(report, d.span),
    related: (d.related ?? []).map((r) => ({ message: r.message[report.locale], ...place(report, r.span) })),
    fixes: (d.fixes ?? []).map((f) => ({
      title: f.title[report.locale],
      preferred: f.preferred === true,
      edits: f.edits.map((e) => ({ ...place(report, e), text: e.text })),
    })),
    page: report.page(d.code).path,
  };
}

function place(report: Report, span: Span) {
  const lines = report.lines(span.uri);
  const at = (offset: number) => ({ ...(lines?.at(offset) ?? { line: 1, column: 1 }), offset });
  return { file: report.name(span.uri), start: at(span.start), end: at(span.end) };
}
