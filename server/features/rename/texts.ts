/** Why a name stays as it is, in words. */
import type { Locale, Localised, ParamValue } from "../../../language/diagnostics/define.js";
import { fill } from "../../../language/diagnostics/diagnostic.js";

const REFUSALS = {
  notAName: {
    en: "“{name}” cannot be a name: names are made of letters of any script, digits and `_`, and do not begin with a digit.",
    zh: "“{name}”不能作为名称：名称由任意文字的字母、数字和 `_` 组成，且不能以数字开头。",
  },
  hardWord: {
    en: "“{name}” cannot be a name: it is a word of the language.",
    zh: "“{name}”不能作为名称：它是语言的保留字。",
  },
  code: {
    en: "{name} is a code. Codes are data: change it where it is declared, and in the data that were collected.",
    zh: "{name} 是编码。编码属于数据：请在声明处修改，并同时修改已收集的数据。",
  },
  noName: {
    en: "There is no name here that could be changed.",
    zh: "此处没有可以重命名的名称。",
  },
  builtIn: {
    en: "“{name}” is a word of the language here, not a name.",
    zh: "“{name}”在此处是语言的词，不是名称。",
  },
  library: {
    en: "“{name}” belongs to the standard library, which cannot be changed.",
    zh: "“{name}”属于标准库，不能修改。",
  },
  collision: {
    en: "It cannot be called “{name}” ({place}): {message}",
    zh: "不能命名为“{name}”（{place}）：{message}",
  },
  otherMeaning: {
    en: "It cannot be called “{name}”: “{text}” in {place} would mean something else.",
    zh: "不能命名为“{name}”：{place}中的“{text}”会改变含义。",
  },
  provisional: {
    en: "It cannot be called “{name}”: questions without a name would be stored under other names than now ({before} → {after}).",
    zh: "不能命名为“{name}”：没有名称的题目会因此改变变量名（{before} → {after}）。",
  },
} satisfies Record<string, Localised>;

export type Reason = keyof typeof REFUSALS;

/** The answer to a request that is not done. */
export interface Refusal {
  refused: Reason;
  message: string;
}

export function refuse(reason: Reason, locale: Locale, params: Record<string, ParamValue>): Refusal {
  return { refused: reason, message: fill(REFUSALS[reason][locale], params, locale) };
}
