/** Which documents are surveys: all that the client knows of the language. */
import { type TextDocument, type TextEditor, type Uri, window } from "vscode";

export const LANGUAGE = "rensis";
/** Scheme of the files of the standard library. */
export const LIBRARY = "rensis";

export function isSurvey(document: TextDocument | undefined): document is TextDocument {
  return document?.languageId === LANGUAGE;
}

/** The survey that the author is in; of several in view the one with the cursor. */
export function activeSurvey(): TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = window;
  if (isSurvey(activeTextEditor?.document)) return activeTextEditor;
  // While a preview has the focus, its survey is beside it.
  const seen = visibleTextEditors.filter((editor) => isSurvey(editor.document));
  return activeTextEditor === undefined && seen.length === 1 ? seen[0] : undefined;
}

/** The survey that a command is about: what was clicked in the explorer or a title, else the active one. */
export function surveyMeant(argument: unknown): Uri | undefined {
  return isUri(argument) ? argument : activeSurvey()?.document.uri;
}

export function isUri(value: unknown): value is Uri {
  return (
    typeof value === "object" && value !== null && "scheme" in value && "path" in value && "with" in value
  );
}
