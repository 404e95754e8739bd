/** A client of a language server over stdio, for measuring: it waits for nothing but what is measured. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

export class BenchClient {
  /** @param {string[]} args of Node: the server's script and its own arguments */
  constructor(args) {
    this.began = performance.now();
    this.process = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    /** Latest publication by file. */
    this.published = new Map();
    this.waiting = new Set();
    this.connection.onNotification("textDocument/publishDiagnostics", (p) => {
      this.published.set(p.uri, p);
      for (const look of this.waiting) look();
    });
    this.connection.onRequest((method, params) =>
      method === "workspace/configuration" ? params.items.map(() => null) : null,
    );
    this.connection.listen();
  }

  async initialize(rootUri, languageId = "rensis") {
    this.languageId = languageId;
    const result = await this.connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: rootUri ? [{ uri: rootUri, name: "bench" }] : null,
      locale: "en",
      capabilities: {
        workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true } },
        textDocument: {
          publishDiagnostics: { versionSupport: true, relatedInformation: true },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
          hover: { contentFormat: ["markdown"] },
          rename: { prepareSupport: true },
          semanticTokens: {
            requests: { full: { delta: true }, range: true },
            tokenTypes: [],
            tokenModifiers: [],
            formats: ["relative"],
            augmentsSyntaxTokens: true,
          },
        },
      },
    });
    this.initializedAt = performance.now();
    await this.connection.sendNotification("initialized", {});
    return result;
  }

  open(uri, text) {
    this.text = text;
    this.uri = uri;
    this.version = 1;
    return this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: this.languageId, version: 1, text },
    });
  }

  /** Replaces a part of the open text, in offsets. */
  edit(start, end, text) {
    const range = { start: this.positionAt(start), end: this.positionAt(end) };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    return this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: this.uri, version: ++this.version },
      contentChanges: [{ range, text }],
    });
  }

  /** Resolves when the diagnostics of the present version have come. */
  settled() {
    return this.until(() => this.published.get(this.uri)?.version === this.version);
  }

  until(done, patience = 120_000) {
    if (done()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("The server has not answered in time")), patience);
      const look = () => {
        if (!done()) return;
        clearTimeout(late);
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }

  request(method, more = {}) {
    return this.connection.sendRequest(method, { textDocument: { uri: this.uri }, ...more });
  }

  positionAt(offset) {
    const before = this.text.slice(0, offset);
    const line = before.split("\n").length - 1;
    return { line, character: offset - (before.lastIndexOf("\n") + 1) };
  }

  /** Resident memory of the server in MB; nothing where the system does not say. */
  memory() {
    try {
      const status = readFileSync(`/proc/${this.process.pid}/status`, "utf8");
      return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
    } catch {
      return undefined;
    }
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.once("exit", resolve));
    await this.connection.sendRequest("shutdown");
    await this.connection.sendNotification("exit");
    await ended;
    this.connection.dispose();
  }
}

/** Resolves after some milliseconds. */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
