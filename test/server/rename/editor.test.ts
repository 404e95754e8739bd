/** Renaming as an editor asks for it: names, and files that move. */
import { afterEach, describe, expect, test } from "vitest";
import { importsAfterMoving } from "../../../server/features/rename/files.js";
import { TestClient } from "../support/client.js";
import { memory } from "../support/memory.js";
import { head } from "./support.js";

describe("when a file moves", () => {
  const lists = `scale agree 1..5 { 1 "N" 5 "Y" }\n`;
  const files = {
    "lists.survey": lists,
    "a.survey": `${head}import "./lists.survey"\nrating a "A" on agree\n`,
    "in/b.survey": `${head}import “../lists.survey” as l\nimport "rensis:scales/en"\nrating a "A" on l.agree\n`,
  };
  const cases: [string, [string, string][], Record<string, string>][] = [
    [
      "its imports follow",
      [["lists.survey", "量 表.survey"]],
      { "a.survey": `"./量 表.survey"`, "in/b.survey": `“../量 表.survey”` },
    ],
    [
      "also into a folder",
      [["lists.survey", "in/deep/l.survey"]],
      { "a.survey": `"./in/deep/l.survey"`, "in/b.survey": `“./deep/l.survey”` },
    ],
    [
      "what imports it may move itself",
      [["a.survey", "x/y/a.survey"]],
      { "a.survey": `"../../lists.survey"` },
    ],
    ["a folder takes its files along", [["in", "deep/er/in"]], { "in/b.survey": `“../../../lists.survey”` }],
    ["together they stay as they are", [["in", "out"]], {}],
  ];
  test.each(cases)("%s", async (_, moves, expected) => {
    const made = await memory(files, ["a.survey"]);
    const replacements = importsAfterMoving(
      made.workspace,
      moves.map(([from, to]) => ({ oldUri: made.uri(from), newUri: made.uri(to) })),
    );
    const paths = Object.fromEntries(
      [...replacements].map(([uri, list]) => [made.pathOf(uri), list.map((r) => r.text).join()]),
    );
    expect(paths).toEqual(expected);
  });
});

describe("over the protocol", () => {
  let client: TestClient;
  afterEach(() => client.stop());
  const lists = `scale agree 1..5 {\n  1 "N"\n  5 "Y"\n}\n`;
  const uses = `${head}import "./lists.survey"\nrating a "A" on agree\n`;

  test("edits of open files carry their version, closed files are changed, too", async () => {
    client = await TestClient.start({ files: { "lists.survey": lists, "uses.survey": uses } });
    await client.open("lists.survey", `// edited\n${lists}`);
    const position = client.at("lists.survey", "agree");
    expect(await client.request("textDocument/prepareRename", "lists.survey", { position })).toMatchObject({
      placeholder: "agree",
    });
    const edit = await client.request<never>("textDocument/rename", "lists.survey", {
      position,
      newName: "consent5",
    });
    expect(edit).toMatchObject({
      documentChanges: [
        { textDocument: { uri: client.uri("lists.survey"), version: 1 } },
        { textDocument: { uri: client.uri("uses.survey"), version: null } },
      ],
    });
    expect(client.applied(edit, { "lists.survey": `// edited\n${lists}`, "uses.survey": uses })).toEqual({
      "lists.survey": `// edited\n${lists.replace("agree", "consent5")}`,
      "uses.survey": uses.replace("on agree", "on consent5"),
    });
  });

  test("a refusal is told in the language of the editor", async () => {
    client = await TestClient.start({ locale: "zh-cn" });
    await client.open("a.survey", `${head}number age "A" 0..9\nnumber b "B" 0..9\n`);
    const position = client.at("a.survey", "age");
    await expect(
      client.request("textDocument/rename", "a.survey", { position, newName: "b" }),
    ).rejects.toThrow(/^不能命名为“b”（a\.survey:\d）：名称“b”已被使用。$/);
    await expect(
      client.request("textDocument/prepareRename", "a.survey", { position: { line: 0, character: 9 } }),
    ).rejects.toThrow(/没有可以重命名/);
  });

  test("before files move the paths of imports are told", async () => {
    client = await TestClient.start({
      files: { "lists.survey": lists, "uses.survey": uses },
      capabilities: {
        workspace: { fileOperations: { willRename: true }, workspaceEdit: { documentChanges: true } },
      },
    });
    await client.open("uses.survey", uses);
    await client.diagnostics("uses.survey");
    const files = [{ oldUri: client.uri("lists.survey"), newUri: client.uri("in/lists.survey") }];
    const edit = await client.connection.sendRequest<never>("workspace/willRenameFiles", { files });
    expect(client.applied(edit, { "uses.survey": uses })["uses.survey"]).toBe(
      uses.replace("./lists.survey", "./in/lists.survey"),
    );
  });
});
