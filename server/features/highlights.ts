/** The same name elsewhere in the file. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import { targetsOf } from "../../language/symbols/symbols.js";
import type { Feature } from "../context.js";
import type { Workspace } from "../workspace/workspace.js";
import { nameAt } from "./identity.js";
import { rangeIn } from "./ranges.js";
import { answering } from "./unhurried.js";

export const highlights: Feature = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register({ connection, workspace }) {
    connection.onDocumentHighlight(
      answering((params: TextDocumentPositionParams) => highlightsOf(workspace, params)),
    );
  },
};

/** A declaration counts as written, every other place as read. */
export function highlightsOf(workspace: Workspace, params: TextDocumentPositionParams): DocumentHighlight[] {
  const name = nameAt(workspace, params);
  if (!name) return [];
  const { uri, built, document, occurrence } = name;
  const targets = targetsOf(occurrence);
  const found =
    built.uri === uri
      ? targets.flatMap((target) => built.symbols.of(target))
      : built.symbols.abroad.flatMap((f) =>
          f.uri === uri && f.occurrence.target.start === occurrence.target.start ? [f.occurrence] : [],
        );
  const unique = new Map(found.map((o) => [o.start, o]));
  return [...unique.values()]
    .sort((a, b) => a.start - b.start)
    .map((o) => ({
      range: rangeIn(document, o),
      kind: o.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
