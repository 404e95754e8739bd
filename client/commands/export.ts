/** Outputs of a survey in a folder that the author chooses. */
import { l10n, type QuickPickItem, type Uri, window, workspace } from "vscode";
import { TARGETS, type TargetInfo } from "../../server/protocol.js";
import type { Made } from "../build/made.js";
import { requestBuild } from "../build/request.js";
import { tellErrors, tellWritten, writeReport } from "../build/tell.js";
import { writeOutputs } from "../build/write.js";
import { isUri, surveyMeant } from "../language.js";
import type { Server } from "../server.js";
import { tellNoSurvey } from "./build.js";

/** `rensis.export`. @returns the files that are there now */
export async function exportSurvey(
  server: Server,
  made: Made,
  argument: unknown,
): Promise<string[] | undefined> {
  const survey = surveyMeant(argument);
  if (!survey) return tellNoSurvey();
  const targets = await chooseTargets(server);
  if (!targets) return undefined;
  const result = await requestBuild(server, { uris: [survey], targets });
  if (!result || tellErrors(result)) return undefined;
  const folder = await chooseFolder(survey);
  if (!folder) return undefined;
  const written = await writeOutputs(result.surveys, made, { folder });
  writeReport(server, result, written);
  tellWritten(server, result, written);
  return written.files.map(({ uri }) => uri.toString());
}

async function chooseTargets(server: Server): Promise<string[] | undefined> {
  const targets = await server.tryAsk<TargetInfo[]>(TARGETS, {});
  const items = targets?.map(({ id, title, detail }, n): QuickPickItem & { id: string } => ({
    id,
    label: title,
    detail,
    picked: n === 0,
  }));
  const chosen =
    items &&
    (await window.showQuickPick(items, {
      title: l10n.t("Export Survey"),
      placeHolder: l10n.t("What do you need?"),
      canPickMany: true,
      matchOnDetail: true,
    }));
  return chosen && chosen.length > 0 ? chosen.map(({ id }) => id) : undefined;
}

async function chooseFolder(survey: Uri): Promise<Uri | undefined> {
  const folder = workspace.getWorkspaceFolder(survey)?.uri ?? workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    title: l10n.t("Export to This Folder"),
    openLabel: l10n.t("Export"),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(isUri(folder) ? { defaultUri: folder } : {}),
  });
  return chosen?.[0];
}
