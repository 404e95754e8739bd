import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Workspace } from "../../workspace/workspace.js";
import { documentAt } from "../identity.js";
import { rangeIn } from "../ranges.js";
import type { Replacements } from "./edits.js";

/** As the protocol has it. @param versioned edits of open files name the version that they were made for */
export function workspaceEdit(
  workspace: Workspace,
  replacements: Replacements,
  versioned: boolean,
): WorkspaceEdit {
  const documentChanges: TextDocumentEdit[] = [];
  const changes: Record<string, TextEdit[]> = {};
  for (const [uri, list] of replacements) {
    const document = documentAt(workspace, uri);
    if (!document || list.length === 0) continue;
    const edits = list.map((r) => ({ range: rangeIn(document, r), newText: r.text }));
    const { version } = workspace.last(uri) ?? {};
    documentChanges.push({ textDocument: { uri, version: version ?? null }, edits });
    changes[uri] = edits;
  }
  return versioned ? { documentChanges } : { changes };
}
