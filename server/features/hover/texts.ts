/** Words of hovers. */
import type { Locale, Localised } from "../../../language/diagnostics/define.js";
import { fill } from "../../../language/diagnostics/diagnostic.js";
import type { Domain, Level, ResponsePolicy } from "../../../language/instrument/model.js";
import type { Role } from "../uses.js";

const TEXTS = {
  colon: { en: ": ", zh: "：" },
  comma: { en: ", ", zh: "，" },
  and: { en: "; ", zh: "；" },
  more: { en: "… and {n} more", zh: "……另有 {n} 项" },
  variable: { en: "Stored as", zh: "变量" },
  variables: { en: "Stored as {n} variables", zh: "存为 {n} 个变量" },
  type: { en: "Type", zh: "类型" },
  values: { en: "Values", zh: "取值" },
  missing: { en: "Missing answers", zh: "缺失值" },
  asked: { en: "Asked of", zh: "提问对象" },
  offered: { en: "Offered to", zh: "提供给" },
  answer: { en: "Answer", zh: "作答" },
  dimension: { en: "Dimension", zh: "维度" },
  reversed: { en: "reversed", zh: "反向计分" },
  scale: { en: "Scale", zh: "量表" },
  list: { en: "List", zh: "选项列表" },
  usedBy: { en: "Used in", zh: "用于" },
  unused: { en: "nothing yet", zh: "尚未使用" },
  items: { en: "{n} items", zh: "{n} 个题项" },
  points: { en: "{n} points", zh: "{n} 个量表点" },
  options: { en: "{n} options", zh: "{n} 个选项" },
  askedIn: { en: "Asked in", zh: "提问处" },
  notAsked: { en: "no question yet", zh: "尚无题目引用" },
  facets: { en: "Parts", zh: "组成部分" },
  partOf: { en: "Part of", zh: "属于" },
  formula: { en: "Formula", zh: "公式" },
  range: { en: "Range", zh: "范围" },
  bands: { en: "Bands", zh: "分段" },
  rescaled: { en: "rescaled to {from}–{to}", zh: "换算为 {from}–{to}" },
  code: { en: "Code", zh: "编码" },
  value: { en: "Value in the data", zh: "数据中的值" },
  countsAs: { en: "Counts as", zh: "计分" },
  weight: { en: "Weight", zh: "权重" },
  interval: { en: "Stands for", zh: "区间" },
  marks: { en: "Marks", zh: "标记" },
  specify: { en: "Words go to", zh: "文字存入" },
  unit: { en: "Unit", zh: "单位" },
  column: { en: "Column of", zh: "所属题目" },
  of: { en: "Of", zh: "所属" },
  total: { en: "Sum", zh: "合计" },
  conditionOf: { en: "Ends the interview when", zh: "结束访问的条件" },
  source: { en: "Source", zh: "来源" },
  doc: { en: "Note", zh: "备注" },
  survey: { en: "Survey", zh: "问卷" },
  surveyCounts: { en: "{q} questions, {v} variables, {p} pages", zh: "{q} 道题，{v} 个变量，{p} 页" },
  pageCounts: { en: "{q} questions, {v} variables", zh: "{q} 道题，{v} 个变量" },
  imported: { en: "From", zh: "来自" },
  unlabelled: { en: "(without words)", zh: "（无文字）" },
  line: { en: "line {n}", zh: "第 {n} 行" },
  lineIn: { en: "{file}, line {n}", zh: "{file} 第 {n} 行" },
  files: { en: "{n} files", zh: "{n} 个文件" },
  places: { en: "{n} places", zh: "{n} 处" },
  placesIn: { en: "{n} places in {files} files", zh: "{files} 个文件中的 {n} 处" },
  exclusive: { en: "cannot be ticked together with others", zh: "与其他选项互斥" },
  missingMark: { en: "stands for no answer", zh: "表示缺失" },
  fixed: { en: "keeps its place", zh: "位置固定" },
  retired: { en: "no longer offered", zh: "已停用" },
  pattern: { en: "Pattern", zh: "格式" },
  length: { en: "Length", zh: "长度" },
} satisfies Record<string, Localised>;

