/** A client of the real server process, over stdio, that remembers what it was sent. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { SERVER } from "./global.js";

export interface StartOptions {
  /** Files of the workspace folder by relative path. */
  files?: Record<string, string>;
  locale?: string;
  /** Settings under `rensis`. */
  settings?: Record<string, unknown>;
  capabilities?: ClientCapabilities;
  /** Without it the client has no folder, only open files. */
  folder?: boolean;
  /** Module that is loaded into the server's process before it; with it there is a channel of messages to it. */
  preload?: string;
}

const CAPABILITIES: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
    symbol: {},
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ["markdown", "plaintext"],
        resolveSupport: { properties: ["documentation", "detail", "additionalTextEdits"] },
        insertReplaceSupport: true,
        labelDetailsSupport: true,
      },
    },
    hover: { contentFormat: ["markdown", "plaintext"] },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      resolveSupport: { properties: ["edit"] },
      dataSupport: true,
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    foldingRange: { lineFoldingOnly: true },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
    callHierarchy: {},
    inlayHint: {},
    documentLink: {},
    selectionRange: {},
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

/** Milliseconds after which a server counts as silent. */
const PATIENCE = 15_000;

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly folder: string;
  initialized!: InitializeResult;
  settings: Record<string, unknown>;
  /** Every publication, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  private readonly latest = new Map<string, PublishDiagnosticsParams>();
  private readonly documents = new Map<string, TextDocument>();
  private waiting: { done: () => boolean; resolve: () => void }[] = [];
  readonly process: ChildProcess;

  private constructor(options: StartOptions) {
    this.folder = mkdtempSync(join(tmpdir(), "rensis-lsp-"));
    this.settings = options.settings ?? {};
    for (const [path, text] of Object.entries(options.files ?? {})) this.write(path, text);
    const { preload } = options;
    this.process = spawn(process.execPath, [...(preload ? ["--require", preload] : []), SERVER, "--stdio"], {
      stdio: ["pipe", "pipe", "inherit", ...(preload ? (["ipc"] as const) : [])],
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    this.connection.onNotification("textDocument/publishDiagnostics", (p: PublishDiagnosticsParams) => {
      this.published.push(p);
      this.latest.set(p.uri, p);
      this.look();
    });
    this.connection.onNotification(
      "window/logMessage",
      (p: { message: string }) => void this.logged.push(p.message),
    );
    this.connection.onRequest("workspace/configuration", (p: { items: { section?: string }[] }) =>
      p.items.map(() => this.settings),
    );
    for (const method of [
      "client/registerCapability",
      "client/unregisterCapability",
      "workspace/codeLens/refresh",
      "workspace/inlayHint/refresh",
      "workspace/semanticTokens/refresh",
    ])
      this.connection.onRequest(method, () => null);
    this.connection.listen();
  }

  static async start(options: StartOptions = {}): Promise<TestClient> {
    const client = new TestClient(options);
    const uri = pathToFileURL(client.folder).href;
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: options.folder === false ? null : uri,
      workspaceFolders: options.folder === false ? null : [{ uri, name: "test" }],
      capabilities: options.capabilities ?? CAPABILITIES,
      locale: options.locale ?? "en",
    };
    client.initialized = await Promise.race([
      client.connection.sendRequest<InitializeResult>("initialize", params),
      new Promise<never>((_, reject) =>
        client.process.once("exit", (code) => reject(new Error(`The server ended with ${code}`))),
      ),
    ]);
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) throw new Error(`The server has ended with ${this.process.exitCode}`);
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    await ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** Writes a file on the disk; tell the server with `changedOnDisk`. */
  write(path: string, text: string): void {
    const full = join(this.folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path), { force: true });
  }

  /** @param type 1 created, 2 changed, 3 deleted */
  async changedOnDisk(...changes: { path: string; type: 1 | 2 | 3 }[]): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes.map(({ path, type }) => ({ uri: this.uri(path), type })),
    });
  }

  /** Opens a document; `text` also when the disk holds another. */
  async open(path: string, text: string, languageId = "rensis"): Promise<string> {
    const uri = this.uri(path);
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text },
    });
    return uri;
  }

  /** Replaces a part of the text, in offsets; returns the new version. */
  async edit(path: string, start: number, end: number, text: string): Promise<number> {
    const document = this.document(path);
    const change = {
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      text,
    };
    const version = document.version + 1;
    TextDocument.update(document, [change], version);
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: document.uri, version },
      contentChanges: [change],
    });
    return version;
  }

  /** Replaces the whole text. */
  change(path: string, text: string): Promise<number> {
    return this.edit(path, 0, this.document(path).getText().length, text);
  }

  async close(path: string): Promise<void> {
    const uri = this.uri(path);
    this.documents.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  document(path: string): TextDocument {
    const document = this.documents.get(this.uri(path));
    if (!document) throw new Error(`${path} is not open`);
    return document;
  }

  /** The open document with that address, however it is spelt. */
  documentAt(uri: string): TextDocument | undefined {
    return [...this.documents.values()].find((d) => d.uri === uri || decodeURI(d.uri) === decodeURI(uri));
  }

  /** Position of the n-th occurrence of `needle`, `offset` characters behind its beginning. */
  at(path: string, needle: string, offset = 0, n = 0): Position {
    const document = this.document(path);
    let found = -1;
    for (let i = 0; i <= n; i++) found = document.getText().indexOf(needle, found + 1);
    if (found < 0) throw new Error(`${path} does not contain ${needle}`);
    return document.positionAt(found + offset);
  }

  /** Request about a place in a document. */
  request<R>(method: string, path: string, more: Record<string, unknown> = {}): Promise<R> {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri(path) }, ...more });
  }

  /** Diagnostics of the present text of an open document, or of a file when it has any. */
  async diagnostics(path: string): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    await this.until(() => {
      const latest = this.latest.get(uri);
      const document = this.documents.get(uri);
      return latest !== undefined && (!document || latest.version === document.version);
    });
    return this.latest.get(uri)!.diagnostics;
  }

  shown(path: string): Diagnostic[] {
    return this.shownAt(this.uri(path));
  }

  /** The same by the address that the server has written. */
  shownAt(uri: string): Diagnostic[] {
    return this.latest.get(uri)?.diagnostics ?? [];
  }

  /** Waits for a publication after which `done` holds. */
  until(done: () => boolean): Promise<void> {
    if (done()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`The server ended with ${code}`));
      const late = setTimeout(
        () => reject(new Error(`Not in time. Shown: ${JSON.stringify([...this.latest.values()])}`)),
        PATIENCE,
      );
      this.process.once("exit", ended);
      this.waiting.push({
        done,
        resolve: () => {
          clearTimeout(late);
          this.process.off("exit", ended);
          resolve();
        },
      });
    });
  }

  private look(): void {
    const ready = this.waiting.filter((w) => w.done());
    this.waiting = this.waiting.filter((w) => !ready.includes(w));
    for (const { resolve } of ready) resolve();
  }

  /** The texts of files after a workspace edit, by relative path. */
  applied(edit: WorkspaceEdit, before: Record<string, string>): Record<string, string> {
    const after = { ...before };
    const apply = (uri: string, edits: TextEdit[]) => {
      const path = Object.keys({ ...before, ...after }).find((p) => this.uri(p) === uri) ?? uri;
      const document = TextDocument.create(uri, "rensis", 0, after[path] ?? "");
      after[path] = TextDocument.applyEdits(document, edits);
    };
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) apply(uri, edits);
    for (const change of edit.documentChanges ?? []) {
      if ("textDocument" in change) apply(change.textDocument.uri, change.edits as TextEdit[]);
      else if (change.kind === "create") {
        const relative = decodeURI(change.uri.slice(pathToFileURL(this.folder).href.length + 1));
        after[relative] = "";
      }
    }
    return after;
  }
}
