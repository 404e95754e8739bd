/** A list from a document or a page, pasted as entries. */
import { env, l10n, Range, window } from "vscode";
import { AS_ENTRIES, type AsEntriesParams, type AsEntriesResult } from "../../server/protocol.js";
import { activeSurvey } from "../language.js";
import type { Server } from "../server.js";
import { tellNoSurvey } from "./build.js";

/**
 * `rensis.pasteAsEntries`. What is selected is replaced.
 * @param given for key bindings and other extensions: a text in place of that of the clipboard
 * @returns how many entries were put in
 */
export async function pasteAsEntries(server: Server, given?: unknown): Promise<number | undefined> {
  const editor = activeSurvey();
  if (!editor) return tellNoSurvey();
  const text = typeof given === "string" ? given : await env.clipboard.readText();
  const { document } = editor;
  const isReplacing = !editor.selection.isEmpty;
  if (isReplacing && !(await editor.edit((edit) => edit.delete(editor.selection), stops(true, false))))
    return undefined;
  const params: AsEntriesParams = {
    uri: document.uri.toString(),
    position: editor.selection.active,
    text,
  };
  const { version } = document;
  const made = await server.tryAsk<AsEntriesResult | null>(AS_ENTRIES, params);
  if (made === undefined) return undefined;
  if (made === null) {
    void window.showInformationMessage(l10n.t("The clipboard holds no text that could be a list."));
    return undefined;
  }
  // Typed on meanwhile: the place is no longer where it was.
  if (document.version !== version) return undefined;
  const { start, end } = made.range;
  const range = new Range(start.line, start.character, end.line, end.character);
  const isDone = await editor.edit((edit) => edit.replace(range, made.text), stops(!isReplacing, true));
  return isDone ? made.count : undefined;
}

function stops(before: boolean, after: boolean) {
  return { undoStopBefore: before, undoStopAfter: after };
}
