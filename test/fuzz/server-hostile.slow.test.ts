/** What no well-behaved editor sends: the server answers all the same, promptly, and complains of nothing. */
import { afterEach, describe, expect, test } from "vitest";
import { CancellationTokenSource, type Diagnostic } from "vscode-languageserver/node";
// @ts-expect-error a plain module shared with the benchmarks
import { questionnaire } from "../../bench/questionnaire.mjs";
import { TestClient } from "../server/support/client.js";
import { dice } from "./dice.js";
import { announced, ask } from "./server-requests.js";

let client: TestClient;
let ended = false;
const start = async () => {
  ended = false;
  client = await TestClient.start();
  return client;
};
afterEach(async () => {
  if (ended) return;
  expect(client.logged).toEqual([]);
  await client.stop();
});

const GOOD = 'survey s "S"\nsingle a "A" {\n  x "X"\n  y "Y"\n}\nif a is x { note "{a}" }\n';
const open = (uri: string, text: string, languageId = "rensis", version = 1) =>
  client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId, version, text },
  });
const change = (uri: string, version: number, contentChanges: object[]) =>
  client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges,
  });
const shownAt = (uri: string) => client.published.findLast((p) => p.uri === uri);

/** Asks for everything, at a few places; each answer in good time. */
async function askAll(path: string, seconds = 5, places = 3): Promise<void> {
  const d = dice(7);
  for (const a of announced(client.initialized.capabilities))
    for (let i = 0; i < places; i++) {
      const began = performance.now();
      await ask(client, path, a, d, false);
      expect(performance.now() - began, a.method).toBeLessThan(seconds * 1000);
    }
}

describe("requests that are taken back", () => {
  test("a thousand at once do not keep the next one waiting", async () => {
    await start();
    const text: string = questionnaire(500);
    await client.open("a.survey", text);
    await client.diagnostics("a.survey");
    for (const { method, params } of announced(client.initialized.capabilities)) {
      const d = dice(3);
      await client.edit("a.survey", 0, 0, "\n");
      const document = client.document("a.survey");
      const sent = Array.from({ length: 1_000 }, () => {
        const source = new CancellationTokenSource();
        const answer = client.connection
          .sendRequest(method, { textDocument: { uri: document.uri }, ...params(document, d) }, source.token)
          .catch((e: { code?: number }) => expect([-32800, -32801, -32803]).toContain(e.code));
        source.cancel();
        return answer;
      });
      const began = performance.now();
      await client.request("textDocument/foldingRange", "a.survey");
      await client.diagnostics("a.survey");
      expect(performance.now() - began, method).toBeLessThan(10_000);
      await Promise.all(sent);
    }
  });

  test("a storm of edits and requests on top of one another ends with the last text", async () => {
    await start();
    await client.open("a.survey", GOOD);
    const d = dice(5);
    const asks = announced(client.initialized.capabilities);
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < 500; i++) {
      await client.edit("a.survey", 0, i % 2, i % 2 === 0 ? "}" : "");
      const document = client.document("a.survey");
      const { method, params } = d.of(asks);
      sent.push(
        client.connection
          .sendRequest(method, { textDocument: { uri: document.uri }, ...params(document, d) })
          .catch((e: { code?: number }) => expect([-32800, -32801, -32803]).toContain(e.code)),
      );
    }
    await Promise.all(sent);
    expect(await client.diagnostics("a.survey")).toEqual([]);
  });
});

describe("the end", () => {
  test("after `shutdown` requests are refused, and `exit` ends the process well", async () => {
    await start();
    ended = true;
    await client.open("a.survey", GOOD);
    await client.connection.sendRequest("shutdown");
    const late = client.request("textDocument/foldingRange", "a.survey");
    const code = new Promise((resolve) => client.process.once("exit", resolve));
    await late.catch((e: { code?: number }) => expect(e.code).toBe(-32600));
    await client.connection.sendNotification("exit");
    expect(await code).toBe(0);
  });

  test("`exit` without `shutdown`, and an end of the pipe, end the process too", async () => {
    for (const end of [
      () => client.connection.sendNotification("exit"),
      () => void client.process.stdin!.end(),
    ]) {
      await start();
      ended = true;
      await client.open("a.survey", GOOD);
      const code = new Promise((resolve) => client.process.once("exit", resolve));
      await end();
      expect(await code).toBe(1);
    }
  });
});

