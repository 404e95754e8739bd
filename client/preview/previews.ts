/** All previews of a window. One of them follows the active editor, those that are locked stay with their survey. */
import * as vscode from "vscode";
import type { PreviewClient } from "./client.js";
import { isPageState } from "./guards.js";
import type { PreviewUpdate } from "./messages.js";
import { type PanelContext, PreviewPanel, VIEW_TYPE } from "./panel.js";
import { texts } from "./texts.js";

/** The cursor is followed when it has come to rest, in ms. */
const REST = 60;

export class Previews implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly panels = new Set<PreviewPanel>();
  private readonly context: PanelContext;
  private readonly own: vscode.Disposable[];
  private script: Promise<string> | undefined;
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Which state of which file the cursor was last seen in: in another state it moves because of the typing. */
  private followed: { uri: string; place: string } | undefined;

  constructor(extension: vscode.ExtensionContext, client: PreviewClient) {
    const assets = vscode.Uri.joinPath(extension.extensionUri, "dist", "editor");
    this.context = {
      extension,
      client,
      assets,
      frameScript: () => {
        this.script ??= readText(vscode.Uri.joinPath(assets, "frame.js"));
        return this.script;
      },
      locked: (panel) => this.settleLocks(panel),
      closed: (panel) => void this.panels.delete(panel),
      shown: () => {
        const editor = vscode.window.visibleTextEditors.find(({ document }) => isSurvey(document));
        // At the very beginning of a file nobody points at anything.
        if (editor && !editor.selection.active.isEqual(new vscode.Position(0, 0))) this.follow(editor);
      },
    };
    this.own = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, this),
      client.onNotification("rensis/preview/update", (update) => {
        for (const panel of this.panels) panel.update(update as PreviewUpdate);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (!editor || !isSurvey(editor.document)) return;
        this.following()?.show(editor.document.uri);
        this.follow(editor);
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (isSurvey(textEditor.document)) this.follow(textEditor);
      }),
    ];
  }

  /** Shows a survey in the preview that follows, or in a new one. */
  open(uri: vscode.Uri, column: vscode.ViewColumn, preserveFocus: boolean): void {
    const known = [...this.panels].find((panel) => panel.hub.uri === uri.toString()) ?? this.following();
    if (known) {
      known.show(uri);
      known.bringUp(undefined, preserveFocus);
      return;
    }
    const tab = vscode.window.createWebviewPanel(VIEW_TYPE, texts().title(""), {
      viewColumn: column,
      preserveFocus,
    });
    this.add(tab, uri, false);
  }

  /** The survey of the preview that has the focus. */
  get active(): vscode.Uri | undefined {
    return [...this.panels].find((panel) => panel.isActive)?.uri;
  }

  /** A tab of an earlier session of the window. */
  async deserializeWebviewPanel(tab: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (!isPageState(state)) {
      tab.dispose();
      return;
    }
    this.add(tab, vscode.Uri.parse(state.uri, true), state.locked || this.following() !== undefined);
  }

  dispose(): void {
    clearTimeout(this.resting);
    for (const each of this.own) each.dispose();
    for (const panel of this.panels) panel.dispose();
  }

  private add(tab: vscode.WebviewPanel, uri: vscode.Uri, locked: boolean): void {
    this.panels.add(new PreviewPanel(tab, this.context, uri, locked));
  }

  private following(): PreviewPanel | undefined {
    return [...this.panels].find((panel) => !panel.hub.locked);
  }

  /** Only one preview follows: a second one that is let loose binds the first. */
  private settleLocks(changed: PreviewPanel): void {
    if (changed.hub.locked) return;
    for (const panel of this.panels) if (panel !== changed && !panel.hub.locked) panel.hub.lock(true);
  }

  private follow(editor: vscode.TextEditor): void {
    clearTimeout(this.resting);
    if (this.panels.size === 0 || !followsCursor()) return;
    this.resting = setTimeout(() => {
      const { document, selection } = editor;
      const { line, character } = selection.active;
      // What a line is about begins behind its indentation.
      const { firstNonWhitespaceCharacterIndex: indent } = document.lineAt(line);
      const offset = document.offsetAt(new vscode.Position(line, Math.max(character, indent)));
      const uri = document.uri.toString();
      const place = `${uri} ${document.version}`;
      const quiet = this.followed !== undefined && this.followed.uri === uri && this.followed.place !== place;
      this.followed = { uri, place };
      for (const panel of this.panels) if (panel.visible) void panel.hub.reveal(uri, offset, quiet);
    }, REST);
  }
}

function isSurvey({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === "rensis" && uri.scheme !== "git" && uri.scheme !== "rensis";
}

function followsCursor(): boolean {
  return vscode.workspace.getConfiguration("rensis").get("preview.followCursor", true);
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
