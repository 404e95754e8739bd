/** Where an answer is used. */
import { commands, Position, Selection, Uri, window, workspace } from "vscode";
import { activeSurvey, isUri } from "../language.js";
import { tellNoSurvey } from "./build.js";

/**
 * `rensis.showUses`: of the name at the cursor, or at a place that a lens names.
 * @param file a URI, as text where it comes from the server
 */
export async function showUses(file: unknown, place: unknown): Promise<void> {
  const at = positionOf(place);
  const uri = typeof file === "string" ? Uri.parse(file) : isUri(file) ? file : undefined;
  if (uri && at) {
    const editor = await window.showTextDocument(await workspace.openTextDocument(uri));
    editor.selection = new Selection(at, at);
  } else {
    const editor = activeSurvey();
    if (!editor) return tellNoSurvey();
    if (window.activeTextEditor !== editor) await window.showTextDocument(editor.document, editor.viewColumn);
  }
  await commands.executeCommand("editor.action.referenceSearch.trigger");
}

function positionOf(value: unknown): Position | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { line, character } = value as Record<string, unknown>;
  return typeof line === "number" && typeof character === "number"
    ? new Position(line, character)
    : undefined;
}
