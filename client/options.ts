/** How the client is set up, wherever it runs. */
import { type LogOutputChannel, l10n, type Uri, window } from "vscode";
import {
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import type { InitializationOptions } from "../server/protocol.js";
import { LANGUAGE } from "./language.js";
import type { Restarts } from "./restarts.js";

/** Documents that show the past or another's work: their problems belong in no list of things to do. */
const BYSTANDERS = new Set([
  "git",
  "gitlens",
  "review",
  "pr",
  "conflictResolution",
  "chat-editing-text-model",
]);

/** @param home where the extension lies, which holds the pages of findings */
export function clientOptions(
  home: Uri,
  output: LogOutputChannel,
  restarts: Restarts,
  restart: () => Promise<void>,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { files: true, home: home.toString() };
  return {
    documentSelector: [
      { language: LANGUAGE },
      { language: "yaml", pattern: "**/rensis.yaml" },
      { language: "yaml", pattern: "**/rensis.yml" },
    ],
    diagnosticCollectionName: LANGUAGE,
    initializationOptions,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler(error: Error) {
      output.error(error);
      void offerRestart(l10n.t("The language server of Rensis could not start."), output, restart);
      return false;
    },
    errorHandler: {
      error(error) {
        output.error(error);
        return { action: ErrorAction.Continue, handled: true };
      },
      closed() {
        if (restarts.allows())
          return {
            action: CloseAction.Restart,
            message: l10n.t("The language server has ended and is started again."),
            handled: true,
          };
        const message = l10n.t(
          "The language server of Rensis has ended {0} times within a few minutes and is not started again.",
          restarts.count,
        );
        void offerRestart(message, output, restart);
        return { action: CloseAction.DoNotRestart, message, handled: true };
      },
    },
    middleware: {
      handleDiagnostics(uri: Uri, diagnostics, next) {
        next(uri, BYSTANDERS.has(uri.scheme) ? [] : diagnostics);
      },
    },
    markdown: { isTrusted: false, supportHtml: false },
  };
}

async function offerRestart(
  message: string,
  output: LogOutputChannel,
  restart: () => Promise<void>,
): Promise<void> {
  const again = l10n.t("Restart");
  const show = l10n.t("Show Output");
  const chosen = await window.showErrorMessage(message, again, show);
  if (chosen === again) await restart();
  else if (chosen === show) output.show();
}
