/** Fixes and refactorings as an editor asks for them, chooses one, and applies it. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { CodeAction, Diagnostic, WorkspaceEdit } from "vscode-languageserver/node";
import { examplesOf } from "../checks/pages.js";
import { checkFile, complete } from "../checks/survey.js";
import { type StartOptions, TestClient } from "./support/client.js";

/** Actions for a place; the selection is empty unless it has an end. */
async function actions(
  client: TestClient,
  path: string,
  range: { start: { line: number; character: number }; end: { line: number; character: number } },
  only?: string[],
): Promise<CodeAction[]> {
  const known = (await client.diagnostics(path)).filter(
    (d) => d.range.start.line <= range.end.line && d.range.end.line >= range.start.line,
  );
  const context = { diagnostics: known, ...(only ? { only } : {}) };
  return (
    (await client.request<CodeAction[] | null>("textDocument/codeAction", path, { range, context })) ?? []
  );
}

async function resolve(client: TestClient, action: CodeAction): Promise<WorkspaceEdit> {
  if (action.edit) return action.edit;
  return (await client.connection.sendRequest<CodeAction>("codeAction/resolve", action)).edit!;
}

/** The files after an action. */
async function applied(
  client: TestClient,
  action: CodeAction,
  files: Record<string, string>,
): Promise<Record<string, string>> {
  return client.applied(await resolve(client, action), files);
}

const folder = fileURLToPath(new URL("../../docs/checks/", import.meta.url));

