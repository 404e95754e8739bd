/** A build in words: the lines that a terminal shows and a problem matcher reads. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import { TextDocument as Documents } from "vscode-languageserver-textdocument";
import { makeReport } from "../../cli/reporters/report.js";
import { visible } from "../../cli/reporters/width.js";
import { textsOf } from "../../cli/texts.js";
import type { Locale, Severity } from "../../language/diagnostics/define.js";
import { messageOf, pageOf, type Span } from "../../language/diagnostics/diagnostic.js";
import { rangeIn } from "../features/ranges.js";
import type { Compiled } from "./compile.js";
import { shownUri } from "./places.js";
import type { BuildParams, BuildResult } from "./protocol.js";

/** The words of the command line, without colours. */
const SEVERITIES: Record<Locale, Record<Severity, string>> = {
  en: { error: "error", warning: "warning", info: "note", hint: "hint" },
  zh: { error: "错误", warning: "警告", info: "提示", hint: "建议" },
};

/** @param documentAt texts that are spoken of, sources and configurations */
export function reportOf(
  made: Compiled,
  params: Pick<BuildParams, "folder" | "check">,
  documentAt: (uri: string) => TextDocument | undefined,
  locale: Locale,
): BuildResult {
  const losses = new Set(made.found.filter((f) => f.loss).map((f) => f.diagnostic));
  const report = makeReport({
    files: made.files,
    diagnostics: made.found.map((f) => f.diagnostic),
    outputs: [],
    locale,
    version: "",
    text: (uri) => documentAt(uri)?.getText(),
    name: (uri) => shownUri(uri, params.folder),
    page: (code) => ({ path: pageOf(code), uri: pageOf(code) }),
  });
  const where = ({ uri, start }: Span): string => {
    const name = visible(report.name(uri));
    const at = report.lines(uri)?.at(start);
    return at ? `${name}:${at.line}:${at.column}` : name;
  };
  const texts = textsOf(locale);
  const outputs = made.surveys.reduce((n, s) => n + s.files.length, 0);
  const built = made.surveys.filter((s) => s.files.length > 0).length;
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const d of report.diagnostics) counts[d.severity]++;
  return {
    surveys: made.surveys,
    problems: report.diagnostics.map((d) => ({
      uri: d.span.uri,
      range: rangeIn(documentAt(d.span.uri) ?? empty(d.span.uri), d.span),
      severity: d.severity,
      code: d.code,
      message: messageOf(d, locale),
      loss: losses.has(d),
    })),
    lines: report.diagnostics.map(
      (d) => `${where(d.span)} ${SEVERITIES[locale][d.severity]} ${visible(messageOf(d, locale))} ${d.code}`,
    ),
    summary: params.check ? texts.checked(made.files.length, counts) : texts.built(built, outputs),
    words: {
      watching: texts.watching(params.folder === undefined ? "" : folderName(params.folder)),
      changed: texts.changed,
      ended: texts.ended,
    },
  };
}

/** For a file that cannot be read. */
function empty(uri: string): TextDocument {
  return Documents.create(uri, "rensis", 0, "");
}

function folderName(folder: string): string {
  const last = folder.replace(/\/$/, "").split("/").at(-1) ?? folder;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
