/** Forms and answers as files of the user's. */
import * as vscode from "vscode";
import { type PreviewClient, request } from "./client.js";
import { texts } from "./texts.js";

/** Opens the form of a survey in the browser; where the browser cannot see the editor's files, saves it. */
export async function openInBrowser(
  context: vscode.ExtensionContext,
  client: PreviewClient,
  survey: vscode.Uri,
): Promise<void> {
  const made = await request(client, "rensis/preview/html", { uri: survey.toString() });
  if (!made) {
    void vscode.window.showErrorMessage(texts().noForm);
    return;
  }
  const folder = vscode.Uri.joinPath(context.globalStorageUri, "forms");
  const isHere = folder.scheme === "file" && vscode.env.remoteName === undefined;
  if (!isHere || vscode.env.uiKind !== vscode.UIKind.Desktop) {
    await saveAs(texts().saveForm, besides(survey, `${made.name}.html`), made.html);
    return;
  }
  const file = vscode.Uri.joinPath(folder, `${made.name}.html`);
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(made.html));
  await vscode.env.openExternal(file);
}

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
