import { DiagnosticSeverity, DiagnosticTag, languages, workspace } from "vscode";
import { equal, matches, ok } from "./support/assert.js";
import { closeAll, codeOf, findings, open, openNew, replace, rewrite, uriOf } from "./support/editor.js";
import { afterEach, describe, it } from "./support/mocha.js";
import { until } from "./support/until.js";

describe("diagnostics", () => {
  afterEach(closeAll);

  it("appear with code and link, and vanish when the slip is mended", async () => {
    const editor = await open("course.survey");
    const { uri } = editor.document;
    await findings(uri, []);
    await replace(editor, "when age >= 18", "when aeg >= 18");
    await findings(uri, ["undefined-name"]);

    const [found] = languages.getDiagnostics(uri);
    ok(found, "no finding");
    equal(editor.document.getText(found.range), "aeg");
    equal(found.severity, DiagnosticSeverity.Error);
    equal(found.source, "rensis");
    matches(found.message, /age/, "the message names what was meant");
    const { code } = found;
    ok(typeof code === "object", "the code has no link");
    matches(code.target.path, /\/undefined-name(\.md)?$/, "link");
    // A page that travels with the extension must be there.
    if (code.target.scheme === "file")
      ok((await workspace.fs.stat(code.target)).size > 0, "the page is empty");

    await replace(editor, "when aeg >= 18", "when age >= 18");
    await findings(uri, []);
  });

  it("are shown for files that are not open", async () => {
    await findings(uriOf("hostile.survey"), ["unsafe-link"]);
  });

  it("follow a change in another file", async () => {
    const shared = await open("shared.survey");
    await replace(shared, "scale often", "scale seldom");
    await until("the scale is missed", () =>
      languages.getDiagnostics(uriOf("course.survey")).some((found) => codeOf(found) === "undefined-list"),
    );
    await replace(shared, "scale seldom", "scale often");
    await findings(uriOf("course.survey"), []);
  });

  it("fade what nothing uses", async () => {
    const { document } = await openNew(
      "spare.survey",
      'survey "S"\n\nchoices spare {\n  a "A"\n  b "B"\n}\nyesno "OK?"\n',
    );
    const found = await until("a faded name", () =>
      languages.getDiagnostics(document.uri).find(({ tags }) => tags?.includes(DiagnosticTag.Unnecessary)),
    );
    equal(codeOf(found), "unused-declaration");
  });

  it("survive a burst of edits", async () => {
    const editor = await openNew("burst.survey", 'survey "S"\n\nyesno happy "Happy?"\n');
    const { uri } = editor.document;
    for (let round = 0; round < 20; round++) {
      await rewrite(
        editor,
        `survey "S"\n\nyesno happy "Happy?"\nopen why "Why?" when happ${"x".repeat(round)}\n`,
      );
    }
    await findings(uri, ["undefined-name"]);
    await rewrite(editor, 'survey "S"\n\nyesno happy "Happy?"\nopen why "Why?" when happy\n');
    await findings(uri, []);
  });
});
