import { commands, Selection, type TextEditor, window } from "vscode";
import { equal, matches, ok } from "./support/assert.js";
import { closeAll, findings, open, rangeOf, replace } from "./support/editor.js";
import { afterEach, describe, it } from "./support/mocha.js";
import { form, webview } from "./support/screen.js";
import { until } from "./support/until.js";

/** A survey with its preview beside it, the cursor back in the text. */
async function previewed(name: string, question: string): Promise<TextEditor> {
  const { document } = await open(name);
  await commands.executeCommand("rensis.openPreviewToSide");
  await form.wait(`[data-q="${question}"]`, "attached");
  return window.showTextDocument(document, { viewColumn: 1 });
}

function putCursor(editor: TextEditor, text: string): void {
  const { start } = rangeOf(editor.document, text);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Selection(start, start));
}

describe("preview", () => {
  afterEach(closeAll);

  it("shows the form beside the text", async () => {
    await previewed("course.survey", "age");
    matches(await form.text('[data-q="age"]'), /How old are you\?/);
    equal(await form.count('[data-q="role"] input[type="radio"]'), 3, "options");
  });

  it("follows what is typed and keeps what was answered", async () => {
    const editor = await previewed("course.survey", "age");
    await form.fill('[data-q="age"] input', "42");
    await replace(editor, "What are you?", "Which of these are you?");
    await until("the new words", async () => (await form.text('[data-q="role"]')).includes("Which of these"));
    equal(await form.value('[data-q="age"] input'), "42");
    await replace(
      editor,
      '  yesno paid "Did you pay',
      '  text nick "Your nickname" optional\n  yesno paid "Did you pay',
    );
    await form.wait('[data-q="nick"]');
    equal(await form.value('[data-q="age"] input'), "42");
  });

  it("keeps showing a form while the text is broken", async () => {
    const editor = await previewed("course.survey", "age");
    await replace(editor, '  number age "How old are you?"', '  numbre age "How old are you?"');
    await findings(editor.document.uri, ["unknown-word"]);
    await form.wait('[data-q="role"]');
  });

  it("shows the question that the cursor is in", async () => {
    const editor = await previewed("course.survey", "age");
    putCursor(editor, "rate mood");
    await until("the second page", () => form.inView('[data-q="mood"]'));
    putCursor(editor, "number age");
    await until("the first page", () => form.inView('[data-q="age"]'));
  });

  it("goes to the line of a question that is clicked", async () => {
    const editor = await previewed("course.survey", "age");
    putCursor(editor, "import");
    await form.click('[data-q="role"]', ["Control"]);
    await until("the cursor is at the question", () => {
      const active = window.activeTextEditor;
      return (
        active?.document.uri.path === editor.document.uri.path &&
        active.document.lineAt(active.selection.active.line).text.includes("single role")
      );
    });
  });

  it("fills in valid answers, shows them, and clears them", async () => {
    await previewed("course.survey", "age");
    await webview.click(
      '[role="toolbar"] [title*="random valid answers"], [aria-label*="random valid answers"]',
    );
    await until("an age", async () => (await form.value('[data-q="age"] input')) !== "");
    const age = await form.value('[data-q="age"] input');
    await webview.click(
      '[title="Show answers and what is not asked"], [aria-label="Show answers and what is not asked"]',
    );
    await until("the answers as JSON", async () =>
      new RegExp(`"age": ${age}\\b`).test(await webview.text("body")),
    );
    await webview.click('[title="Clear all answers"], [aria-label="Clear all answers"]');
    await until("no age", async () => (await form.value('[data-q="age"] input')) === "");
  });

  it("says what is not asked and why", async () => {
    const editor = await previewed("course.survey", "age");
    await form.fill('[data-q="age"] input', "12");
    await webview.click(
      '[title="Show answers and what is not asked"], [aria-label="Show answers and what is not asked"]',
    );
    await webview.click('[role="tab"]:has-text("Not asked")');
    await until("the last page is ruled out", async () => /Anything else\?/.test(await webview.text("body")));
    putCursor(editor, "import");
    await webview.click(
      '[role="tabpanel"] button:has-text("Anything else?"), [role="tabpanel"] a:has-text("Anything else?")',
    );
    await until("the cursor is at the question", () => {
      const active = window.activeTextEditor;
      return active?.document.lineAt(active.selection.active.line).text.includes("note_to_us");
    });
  });

  it("shows the form as wide as a phone", async () => {
    await previewed("course.survey", "age");
    await webview.click('[title^="Phone"], [aria-label^="Phone"]');
    await until("390 pixels", async () => (await webview.property("iframe", "clientWidth")) === 390);
    await webview.click('[title^="As wide as"], [aria-label^="As wide as"]');
    await until(
      "the width of the panel",
      async () => Number(await webview.property("iframe", "clientWidth")) > 390,
    );
  });

  it("shows hostile texts and does not obey them", async () => {
    await previewed("hostile.survey", "pick");
    const shown = await form.text('[data-q="pick"]');
    for (const part of ["<img src=x onerror=", "<svg onload=", "</script><script>"])
      ok(shown.includes(part), `"${part}" is not shown as it was written: ${shown}`);
    equal(await form.count("img, svg[onload], body iframe"), 0, "elements from texts");
    equal(await form.count('a[href^="javascript"]'), 0, "links that run");
    equal([await form.global("harmed"), await webview.global("harmed")], [null, null], "what a script left");
  });
});
