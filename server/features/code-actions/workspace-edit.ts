/** Edits of the language as those of the protocol: of one version of a document, where the client understands that. */
import type {
  ClientCapabilities,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Change } from "../../../language/refactor/index.js";
import { rangeIn } from "../ranges.js";

export interface Documents {
  /** The text of a file. */
  at(uri: string): TextDocument | undefined;
  /** Version of a document that is open. */
  versionOf(uri: string): number | undefined;
}

/** Undefined when a file that is to be edited cannot be. */
export function workspaceEdit(
  { edits, creates = [] }: Change,
  documents: Documents,
  client: ClientCapabilities,
): WorkspaceEdit | undefined {
  const byFile = new Map<string, TextEdit[]>();
  for (const { uri, start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    const document = documents.at(uri);
    if (!document || uri.startsWith("rensis:")) return undefined;
    const list = byFile.get(document.uri) ?? [];
    list.push({ range: rangeIn(document, { start, end }), newText: text });
    byFile.set(document.uri, list);
  }
  if (!client.workspace?.workspaceEdit?.documentChanges)
    return creates.length > 0 ? undefined : { changes: Object.fromEntries(byFile) };
  const changes: (CreateFile | TextDocumentEdit)[] = creates.flatMap(({ uri, text }) => [
    { kind: "create" as const, uri, options: { overwrite: false, ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: TOP, newText: text }] },
  ]);
  for (const [uri, list] of byFile)
    changes.push({ textDocument: { uri, version: documents.versionOf(uri) ?? null }, edits: list });
  return { documentChanges: changes };
}

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Whether the client makes files as a part of an edit. */
export function canCreateFiles(client: ClientCapabilities): boolean {
  const edit = client.workspace?.workspaceEdit;
  return edit?.documentChanges === true && (edit.resourceOperations ?? []).includes("create");
}
