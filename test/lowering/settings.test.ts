import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import { labelText } from "../../language/lowering/texts.js";
import { createSurveyServices } from "../../language/services.js";
import { compile, found, slips } from "./compile.js";

function head(settings: string): Instrument {
  return compile(`survey shop "The *shop*" {\n${settings}\n}\nyesno a "A"`).instrument;
}

describe("the head of a file", () => {
  it("has its defaults", () => {
    expect(head("")).toMatchObject({
      format: "rensis-instrument",
      id: "shop",
      language: "en",
      authors: [],
      mode: "self",
      answers: "optional",
      numbering: "questions",
      title: { key: "survey.title", parts: [{ kind: "text", value: "The " }, { kind: "em" }] },
      translations: {},
    });
    expect(Object.keys(head("")).sort()).not.toContain("privacy");
  });

  it.each<[string, Partial<Instrument>]>([
    ["language zh-CN", { language: "zh-CN" }],
    ["language zh-cn", { language: "zh-CN" }],
    ["language EN-gb", { language: "en-GB" }],
    ['version "1.2.0"', { version: "1.2.0" }],
    ['authors "A. One", "B. Two"', { authors: ["A. One", "B. Two"] }],
    ['source "S" validated "V" licence "L"', { citation: { source: "S", validated: "V", licence: "L" } }],
    ["mode interview", { mode: "interview" }],
    ["anonymous", { privacy: "anonymous" }],
    ["confidential", { privacy: "confidential" }],
    ["identified", { privacy: "identified" }],
    ["answers required", { answers: "required" }],
    ["numbering none", { numbering: "none" }],
    ["codes blank -9, skipped -8", { codes: { blank: -9, skipped: -8 } }],
    ["codes skipped -8", { codes: { skipped: -8 } }],
  ])("says %s", (settings, expected) => {
    expect(head(settings)).toMatchObject(expected);
  });

  it("has a note to the readers of the codebook", () => {
    expect(labelText(head('help "For *adults* only"').help!)).toBe("For adults only");
  });

  it.each([
    ['survey "T"', "main", "T"],
    ['survey 满意度 "满意度调查"', "满意度", "满意度调查"],
    ["", "main", "main"],
  ])("%s names the survey %s", (source, id, title) => {
    const services = createSurveyServices({ files: { read: () => ({ text: `${source}\nyesno a "A"` }) } });
    const { instrument } = services.compile("file:///w/main.survey");
    expect([instrument!.id, labelText(instrument!.title)]).toEqual([id, title]);
  });

  it.each([
    ["file:///w/my%20survey%20(2).survey", "my_survey_2"],
    ["file:///w/%E8%B0%83%E6%9F%A5.survey", "调查"],
    ["file:///w/100%.survey", "100"],
    ["file:///w/---.survey", "survey"],
    ["untitled:Untitled-1", "untitled_Untitled_1"],
  ])("takes the id from %s", (uri, id) => {
    const services = createSurveyServices({ files: { read: () => ({ text: 'survey "T"\nyesno a "A"' }) } });
    expect(services.compile(uri).instrument!.id).toBe(id);
  });

  it.each([
    ['survey s "S" { language x }\nyesno a "A"', "bad-value: x"],
    ['survey s "S" { anonymous identified }\nyesno a "A"', "two-policies: identified"],
    ['survey s\nyesno a "A"', "missing-label: survey s"],
    ['survey s "S"\nsurvey t "T"\nyesno a "A"', 'duplicate-statement: survey t "T"'],
    ['survey s "S"', "nothing-asked: s"],
  ])("refuses %s", (source, expected) => {
    expect(slips(source)).toEqual([expected]);
  });

  it("is missed where there is none", () => {
    const services = createSurveyServices({ files: { read: () => ({ text: 'yesno a "A"' }) } });
    expect(services.check("file:///w/main.survey").diagnostics.map((d) => d.code)).toEqual([
      "missing-survey",
    ]);
    const empty = createSurveyServices({ files: { read: () => ({ text: "" }) } });
    expect(empty.check("file:///w/main.survey").diagnostics).toEqual([]);
  });

  it("welcomes and thanks", () => {
    const { instrument } = compile('welcome "Hello"\nyesno a "A"\nthanks { show s }\nscore s = 1');
    expect(labelText(instrument.welcome!)).toBe("Hello");
    expect(instrument.thanks).toMatchObject({ show: [{ scores: ["s"], as: "table" }] });
    expect(instrument.thanks!.text).toBeUndefined();
  });

  it("says in both languages what is wrong with a value", () => {
    const [problem] = found('survey s "S" { language x }\nyesno a "A"');
    expect(problem!.params.expected).toEqual({
      en: expect.stringContaining("zh-CN"),
      zh: expect.stringContaining("语言"),
    });
  });
});
