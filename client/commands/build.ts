/** Building: one survey, or all of the workspace. */
import { type CancellationToken, l10n, ProgressLocation, type Uri, window, workspace } from "vscode";
import type { BuildResult } from "../../server/protocol.js";
import type { Made } from "../build/made.js";
import { mayBuild, requestBuild } from "../build/request.js";
import { tellErrors, tellWritten, writeReport } from "../build/tell.js";
import { type Written, writeOutputs } from "../build/write.js";
import { isSurvey, surveyMeant } from "../language.js";
import type { Server } from "../server.js";

/** `rensis.build`. @returns the files that are there now, undefined when nothing was built */
export async function buildSurvey(
  server: Server,
  made: Made,
  argument: unknown,
): Promise<string[] | undefined> {
  if (!mayBuild()) return undefined;
  const meant = surveyMeant(argument);
  if (!meant) return tellNoSurvey();
  const uri = await savedSurvey(meant);
  if (!uri) return undefined;
  return inProgress(l10n.t("Building the survey"), async () => {
    const result = await requestBuild(server, { uris: [uri] });
    return result && finish(server, made, [result]);
  });
}

/** `rensis.buildAll`: the surveys of every folder of the workspace. */
export async function buildAll(server: Server, made: Made): Promise<string[] | undefined> {
  if (!mayBuild()) return undefined;
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage(l10n.t("Open a folder first: all its surveys are built."));
    return undefined;
  }
  await Promise.all(
    workspace.textDocuments.filter((d) => isSurvey(d) && d.isDirty && !d.isUntitled).map((d) => d.save()),
  );
  return inProgress(l10n.t("Building all surveys"), async (token) => {
    const results: BuildResult[] = [];
    for (const { uri: folder } of folders) {
      const result = await requestBuild(server, { folder }, token);
      if (!result || token.isCancellationRequested) return undefined;
      results.push(result);
    }
    if (results.every((result) => result.surveys.length === 0)) return tellNoSurvey();
    return finish(server, made, results);
  });
}

/** Survey by survey: one with errors keeps its outputs, the others are written. */
async function finish(
  server: Server,
  made: Made,
  results: readonly BuildResult[],
): Promise<string[] | undefined> {
  const files: Written["files"] = [];
  for (const result of results) {
    const written = await writeOutputs(result.surveys, made);
    writeReport(server, result, written);
    files.push(...written.files);
    if (!tellErrors(result) || written.failures.length > 0) tellWritten(server, result, written);
  }
  return files.map(({ uri }) => uri.toString());
}

/** The survey as a file: what was typed is saved first, so that file and outputs agree. */
export async function savedSurvey(uri: Uri): Promise<Uri | undefined> {
  const document = workspace.textDocuments.find((d) => d.uri.toString() === uri.toString());
  if (!document?.isDirty && !document?.isUntitled) return uri;
  return workspace.save(uri);
}

/** A message; nothing to return to whoever called the command. */
export function tellNoSurvey(): undefined {
  void window.showInformationMessage(
    l10n.t("There is no survey here. Open one, or start with “New Survey”."),
  );
  return undefined;
}

function inProgress<T>(title: string, work: (token: CancellationToken) => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Window, title }, (_, token) => work(token));
}
