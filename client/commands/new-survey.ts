/** A new survey from a template. */
import { l10n, type QuickPickItem, Uri, window, workspace } from "vscode";
import { TEMPLATES, type TemplateInfo } from "../../server/protocol.js";
import { isUri, LANGUAGE } from "../language.js";
import { fileNameProblem, withEnding } from "../names.js";
import type { Server } from "../server.js";

/** For key bindings and other extensions: what is given here is not asked. */
interface Wishes {
  template?: string;
  name?: string;
}

/** `rensis.newSurvey`. @param folder as clicked in the explorer @returns the file */
export async function newSurvey(server: Server, folder: unknown, wishes: unknown): Promise<Uri | undefined> {
  const { template: id, name } = wishesOf(wishes);
  const templates = await server.tryAsk<TemplateInfo[]>(TEMPLATES, {});
  if (!templates) return undefined;
  const template = templates.find((t) => t.id === id) ?? (await choose(templates));
  if (!template) return undefined;
  const parent = isUri(folder) ? folder : await chooseFolder();
  if (parent === null) return undefined;
  if (!parent) return openUntitled(template);
  const chosen = name ?? (await askName(parent, template.name));
  if (chosen === undefined) return undefined;
  const uri = Uri.joinPath(parent, withEnding(chosen));
  if (await exists(uri)) {
    void window.showErrorMessage(l10n.t("There is a file “{0}” already.", withEnding(chosen)));
    return undefined;
  }
  await workspace.fs.writeFile(uri, new TextEncoder().encode(template.text));
  await window.showTextDocument(uri);
  return uri;
}

function wishesOf(value: unknown): Wishes {
  if (typeof value !== "object" || value === null) return {};
  const { template, name } = value as Record<string, unknown>;
  return {
    ...(typeof template === "string" ? { template } : {}),
    ...(typeof name === "string" && fileNameProblem(name) === undefined ? { name } : {}),
  };
}

async function choose(templates: readonly TemplateInfo[]): Promise<TemplateInfo | undefined> {
  const items: (QuickPickItem & { template: TemplateInfo })[] = templates.map((template) => ({
    label: template.title,
    detail: template.description,
    template,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("New Survey"),
    placeHolder: l10n.t("What should it start from?"),
    matchOnDetail: true,
  });
  return chosen?.template;
}

/** Undefined: there is none; null: the author has changed their mind. */
async function chooseFolder(): Promise<Uri | undefined | null> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  const chosen = await window.showWorkspaceFolderPick({
    placeHolder: l10n.t("In which folder?"),
  });
  return chosen?.uri ?? null;
}

async function openUntitled({ text }: TemplateInfo): Promise<Uri> {
  const document = await workspace.openTextDocument({ language: LANGUAGE, content: text });
  await window.showTextDocument(document);
  return document.uri;
}

async function askName(folder: Uri, proposed: string): Promise<string | undefined> {
  const value = await freeName(folder, proposed);
  return window.showInputBox({
    title: l10n.t("New Survey"),
    prompt: l10n.t("Name of the file"),
    value,
    valueSelection: [0, value.length],
    async validateInput(name) {
      switch (fileNameProblem(name)) {
        case "empty":
          return l10n.t("A file needs a name.");
        case "character":
          return l10n.t('A name must not contain any of / \\ : * ? " < > |');
        case "edge":
          return l10n.t("A name must not begin or end with a dot or a blank.");
        case "device":
          return l10n.t("Windows keeps this name for a device.");
        default:
          return (await exists(Uri.joinPath(folder, withEnding(name))))
            ? l10n.t("There is a file “{0}” already.", withEnding(name))
            : undefined;
      }
    },
  });
}

async function freeName(folder: Uri, proposed: string): Promise<string> {
  for (let n = 1; ; n++) {
    const name = n === 1 ? proposed : `${proposed}-${n}`;
    if (!(await exists(Uri.joinPath(folder, withEnding(name))))) return name;
  }
}

function exists(uri: Uri): Promise<boolean> {
  return Promise.resolve(
    workspace.fs.stat(uri).then(
      () => true,
      () => false,
    ),
  );
}
