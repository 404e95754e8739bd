import { commands, languages } from "vscode";
import { equal, ok } from "./support/assert.js";
import { note } from "./support/bridge.js";
import { activate, closeAll, extension, findings, open, uriOf } from "./support/editor.js";
import { after, describe, it } from "./support/mocha.js";

/** What a slow and busy machine may take; the figure itself is printed. */
const generous = 3000;

describe("activation", () => {
  after(closeAll);

  it("is fast", async () => {
    const { activationTime } = await activate();
    note(`activated in ${activationTime.toFixed(0)} ms`);
    ok(activationTime < generous, `activation took ${activationTime.toFixed(0)} ms`);
  });

  it("knows the files", async () => {
    const { document } = await open("course.survey");
    equal(document.languageId, "rensis");
    ok((await languages.getLanguages()).includes("rensis"), "the language is not registered");
  });

  it("has a server that answers", async () => {
    await findings(uriOf("course.survey"), []);
    await findings(uriOf("shared.survey"), []);
  });

  it("has all commands of the manifest", async () => {
    const known = new Set(await commands.getCommands(true));
    const declared = extension().packageJSON.contributes.commands as { command: string }[];
    equal(
      declared.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
      "commands that nobody handles",
    );
  });
});
