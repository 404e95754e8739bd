/** The few words that the extension itself says about previews. */
import * as vscode from "vscode";

const en = {
  title: (name: string) => `Preview ${name}`,
  noSurvey: "Open a survey (a file that ends in .survey) first.",
  cannotOpen: "This file cannot be opened in the editor.",
  cannotSave: (reason: string) => `The file was not saved: ${reason}`,
  saveAnswers: "Save the answers",
};

const zh: typeof en = {
  title: (name) => `预览 ${name}`,
  noSurvey: "请先打开一份问卷（扩展名为 .survey 的文件）。",
  cannotOpen: "无法在编辑器中打开这个文件。",
  cannotSave: (reason) => `文件未保存：${reason}`,
  saveAnswers: "保存答案",
};

/** Language of the editor, of those that the extension speaks. */
export function editorLanguage(): "zh-CN" | "en" {
  return /^zh\b/i.test(vscode.env.language) ? "zh-CN" : "en";
}

export function texts(): typeof en {
  return editorLanguage() === "en" ? en : zh;
}
