import { commands, tasks, Uri, window, workspace } from "vscode";
import { equal, ok } from "./support/assert.js";
import { closeAll, findings, open, uriOf } from "./support/editor.js";
import { after, describe, it } from "./support/mocha.js";
import { until } from "./support/until.js";

async function textOf(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

describe("commands", () => {
  after(closeAll);

  it("make a survey from a template that has no findings", async () => {
    const uri = await commands.executeCommand<Uri | undefined>("rensis.newSurvey", undefined, {
      template: "visit",
      name: "guests",
    });
    ok(uri, "no file was made");
    equal(uri.path, uriOf("guests.survey").path);
    equal(window.activeTextEditor?.document.uri.path, uri.path);
    ok((await textOf(uri)).includes("survey"), "the file is empty");
    await findings(uri, []);
  });

  it("build a survey: form, schema and codebook", async () => {
    const { document } = await open("course.survey");
    const made = await commands.executeCommand<string[] | undefined>("rensis.build", document.uri);
    ok(made && made.length >= 3, `made: ${made?.join(", ")}`);
    const [page] = made.filter((uri) => uri.endsWith("course.html"));
    ok(page, `no form among: ${made.join(", ")}`);
    ok((await textOf(Uri.parse(page))).includes("How often do you …"), "the form has no questions");
    const [schema] = made.filter((uri) => uri.endsWith("course.schema.json"));
    ok(schema, `no schema among: ${made.join(", ")}`);
    ok(JSON.parse(await textOf(Uri.parse(schema))).properties, "the schema has no properties");
  });

  it("restart the server, which then answers as before", async () => {
    const { document } = await open("course.survey");
    await commands.executeCommand("rensis.restartServer");
    await until("an outline", async () => {
      const found = await commands.executeCommand<unknown[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return (found?.length ?? 0) > 0;
    });
    await findings(uriOf("hostile.survey"), ["unsafe-link"]);
  });
});

describe("tasks", () => {
  it("are offered for the folder", async () => {
    const found = await tasks.fetchTasks({ type: "rensis" });
    const kinds = found.map(({ definition }) => String(definition.task)).sort();
    equal([...new Set(kinds)], ["build", "check", "watch"]);
  });

  it("check the folder and end", async () => {
    const found = await tasks.fetchTasks({ type: "rensis" });
    const check = found.find(({ definition }) => definition.task === "check");
    ok(check, "there is no such task");
    const ended = new Promise<void>((resolve) => {
      const listening = tasks.onDidEndTask(({ execution }) => {
        if (execution.task.name !== check.name) return;
        listening.dispose();
        resolve();
      });
    });
    await tasks.executeTask(check);
    await ended;
  });
});
