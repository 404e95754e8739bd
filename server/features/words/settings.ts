import { type Words, word } from "./word.js";

export const settingWords: Words = {
  language: word(
    "language",
    "语言",
    "Language of the texts, such as `en` or `zh-CN`.",
    "问卷文字的语言，例如 `zh-CN`、`en`。",
  ),
  version: word(
    "version",
    "版本",
    "Version of the questionnaire; it is written into every answer document.",
    "问卷版本，写入每份回答。",
  ),
  authors: word("authors", "作者", "Authors, printed in the codebook.", "作者，印在编码手册中。"),
  source: word("source", "来源", "Where it comes from; printed in the codebook.", "来源，印在编码手册中。"),
  validated: word(
    "validation",
    "效度依据",
    "Where it was validated; printed in the codebook.",
    "效度研究的出处，印在编码手册中。",
  ),
  licence: word(
    "licence",
    "许可",
    "Terms under which it may be used; printed in the codebook.",
    "使用许可，印在编码手册中。",
  ),
  "TextSetting.help": word(
    "note to readers",
    "给读者的说明",
    "A note to the readers of the codebook.",
    "写给编码手册读者的说明。",
  ),
  anonymous: word(
    "promise: anonymous",
    "承诺匿名",
    "Promises that no answer identifies a person; the checks hold the questions to it.",
    "承诺任何回答都不能识别个人；编译器据此检查题目。",
  ),
  confidential: word(
    "promise: confidential",
    "承诺保密",
    "Promises that answers are kept in confidence.",
    "承诺对回答保密。",
  ),
  identified: word(
    "with names",
    "实名",
    "Says that answers belong to known persons.",
    "说明回答与具体的人对应（实名）。",
  ),
  mode: word(
    "who fills it in",
    "填写方式",
    "Who fills it in: `self` or `interview`.",
    "由谁填写：`self` 自填，`interview` 访谈。",
  ),
  self: word("by the respondent", "自填", "The respondent fills it in.", "由受访者自己填写。"),
  interview: word(
    "by an interviewer",
    "访谈",
    "An interviewer asks; `instruction` and `probe` are shown.",
    "由访问员提问，显示 `instruction` 和 `probe`。",
  ),
  answers: word(
    "must be answered?",
    "是否必答",
    "What holds for questions that do not say it themselves: `required`, `requested` or `optional`.",
    "题目自己没有说明时的规则：`required` 必答、`requested` 提醒一次、`optional` 选答。",
  ),
  numbering: word(
    "numbers of questions",
    "题号",
    "Whether questions carry printed numbers.",
    "是否给题目编号。",
  ),
  questions: word("number them", "编题号", "Questions carry numbers.", "题目编号。"),
  none: word("no numbers", "不编题号", "Questions carry no numbers.", "题目不编号。"),
  codes: word(
    "codes for no answer",
    "缺失编码",
    "Codes that exports write for blank answers and for questions not asked.",
    "导出时，漏答与跳过的编码。",
  ),
  blank: word(
    "left blank",
    "漏答",
    "Code for a question that was asked and left blank.",
    "问到但没有回答时的编码。",
  ),
  skipped: word("not asked", "跳过", "Code for a question that was not asked.", "没有问到时的编码。"),
};
