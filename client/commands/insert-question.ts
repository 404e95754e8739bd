/** A question, or another statement, from a picker. */
import {
  type ExtensionContext,
  l10n,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  Selection,
  SnippetString,
  Uri,
  window,
  workspace,
} from "vscode";
import { INSERT_PLACE, type InsertPlace, type InsertPlaceParams } from "../../server/protocol.js";
import { activeSurvey } from "../language.js";
import type { Server } from "../server.js";
import { grouped, type Snippet, snippetsOf } from "../snippets.js";
import { tellNoSurvey } from "./build.js";

type Item = QuickPickItem & { snippet?: Snippet };

/** `rensis.insertQuestion`: behind the statement that the cursor is in. */
export async function insertQuestion(server: Server, context: ExtensionContext): Promise<void> {
  const editor = activeSurvey();
  if (!editor) return tellNoSurvey();
  const { document } = editor;
  const params: InsertPlaceParams = { uri: document.uri.toString(), position: editor.selection.active };
  const place = await server.tryAsk<InsertPlace | null>(INSERT_PLACE, params);
  if (!place) return;
  const { version } = document;
  const file = Uri.joinPath(context.extensionUri, "client/static/snippets", `${place.language}.json`);
  const snippets = snippetsOf(new TextDecoder().decode(await workspace.fs.readFile(file)));
  const items = grouped(snippets, place.groups).flatMap(({ title, snippets: inGroup }): Item[] => [
    { label: title, kind: QuickPickItemKind.Separator },
    ...inGroup.map((snippet) => ({
      label: snippet.title,
      description: snippet.description,
      detail: snippet.preview,
      snippet,
    })),
  ]);
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Insert Question"),
    placeHolder: l10n.t("Kind of question, or what else to insert"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  // Changed meanwhile: the place is no longer where it was.
  if (!chosen?.snippet || document.version !== version) return;
  const at = new Position(place.position.line, place.position.character);
  const shown = await window.showTextDocument(document, editor.viewColumn);
  shown.selection = new Selection(at, at);
  await shown.insertSnippet(new SnippetString(place.before + chosen.snippet.body + place.after), at);
}
