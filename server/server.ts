/** The language server on one connection. Where it runs is all that its entries decide. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Locale } from "../language/diagnostics/define.js";
import { library } from "../language/generated/library.js";
import type { ServerContext } from "./context.js";
import { features } from "./features/index.js";
import {
  type InitializationOptions,
  LIBRARY_TEXT,
  type LibraryTextParams,
  type LibraryTextResult,
} from "./protocol.js";
import { DEFAULTS, type Settings, settingsFrom } from "./settings.js";
import type { FileAccess } from "./workspace/files.js";
import { remoteAccess } from "./workspace/remote-access.js";
import { canonical } from "./workspace/uri.js";
import { Workspace } from "./workspace/workspace.js";

declare const RENSIS_VERSION: string | undefined;

export interface ServerOptions {
  /** Where the package lies, as the URI of a folder. */
  home?: string;
  /** Reads files at once, where the server can. Others are asked of the client. */
  local?: (folders: () => readonly string[]) => FileAccess;
}

/** Capabilities of all features; what several say of the workspace adds up. */
function together(...parts: Partial<ServerCapabilities>[]): ServerCapabilities {
  const workspace = Object.assign({}, ...parts.map((p) => p.workspace));
  return Object.assign({}, ...parts, { workspace });
}

/** Serves one client until it says goodbye. */
export function serve(connection: Connection, options: ServerOptions = {}): void {
  const documents = new TextDocuments(TextDocument);
  const open = new Map<string, TextDocument>();
  let settings: Settings = DEFAULTS;
  let editorLocale: Locale = "en";
  let folders: string[] = [];
  let context: ServerContext | undefined;
  let params: InitializeParams | undefined;

  connection.onInitialize((sent): InitializeResult => {
    params = sent;
    const { capabilities: client } = sent;
    const said = (sent.initializationOptions ?? {}) as InitializationOptions;
    settings = settingsFrom(said.settings);
    editorLocale = /^zh\b/i.test(sent.locale ?? "") ? "zh" : "en";
    folders = sent.workspaceFolders?.map((f) => f.uri) ?? (sent.rootUri ? [sent.rootUri] : []);
    const local = options.local?.(() => folders);
    const access = said.files ? remoteAccess(connection, local) : (local ?? remoteAccess(connection));
    const workspace = new Workspace({
      access,
      documents: { get: (uri) => open.get(uri), all: () => [...open.values()] },
      folders: () => folders,
      log: (message) => connection.console.error(message),
    });
    context = {
      connection,
      workspace,
      client,
      home: (said.home ?? options.home)?.replace(/\/$/, ""),
      settings: () => settings,
      locale: () => (settings.locale === "auto" ? editorLocale : settings.locale === "en" ? "en" : "zh"),
    };
    for (const feature of features) feature.register(context);
    return {
      capabilities: together(
        {
          textDocumentSync: {
            openClose: true,
            change: TextDocumentSyncKind.Incremental,
            save: false,
          },
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
        ...features.map((f) => f.capabilities(client)),
      ),
      serverInfo: {
        name: "rensis",
        version: typeof RENSIS_VERSION === "string" ? RENSIS_VERSION : "0.0.0",
      },
    };
  });

  const configure = async (): Promise<void> => {
    if (!context || !params) return;
    if (params.capabilities.workspace?.configuration) {
      const sent: unknown = await connection.workspace.getConfiguration("rensis").catch(() => undefined);
      settings = settingsFrom(sent);
    }
    await context.workspace.refresh(settings.files.exclude, settings.diagnostics.workspace);
  };

  connection.onInitialized(async () => {
    const { workspace } = params?.capabilities ?? {};
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "rensis" });
    if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.survey" }, { globPattern: "**/rensis.{yaml,yml}" }],
      });
    if (workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        const gone = new Set(removed.map((f) => f.uri));
        folders = [...folders.filter((f) => !gone.has(f)), ...added.map((f) => f.uri)];
        await configure();
      });
    await configure();
  });

  connection.onDidChangeConfiguration(async ({ settings: sent }: { settings?: { rensis?: unknown } }) => {
    if (sent?.rensis) settings = settingsFrom(sent.rensis);
    await configure();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const kinds = {
      [FileChangeType.Created]: "created",
      [FileChangeType.Changed]: "changed",
      [FileChangeType.Deleted]: "deleted",
    } as const;
    context?.workspace.changedOnDisk(changes.map((c) => ({ uri: c.uri, kind: kinds[c.type] })));
  });

  documents.onDidOpen(({ document }) => open.set(canonical(document.uri), document));
  // Comes after opening, too.
  documents.onDidChangeContent(({ document }) => context?.workspace.edited(document.uri));
  documents.onDidClose(({ document }) => {
    open.delete(canonical(document.uri));
    context?.workspace.closed(document.uri);
  });

  connection.onRequest(LIBRARY_TEXT, ({ uri }: LibraryTextParams): LibraryTextResult => {
    return Object.hasOwn(library, uri) ? (library[uri] ?? null) : null;
  });

  documents.listen(connection);
  connection.listen();
}
