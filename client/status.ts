/** How the server and the survey in view are, in the corner where an editor tells about a language. */
import { type Disposable, LanguageStatusSeverity, l10n, languages, window } from "vscode";
import { SURVEY_FACTS, type SurveyFacts } from "../server/protocol.js";
import { activeSurvey, LANGUAGE } from "./language.js";
import type { Server } from "./server.js";

/** Milliseconds of quiet before the facts are asked for again. */
const QUIET = 400;

export function registerStatus(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("rensis.status", { language: LANGUAGE });
  item.name = l10n.t("Rensis Survey");
  item.command = { command: "rensis.showOutput", title: l10n.t("Show Output") };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const show = (text: string, detail: string, severity = LanguageStatusSeverity.Information) => {
    item.text = text;
    item.detail = detail;
    item.severity = severity;
    item.busy = false;
  };
  const refresh = async (): Promise<void> => {
    const mine = ++turn;
    if (!server.isRunning) {
      show(l10n.t("Rensis is not running"), l10n.t("See the output for why."), LanguageStatusSeverity.Error);
      item.command = { command: "rensis.restartServer", title: l10n.t("Restart") };
      return;
    }
    item.command = { command: "rensis.showOutput", title: l10n.t("Show Output") };
    const uri = activeSurvey()?.document.uri;
    if (!uri) return;
    const facts = await server
      .ask<SurveyFacts | null>(SURVEY_FACTS, { uri: uri.toString() })
      .catch(() => null);
    if (mine !== turn || !facts) return;
    const severity =
      facts.errors > 0
        ? LanguageStatusSeverity.Error
        : facts.warnings > 0
          ? LanguageStatusSeverity.Warning
          : LanguageStatusSeverity.Information;
    show(sizeOf(facts), problemsOf(facts), severity);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), QUIET);
  };
  item.text = "Rensis";
  item.busy = true;
  const listeners = [
    server.onDidChange(soon),
    window.onDidChangeActiveTextEditor(soon),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = activeSurvey()?.document.uri.toString();
      if (active !== undefined && uris.some((uri) => uri.toString() === active)) soon();
    }),
  ];
  return {
    dispose() {
      clearTimeout(timer);
      for (const each of [...listeners, item]) each.dispose();
    },
  };
}

function sizeOf({ variables, seconds }: SurveyFacts): string {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const size = variables === 1 ? l10n.t("1 variable") : l10n.t("{0} variables", variables);
  const time = minutes === 1 ? l10n.t("about 1 minute") : l10n.t("about {0} minutes", minutes);
  return `${size} · ${time}`;
}

function problemsOf({ errors, warnings }: SurveyFacts): string {
  const parts: string[] = [];
  if (errors > 0) parts.push(errors === 1 ? l10n.t("1 error") : l10n.t("{0} errors", errors));
  if (warnings > 0) parts.push(warnings === 1 ? l10n.t("1 warning") : l10n.t("{0} warnings", warnings));
  return parts.length === 0 ? l10n.t("No problems") : parts.join(" · ");
}
