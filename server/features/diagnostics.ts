/** Publishes findings: with their code and its page, related places, the version they are about. */
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
  type PublishDiagnosticsParams,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Locale, Severity } from "../../language/diagnostics/define.js";
import { type Diagnostic, messageOf, pageOf } from "../../language/diagnostics/diagnostic.js";
import type { Feature, ServerContext } from "../context.js";
import { Built, type Summary } from "../workspace/built.js";
import { canonical, isConfig } from "../workspace/uri.js";
import { rangeIn } from "./ranges.js";

const SEVERITIES: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as the protocol has it. @param documentAt texts of files that are spoken of */
export function toLsp(
  d: Diagnostic,
  document: TextDocument,
  documentAt: (uri: string) => TextDocument | undefined,
  { locale, home }: { locale: Locale; home: string | undefined },
): LspDiagnostic {
  const related = (d.related ?? []).flatMap(({ span, message }) => {
    const other = span.uri === d.span.uri ? document : documentAt(span.uri);
    return other
      ? [{ location: { uri: other.uri, range: rangeIn(other, span) }, message: message[locale] }]
      : [];
  });
  return {
    range: rangeIn(document, d.span),
    severity: SEVERITIES[d.severity],
    code: d.code,
    ...(home === undefined ? {} : { codeDescription: { href: `${home}/${pageOf(d.code)}` } }),
    source: "rensis",
    message: messageOf(d, locale),
    ...(d.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
}

export const diagnostics: Feature = {
  capabilities: () => ({}),
  register(context) {
    const { workspace, connection } = context;
    /** Files that have findings on the client's screen. */
    const shown = new Set<string>();
    const send = (params: PublishDiagnosticsParams): void => {
      // A file without findings that never had any needs no message, unless it is open and waits for one.
      if (params.diagnostics.length === 0 && params.version === undefined && !shown.has(params.uri)) return;
      if (params.diagnostics.length === 0) shown.delete(params.uri);
      else shown.add(params.uri);
      void connection.sendDiagnostics(params);
    };
    workspace.onBuilt((built) => {
      if (built instanceof Built || context.settings().diagnostics.workspace)
        send(publication(context, built));
    });
    workspace.onRemoved((uri) => send({ uri, diagnostics: [] }));
    workspace.onConfig((uri) => send(ofConfig(context, uri)));
  },
};

function publication(context: ServerContext, built: Built | Summary): PublishDiagnosticsParams {
  const { workspace } = context;
  const { uri, version } = built;
  if (built.diagnostics.length === 0)
    return { uri, diagnostics: [], ...(version !== undefined ? { version } : {}) };
  const document =
    built instanceof Built ? TextDocument.create(uri, "rensis", 0, built.text) : workspace.document(uri);
  if (!document) return { uri, diagnostics: [] };
  const how = { locale: context.locale(), home: context.home };
  const at = (other: string) => workspace.document(other);
  return {
    uri,
    diagnostics: built.diagnostics.map((d) => toLsp(d, document, at, how)),
    ...(version !== undefined ? { version } : {}),
  };
}

function ofConfig(context: ServerContext, uri: string): PublishDiagnosticsParams {
  const found = context.workspace.configOf(uri);
  if (!isConfig(uri) || !found || canonical(found.uri) !== uri) return { uri, diagnostics: [] };
  const document = TextDocument.create(uri, "yaml", 0, found.text);
  const none = () => undefined;
  const how = { locale: context.locale(), home: context.home };
  return { uri, diagnostics: found.diagnostics.map((d) => toLsp(d, document, none, how)) };
}
