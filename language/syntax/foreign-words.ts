/**
 * Words that authors bring from other survey tools, from Chinese, or from another case, and the word of
 * this language that means the same. Keys in lower case.
 */
export const STATEMENT_WORDS: Record<string, string> = {
  // XLSForm, ODK
  select_one: "single",
  select_multiple: "multiple",
  integer: "number",
  decimal: "number",
  string: "text",
  begin_group: "section",
  group: "section",
  calculate: "compute",
  acknowledge: "consent",
  range: "slider",
  // LimeSurvey, Qualtrics, SurveyJS, HTML
  radio: "single",
  radiogroup: "single",
  radiobutton: "single",
  choice: "single",
  mc: "single",
  select: "single",
  dropdown: "single",
  checkbox: "multiple",
  checkboxes: "multiple",
  multi: "multiple",
  multichoice: "multiple",
  multiselect: "multiple",
  tagbox: "multiple",
  boolean: "yesno",
  bool: "yesno",
  matrix: "rate",
  likert: "rate",
  battery: "rate",
  array: "rate",
  textarea: "open",
  comment: "open",
  essay: "open",
  longtext: "open",
  input: "text",
  textbox: "text",
  shorttext: "text",
  numeric: "number",
  int: "number",
  float: "number",
  rank: "ranking",
  panel: "section",
  html: "note",
  display: "note",
  info: "note",
  label: "note",
  message: "note",
  sum100: "allocate",
  constantsum: "allocate",
  nps: "rating",
  stars: "rating",
  question: "single",
  q: "single",
  title: "survey",
  questionnaire: "survey",
  form: "survey",
  construct: "dimension",
  factor: "dimension",
  subscale: "dimension",
  options: "choices",
  list: "choices",
  answers_list: "choices",
  heading: "section",
  header: "section",
  intro: "welcome",
  introduction: "welcome",
  end: "thanks",
  finish: "thanks",
  calc: "compute",
  let: "compute",
  variable: "compute",
  validate: "check",
  constraint: "check",
  assert: "check",
  warn: "confirm",
  screenout: "stop",
  terminate: "stop",
  exit: "stop",
  include: "import",
  when: "if",
  elseif: "if",
  // 中文
  问卷: "survey",
  标题: "survey",
  单选: "single",
  单选题: "single",
  多选: "multiple",
  多选题: "multiple",
  判断: "yesno",
  是非: "yesno",
  量表: "scale",
  选项: "choices",
  维度: "dimension",
  打分: "rate",
  矩阵: "rate",
  矩阵量表: "rate",
  评分: "rating",
  排序: "ranking",
  分配: "allocate",
  滑块: "slider",
  数字: "number",
  数值: "number",
  填空: "text",
  文本: "text",
  问答: "open",
  开放: "open",
  开放题: "open",
  简答: "open",
  日期: "date",
  时间: "time",
  表格: "grid",
  同意: "consent",
  知情同意: "consent",
  说明: "note",
  提示: "note",
  分页: "page",
  页面: "page",
  页: "page",
  章节: "section",
  小节: "section",
  个人资料: "demographics",
  人口学: "demographics",
  如果: "if",
  计算: "compute",
  检查: "check",
  确认: "confirm",
  结束: "stop",
  得分: "score",
  计分: "score",
  欢迎: "welcome",
  欢迎语: "welcome",
  致谢: "thanks",
  感谢: "thanks",
  导入: "import",
};

/** Constructs that the language reserves for a later version. */
export const LATER_WORDS = new Set([
  "repeat",
  "each",
  "block",
  "include",
  "shuffle",
  "pick",
  "assign",
  "upload",
  "signature",
  "location",
  "image",
  "audio",
  "video",
  "bestworst",
  "hidden",
  "index",
  "valid",
]);

/** Jumps, which the language does not have: what depends on an answer stands in an `if`. */
export const JUMP_WORDS = new Set([
  "goto",
  "go_to",
  "go",
  "jump",
  "jumpto",
  "skip",
  "skipto",
  "skip_to",
  "next",
  "跳转",
  "跳到",
  "跳至",
  "转到",
]);

/** Modifiers and marks. */
export const MODIFIER_WORDS: Record<string, string> = {
  mandatory: "required",
  must: "required",
  hint: "help",
  description: "help",
  note_to_interviewer: "instruction",
  relevant: "when",
  visibleif: "when",
  showif: "when",
  show_if: "when",
  skip: "when",
  only_if: "when",
  maximum: "max",
  minimum: "min",
  rows: "lines",
  scale: "on",
  reverse: "reversed",
  inverted: "reversed",
  other: "specify",
  openend: "specify",
  none: "exclusive",
  na: "missing",
  score: "points",
  必答: "required",
  必填: "required",
  选答: "optional",
  选填: "optional",
  反向: "reversed",
  反向计分: "reversed",
  互斥: "exclusive",
  请注明: "specify",
  其他: "specify",
  缺失: "missing",
  单位: "unit",
  说明: "help",
  提示: "help",
  最多: "max",
  最少: "min",
  当: "when",
  shuffled: "",
  rotated: "",
  randomize: "",
  random: "",
};

/** Operators in expressions. */
export const OPERATOR_WORDS: Record<string, string> = {
  and: "and",
  or: "or",
  equals: "is",
  equal: "is",
  eq: "is",
  contains: "has",
  includes: "has",
  selected: "has",
  gt: ">",
  lt: "<",
  ge: ">=",
  le: "<=",
  且: "and",
  并且: "and",
  和: "and",
  或: "or",
  或者: "or",
  等于: "is",
  是: "is",
  为: "is",
  包含: "has",
  大于: ">",
  小于: "<",
  不少于: ">=",
  不超过: "<=",
  属于: "in",
};

/** Damerau–Levenshtein distance, capped: returns `limit + 1` as soon as it is certain to be exceeded. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let d = Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, before[j - 2]! + 1);
      row.push(d);
      best = Math.min(best, d);
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The candidate nearest to a misspelt word: at most two letters off, one for short words. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  const limit = word.length <= 2 ? 0 : word.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (other === lower) return candidate;
    const d = distance(lower, other, limit);
    if (d < bestDistance) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}
