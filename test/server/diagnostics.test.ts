/** Findings as an editor is told them. */
import { afterEach, describe, expect, test } from "vitest";
import { type StartOptions, TestClient } from "./support/client.js";

let client: TestClient;
const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
afterEach(() => client.stop());

const GOOD = `survey s "S"

single sex "Sex" {
  female "Female"
  male   "Male"
}
`;

describe("of an open file", () => {
  test("name their code, its page and the version, and vanish when the mistake is mended", async () => {
    await start();
    await client.open("a.survey", `${GOOD}\nif sex is femal {\n  note "Hello"\n}\n`);
    const [found] = await client.diagnostics("a.survey");
    expect(found).toMatchObject({
      code: "unknown-option",
      severity: 1,
      source: "rensis",
      range: { start: { line: 7, character: 10 }, end: { line: 7, character: 15 } },
    });
    expect(found?.codeDescription?.href).toMatch(/docs\/checks\/unknown-option\.md$/);
    const at = client.document("a.survey").getText().indexOf("femal {");
    const version = await client.edit("a.survey", at, at + 5, "female");
    expect(await client.diagnostics("a.survey")).toEqual([]);
    expect(client.published.at(-1)).toMatchObject({ version });
  });

  test("speak the language of the editor, or the one that is set", async () => {
    await start({ locale: "zh-cn" });
    await client.open("a.survey", "single x {}");
    expect((await client.diagnostics("a.survey"))[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    client.settings = { locale: "en" };
    const before = client.published.length;
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await client.until(() => client.published.length > before);
    expect(client.shown("a.survey")[0]?.message).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test("point at related places, and fade what has no effect", async () => {
    await start();
    await client.open("a.survey", `${GOOD}scale unused 1..5\nsingle sex "Again" { a "A" }\n`);
    const found = await client.diagnostics("a.survey");
    const twice = found.find((d) => d.code === "duplicate-name");
    expect(twice?.relatedInformation?.[0]).toMatchObject({
      location: { uri: client.uri("a.survey"), range: { start: { line: 2, character: 7 } } },
    });
    expect(found.find((d) => d.code === "unused-declaration")?.tags).toEqual([1]);
  });

  test("a burst of edits is answered once, for its last version", async () => {
    await start();
    await client.open("a.survey", GOOD);
    await client.diagnostics("a.survey");
    const before = client.published.length;
    let version = 0;
    for (let i = 0; i < 30; i++) version = await client.edit("a.survey", GOOD.length, GOOD.length, "\n");
    await client.diagnostics("a.survey");
    expect(client.published.slice(before).map((p) => p.version)).toEqual([version]);
  });
});

describe("of a workspace", () => {
  const scales = `scale agree 1..5 {\n  1 "No"\n  5 "Yes"\n}\n`;
  const uses = `survey u "U"\n\nimport "./scales.survey"\n\nrating a "A" on agree\n`;

  test("are told of files that nobody has open, and taken back when the file goes", async () => {
    await start({
      files: {
        "bad.survey": 'survey b "B"\nsingle x "X" {\n  a "A"\n  b "B"\n}\nif y is a { note "N" }\n',
        "good.survey": GOOD,
      },
    });
    await client.until(() => client.shown("bad.survey").length > 0);
    expect(client.shown("bad.survey")[0]).toMatchObject({ code: "undefined-name" });
    client.remove("bad.survey");
    await client.changedOnDisk({ path: "bad.survey", type: 3 });
    await client.until(() => client.shown("bad.survey").length === 0);
  });

  test("follow a change in an imported file, saved or not", async () => {
    await start({ files: { "scales.survey": scales, "uses.survey": uses } });
    await client.open("uses.survey", uses);
    expect(await client.diagnostics("uses.survey")).toEqual([]);
    await client.open("scales.survey", scales);
    await client.change("scales.survey", scales.replace("agree", "consent5"));
    await client.until(() => client.shown("uses.survey").some((d) => d.code === "undefined-list"));
    await client.change("scales.survey", scales);
    await client.until(() => client.shown("uses.survey").length === 0);
  });

  test("find a file that is made later", async () => {
    await start({ files: { "uses.survey": uses } });
    await client.until(() => client.shown("uses.survey").some((d) => d.code === "file-not-found"));
    client.write("scales.survey", scales);
    await client.changedOnDisk({ path: "scales.survey", type: 1 });
    await client.until(() => client.shown("uses.survey").length === 0);
  });

  test("heed rensis.yaml, and tell what is wrong in it", async () => {
    await start({ files: { "rensis.yaml": "severities:\n  unused-declaration: off\n" } });
    await client.open("a.survey", `${GOOD}scale unused 1..5 {\n  1 "a"\n  5 "b"\n}\n`);
    expect((await client.diagnostics("a.survey")).map((d) => d.code)).not.toContain("unused-declaration");
    client.write("rensis.yaml", "severities:\n  unused-declaraton: off\n");
    await client.changedOnDisk({ path: "rensis.yaml", type: 2 });
    await client.until(() => client.shown("rensis.yaml").length > 0);
    await client.until(() => client.shown("a.survey").some((d) => d.code === "unused-declaration"));
  });

  test("stay with open files when only they are to be checked", async () => {
    await start({ files: { "bad.survey": "single x {" }, settings: { diagnostics: { workspace: false } } });
    await client.open("a.survey", "single y {");
    expect(await client.diagnostics("a.survey")).not.toEqual([]);
    expect(client.shown("bad.survey")).toEqual([]);
  });
});
