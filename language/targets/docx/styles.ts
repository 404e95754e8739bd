/** The styles of the document: what an editor changes once changes everywhere. */
import { AlignmentType, BorderStyle, type IStylesOptions, LineRuleType } from "docx";
import type { DocxContext } from "./context.js";
import { BOX, HANG, mm } from "./measures.js";

/** Half points. */
const BODY = 21;
const SMALL = 18;
const GREY = "555555";
const INK = "1F3A5F";

/** Fonts that word processors have for a language, for scripts of East Asia. */
function eastAsian(language: string): string {
  if (/^zh-(TW|HK|MO|Hant)/i.test(language)) return "Microsoft JhengHei";
  if (/^ja\b/i.test(language)) return "Yu Gothic";
  if (/^ko\b/i.test(language)) return "Malgun Gothic";
  return "Microsoft YaHei";
}

/** Fonts of the text: those of the theme, else ones that word processors bring along. */
export function fontsOf(language: string, font: string | undefined) {
  const [own] = (font ?? "")
    .split(",")
    .map((name) => name.replace(/[^\p{L}\p{N} -]/gu, "").trim())
    .filter(Boolean);
  const latin = own ?? "Arial";
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: own ?? eastAsian(language) };
}

/** One that has the marks that boxes are drawn with. */
const BOXES = {
  ascii: "Segoe UI Symbol",
  hAnsi: "Segoe UI Symbol",
  cs: "Segoe UI Symbol",
  eastAsia: "Segoe UI Symbol",
};

/** Languages of the text, for spelling and line breaking. */
function languagesOf(language: string) {
  const isEast = /^(zh|ja|ko)\b/i.test(language);
  return isEast ? { value: "en-US", eastAsia: language } : { value: language, eastAsia: "zh-CN" };
}

export function stylesOf(cx: DocxContext): IStylesOptions {
  const { language } = cx.instrument;
  const fonts = fontsOf(language, cx.options.theme.font);
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: INK, font: fonts },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  const answer = { indent: { left: HANG }, spacing: { before: 0, after: 20 }, keepLines: true };
  return {
    default: {
      document: {
        run: { font: fonts, size: BODY, language: languagesOf(language) },
        paragraph: { spacing: { after: 80, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { size: 36, bold: true, color: INK, font: fonts },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 200 }, keepNext: true },
      },
      heading1: heading(28, 360, 120),
      heading2: heading(24, 280, 100),
    },
    paragraphStyles: [
      style("Intro", "Introduction", "Normal", {}, { spacing: { after: 100 } }),
      style(
        "Question",
        "Question",
        "Normal",
        { bold: true },
        {
          indent: { left: HANG, hanging: HANG },
          spacing: { before: 240, after: 40 },
          keepNext: true,
          keepLines: true,
        },
      ),
      style(
        "QuestionHelp",
        "Question help",
        "Normal",
        { size: SMALL, color: GREY },
        {
          ...answer,
          spacing: { after: 40 },
          keepNext: true,
        },
      ),
      style("Instruction", "Interviewer instruction", "QuestionHelp", {
        italics: cx.locale !== "zh",
        color: INK,
      }),
      style(
        "Probe",
        "Probe",
        "QuestionHelp",
        { color: INK },
        {
          indent: { left: HANG + mm(14), hanging: mm(14) },
          keepNext: true,
          keepLines: true,
        },
      ),
      style(
        "AnswerOption",
        "Answer option",
        "Normal",
        {},
        {
          ...answer,
          indent: { left: HANG + BOX, hanging: BOX },
        },
      ),
      style("AnswerField", "Answer field", "Normal", {}, { ...answer, spacing: { before: 60, after: 40 } }),
      style(
        "WritingLine",
        "Writing line",
        "AnswerField",
        {},
        {
          spacing: { before: 0, after: 0, line: mm(8.5), lineRule: LineRuleType.EXACT },
        },
      ),
      style(
        "Filter",
        "Filter",
        "Normal",
        { bold: true, color: INK },
        {
          spacing: { before: 240, after: 60 },
          keepNext: true,
          keepLines: true,
          border: { left: { style: BorderStyle.SINGLE, size: 18, color: INK, space: 6 } },
        },
      ),
      style("Remark", "Remark", "Normal", {}, { spacing: { before: 160, after: 80 } }),
      style(
        "ImportantRemark",
        "Important remark",
        "Remark",
        { bold: true },
        {
          border: {
            top: { style: BorderStyle.SINGLE, size: 6, color: INK, space: 4 },
            bottom: { style: BorderStyle.SINGLE, size: 6, color: INK, space: 4 },
            left: { style: BorderStyle.SINGLE, size: 6, color: INK, space: 4 },
            right: { style: BorderStyle.SINGLE, size: 6, color: INK, space: 4 },
          },
        },
      ),
      style(
        "GoOn",
        "Go to",
        "Normal",
        { bold: true, color: INK },
        {
          alignment: AlignmentType.END,
          spacing: { before: 20, after: 40 },
          keepLines: true,
        },
      ),
      style(
        "FollowUp",
        "About row",
        "Normal",
        { bold: true, color: GREY },
        {
          ...answer,
          spacing: { before: 120, after: 20 },
          keepNext: true,
        },
      ),
      style("Cell", "Table text", "Normal", { size: 19 }, { spacing: { before: 0, after: 0, line: 252 } }),
      style("RowNote", "Table note", "Cell", { size: SMALL, color: GREY }),
      style("CellCentre", "Table centre", "Cell", {}, { alignment: AlignmentType.CENTER }),
      style("CellHead", "Table head", "Cell", { size: 17 }, { alignment: AlignmentType.CENTER }),
      style("RowGroup", "Table row heading", "Cell", { bold: true, color: INK }),
      style(
        "AfterTable",
        "After table",
        "Normal",
        { size: 8 },
        { spacing: { before: 0, after: 0, line: 240 } },
      ),
      style(
        "Closing",
        "Closing",
        "Normal",
        {},
        { alignment: AlignmentType.CENTER, spacing: { before: 400 } },
      ),
    ],
    characterStyles: [
      { id: "HowTo", name: "How to answer", run: { bold: false, size: SMALL, color: GREY } },
      { id: "Box", name: "Box", run: { font: BOXES } },
      { id: "Arrow", name: "Arrow", run: { bold: true, color: INK } },
      { id: "OptionNote", name: "Option note", run: { size: SMALL, color: GREY } },
      { id: "AnswerCode", name: "Answer code", run: { size: 15, color: GREY, subScript: true } },
      { id: "ProbeMark", name: "Probe mark", run: { bold: true } },
    ],
  };
}

type Own = NonNullable<IStylesOptions["paragraphStyles"]>[number];

function style(
  id: string,
  name: string,
  basedOn: string,
  run: Own["run"] = {},
  paragraph: Own["paragraph"] = {},
): Own {
  return { id, name, basedOn, quickFormat: true, run: run ?? {}, paragraph: paragraph ?? {} };
}
