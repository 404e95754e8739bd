/** Commands of the preview. */
import * as vscode from "vscode";
import type { PreviewClient } from "./client.js";
import { Previews } from "./previews.js";
import { texts } from "./texts.js";

export type { PreviewClient } from "./client.js";

/** Makes previews known to the editor: its commands, and the tabs that a reload has left. */
export function registerPreview(
  context: vscode.ExtensionContext,
  client: PreviewClient,
): vscode.Disposable[] {
  const previews = new Previews(context, client);
  const command = (name: string, act: (survey: vscode.Uri) => unknown) =>
    vscode.commands.registerCommand(name, (named: unknown) => {
      const survey = surveyOf(named) ?? previews.active;
      if (survey) return act(survey);
      void vscode.window.showInformationMessage(texts().noSurvey);
      return undefined;
    });
  return [
    previews,
    command("rensis.openPreview", (survey) => previews.open(survey, vscode.ViewColumn.Active, false)),
    command("rensis.openPreviewToSide", (survey) => previews.open(survey, vscode.ViewColumn.Beside, true)),
  ];
}

/** The file that a menu names, else the one in the active editor. */
function surveyOf(named: unknown): vscode.Uri | undefined {
  if (named instanceof vscode.Uri) return named;
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === "rensis" ? document.uri : undefined;
}
