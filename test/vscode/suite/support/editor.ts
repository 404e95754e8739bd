import {
  commands,
  type Diagnostic,
  type Extension,
  extensions,
  type Hover,
  languages,
  Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode";
import { ok } from "./assert.js";
import { until } from "./until.js";

/** The extension under test, as its manifest names it. */
export function extension(): Extension<unknown> {
  const found = extensions.all.find(
    (each) => /^rensis\./.test(each.id) && each.packageJSON.name === "rensis",
  );
  ok(found, "the extension is not installed");
  return found;
}

/** What the extension gives to others (client/extension.ts). */
interface Api {
  activationTime: number;
  ready: Promise<void>;
}

/** Activates the extension, if nothing has done so before. */
export async function activate(): Promise<Api> {
  return (await extension().activate()) as Api;
}

/** A file of the folder that is open. */
export function uriOf(name: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  ok(folder, "no folder is open");
  return Uri.joinPath(folder.uri, name);
}

/** Shows a file of the folder. */
export async function open(name: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uriOf(name)), { preview: false });
}

/** Writes a file into the folder and shows it. */
export async function openNew(name: string, text: string): Promise<TextEditor> {
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
  return open(name);
}

/** Replaces the whole text, as one edit. */
export async function rewrite(editor: TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new Range(new Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  ok(await editor.edit((edit) => edit.replace(all, text)), "the edit was refused");
}

/** Replaces the first occurrence of a text. */
export async function replace(editor: TextEditor, from: string, to: string): Promise<void> {
  const range = rangeOf(editor.document, from);
  ok(await editor.edit((edit) => edit.replace(range, to)), "the edit was refused");
}

/** Where a text stands first. */
export function rangeOf(document: TextDocument, text: string): Range {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `no "${text}" in ${document.uri.path}`);
  return new Range(document.positionAt(at), document.positionAt(at + text.length));
}

/** The place just behind a text. */
export function behind(document: TextDocument, text: string): Position {
  return rangeOf(document, text).end;
}

/** All that hovers say. */
export function wordsOf(hovers: readonly Hover[]): string {
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
}

/** Findings of a file, as "code" or "code: message". */
export function codesOf(uri: Uri): string[] {
  return languages.getDiagnostics(uri).map(codeOf).sort();
}

/** The code of a finding, without its link. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a file has these findings and no others. */
export async function findings(uri: Uri, codes: readonly string[]): Promise<void> {
  const wanted = [...codes].sort().join(", ");
  let seen = "";
  await until(`findings of ${uri.path}: [${wanted}]`, () => {
    seen = codesOf(uri).join(", ");
    return seen === wanted ? true : undefined;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; there are [${seen}]`);
  });
}

/** Closes all editors and forgets what was not saved, without a question on the screen. */
export async function closeAll(): Promise<void> {
  const dirty = workspace.textDocuments.filter((each) => each.isDirty && each.languageId === "rensis");
  for (const document of dirty) {
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** Puts a file back to what it was. */
export async function restore(name: string, text: string): Promise<void> {
  await closeAll();
  await workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(text));
}
