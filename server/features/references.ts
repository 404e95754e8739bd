/** All places of the workspace that speak of one thing. */
import type { Location, ReferenceParams } from "vscode-languageserver";
import { targetsOf } from "../../language/symbols/symbols.js";
import type { Feature } from "../context.js";
import type { Workspace } from "../workspace/workspace.js";
import { documentAt, nameAt, namesOf } from "./identity.js";
import { overAllFiles } from "./patient.js";
import { locationIn } from "./ranges.js";

export const references: Feature = {
  capabilities: () => ({ referencesProvider: true }),
  register({ connection, workspace }) {
    connection.onReferences(
      overAllFiles(workspace, (params: ReferenceParams) => referencesOf(workspace, params)),
    );
  },
};

/** By file, in the order of the text; the file of the request first. */
export function referencesOf(workspace: Workspace, params: ReferenceParams): Location[] {
  const name = nameAt(workspace, params);
  if (!name) return [];
  return namesOf(workspace, targetsOf(name.occurrence))
    .filter(({ occurrence }) => params.context.includeDeclaration || !occurrence.declares)
    .sort(
      (a, b) =>
        Number(a.uri !== name.uri) - Number(b.uri !== name.uri) ||
        (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.occurrence.start - b.occurrence.start),
    )
    .flatMap(({ uri, occurrence }) => {
      const document = documentAt(workspace, uri);
      return document ? [locationIn(document, occurrence)] : [];
    });
}
