/** Every word of the language is explained, every statement is written out. */
import { describe, expect, test } from "vitest";
import {
  EXPLICIT,
  firstOfRule,
  isWordKind,
  KIND_COUNT,
  keywordKind,
  kindName,
} from "../../../language/syntax/grammar-tables.js";
import { FIRST_KEYWORD } from "../../../language/syntax/tokens.js";
import { wordOf } from "../../../server/features/words.js";
import { build, complete, cursor, taken } from "./support.js";

const keywords: string[] = [];
for (let k = FIRST_KEYWORD; k < KIND_COUNT; k++) if (isWordKind(k)) keywords.push(kindName(k));

describe("words", () => {
  test.each(keywords)("%s is explained in both languages", (keyword) => {
    const word = wordOf(keyword);
    expect(word?.title.en).toMatch(/^[^\u4e00-\u9fff]+$/);
    expect(word?.text.en).toMatch(/^[^\u4e00-\u9fff]+\.$/);
    expect(word?.title.zh).not.toBe("");
    expect(word?.text.zh).toMatch(/。$/);
  });

  test("have another meaning where the rule gives them one", () => {
    expect(wordOf("as", "Perspective")).not.toEqual(wordOf("as", "Import"));
    expect(wordOf("constructor")).toBeUndefined();
  });
});

const ABOVE = {
  en: 'survey s "S" {\n  language en\n}\n\nyesno first_one "One"\n\n',
  zh: 'survey s "S" {\n  language zh-CN\n}\n\nyesno first_one "一"\n\n',
};
const statement = firstOfRule("Statement").kinds;
const statements = keywords.filter((word) => statement[keywordKind(word)!] === EXPLICIT);
/** What only the author can say: the condition, the value, the file. */
const HOLES = new Set(["if", "check", "confirm", "stop", "compute", "score", "import"]);

describe("snippets", () => {
  test.each(
    statements.flatMap((word) => (["en", "zh"] as const).map((language) => [word, language] as const)),
  )("%s (%s) is understood as it stands", (word, language) => {
    const marked = word === "survey" ? "|" : `${ABOVE[language]}|`;
    const item = complete(marked, { snippets: true }).items.find((i) => i.label === word)!;
    const after = taken(cursor(marked).text, item);
    const errors = build("file:///folder/a.survey", after).diagnostics.filter((d) => d.severity === "error");
    if (!HOLES.has(word)) expect(errors.map((d) => d.code)).toEqual([]);
    expect(errors.length).toBeLessThanOrEqual(2);
    if (language === "en") expect(after).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test("names in them are free", () => {
    const marked = `${ABOVE.en}yesno q2 "Two"\npage page1 "P" {}\n|`;
    const insert = (word: string) =>
      complete(marked, { snippets: true }).items.find((i) => i.label === word)?.textEdit?.newText;
    expect(insert("single")).toMatch(/^single \$\{1:q3\}/);
    expect(insert("page")).toMatch(/^page \$\{1:page(?!1\})\d+\}/);
  });

  test("only the word is put where its statement stands already", () => {
    const { items } = complete(`${ABOVE.en}si| x "X" {`, { snippets: true });
    expect(items.find((i) => i.label === "single")?.textEdit?.newText).toBe("single");
  });
});
