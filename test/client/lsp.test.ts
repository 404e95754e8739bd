/** `rensis lsp`, as other editors start it. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import {
  createProtocolConnection,
  type InitializeResult,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { bundled, node } from "../cli/support/bundled.js";

const bundle = bundled();
const bin = () => join(bundle.folder, "dist/bin.js");

describe("rensis lsp", () => {
  test.each([
    ["by itself", []],
    ["with the words that clients add", ["--stdio", "--clientProcessId=1"]],
  ])("%s serves on standard input and output, and ends with code 0", async (_, more) => {
    const cwd = mkdtempSync(join(tmpdir(), "rensis-lsp-"));
    writeFileSync(join(cwd, "a.survey"), 'single a "A?" {\n');
    const child = spawn(process.execPath, [bin(), "lsp", ...more], {
      cwd,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const told = new Promise<PublishDiagnosticsParams>((resolve) =>
      connection.onNotification("textDocument/publishDiagnostics", resolve),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.listen();
    const uri = pathToFileURL(cwd).href;
    const { capabilities, serverInfo } = await connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "w" }],
      capabilities: {},
      locale: "zh-CN",
    });
    expect(serverInfo?.name).toBe("rensis");
    expect(capabilities.textDocumentSync).toBeDefined();
    await connection.sendNotification("initialized", {});
    const { diagnostics, uri: about } = await told;
    expect(about).toBe(`${uri}/a.survey`);
    expect(diagnostics.every((d) => /\p{Script=Han}/u.test(String(d.message)))).toBe(true);
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await ended).toBe(0);
    connection.dispose();
    rmSync(cwd, { recursive: true, force: true });
  });

  test("ends when the editor goes away without a word", async () => {
    const { code } = await node(tmpdir(), [bin(), "lsp"]);
    expect(code).not.toBeNull();
  });

  test.each([
    ["en", "language server"],
    ["zh", "语言服务器"],
  ])("has help in %s", async (locale, words) => {
    const { out, code } = await node(tmpdir(), [bin(), "help", "lsp"], {
      env: { LANG: locale === "zh" ? "zh_CN.UTF-8" : "C.UTF-8" },
    });
    expect(out).toContain(words);
    expect(out).not.toContain("clientProcessId");
    expect(code).toBe(0);
  });

  test("is no part of what other commands load", () => {
    const main = Object.entries(bundle.outputs).find(([path]) => path.endsWith("/main.js"))?.[1];
    const eager = new Set<string>();
    const load = (made: typeof main): void => {
      for (const { kind, path } of made?.imports ?? []) {
        if (kind !== "import-statement" || eager.has(path)) continue;
        eager.add(path);
        load(bundle.outputs[path]);
      }
    };
    load(main);
    const inputs = [...eager].flatMap((path) =>
      Object.keys((bundle.outputs[path] as unknown as { inputs?: object } | undefined)?.inputs ?? {}),
    );
    expect(inputs.length).toBeGreaterThan(0);
    expect(inputs.filter((path) => /vscode-|^server\//.test(path))).toEqual([]);
  });
});
