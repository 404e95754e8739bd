/** The form of a survey in the system's browser. */
import { type ExtensionContext, l10n, Uri, window, workspace } from "vscode";
import type { BuiltFile } from "../../server/protocol.js";
import { requestBuild } from "../build/request.js";
import { tellErrors, writeReport } from "../build/tell.js";
import { bytesOf } from "../bytes.js";
import { surveyMeant } from "../language.js";
import type { Platform } from "../platform.js";
import type { Server } from "../server.js";
import { tellNoSurvey } from "./build.js";

/** `rensis.openFormInBrowser`: of the text as it is, saved or not. Writes nothing into the workspace. */
export async function openFormInBrowser(
  server: Server,
  platform: Platform,
  context: ExtensionContext,
  argument: unknown,
): Promise<void> {
  const survey = surveyMeant(argument);
  if (!survey) return tellNoSurvey();
  const result = await requestBuild(server, { uris: [survey], targets: ["html"] });
  if (!result) return;
  writeReport(server, result);
  if (tellErrors(result)) return;
  const page = result.surveys[0]?.files.find((file) => file.mediaType.startsWith("text/html"));
  if (!page || !("text" in page.content)) return;
  if (await platform.showPage(context, page.name, page.content.text)) return;
  offerFile(page);
}

/** Where no browser can be reached from here, the form is saved and opened by hand. */
function offerFile(page: BuiltFile): void {
  const save = l10n.t("Save…");
  void window
    .showInformationMessage(
      l10n.t("From here no browser can be opened. Save the form and open the file in your browser."),
      save,
    )
    .then(async (chosen) => {
      if (chosen !== save) return;
      const folder = workspace.workspaceFolders?.[0]?.uri;
      const uri = await window.showSaveDialog({
        title: l10n.t("Save Form"),
        filters: { [l10n.t("Web page")]: ["html"] },
        ...(folder ? { defaultUri: Uri.joinPath(folder, page.name) } : {}),
      });
      if (uri) await workspace.fs.writeFile(uri, bytesOf(page.content));
    });
}
