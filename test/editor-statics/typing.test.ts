/** The language configuration: brackets, words, what Enter does. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { wordClass } from "../../language/syntax/chars.js";

interface EnterRule {
  beforeText: string;
  afterText?: string;
  previousLineText?: string;
  action: { indent: string; appendText?: string; removeText?: number };
}
interface Configuration {
  brackets: [string, string][];
  autoClosingPairs: { open: string; close: string }[];
  surroundingPairs: [string, string][];
  wordPattern: { pattern: string; flags: string };
  indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
  folding: { markers: { start: string; end: string } };
  onEnterRules: EnterRule[];
}

const path = new URL("../../client/static/language-configuration.json", import.meta.url);
const configuration = JSON.parse(readFileSync(path, "utf8")) as Configuration;

/** What Enter does at the bar: the first rule that fits decides, as in the editor. */
function enter(text: string): string {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.includes("|"));
  const [before = "", after = ""] = lines[at]?.split("|") ?? [];
  const previous = lines[at - 1] ?? "";
  const rule = configuration.onEnterRules.find(
    ({ beforeText, afterText, previousLineText }) =>
      new RegExp(beforeText).test(before) &&
      (afterText === undefined || new RegExp(afterText).test(after)) &&
      (previousLineText === undefined || new RegExp(previousLineText).test(previous)),
  );
  const indent = /^\s*/.exec(before)?.[0] ?? "";
  if (!rule) {
    const opened = new RegExp(configuration.indentationRules.increaseIndentPattern).test(before);
    return `${before}\n${indent}${opened ? "  " : ""}|${after}`;
  }
  const { indent: kind, appendText = "", removeText = 0 } = rule.action;
  const kept = indent.slice(0, indent.length - removeText);
  // With `indentOutdent` what stood behind the cursor goes to a line of its own; a text to append indents enough.
  return kind === "indentOutdent"
    ? `${before}\n${kept}${appendText || "  "}|\n${kept}${after}`
    : `${before}\n${kept}${kind === "indent" ? "  " : ""}${appendText}|${after}`;
}

describe("Enter", () => {
  it.each([
    ["in a text", `note "a|b"`, `note "a\n|b"`],
    ["behind an entry", `  1 "One"|`, `  1 "One"\n  |`],
    ["behind an open block", `single q "Q" {|`, `single q "Q" {\n  |`],
    ["behind a full-width brace", `  single q "Q" ｛|`, `  single q "Q" ｛\n    |`],
    ["behind an open block with a comment", `page p { // one|`, `page p { // one\n  |`],
    ["behind a text with a brace in it", `note "Hi {name}"|`, `note "Hi {name}"\n|`],
    ["behind a comment that ends in a brace", `// like this {|`, `// like this {\n|`],
    ["in a comment", `  // one |two`, `  // one \n  // |two`],
    ["at the end of a comment", `  // one|`, `  // one\n  |`],
    ["in a documentation comment", `/** One|`, `/** One\n * |`],
    ["in one that is closed already", `  /**| */`, `  /**\n   * |\n   */`],
    ["in its second line", `/**\n * Two|`, ` * Two\n * |`],
    ["behind its end", `/**\n * Two\n */|`, ` */\n|`],
    ["behind one on one line", `/** One */|`, `/** One */\n|`],
    ["behind a text block that opens", `welcome """|`, `welcome """\n  |`],
    ["between its quotes", `  welcome """|"""`, `  welcome """\n    |\n  """`],
    ["behind a text block that is closed", `  """|`, `  """\n  |`],
    ["behind one that opens and closes", `welcome """x"""|`, `welcome """x"""\n|`],
  ])("%s", (_, text, wanted) => {
    expect(enter(text)).toBe(wanted);
  });
});

describe("words", () => {
  const { pattern, flags } = configuration.wordPattern;
  const words = (text: string) => text.match(new RegExp(pattern, `g${flags}`)) ?? [];

  it.each([
    ["single age_2 x", ["single", "age_2", "x"]],
    ["single 年龄 “您的年龄？”", ["single", "年龄", "您的年龄"]],
    ["rate станция سؤال Größe", ["rate", "станция", "سؤال", "Größe"]],
    ["servqual.5.E", ["servqual", "5", "E"]],
    ["no = -88", ["no", "-88"]],
    ["𠀀名 🙂", ["𠀀名"]],
  ])("of %s", (text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });

  it("consist of what the compiler takes for parts of a name", () => {
    for (const character of "aZ_9 .-{}（，。“é年ñ𠀀①Ⅷ０ー・ا‿—🙂") {
      const asName = new RegExp(`^(?:${pattern})$`, flags).test(`a${character}`);
      expect([character, asName]).toEqual([character, wordClass(character, 0) !== 0]);
    }
  });
});

describe("pairs", () => {
  it("each bracket is closed when it is opened, and wraps what is selected", () => {
    const closing = configuration.autoClosingPairs.map(({ open, close }) => `${open}${close}`);
    const wrapping = configuration.surroundingPairs.map((pair) => pair.join(""));
    for (const pair of configuration.brackets) {
      expect(closing).toContain(pair.join(""));
      expect(wrapping).toContain(pair.join(""));
    }
    expect(closing).toEqual(expect.arrayContaining([`""`, `“”`, `""""""`]));
    expect(wrapping).toEqual(expect.arrayContaining([`""`, `“”`, `**`]));
  });

  it("a line that closes a block is moved back", () => {
    const back = new RegExp(configuration.indentationRules.decreaseIndentPattern);
    expect(["  }", "｝", "  } else {"].filter((line) => !back.test(line))).toEqual([]);
    expect(["  a }", `"}"`].filter((line) => back.test(line))).toEqual([]);
  });

  it("regions fold", () => {
    const { start, end } = configuration.folding.markers;
    expect(["// region Scales", "  //#region"].filter((line) => !new RegExp(start).test(line))).toEqual([]);
    expect("// endregion").toMatch(new RegExp(end));
    expect("// regional differences").not.toMatch(new RegExp(start));
  });
});
