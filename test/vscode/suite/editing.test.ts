import {
  type CodeAction,
  CodeActionKind,
  commands,
  type TextEdit,
  type WorkspaceEdit,
  workspace,
} from "vscode";
import { equal, matches, ok } from "./support/assert.js";
import {
  behind,
  closeAll,
  findings,
  open,
  openNew,
  rangeOf,
  restore,
  rewrite,
  uriOf,
} from "./support/editor.js";
import { afterEach, describe, it } from "./support/mocha.js";
import { until } from "./support/until.js";

describe("rename", () => {
  afterEach(closeAll);

  it("changes all files that use the name", async () => {
    const course = await open("course.survey");
    const shared = await open("shared.survey");
    const before = shared.document.getText();
    await findings(course.document.uri, []);
    const edit = await commands.executeCommand<WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      shared.document.uri,
      behind(shared.document, "scale of"),
      "frequency",
    );
    equal(
      edit
        .entries()
        .map(([uri]) => uri.path)
        .sort(),
      [uriOf("course.survey").path, uriOf("shared.survey").path].sort(),
    );
    ok(await workspace.applyEdit(edit), "the edit was refused");
    ok(course.document.getText().includes("on frequency {"), "course.survey has the old name");
    ok(shared.document.getText().includes("scale frequency"), "shared.survey has the old name");
    await findings(course.document.uri, []);
    await restore("shared.survey", before);
  });

  it("refuses a name that is taken", async () => {
    const { document } = await open("course.survey");
    await findings(document.uri, []);
    const answer = await commands
      .executeCommand<WorkspaceEdit | undefined>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        rangeOf(document, 'age "How').start,
        "role",
      )
      .then(
        (edit) => `${edit?.size ?? 0} files would change`,
        (error: Error) => error.message,
      );
    matches(answer, /role/, "the refusal");
  });
});

describe("saving", () => {
  afterEach(closeAll);

  it("formats", async () => {
    const editor = await open("untidy.survey");
    const tidy =
      'survey untidy "Untidy"\n\nsingle colour "Which colour?" {\n  red  "Red"\n  blue "Blue"\n}\n';
    await rewrite(editor, editor.document.getText().replaceAll("\t", " "));
    await until("the file was saved", () => editor.document.save());
    equal(editor.document.getText().replace(/\n\n/g, "\n"), tidy.replace(/\n\n/g, "\n"));
    equal(editor.document.isDirty, false);
  });

  it("applies the fixes that are certain", async () => {
    const editor = await openNew("slips.survey", 'survey "Slips"\n\nyesno ok "OK?"\n');
    await rewrite(
      editor,
      'survey "Slips"\n\ncheckbox fruit "Which fruit?" {\n  apple "Apples",\n  pear "Pears"\n}\n',
    );
    await until("slips are found", async () => {
      await findings(editor.document.uri, ["list-punctuation", "unknown-word"]);
      return true;
    });
    await until("the file was saved", () => editor.document.save());
    const text = editor.document.getText();
    ok(text.includes('multiple fruit "Which fruit?"'), `the word is as it was:\n${text}`);
    ok(!text.includes(","), `the comma is there still:\n${text}`);
    await findings(editor.document.uri, []);
  });
});

describe("quick fixes", () => {
  afterEach(closeAll);

  it("mend the slip they are offered for", async () => {
    const text = 'survey "S"\n\nnumber age "Age?" 0..120\nyesno vote "Did you vote?" when aeg >= 18\n';
    const { document } = await openNew("quick.survey", text);
    await findings(document.uri, ["undefined-name"]);
    const actions = await commands.executeCommand<CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      rangeOf(document, "aeg"),
      CodeActionKind.QuickFix.value,
      10,
    );
    const fix = actions.find(({ title }) => title.includes("age"));
    ok(fix, `no fix among: ${actions.map(({ title }) => title).join(" | ")}`);
    ok(fix.edit && fix.edit.size > 0, "the fix has no edit");
    ok(await workspace.applyEdit(fix.edit), "the edit was refused");
    ok(document.getText().includes("when age >= 18"), document.getText());
    await findings(document.uri, []);
  });
});

describe("formatting", () => {
  afterEach(closeAll);

  it("leaves what is in order", async () => {
    const { document } = await open("course.survey");
    await findings(document.uri, []);
    const edits = await commands.executeCommand<TextEdit[] | undefined>(
      "vscode.executeFormatDocumentProvider",
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    equal((edits ?? []).length, 0, "edits");
  });
});
