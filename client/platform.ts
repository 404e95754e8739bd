/** What differs between a desktop and a browser. */
import type { ExtensionContext } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

export interface Platform {
  makeClient(context: ExtensionContext, options: LanguageClientOptions): BaseLanguageClient;
  /** Shows a page in the system's browser; false when there is no way from here. */
  showPage(context: ExtensionContext, name: string, html: string): Promise<boolean>;
}