/** The bad examples of all pages whose finding can be mended. */
const fixable = readdirSync(folder)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .flatMap((name) => {
    const code = name.slice(0, -3);
    const examples = examplesOf(readFileSync(`${folder}${name}`, "utf8"));
    return examples.flatMap((example) => {
      if (example.language !== "survey" || example.role !== "bad" || example.target) return [];
      const text = example.raw ? example.text : complete(example.text);
      const others = Object.fromEntries(
        examples.flatMap((e): [string, string][] =>
          e.file !== undefined && e.line < example.line ? [[e.file.replace(/^\.\//, ""), e.text]] : [],
        ),
      );
      const uris = Object.fromEntries(
        Object.entries(others).map(([path, t]) => [`file:///workspace/${path}`, t]),
      );
      // The hints about drafts among them.
      const has = checkFile(text, uris).diagnostics.some((d) => d.code === code && d.fixes?.length);
      const draft = code.startsWith("draft-") || code === "forward-reference";
      return has || draft ? [{ name: `${code}:${example.line}`, code, text, others }] : [];
    });
  });

describe("pages of findings", () => {
  let client: TestClient;
  beforeAll(async () => {
    client = await TestClient.start({ settings: { diagnostics: { workspace: false } } });
  });
  afterAll(() => client.stop());

  test("of those with a fix there are many", () => {
    expect(new Set(fixable.map((f) => f.code)).size).toBeGreaterThan(25);
  });

  test.each(fixable)("$name has a quick fix that mends it", async ({ name, code, text, others }) => {
    const at = name.replace(/\W/g, "-");
    for (const [path, other] of Object.entries(others)) await client.open(`${at}/${path}`, other);
    const path = `${at}/survey.survey`;
    await client.open(path, text);
    const found = async () => (await client.diagnostics(path)).filter((d) => d.code === code);
    const first = (await found())[0]!;
    expect(first).toBeDefined();
    let before = (await found()).length;
    for (let round = 0; before > 0 && round < 20; round++) {
      const [d] = await found();
      const fixes = (await actions(client, path, d!.range, ["quickfix"])).filter((a) =>
        a.diagnostics?.some((x) => x.code === code),
      );
      if (round > 0 && fixes.length === 0) break;
      const fix = fixes.find((a) => a.isPreferred) ?? fixes[0];
      expect(fix, JSON.stringify(d)).toBeDefined();
      expect(fix!.diagnostics).toContainEqual(d);
      const made = await applied(client, fix!, { [path]: client.document(path).getText() });
      await client.change(path, made[path]!);
      const now = (await found()).length;
      expect(now, made[path]).toBeLessThan(before);
      before = now;
    }
  });
});

describe("actions", () => {
  let client: TestClient;
  const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
  afterEach(() => client.stop());

  const slips = `survey s "S" {\n  language en\n}\n\nsingle a "A" {\n  x: "X",\n  y: "Y",\n}\nif a = x {\n  note "N"\n}\n`;

  test("name the language of the editor, carry their finding, and are of one version of the text", async () => {
    await start({ locale: "zh-cn" });
    await client.open("a.survey", slips);
    const found = await client.diagnostics("a.survey");
    const list = await actions(client, "a.survey", found[0]!.range);
    const fix = list.find((a) => a.kind === "quickfix")!;
    expect(fix.title).toMatch(/\p{Script=Han}/u);
    expect(fix.edit).toBeUndefined();
    const edit = await resolve(client, fix);
    expect(edit.documentChanges?.[0]).toMatchObject({
      textDocument: { uri: client.uri("a.survey"), version: 1 },
    });
  });

  test("on save mend all that is safe, round after round, with small edits", async () => {
    await start();
    await client.open("a.survey", slips);
    const whole = { start: { line: 0, character: 0 }, end: { line: 11, character: 0 } };
    const [all] = await actions(client, "a.survey", whole, ["source.fixAll"]);
    expect(all).toMatchObject({ kind: "source.fixAll.rensis" });
    const made = await applied(client, all!, { "a.survey": slips });
    await client.change("a.survey", made["a.survey"]!);
    expect((await client.diagnostics("a.survey")).filter((d) => d.severity === 1)).toEqual([]);
    expect(made["a.survey"]).toContain("if a is x {");
    expect(await actions(client, "a.survey", whole, ["source.fixAll"])).toEqual([]);
  });

  test("mend all of a kind at once, and leave the others", async () => {
    await start();
    const text =
      'survey s "S"\n\nif a = x {\n  note "N"\n}\nif a = y {\n  note "M"\n}\nsingle a “A" {\n  x "X"\n  y "Y"\n}\n';
    await client.open("a.survey", text);
    const found = (await client.diagnostics("a.survey")).find((d) => d.code === "equals-in-condition")!;
    const list = await actions(client, "a.survey", found.range);
    const all = list.find((a) => /Fix all 2/.test(a.title))!;
    const made = await applied(client, all, { "a.survey": text });
    expect(made["a.survey"]).toBe(text.replaceAll(" = ", " is "));
  });

  test("are not offered for what the workspace has switched off", async () => {
    await start({ files: { "rensis.yaml": "severities:\n  draft-codes: off\n" } });
    await client.open("a.survey", 'survey s "S"\n\nsingle a "A" {\n  "X"\n  "Y"\n}\n');
    const list = await actions(client, "a.survey", {
      start: client.at("a.survey", "single"),
      end: client.at("a.survey", "single"),
    });
    expect(list.filter((a) => a.kind === "quickfix")).toEqual([]);
    expect(list.map((a) => a.kind)).toContain("refactor.rewrite");
  });

  test("of other kinds than those asked for are left out", async () => {
    await start();
    const text = 'survey s "S"\n\nsingle a "A" {\n  x "X"\n  y "Y"\n}\n';
    await client.open("a.survey", text);
    const at = client.at("a.survey", "single");
    const kinds = async (only?: string[]) => [
      ...new Set((await actions(client, "a.survey", { start: at, end: at }, only)).map((a) => a.kind)),
    ];
    expect(await kinds(["refactor.extract"])).toEqual(["refactor.extract"]);
    expect((await kinds(["refactor"])).sort()).toEqual(["refactor.extract", "refactor.rewrite"]);
    expect(await kinds(["source"])).toEqual([]);
    expect(await kinds(["notebook"])).toEqual([]);
  });

  test("mend the settings of the workspace, too", async () => {
    const text = "severities:\n  unused-declaraton: off\n";
    await start({ files: { "rensis.yaml": text } });
    await client.open("rensis.yaml", text, "yaml");
    await client.until(() => client.shown("rensis.yaml").length > 0);
    const [d] = client.shown("rensis.yaml");
    const params = { range: d!.range, context: { diagnostics: [d] } };
    const list = await client.request<CodeAction[]>("textDocument/codeAction", "rensis.yaml", params);
    expect(list.map((a) => a.kind)).toEqual(["quickfix"]);
    const made = await applied(client, list[0]!, { "rensis.yaml": text });
    expect(made["rensis.yaml"]).toBe(text.replace("declaraton", "declaration"));
    const options = { tabSize: 2, insertSpaces: true };
    expect(await client.request("textDocument/formatting", "rensis.yaml", { options })).toBeNull();
  });

  test("put imports in order and drop those that nothing needs", async () => {
    const files = { "b.survey": 'scale own 1..2 {\n  1 "No"\n  2 "Yes"\n}\n' };
    await start({ files });
    const text =
      'survey s "S"\n\nimport "./b.survey"\nimport "rensis:scales/en" as std\nimport "rensis:demographics/en"\n\nrating a "A" on own\nrating c "C" on std.agreement5\n';
    await client.open("a.survey", text);
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [organize] = await actions(client, "a.survey", top, ["source.organizeImports"]);
    const made = await applied(client, organize!, { "a.survey": text });
    expect(made["a.survey"]).toContain('\n\nimport "rensis:scales/en" as std\nimport "./b.survey"\n\nrating');
    await client.change("a.survey", made["a.survey"]!);
    expect(await actions(client, "a.survey", top, ["source.organizeImports"])).toEqual([]);
  });

  test("move a dimension to a file that does not exist yet, and import it", async () => {
    const files = { "trust.survey": 'dimension other "Other"\n' };
    await start({ files });
    const text =
      'survey s "S" {\n  language en\n}\n\nimport "rensis:scales/en"\n\n/** Wave 3. */\ndimension trust "Trust" {\n  1 "They keep promises."\n  2 "They lie." reversed\n}\n\nrate t "About them" on agreement5 of trust\nscore s1 "T" = mean(trust)\n';
    await client.open("a.survey", text);
    const at = client.at("a.survey", "dimension trust");
    const list = await actions(client, "a.survey", { start: at, end: at });
    const move = list.find((a) => a.kind === "refactor.extract")!;
    const made = await applied(client, move, { "a.survey": text });
    expect(Object.keys(made).sort()).toEqual(["a.survey", "trust-2.survey"]);
    expect(made["trust-2.survey"]).toBe(
      '/** Wave 3. */\ndimension trust "Trust" {\n  1 "They keep promises."\n  2 "They lie." reversed\n}\n',
    );
    expect(made["a.survey"]).toContain('import "rensis:scales/en"\nimport "./trust-2.survey"\n\nrate t');
    client.write("trust-2.survey", made["trust-2.survey"]!);
    await client.changedOnDisk({ path: "trust-2.survey", type: 1 });
    await client.change("a.survey", made["a.survey"]!);
    expect(await client.diagnostics("a.survey")).toEqual([]);
  });

  test("of an older version of the text are not carried out", async () => {
    await start();
    await client.open("a.survey", slips);
    const [d] = await client.diagnostics("a.survey");
    const [fix] = await actions(client, "a.survey", d!.range, ["quickfix"]);
    await client.edit("a.survey", 0, 0, "// new\n");
    await expect(resolve(client, fix!)).rejects.toThrow(/changed/);
  });

  test("come with their edits to a client that does not ask again, of plain edits to one that knows no more", async () => {
    await start({
      capabilities: {
        textDocument: {
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor"] } },
          },
        },
      },
    });
    await client.open("a.survey", slips);
    const [d] = await client.diagnostics("a.survey");
    const list = await actions(client, "a.survey", d!.range);
    expect(list.length).toBeGreaterThan(3);
    for (const a of list) expect(a.edit?.changes?.[client.uri("a.survey")]).toBeDefined();
  });

  test("are none in a file that is not known, in the library, and in an empty one", async () => {
    await start();
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const params = { range: top, context: { diagnostics: [] as Diagnostic[] } };
    expect(await client.request("textDocument/codeAction", "nowhere.survey", params)).toBeNull();
    await client.open("empty.survey", "");
    expect(await client.request("textDocument/codeAction", "empty.survey", params)).toEqual([]);
    const library = await client.connection.sendRequest("textDocument/codeAction", {
      textDocument: { uri: "rensis:scales/en" },
      ...params,
    });
    expect(library ?? []).toEqual([]);
  });

  test("in a very long file are of the place asked about, and of all that is alike in the file", async () => {
    await start();
    const questions = Array.from(
      { length: 2000 },
      (_, i) =>
        `single q${i} "Question ${i}" {\n  a "A"\n  b "B ${i % 50}"\n}\nif q${i} is a {\n  open w${i} "Why?"\n}\n`,
    );
    const text = `survey s "S" {\n  language en\n}\n\n${questions.join("")}`;
    await client.open("a.survey", text);
    const at = client.at("a.survey", 'q1003 "');
    const list = await actions(client, "a.survey", { start: at, end: at });
    expect(list.every((a) => a.edit === undefined)).toBe(true);
    const all = list.find((a) => /all 40 questions/.test(a.title))!;
    const made = (await applied(client, all, { "a.survey": text }))["a.survey"]!;
    expect(made.match(/from q1003_options$/gm)).toHaveLength(40);
    expect(made.match(/^choices/gm)).toHaveLength(1);
    const several = list.find((a) => /`multiple`/.test(a.title))!;
    const after = (await applied(client, several, { "a.survey": text }))["a.survey"]!;
    expect(after).toBe(
      text.replace("single q1003", "multiple q1003").replace("if q1003 is a", "if q1003 has a"),
    );
  });
});
