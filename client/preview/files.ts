/** Forms and answers as files of the user's. */
import * as vscode from "vscode";
import { texts } from "./texts.js";

/** Asks where answers are to be saved, and saves them. */
export function saveAnswers(survey: vscode.Uri, name: string, content: string): Promise<void> {
  // The name comes from a page: it is a name and no path.
  const plain = name.replace(/[^\p{L}\p{N}._ -]/gu, "_").replace(/^\.+/, "");
  return saveAs(texts().saveAnswers, besides(survey, plain || "answers.json"), content);
}

async function saveAs(title: string, proposed: vscode.Uri, content: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({ title, defaultUri: proposed });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(content));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(texts().cannotSave(reason));
  }
}

function besides(survey: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(survey, "..", name);
}
