/** Lists from documents, spreadsheets and pages, pasted as entries. */
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { createSurveyServices } from "../../language/services.js";
import { parse } from "../../language/syntax/parse.js";
import {
  AS_ENTRIES,
  type AsEntriesResult,
  SURVEY_FACTS,
  type SurveyFacts,
} from "../../server/build/protocol.js";
import { entriesAt } from "../../server/entries/place.js";
import { type PastedEntry, readEntries } from "../../server/entries/read.js";
import { quoted } from "../../server/entries/write.js";
import { TestClient } from "./support/client.js";

const URI = "file:///t/a.survey";

/** Entries in short: `code|label|marks`. */
const short = ({ code, name, label, opposite, ...marks }: PastedEntry) =>
  [
    name ?? code ?? "",
    opposite === undefined ? label : `${label} ↔ ${opposite}`,
    ...Object.entries(marks).flatMap(([k, v]) => (v ? [k] : [])),
  ].join("|");

const LISTS: [string, string, string[]][] = [
  ["letters", "A. 男\nB. 女", ["|男", "|女"]],
  ["letters on one line", "A．男  B．女  C．其他", ["|男", "|女", "|其他"]],
  ["letters in brackets", "(a) yes\n(b) no", ["|yes", "|no"]],
  ["full-width letters", "Ａ、好\nＢ、不好", ["|好", "|不好"]],
  ["circled numbers", "①非常同意 ②同意 ③一般", ["1|非常同意", "2|同意", "3|一般"]],
  ["numbers with a comma", "1、天天\n2、每周\n10、从不", ["1|天天", "2|每周", "10|从不"]],
  ["numbers in brackets", "（1）很好（2）不好", ["1|很好", "2|不好"]],
  ["full-width numbers", "１．好\n２．坏", ["1|好", "2|坏"]],
  ["Chinese numbers", "一、甲\n二、乙\n十一、丙", ["1|甲", "2|乙", "11|丙"]],
  ["numbers before blanks", "1 Never\n2 Rarely\n3 Often", ["1|Never", "2|Rarely", "3|Often"]],
  ["numbers that belong to the words", "2 apples\n7 pears", ["|2 apples", "|7 pears"]],
  ["decimals and ranges", "1.5 米以下\n3-5 次\n18～25岁", ["|1.5 米以下", "|3-5 次", "|18～25岁"]],
  ["letters that belong to the words", "A型血\nB型血", ["|A型血", "|B型血"]],
  ["boxes", "□ 是 □ 否", ["|是", "|否"]],
  ["boxes without blanks", "○满意○不满意", ["|满意", "|不满意"]],
  ["ticked boxes", "☑ a\n[ ] b\n（ ）c", ["|a", "|b", "|c"]],
  ["bullets", "- one\n• two\n· 三", ["|one", "|two", "|三"]],
  ["a marker inside the words", "1. 上网 2. 看 B. 站 3. 其他", ["1|上网", "2|看 B. 站", "3|其他"]],
  ["other, with a line", "其他____", ["|其他|specify"]],
  ["other, with words in brackets", "1、其他（请注明）", ["1|其他|specify"]],
  ["other, with words and a line", "其他（请注明：______）", ["|其他|specify"]],
  ["other, with words behind a comma", "其他，请说明：", ["|其他|specify"]],
  ["other in English", "Other (please specify)\nOther: ____", ["|Other|specify", "|Other|specify"]],
  [
    "nothing of these",
    "以上都没有\nNone of the above\n都没有",
    ["|以上都没有|exclusive", "|None of the above|exclusive", "|都没有|exclusive"],
  ],
  ["words that only begin alike", "没有时间\n无所谓\nNonetheless", ["|没有时间", "|无所谓", "|Nonetheless"]],
  [
    "reversed",
    "1. 我常迟到。（反向）\n2. I am late. (R)",
    ["1|我常迟到。|reversed", "2|I am late.|reversed"],
  ],
  ["cells: code and words", "1\t非常不同意\n2\t不同意", ["1|非常不同意", "2|不同意"]],
  ["cells: names and words", "male\t男\nfemale\t女", ["male|男", "female|女"]],
  ["cells: two ends", "冷\t热\n慢\t快", ["|冷 ↔ 热", "|慢 ↔ 快"]],
  ["cells of one row", "非常不同意\t不同意\t同意", ["|非常不同意", "|不同意", "|同意"]],
  ["blank lines and ends of lines of all kinds", "A. a\r\n\r\n  \nB. b\u2028C. c", ["|a", "|b", "|c"]],
  ["invisible characters", "\u200bA.\u00a0a\ufeff", ["|a"]],
  ["nothing", " \n\t\n", []],
];

