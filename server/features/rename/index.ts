/** A name changes wherever it is used, or it does not change at all. */
import {
  LSPErrorCodes,
  type Range,
  type RenameFilesParams,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Feature } from "../../context.js";
import type { Workspace } from "../../workspace/workspace.js";
import { overAllFiles } from "../patient.js";
import { rangeIn } from "../ranges.js";
import type { Replacements } from "./edits.js";
import { importsAfterMoving } from "./files.js";
import { isHardWord, isName, normalised } from "./names.js";
import { renamers } from "./renamers.js";
import { subjectAt, withCompanions } from "./subject.js";
import { type Refusal, refuse } from "./texts.js";
import { workspaceEdit } from "./workspace-edit.js";

export const rename: Feature = {
  capabilities: (client) => ({
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    ...(client.workspace?.fileOperations?.willRename
      ? {
          workspace: {
            workspaceFolders: { supported: true, changeNotifications: true },
            fileOperations: {
              willRename: {
                filters: [
                  { pattern: { glob: "**/*.survey", matches: "file" as const } },
                  { pattern: { glob: "**/*", matches: "folder" as const } },
                ],
              },
            },
          },
        }
      : {}),
  }),
  register({ connection, workspace, client, locale }) {
    const versioned = client.workspace?.workspaceEdit?.documentChanges === true;
    connection.onPrepareRename((params) => answer(prepared(workspace, params, locale())));
    connection.onRenameRequest(
      // Files that were not looked at yet may use the name, too.
      overAllFiles(workspace, (params: RenameParams) => {
        const made = renamed(workspace, params, locale());
        return answer("refused" in made ? made : workspaceEdit(workspace, made.replacements, versioned));
      }),
    );
    if (client.workspace?.fileOperations?.willRename)
      connection.workspace.onWillRenameFiles(
        overAllFiles(workspace, ({ files }: RenameFilesParams) =>
          workspaceEdit(workspace, importsAfterMoving(workspace, files), versioned),
        ),
      );
  },
};

function answer<T extends object>(result: T | Refusal): T | ResponseError<void> {
  return "refused" in result
    ? new ResponseError<void>(LSPErrorCodes.RequestFailed, (result as Refusal).message)
    : result;
}

/** The name that a rename at this place would change. */
export function prepared(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): { range: Range; placeholder: string } | Refusal {
  const subject = subjectAt(workspace, params, locale);
  if ("refused" in subject) return subject;
  const { document, occurrence } = subject.at;
  return { range: rangeIn(document, occurrence), placeholder: subject.name };
}

/** What is to be written where, or why the name cannot be changed. */
export function renamed(
  workspace: Workspace,
  params: Omit<RenameParams, "workDoneToken">,
  locale: Locale,
): { replacements: Replacements } | Refusal {
  const subject = subjectAt(workspace, params, locale);
  if ("refused" in subject) return subject;
  const newName = normalised(params.newName);
  if (isHardWord(newName)) return refuse("hardWord", locale, { name: newName });
  if (!isName(newName)) return refuse("notAName", locale, { name: params.newName });
  const replacements: Replacements = new Map();
  if (newName === subject.name) return { replacements };
  const renaming = { subject, targets: withCompanions(workspace, subject), newName, locale };
  for (const renamer of renamers) {
    const made = renamer(workspace, renaming);
    if ("refused" in made) return made;
    for (const [uri, list] of made) replacements.set(uri, [...(replacements.get(uri) ?? []), ...list]);
  }
  return { replacements };
}
