import { commands, env, type Hover, languages } from "vscode";
import { equal, matches, ok } from "./support/assert.js";
import { behind, closeAll, extension, findings, open, openNew, wordsOf } from "./support/editor.js";
import { afterEach, describe, it } from "./support/mocha.js";

const han = /\p{Script=Han}/u;

describe("in Chinese", () => {
  afterEach(closeAll);

  it("runs where the editor speaks Chinese", () => {
    equal(env.language, "zh-cn");
  });

  it("names its commands in Chinese", () => {
    const declared = extension().packageJSON.contributes.commands as { command: string; title: unknown }[];
    // The editor gives translated titles as the text, or as the text beside the original.
    const foreign = declared.filter(({ title }) => {
      return !han.test(typeof title === "string" ? title : String((title as { value?: string }).value));
    });
    equal(
      foreign.map(({ command }) => command),
      [],
    );
  });

  it("explains findings in Chinese", async () => {
    const { document } = await openNew(
      "错.survey",
      'survey "调查"\n\nnumber 年龄 "年龄" 0..120\nopen 原因 "原因？" when 年令 > 18\n',
    );
    await findings(document.uri, ["undefined-name"]);
    const [found] = languages.getDiagnostics(document.uri);
    ok(found, "no finding");
    equal(document.getText(found.range), "年令");
    matches(found.message, han);
  });

  it("hovers over Chinese names", async () => {
    const { document } = await open("问卷.survey");
    await findings(document.uri, []);
    const hovers = await commands.executeCommand<Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      behind(document, "when 年"),
    );
    matches(wordsOf(hovers), /您的年龄/, "hover");
  });
});
