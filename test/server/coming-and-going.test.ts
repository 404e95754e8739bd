/** Documents that are opened, closed and deleted at the wrong moment. */
import { afterEach, expect, test } from "vitest";
import { type StartOptions, TestClient } from "./support/client.js";

let client: TestClient;
const start = async (options: StartOptions = {}) => (client = await TestClient.start(options));
afterEach(() => client.stop());

const SCALES = 'scale agree 1..2 {\n  1 "No"\n  2 "Yes"\n}\n';
const USES = 'survey u "U"\n\nimport "./scales.survey"\n\nrating a "A" on agree\n';

test("a document that was closed unsaved counts as on the disk, also when it was never looked at", async () => {
  await start({ files: { "scales.survey": SCALES, "uses.survey": USES } });
  await client.open("uses.survey", USES);
  expect(await client.diagnostics("uses.survey")).toEqual([]);
  await client.open("scales.survey", "");
  await client.until(() => client.shown("uses.survey").some((d) => d.code === "undefined-list"));
  await client.close("scales.survey");
  await client.until(() => client.shown("uses.survey").length === 0);
  // At once: nothing was made of it in between.
  await client.open("scales.survey", "");
  await client.close("scales.survey");
  const version = await client.edit("uses.survey", USES.length, USES.length, "\n");
  await client.until(() => client.published.some((p) => p.version === version));
  await client.until(() => client.shown("uses.survey").length === 0);
});

test("a document that is not saved yet is found by those that import it", async () => {
  await start({ files: { "uses.survey": USES } });
  await client.until(() => client.shown("uses.survey").some((d) => d.code === "file-not-found"));
  await client.open("scales.survey", SCALES);
  await client.until(() => client.shown("uses.survey").length === 0);
  await client.close("scales.survey");
  await client.until(() => client.shown("uses.survey").some((d) => d.code === "file-not-found"));
});

test("a file that goes while a build reads it is missed in the end", async () => {
  const many = Array.from({ length: 400 }, (_, i) => `rating q${i} "Q" on agree\n`).join("");
  await start({ files: { "scales.survey": SCALES } });
  for (let i = 0; i < 10; i++) {
    client.write("scales.survey", SCALES);
    await client.changedOnDisk({ path: "scales.survey", type: 1 });
    // A new file each time, of which nothing is known when its import goes.
    const path = `uses${i}.survey`;
    await client.open(path, USES + many);
    client.remove("scales.survey");
    await client.changedOnDisk({ path: "scales.survey", type: 3 });
    await client.until(() => client.shown(path).some((d) => d.code === "file-not-found"));
    await client.close(path);
  }
});

test("documents in other languages are left alone, whatever is asked about them", async () => {
  await start();
  await client.open("a.md", "# single {", "markdown");
  for (const method of ["foldingRange", "codeLens", "documentLink", "semanticTokens/full"])
    await client.request(`textDocument/${method}`, "a.md");
  await client.open("a.survey", "single {");
  expect(await client.diagnostics("a.survey")).not.toEqual([]);
  expect(client.shown("a.md")).toEqual([]);
});

test("closing a configuration that was not saved takes it back", async () => {
  await start({ files: { "rensis.yaml": "" } });
  await client.open("a.survey", `survey a "A"\nsingle b "B" { c "C" }\n${SCALES}`);
  const unused = () => client.shown("a.survey").some((d) => d.code === "unused-declaration");
  await client.until(unused);
  await client.open("rensis.yaml", "severities:\n  unused-declaration: off\n", "yaml");
  await client.until(() => !unused());
  await client.close("rensis.yaml");
  await client.until(unused);
});

test("folders that are added and removed bring their findings and take them along", async () => {
  const bad = 'survey b "B"\nif nothing > 1 { note "N" }\n';
  await start({ folder: false, files: { "one/a.survey": bad, "two/b.survey": bad } });
  const folder = (name: string) => ({ uri: client.uri(name), name });
  const become = (added: string[], removed: string[]) =>
    client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  const wrong = () => ["one/a.survey", "two/b.survey"].filter((path) => client.shown(path).length > 0);
  await become(["one", "two"], []);
  await client.until(() => wrong().length === 2);
  await become([], ["one"]);
  await client.until(() => wrong().join() === "two/b.survey");
  // An open file stays, whatever becomes of its folder.
  await client.open("two/b.survey", bad);
  await client.diagnostics("two/b.survey");
  await become(["one"], ["two"]);
  await client.until(() => wrong().length === 2);
  expect(await client.diagnostics("two/b.survey")).not.toEqual([]);
});