export type TextKey = keyof typeof TEXTS;

export function text(key: TextKey, locale: Locale, params: Record<string, string | number> = {}): string {
  return fill(TEXTS[key][locale], params, locale);
}

const ROLES: Record<Role, { one: Localised; many: Localised }> = {
  condition: {
    one: { en: "1 condition", zh: "1 个条件" },
    many: { en: "{n} conditions", zh: "{n} 个条件" },
  },
  pipe: {
    one: { en: "1 text that quotes it", zh: "1 处插入文字" },
    many: { en: "{n} texts that quote it", zh: "{n} 处插入文字" },
  },
  compute: {
    one: { en: "1 computed value", zh: "1 处计算值" },
    many: { en: "{n} computed values", zh: "{n} 处计算值" },
  },
  score: { one: { en: "1 score", zh: "1 个得分" }, many: { en: "{n} scores", zh: "{n} 个得分" } },
  check: { one: { en: "1 check", zh: "1 处检查" }, many: { en: "{n} checks", zh: "{n} 处检查" } },
  default: { one: { en: "1 default", zh: "1 个默认值" }, many: { en: "{n} defaults", zh: "{n} 个默认值" } },
  options: {
    one: { en: "options of 1 question", zh: "1 道题的选项" },
    many: { en: "options of {n} questions", zh: "{n} 道题的选项" },
  },
  key: {
    one: { en: "1 scoring key", zh: "1 个计分键" },
    many: { en: "{n} scoring keys", zh: "{n} 个计分键" },
  },
  shown: {
    one: { en: "the closing words", zh: "结束语" },
    many: { en: "the closing words ({n} times)", zh: "结束语（{n} 次）" },
  },
  asked: {
    one: { en: "1 question", zh: "1 道题" },
    many: { en: "{n} questions", zh: "{n} 道题" },
  },
};

/** `3 conditions` */
export function countOf(role: Role, n: number, locale: Locale): string {
  return fill((n === 1 ? ROLES[role].one : ROLES[role].many)[locale], { n }, locale);
}

const LEVELS: Record<Level, Localised> = {
  nominal: { en: "nominal", zh: "定类" },
  ordinal: { en: "ordinal", zh: "定序" },
  interval: { en: "interval", zh: "定距" },
  ratio: { en: "ratio", zh: "定比" },
  text: { en: "text", zh: "文本" },
  time: { en: "time", zh: "时间" },
};

export const levelIn = (level: Level, locale: Locale): string => LEVELS[level][locale];

const TYPES = {
  one: { en: "one option", zh: "单个选项" },
  several: { en: "several options", zh: "多个选项" },
  point: { en: "a point on a scale", zh: "量表上的一点" },
  boolean: { en: "yes or no", zh: "是或否" },
  whole: { en: "a whole number", zh: "整数" },
  decimal: { en: "a number with {n} decimals", zh: "{n} 位小数" },
  text: { en: "text", zh: "文字" },
  date: { en: "a date", zh: "日期" },
  time: { en: "a time of day", zh: "时刻" },
  datetime: { en: "a date and time", zh: "日期和时刻" },
  ranking: { en: "options in order", zh: "排序的选项" },
} satisfies Record<string, Localised>;

/** What kind of value stands in the data. */
export function typeIn(domain: Domain, locale: Locale): string {
  if (domain.type === "choice")
    return TYPES[domain.multiple ? "several" : domain.ordered ? "point" : "one"][locale];
  if (domain.type !== "number") return TYPES[domain.type][locale];
  return domain.decimals === 0
    ? TYPES.whole[locale]
    : fill(TYPES.decimal[locale], { n: domain.decimals }, locale);
}

const POLICIES: Record<ResponsePolicy, Localised> = {
  required: { en: "must be given", zh: "必答" },
  requested: { en: "the form reminds once", zh: "提醒一次" },
  optional: { en: "may be left out", zh: "选答" },
};

export const policyIn = (policy: ResponsePolicy, locale: Locale): string => POLICIES[policy][locale];
