/** A build of surveys: asked of the server with the settings of their folder. */
import { type CancellationToken, commands, l10n, type Uri, window, workspace } from "vscode";
import { BUILD, type BuildParams, type BuildResult } from "../../server/protocol.js";
import type { Server } from "../server.js";

export interface BuildOrder {
  /** Surveys of one folder; absent: all of `folder`. */
  uris?: readonly Uri[];
  folder?: Uri;
  /** Absent: as the settings say. */
  targets?: readonly string[];
  check?: boolean;
}

/** Undefined when the server does not answer; the author was told. */
export function requestBuild(
  server: Server,
  order: BuildOrder,
  token?: CancellationToken,
): Promise<BuildResult | undefined> {
  const { uris, check } = order;
  const scope = order.folder ?? uris?.[0];
  const folder = order.folder ?? (scope && workspace.getWorkspaceFolder(scope)?.uri);
  const settings = workspace.getConfiguration("rensis.build", scope);
  const said = order.targets ?? settings.get<string[]>("targets") ?? [];
  const outDir = settings.get<string>("outDir") ?? "";
  const params: BuildParams = {
    ...(uris ? { uris: uris.map((uri) => uri.toString()) } : {}),
    ...(folder ? { folder: folder.toString() } : {}),
    ...(said.length > 0 ? { targets: [...said] } : {}),
    ...(outDir === "" ? {} : { outDir }),
    ...(check ? { check } : {}),
  };
  return server.tryAsk<BuildResult>(BUILD, params, token);
}

/** Whether files may be written for this workspace; when not, the author is told why. */
export function mayBuild(): boolean {
  if (workspace.isTrusted) return true;
  const manage = l10n.t("Manage Trust");
  void window
    .showWarningMessage(
      l10n.t(
        "Building writes files into the workspace. Rensis does that only in a workspace that you trust.",
      ),
      manage,
    )
    .then((chosen) => (chosen === manage ? commands.executeCommand("workbench.trust.manage") : undefined));
  return false;
}