test.each(LISTS)("%s", (_, text, expected) => {
  expect(readEntries(text).map(short)).toEqual(expected);
});

const PASTED = "A. 甲\nB. 其他（请注明）\nC. 以上都没有";

/** Texts with `|` where the cursor is, and what the paste makes of them. */
const PLACES: [string, string, string][] = [
  [
    "a question without options gets a list",
    'page p {\n  multiple a "Q"|\n}\n',
    'page p {\n  multiple a "Q" {\n    1 "甲"\n    2 "其他"       specify\n    3 "以上都没有" exclusive\n  }\n}\n',
  ],
  [
    "an empty list is filled",
    'multiple a "Q" {\n  |\n}\n',
    'multiple a "Q" {\n  1 "甲"\n  2 "其他"       specify\n  3 "以上都没有" exclusive\n}\n',
  ],
  [
    "braces on one line are opened",
    'multiple a "Q" {|}\n',
    'multiple a "Q" {\n  1 "甲"\n  2 "其他"       specify\n  3 "以上都没有" exclusive\n}\n',
  ],
  [
    "codes go on; what only many answers can have is left out",
    'single a "Q" {\n  1 "x"|\n  7 "y"\n}\n',
    'single a "Q" {\n  1 "x"\n  8  "甲"\n  9  "其他"       specify\n  10 "以上都没有"\n  7 "y"\n}\n',
  ],
  [
    "codes that stand for no answer do not count",
    'single a "Q" {\n  1  "x"|\n  99 "?" missing\n}\n',
    'single a "Q" {\n  1  "x"\n  2 "甲"\n  3 "其他"       specify\n  4 "以上都没有"\n  99 "?" missing\n}\n',
  ],
  [
    "items carry no marks of options",
    'rate a "Q" on s {\n  1 "x"\n}|\n',
    'rate a "Q" on s {\n  1 "x"\n  2 "甲"\n  3 "其他"\n  4 "以上都没有"\n}\n',
  ],
  ["elsewhere they are lines", "  |", '  1 "甲"\n  2 "其他"       specify\n  3 "以上都没有" exclusive'],
];

