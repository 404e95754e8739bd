/** What a build has come to, told to the author. */
import { commands, l10n, Range, Selection, TextEditorRevealType, Uri, window, workspace } from "vscode";
import type { BuildProblem, BuildResult } from "../../server/protocol.js";
import type { Server } from "../server.js";
import type { Written } from "./write.js";

/** The report, where it can be read at leisure. */
export function writeReport(server: Server, result: BuildResult, written?: Written): void {
  const { output } = server;
  for (const line of result.lines) output.appendLine(line);
  for (const { uri } of written?.files ?? []) output.appendLine(workspace.asRelativePath(uri));
  for (const line of troublesOf(written)) output.appendLine(line);
  output.appendLine(result.summary);
}

/** What could not, or was not to be written, in words. */
export function troublesOf(written: Written | undefined): string[] {
  if (!written) return [];
  const kept = written.kept.map((uri) =>
    l10n.t("{0} was kept; nothing of its survey was written.", workspace.asRelativePath(uri)),
  );
  return [...written.failures, ...kept];
}

/** Says that errors stand in the way, and leads to the first of them. @returns whether there are any */
export function tellErrors(result: BuildResult): boolean {
  const errors = result.problems.filter((p) => p.severity === "error");
  const [first] = errors;
  if (!first) return false;
  const go = l10n.t("Go to First Error");
  const all = l10n.t("Show Problems");
  const name = workspace.asRelativePath(Uri.parse(first.uri));
  const message =
    errors.length === 1
      ? l10n.t("Not built because of an error in {0}: {1}", name, first.message)
      : l10n.t("Not built because of {0} errors. The first, in {1}: {2}", errors.length, name, first.message);
  void window.showErrorMessage(message, go, all).then((chosen) => {
    if (chosen === go) return showProblem(first);
    return chosen === all ? commands.executeCommand("workbench.actions.view.problems") : undefined;
  });
  return true;
}

/** Opens the place of a problem. */
export async function showProblem({ uri, range: { start, end } }: BuildProblem): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const editor = await window.showTextDocument(document);
  const range = new Range(start.line, start.character, end.line, end.character);
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Says what was written, what could not be, and what an output cannot express. */
export function tellWritten(server: Server, result: BuildResult, written: Written): void {
  const details = l10n.t("Show Details");
  const showDetails = (chosen: string | undefined) => (chosen === details ? server.output.show() : undefined);
  if (written.failures.length > 0) {
    void window.showErrorMessage(written.failures[0]!, details).then(showDetails);
    return;
  }
  if (written.files.length === 0) return;
  const open = l10n.t("Open");
  const losses = result.problems.filter((p) => p.loss).length;
  const page = written.files.find((file) => file.mediaType.startsWith("text/html")) ?? written.files[0]!;
  const onChoice = (chosen: string | undefined) =>
    chosen === open ? commands.executeCommand("vscode.open", page.uri) : showDetails(chosen);
  if (losses === 0) {
    void window.showInformationMessage(result.summary, open, details).then(onChoice);
    return;
  }
  const message =
    losses === 1
      ? l10n.t("{0} One thing cannot be expressed in the output.", result.summary)
      : l10n.t("{0} {1} things cannot be expressed in the output.", result.summary, losses);
  void window.showWarningMessage(message, open, details).then(onChoice);
}
