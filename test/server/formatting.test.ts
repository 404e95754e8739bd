/** Formatting as an editor asks for it. */
import { readdirSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { TextEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { format } from "../../language/syntax/format/index.js";
import { type StartOptions, TestClient } from "./support/client.js";

let client: TestClient;
const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
afterEach(() => client.stop());

const OPTIONS = { tabSize: 8, insertSpaces: false };

const messy = `survey s "S" {\n language   en\n}\n\nsingle a "A"   {\n x "X"\n    long    "Long"\n}\nyesno    b "B"\n`;

const examples = new URL("../../examples/", import.meta.url);
const texts = readdirSync(examples, { withFileTypes: true })
  .filter((e) => e.isDirectory())
  .map(({ name }) => [name, readFileSync(new URL(`${name}/${name}.survey`, examples), "utf8")] as const);

async function formatted(path: string): Promise<string> {
  const edits = await client.request<TextEdit[] | null>("textDocument/formatting", path, {
    options: OPTIONS,
  });
  return TextDocument.applyEdits(client.document(path), edits ?? []);
}

describe("documents", () => {
  test("are put in house style, whatever the editor thinks of tabs, and then nothing is left to do", async () => {
    await start();
    for (const [name, text] of [...texts, ["messy", messy] as const]) {
      // Every other line is moved, as far as that is only a matter of looks.
      const moved = text.replace(/^ {2}(?=\w+ +")/gm, "   ");
      await client.open(`${name}.survey`, moved);
      const made = await formatted(`${name}.survey`);
      expect(made).toBe(format("file:///x.survey", moved).text);
      await client.change(`${name}.survey`, made);
      expect(await client.request("textDocument/formatting", `${name}.survey`, { options: OPTIONS })).toEqual(
        [],
      );
    }
  });

  test("get edits only where something changes", async () => {
    await start();
    await client.open("a.survey", messy);
    const edits = (await client.request<TextEdit[]>("textDocument/formatting", "a.survey", {
      options: OPTIONS,
    }))!;
    expect(edits.length).toBeGreaterThan(4);
    for (const e of edits) expect(e.newText).toMatch(/^\s*$/);
  });

  test("with errors of syntax stay as they are", async () => {
    await start();
    await client.open("a.survey", `${messy}single c "C {\n   y "Y"\n}\n`);
    expect(await client.request("textDocument/formatting", "a.survey", { options: OPTIONS })).toEqual([]);
  });

  test("are left alone when formatting is switched off", async () => {
    await start({ settings: { format: { enable: false } } });
    await client.open("a.survey", messy);
    await client.diagnostics("a.survey");
    expect(await client.request("textDocument/formatting", "a.survey", { options: OPTIONS })).toBeNull();
  });

  test("of a file that is not known have none", async () => {
    await start();
    expect(await client.request("textDocument/formatting", "x.survey", { options: OPTIONS })).toBeNull();
  });
});

describe("parts", () => {
  test("are formatted within their lines", async () => {
    await start();
    await client.open("a.survey", messy);
    const range = { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } };
    const edits = await client.request<TextEdit[]>("textDocument/rangeFormatting", "a.survey", {
      range,
      options: OPTIONS,
    });
    expect(TextDocument.applyEdits(client.document("a.survey"), edits)).toBe(
      messy.replace(' x "X"\n    long    "Long"', '  x    "X"\n  long "Long"'),
    );
  });

  test("that are sound are formatted beside others that are not", async () => {
    await start();
    const text = `single c "C {\n   y "Y"\n}\n\n${messy}`;
    await client.open("a.survey", text);
    const line = client.at("a.survey", "single a").line;
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    const edits = await client.request<TextEdit[]>("textDocument/rangeFormatting", "a.survey", {
      range,
      options: OPTIONS,
    });
    expect(TextDocument.applyEdits(client.document("a.survey"), edits)).toBe(
      text.replace('"A"   {', '"A" {'),
    );
  });
});

describe("while typing", () => {
  async function typed(text: string, ch: string): Promise<string> {
    const offset = text.indexOf("¦");
    await client.open("a.survey", text.replace("¦", ""));
    // By then the settings have come.
    await client.diagnostics("a.survey");
    const position = client.document("a.survey").positionAt(offset);
    const edits = await client.request<TextEdit[] | null>("textDocument/onTypeFormatting", "a.survey", {
      position,
      ch,
      options: OPTIONS,
    });
    return TextDocument.applyEdits(client.document("a.survey"), edits ?? []);
  }

  test("full-width punctuation becomes the language's own, outside of texts", async () => {
    await start();
    expect(client.initialized.capabilities.documentOnTypeFormattingProvider?.moreTriggerCharacter).toEqual(
      expect.arrayContaining(["\n", "，", "：", "｛", "｝", "（"]),
    );
    expect(await typed("single a “甲” ｛¦｝\n", "｛")).toBe("single a “甲” {}\n");
  });

  test("not within them", async () => {
    await start();
    expect(await typed('single a "甲，¦乙" {}\n', "，")).toBe('single a "甲，乙" {}\n');
  });

  test("a closing brace puts its block in order", async () => {
    await start();
    expect(await typed('page p {\n yesno a "A"\n    }¦\n', "}")).toBe('page p {\n  yesno a "A"\n}\n');
  });

  test("nothing happens when formatting is switched off", async () => {
    await start({ settings: { format: { enable: false } } });
    expect(await typed("single a “甲” ｛¦｝\n", "｛")).toBe("single a “甲” ｛｝\n");
  });
});
