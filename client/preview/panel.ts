/** One preview in a tab of the editor. */
import * as vscode from "vscode";
import type { SourceLocation } from "../../server/preview/protocol.js";
import { notify, type PreviewClient, request } from "./client.js";
import { saveAnswers } from "./files.js";
import { isWidth } from "./guards.js";
import { PreviewHub } from "./hub.js";
import type { Defaults, PreviewUpdate } from "./messages.js";
import { newNonce, pageOf } from "./page.js";
import { editorLanguage, texts } from "./texts.js";

export const VIEW_TYPE = "rensis.preview";

/** What all previews share. */
export interface PanelContext {
  extension: vscode.ExtensionContext;
  client: PreviewClient;
  /** Folder of the scripts and styles of the page. */
  assets: vscode.Uri;
  frameScript(): Promise<string>;
  locked(panel: PreviewPanel): void;
  closed(panel: PreviewPanel): void;
  /** A survey is on the screen for the first time. */
  shown(): void;
}

export class PreviewPanel {
  readonly hub: PreviewHub;
  private readonly own: vscode.Disposable[] = [];

  constructor(
    private readonly tab: vscode.WebviewPanel,
    private readonly context: PanelContext,
    uri: vscode.Uri,
    locked: boolean,
  ) {
    this.hub = new PreviewHub(`preview-${newNonce()}`, uri.toString(), locked, {
      request: (name, params) => request(context.client, name, params),
      notify: (name, params) => notify(context.client, name, params),
      post: (message) => void tab.webview.postMessage(message),
      defaults,
      frameScript: context.frameScript,
      goto: (location) => void this.goto(location),
      open: (href) => void vscode.env.openExternal(vscode.Uri.parse(href, true)),
      save: (name, content) => void saveAnswers(this.uri, name, content),
      copy: (text) => void vscode.env.clipboard.writeText(text),
      browser: () => void vscode.commands.executeCommand("rensis.openFormInBrowser", this.uri),
      problems: () => void vscode.commands.executeCommand("workbench.actions.view.problems"),
      lock: () => context.locked(this),
      shown: () => context.shown(),
    });
    tab.webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [context.assets] };
    this.own.push(
      tab.webview.onDidReceiveMessage((message: unknown) => this.hub.receive(message)),
      tab.onDidChangeViewState(() => {
        // The page of a tab in the background is let go; its answers are remembered by the editor.
        if (!tab.visible) this.hub.rest();
      }),
      tab.onDidDispose(() => {
        this.hub.rest();
        for (const each of this.own) each.dispose();
        context.closed(this);
      }),
    );
    const icon = (name: string) =>
      vscode.Uri.joinPath(context.extension.extensionUri, "client", "static", "icons", name);
    tab.iconPath = { light: icon("file-light.svg"), dark: icon("file-dark.svg") };
    this.entitle();
    tab.webview.html = this.html();
  }

  get uri(): vscode.Uri {
    return vscode.Uri.parse(this.hub.uri, true);
  }

  get visible(): boolean {
    return this.tab.visible;
  }

  get isActive(): boolean {
    return this.tab.active;
  }

  /** Shows another survey in the same tab. */
  show(uri: vscode.Uri): void {
    this.hub.show(uri.toString());
    this.entitle();
  }

  bringUp(column: vscode.ViewColumn | undefined, preserveFocus: boolean): void {
    this.tab.reveal(column, preserveFocus);
  }

  update(update: PreviewUpdate): void {
    this.hub.update(update);
  }

  dispose(): void {
    this.tab.dispose();
  }

  private entitle(): void {
    const name = this.uri.path.slice(this.uri.path.lastIndexOf("/") + 1);
    this.tab.title = texts().title(name);
  }

  private html(): string {
    const { webview } = this.tab;
    const asset = (name: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.context.assets, name)).toString();
    return pageOf({
      script: asset("preview.js"),
      style: asset("preview-style.css"),
      source: webview.cspSource,
      nonce: newNonce(),
      locale: editorLanguage(),
      title: this.tab.title,
    });
  }

  /** Shows the place in an editor beside the preview, in one that is open already if there is any. */
  private async goto({ uri, start, end }: SourceLocation): Promise<void> {
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
      const known = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
      const beside =
        this.tab.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One;
      const at = document.positionAt(start);
      const editor = await vscode.window.showTextDocument(document, {
        viewColumn: known?.viewColumn ?? beside,
        selection: new vscode.Range(at, at),
      });
      editor.revealRange(
        new vscode.Range(at, document.positionAt(end)),
        vscode.TextEditorRevealType.InCenterIfOutsideViewport,
      );
    } catch {
      void vscode.window.showWarningMessage(texts().cannotOpen);
    }
  }
}

/** How a preview begins, as the user has set it. */
function defaults(): Defaults {
  const settings = vscode.workspace.getConfiguration("rensis.preview");
  const width: unknown = settings.get("width");
  const language: unknown = settings.get("language");
  return {
    width: isWidth(width) ? width : "fit",
    ...(language === "zh-CN" || language === "en" ? { language } : {}),
  };
}
