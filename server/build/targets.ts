/** What can be built, in words. */
import type { Locale } from "../../language/diagnostics/define.js";
import type { TargetId } from "../../language/targets/index.js";
import type { TargetInfo } from "./protocol.js";

/** In the order in which they are offered. What a browser has to print is left to the command line. */
const WORDS: Record<Exclude<TargetId, "pdf">, Record<Locale, { title: string; detail: string }>> = {
  html: {
    en: { title: "Web form", detail: "One file that people fill in with a browser; needs no server" },
    zh: { title: "网页表单", detail: "单个文件，用浏览器即可填写，无需服务器" },
  },
  paper: {
    en: { title: "Paper form", detail: "Sheets to print and to fill in by hand" },
    zh: { title: "纸质问卷", detail: "可打印、手工填写的问卷" },
  },
  docx: {
    en: { title: "Word document", detail: "The paper form to be edited with Word or LibreOffice" },
    zh: { title: "Word 文档", detail: "可用 Word 或 WPS 继续编辑的纸质问卷" },
  },
  codebook: {
    en: {
      title: "Codebook",
      detail: "Variables, codes and conditions: as a web page, as a table (CSV) and as JSON",
    },
    zh: { title: "编码本", detail: "变量、编码与提问条件：网页、表格（CSV）和 JSON 各一份" },
  },
  "json-schema": {
    en: { title: "JSON Schema", detail: "What an answer may be, for programs that take answers in" },
    zh: { title: "JSON Schema", detail: "答卷数据的格式，供接收答卷的程序使用" },
  },
};

/** All targets, those that most people need first. */
export function targetsIn(locale: Locale): TargetInfo[] {
  return Object.entries(WORDS).map(([id, words]) => ({ id, ...words[locale] }));
}
