/** Completion as an editor asks for it. */
import { afterEach, describe, expect, test } from "vitest";
import type { CompletionItem, CompletionList, Position } from "vscode-languageserver";
import { type StartOptions, TestClient } from "./support/client.js";

let client: TestClient;
const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
afterEach(() => client.stop());

const TEXT = `survey s "S" {
  language en
}

single sex "Your sex" {
  female "Woman"
  male   "Man"
}
`;

function ask(path: string, position: Position, context?: object): Promise<CompletionList | null> {
  return client.request("textDocument/completion", path, { position, ...(context ? { context } : {}) });
}

describe("over the protocol", () => {
  test("it is announced with its triggers", async () => {
    await start();
    const { completionProvider, signatureHelpProvider } = client.initialized.capabilities;
    expect(completionProvider?.triggerCharacters).toEqual(expect.arrayContaining([".", '"', "{", " "]));
    expect(completionProvider?.resolveProvider).toBe(true);
    expect(signatureHelpProvider?.triggerCharacters).toContain("(");
  });

  test("items come with ranges, and tell more when they are looked at", async () => {
    await start();
    const text = `${TEXT}\nif se`;
    await client.open("a.survey", text);
    const position = client.document("a.survey").positionAt(text.length);
    const { items } = (await ask("a.survey", position))!;
    const item = items.find((i) => i.label === "sex")!;
    expect(item.labelDetails?.description).toBe("Your sex");
    expect(item.textEdit).toMatchObject({
      newText: "sex",
      insert: { start: { line: 9, character: 3 }, end: position },
      replace: { start: { line: 9, character: 3 }, end: position },
    });
    expect(item.documentation).toBeUndefined();
    const told = await client.connection.sendRequest<CompletionItem>("completionItem/resolve", item);
    expect(told.documentation).toMatchObject({ kind: "markdown" });
    expect(JSON.stringify(told.documentation)).toMatch(/Your sex.*female.*Woman/);
  });

  test("the text as it is now counts, and what an edit declares is known after it", async () => {
    await start();
    await client.open("a.survey", TEXT);
    await client.diagnostics("a.survey");
    await client.edit("a.survey", TEXT.length, TEXT.length, '\nyesno driver "Licence?"\nif dri');
    const document = client.document("a.survey");
    const { items } = (await ask("a.survey", document.positionAt(document.getText().length)))!;
    expect(items.map((i) => i.label)).toContain("driver");
  });

  test("a character that only sometimes asks is answered only then", async () => {
    await start();
    const text = `${TEXT}\nif sex is `;
    await client.open("a.survey", text);
    const document = client.document("a.survey");
    const space = { triggerKind: 2, triggerCharacter: " " };
    const there = await ask("a.survey", document.positionAt(text.length), space);
    expect(there?.items.map((i) => i.label).slice(0, 2)).toEqual(["female", "male"]);
    expect(await ask("a.survey", document.positionAt(TEXT.indexOf('"Your')), space)).toBeNull();
  });

  test("clients that know neither snippets nor details get plain words", async () => {
    await start({ capabilities: {} });
    await client.open("a.survey", TEXT);
    const { items } = (await ask("a.survey", { line: 8, character: 0 }))!;
    expect(items.every((i) => i.insertTextFormat === undefined && i.labelDetails === undefined)).toBe(true);
    expect(items.find((i) => i.label === "single")?.textEdit?.newText).toBe("single");
  });

  test("paths lead to the other files of the folder", async () => {
    await start({
      files: { "scales.survey": 'scale a 1..2 { 1 "x" 2 "y" }\n', "sub/量表.survey": "scale b 1..2 {}\n" },
    });
    const text = `${TEXT}import ""`;
    await client.open("a.survey", text);
    await client.until(() => client.shown("sub/量表.survey").length > 0);
    const { items } = (await ask("a.survey", client.document("a.survey").positionAt(text.length - 1)))!;
    expect(items.map((i) => i.label)).toEqual(
      expect.arrayContaining(["./scales.survey", "./sub/量表.survey"]),
    );
  });

  test("an unknown file has nothing to offer", async () => {
    await start();
    expect(await ask("nowhere.survey", { line: 0, character: 0 })).toBeNull();
  });
});