describe("put into a survey", () => {
  test.each(PLACES)("%s", (_, marked, expected) => {
    const at = marked.indexOf("|");
    const text = marked.replace("|", "");
    const made = entriesAt(parse(URI, text), at, PASTED);
    expect(made && text.slice(0, made.start) + made.text + text.slice(made.end)).toBe(expected);
    expect(made?.count).toBe(3);
  });

  test("pairs, and items that are turned round", () => {
    const text = 'differential a "Q" on 1..7 {\n}\n';
    const made = entriesAt(parse(URI, text), text.indexOf("{") + 1, "冷\t热\n慢\t快");
    expect(made?.text).toContain('1 "冷" "热"');
    const items = 'dimension d "D" {\n}\n';
    expect(entriesAt(parse(URI, items), items.indexOf("{") + 1, "迟到（反向）")?.text).toContain(
      '1 "迟到" reversed',
    );
  });

  test("given codes stay when they are free, and are counted anew when they are not", () => {
    const text = 'single a "Q" {\n  1 "x"\n}\n';
    const codes = (pasted: string) =>
      entriesAt(parse(URI, text), text.indexOf("\n}"), pasted)
        ?.text.match(/\d+(?= )/g)
        ?.map(Number);
    expect(codes("5、甲\n6、乙")).toEqual([5, 6]);
    expect(codes("1、甲\n2、乙")).toEqual([2, 3]);
  });

  test("the line ends of the file are kept", () => {
    const text = 'multiple a "Q"\r\nopen b "B"\r\n';
    expect(entriesAt(parse(URI, text), text.indexOf("\r"), "甲\n乙")?.text).toBe(
      ' {\r\n  1 "甲"\r\n  2 "乙"\r\n}',
    );
  });

  test("whatever is pasted, the file parses, and has as many entries more as were counted", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "A. ",
        "①",
        "□",
        "1、",
        "\t",
        "\n",
        '"',
        "{",
        "}",
        "\\",
        "*",
        "[",
        "（反向）",
        "____",
        "其他",
        "//",
        "/*",
      ),
    );
    const text = 'survey "S"\n\nmultiple a "Q" {\n  first = 1 "x"\n}\n';
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const made = entriesAt(parse(URI, text), text.indexOf("\n}"), pieces.join(""));
        if (!made) return;
        const after = text.slice(0, made.start) + made.text + text.slice(made.end);
        const services = createSurveyServices({ files: { read: () => ({ text: after }) } });
        const { diagnostics, instrument } = services.draft(URI);
        const syntax = new Set([
          "unclosed-text",
          "unexpected-token",
          "unquoted-text",
          "unclosed-pipe",
          "wrong-quotes",
        ]);
        expect(diagnostics.filter((d) => syntax.has(d.code))).toEqual([]);
        const domain = instrument?.questions[0]?.domain;
        expect(domain?.type === "choice" && domain.options.length).toBe(made.count + 1);
      }),
      { numRuns: 300 },
    );
  });

  test("words are words: nothing in them is markup or a pipe", () => {
    const label = 'a "b" {c} *d* [e](f) \\g';
    const text = `survey "S"\n\nsingle q "Q" {\n  1 ${quoted(label)}\n  2 "x"\n}\n`;
    const { instrument } = createSurveyServices({ files: { read: () => ({ text }) } }).draft(URI);
    const domain = instrument?.questions[0]?.domain;
    const parts = domain?.type === "choice" ? domain.options[0]?.label?.parts : undefined;
    expect(parts).toEqual([{ kind: "text", value: label }]);
  });
});

describe("over the wire", () => {
  let client: TestClient;
  afterEach(() => client.stop());

  test("entries come with the range that they replace", async () => {
    client = await TestClient.start();
    const text = 'single a "Q" {\n  \n}\n';
    const uri = await client.open("a.survey", text);
    const params = { uri, position: { line: 1, character: 2 }, text: "A. x\nB. y" };
    const made = await client.connection.sendRequest<AsEntriesResult>(AS_ENTRIES, params);
    expect(made).toEqual({
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } },
      text: '  1 "x"\n  2 "y"',
      count: 2,
    });
    expect(await client.connection.sendRequest(AS_ENTRIES, { ...params, text: " \n" })).toBeNull();
    expect(
      await client.connection.sendRequest(AS_ENTRIES, { ...params, uri: client.uri("none.survey") }),
    ).toBeNull();
  });

  test("the facts of a survey are those of its text as it is now", async () => {
    client = await TestClient.start();
    const uri = await client.open("a.survey", 'survey "Visit"\n\nyesno a "A?"\n');
    const facts = () => client.connection.sendRequest<SurveyFacts | null>(SURVEY_FACTS, { uri });
    expect(await facts()).toMatchObject({
      title: "Visit",
      questions: 1,
      variables: 1,
      errors: 0,
      warnings: 0,
    });
    await client.edit("a.survey", 0, 0, 'yesno b "B?"\nsingle c "C?"\n');
    const now = await facts();
    expect(now).toMatchObject({ questions: 3, errors: 1 });
    expect(now?.seconds).toBeGreaterThan(0);
  });
});
