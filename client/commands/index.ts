/** All commands but those of the preview. */
import { commands, type Disposable, type ExtensionContext } from "vscode";
import type { Made } from "../build/made.js";
import type { Platform } from "../platform.js";
import type { Server } from "../server.js";
import { buildAll, buildSurvey } from "./build.js";
import { exportSurvey } from "./export.js";
import { insertQuestion } from "./insert-question.js";
import { newSurvey } from "./new-survey.js";
import { openFormInBrowser } from "./open-form.js";
import { pasteAsEntries } from "./paste-as-entries.js";
import { showUses } from "./show-uses.js";

export function registerCommands(
  context: ExtensionContext,
  server: Server,
  made: Made,
  platform: Platform,
): Disposable[] {
  const handlers: Record<string, (...args: unknown[]) => unknown> = {
    newSurvey: (folder, wishes) => newSurvey(server, folder, wishes),
    build: (uri) => buildSurvey(server, made, uri),
    buildAll: () => buildAll(server, made),
    export: (uri) => exportSurvey(server, made, uri),
    openFormInBrowser: (uri) => openFormInBrowser(server, platform, context, uri),
    insertQuestion: () => insertQuestion(server, context),
    pasteAsEntries: (text) => pasteAsEntries(server, text),
    showUses: (uri, position) => showUses(uri, position),
    restartServer: () => server.restart(),
    showOutput: () => server.output.show(),
  };
  return Object.entries(handlers).flatMap(([name, handler]) => registered(`rensis.${name}`, handler));
}

/** A command that another part has brought along already is left to it: two of a name would end everything. */
function registered(name: string, handler: (...args: unknown[]) => unknown): Disposable[] {
  try {
    return [commands.registerCommand(name, handler)];
  } catch {
    return [];
  }
}