describe("documents of all kinds", () => {
  test.each([
    "untitled:Untitled-1",
    "git:/w/a.survey?%7B%22ref%22%3A%22~%22%7D",
    "vscode-vfs://github/o/r/a.survey",
    "memfs:/a.survey",
    "file:///c%3A/Users/%E5%BC%A0/a%20b.survey",
    "file:///C:/Users/x.survey",
    "rensis:scales/en",
    "rensis:nothing",
    "inmemory://model/1",
    "http://[::1",
    "file:///%",
    "",
  ])("under the address “%s”", async (uri) => {
    await start();
    await open(uri, `${GOOD}import "./b.survey"\nimport "../../../../../../x.survey"\n`);
    for (const { method, params } of announced(client.initialized.capabilities)) {
      const document = { getText: () => GOOD, positionAt: () => ({ line: 1, character: 8 }) };
      await client.connection
        .sendRequest(method, {
          textDocument: { uri },
          ...params(document as never, dice(1)),
        })
        .catch((e: { code?: number }) => expect(e.code).toBe(-32803));
    }
    await change(uri, 2, [{ text: "single {" }]);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await client.open("good.survey", GOOD);
    expect(await client.diagnostics("good.survey")).toEqual([]);
  });

  test("that are no surveys", async () => {
    await start();
    await client.open("readme.md", "# A\n", "markdown");
    await client.open("rensis.yaml", "severities: [", "yaml");
    await client.open("a.json", "{}", "json");
    for (const path of ["readme.md", "rensis.yaml", "a.json"]) await askAll(path, 5, 1);
    await client.open("a.survey", GOOD);
    expect(await client.diagnostics("a.survey")).toEqual([]);
    expect(client.shown("readme.md")).toEqual([]);
  });

  test("that were never opened, opened twice, or closed before", async () => {
    await start();
    const uri = client.uri("a.survey");
    await change(uri, 2, [{ text: "x" }]);
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await open(uri, "single {");
    await open(uri, GOOD, "rensis", 7);
    await client.until(() => shownAt(uri)?.version === 7);
    expect(shownAt(uri)?.diagnostics).toEqual([]);
  });
});

describe("edits out of the ordinary", () => {
  test("outside of the text, back to front, with gaps between versions", async () => {
    await start();
    const uri = client.uri("a.survey");
    await open(uri, GOOD);
    const far = { line: 1e6, character: 1e6 };
    await change(uri, 9, [{ range: { start: far, end: far }, text: "\n// end" }]);
    await change(uri, 4, [
      { range: { start: { line: 0, character: 9 }, end: { line: 0, character: 0 } }, text: "" },
    ]);
    await change(uri, 40, [
      { range: { start: { line: 2, character: 999 }, end: { line: 3, character: 999 } }, text: "" },
      { text: GOOD },
    ]);
    await client.until(() => shownAt(uri)?.version === 40);
    expect(shownAt(uri)?.diagnostics).toEqual([]);
  });
});

describe("texts beyond all measure", () => {
  const nested = (n: number, a: string, b: string) => a.repeat(n) + b.repeat(n);
  test.each<[string, () => string]>([
    ["a line of 10 MB", () => `note "${"x".repeat(10_000_000)}"\n`],
    ["a line of 2 MB", () => `note "${"词 ".repeat(1_000_000)}"\n`],
    ["blocks 10,000 deep", () => nested(10_000, "if a is x {\n", "}\n")],
    ["brackets 10,000 deep", () => `compute c = ${nested(10_000, "(", ")")}\n`],
    ["10,000 times `not`", () => `if ${"not ".repeat(10_000)}a { }\n`],
    ["10,000 times `else if`", () => `if a is x { }${" else if a is y { }".repeat(10_000)}\n`],
    ["a sum of 10,000", () => `compute c = ${"1 + ".repeat(10_000)}1\n`],
    ["pipes in pipes", () => `note "${nested(10_000, "{", "}")}"\n`],
    ["100,000 braces that open", () => "{".repeat(100_000)],
    ["100,000 quotes", () => '"'.repeat(100_000)],
    ["halves of surrogate pairs", () => "\ud83d".repeat(10_000)],
    ["zeros", () => "\0".repeat(10_000)],
    ["100,000 empty lines of all kinds", () => "\n\r\n\r\u2028".repeat(25_000)],
    ["a name of 100,000 characters", () => `single ${"n".repeat(100_000)} "A" { a "A" }\n`],
    ["10,000 comments", () => "// region\n".repeat(10_000)],
  ])("%s", { timeout: 120_000 }, async (_, text) => {
    await start();
    await client.open("good.survey", GOOD);
    await client.open("a.survey", text());
    const found: Diagnostic[] = await client.diagnostics("a.survey");
    expect(Array.isArray(found)).toBe(true);
    await askAll("a.survey", 10, 1);
    await client.edit("a.survey", 0, 0, "// x\n");
    await client.diagnostics("a.survey");
    expect(await client.diagnostics("good.survey")).toEqual([]);
  });
});
