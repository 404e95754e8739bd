import type {
  Compared,
  Comparison,
  DurationUnit,
  Lexicon,
  Listed,
  MemberWord,
  NumericAggregate,
} from "./lexicon.js";

const han = /\p{Script=Han}/u;
const latin = /[\p{Script=Latin}\p{N}−+]/u;

/** Joins pieces with a space where Han meets a Latin letter or a digit, as in well-set Chinese. */
export function spaced(...pieces: string[]): string {
  let out = "";
  for (const piece of pieces) {
    const last = lastPoint(out);
    const first = firstPoint(piece);
    const gap = (han.test(last) && latin.test(first)) || (latin.test(last) && han.test(first));
    out += gap ? ` ${piece}` : piece;
  }
  return out;
}

const firstPoint = (text: string) => (text === "" ? "" : String.fromCodePoint(text.codePointAt(0) ?? 0));
const lastPoint = (text: string) => {
  const two = text.slice(-2);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(two) ? two : text.slice(-1);
};

const compareWords: Record<Compared, Record<Comparison, string>> = {
  amount: { "<": "小于", "<=": "不大于", ">": "大于", ">=": "不小于" },
  moment: { "<": "早于", "<=": "不晚于", ">": "晚于", ">=": "不早于" },
  point: { "<": "低于", "<=": "不高于", ">": "高于", ">=": "不低于" },
};

const units: Record<DurationUnit, string> = {
  years: "年",
  months: "个月",
  weeks: "周",
  days: "天",
  hours: "小时",
  minutes: "分钟",
};

/** Words for members of a battery (题) and for amounts of any other kind (项). */
const aggregateWords: Record<NumericAggregate, { item: string; entry: string }> = {
  sum: { item: "总分", entry: "总和" },
  mean: { item: "平均分", entry: "平均值" },
  min: { item: "最低分", entry: "最小值" },
  max: { item: "最高分", entry: "最大值" },
  median: { item: "中位数", entry: "中位数" },
  sd: { item: "标准差", entry: "标准差" },
};

/** `甲`、`甲或乙`、`甲、乙或丙`；quoted words need no 、 between them. */
function joined(list: Listed, word: "或" | "和"): string {
  const { words, more } = list;
  if (more > 0) return `${row(words)}等 ${words.length + more} 项`;
  if (words.length < 2) return words.join("");
  return spaced(row(words.slice(0, -1)), word, words.at(-1) ?? "");
}

/** In a row: 、 stands between words unless quotation marks already part them. */
function row(words: string[]): string {
  let out = "";
  for (const word of words)
    out += out === "" || (out.endsWith("”") && word.startsWith("“")) ? word : `、${word}`;
  return out;
}

/** Without 和: before "any of these". */
const enumeration = (list: Listed) => (list.more > 0 ? joined(list, "和") : row(list.words));
const size = (list: Listed) => list.words.length + list.more;
const member = (word: MemberWord) => (word === "item" ? "题" : "项");

export const zh: Lexicon = {
  quote: (text) => `“${text.replace(/[“”]/g, (c) => (c === "“" ? "‘" : "’"))}”`,
  group: (text) => `（${text}）`,
  say: (subject, predicate) => spaced(subject, predicate),
  and: (parts) => parts.join("，且"),
  or: (parts) => parts.join("，或"),
  furtherConditions: (count) => `满足另外 ${count} 个条件`,
  enumerate: (list) => joined(list, "和"),
  number: (value) => String(value).replace(/^-/, "−"),
  amount: (value, unit) => (unit ? `${value} ${unit}` : value),
  aspect: (noun, aspect) => `${noun}（${aspect}）`,

  always: "任何情况下",
  never: "任何情况下都不",
  yes: "是",
  no: "否",
  today: "填答当天",
  duration: (amount, unit) => `${amount} ${units[unit]}`,

  is: (list) => spaced("为", joined(list, "或")),
  isNot: (list) => {
    if (size(list) === 1) return spaced("不是", joined(list, "或"));
    if (size(list) === 2) return spaced("既不是", list.words[0] ?? "", "也不是", list.words[1] ?? "");
    return spaced("不是", enumeration(list), "中的任何一项");
  },
  compare: (op, what, value) => spaced(compareWords[what][op], value),
  between: (from, to, negated) => spaced(negated ? "不在" : "在", from, "至", to, "之间"),
  includes: (list, how) => {
    if (size(list) === 1) return spaced("选了", joined(list, "或"));
    if (how === "any") return spaced("选了", enumeration(list), "中的至少一项");
    return spaced("同时选了", joined(list, "和"));
  },
  includesNot: (list, how) => {
    if (size(list) === 1) return spaced("没有选", joined(list, "或"));
    if (how === "any") return spaced("没有选", enumeration(list), "中的任何一项");
    return spaced("没有同时选", joined(list, "和"));
  },
  matches: (pattern, negated) => `${negated ? "不符合" : "符合"}格式${pattern}`,
  answered: (negated) => (negated ? "未作答" : "已作答"),
  notTrue: (statement) => `并非${statement}`,

  some: (noun, word, predicate) => spaced(noun, `中至少有一${member(word)}`, predicate),
  every: (noun, word, predicate) => spaced(noun, `中每一${member(word)}都`, predicate),
  none: (noun, word, predicate) => spaced(noun, `中没有一${member(word)}`, predicate),
  notEvery: (noun, word, predicate) => spaced(noun, `中并非每一${member(word)}都`, predicate),
  countOf: (noun, word, predicate) => spaced(noun, "中", predicate, `的${member(word)}数`),
  someOf: (list) => `以下条件至少满足一个${conditions(list)}`,
  everyOf: (list) => `以下条件全部满足${conditions(list)}`,
  noneOf: (list) => `以下条件均不满足${conditions(list)}`,
  notEveryOf: (list) => `以下条件不全满足${conditions(list)}`,
  countOfConditions: (list) => `以下条件中满足的个数${conditions(list)}`,

  aggregate: (fn, noun, word) =>
    word === undefined
      ? spaced(noun, `的${aggregateWords[fn].entry}`)
      : spaced(noun, `各${member(word)}的${aggregateWords[fn][word]}`),
  itemByItem: (formula) => `逐题计算（${formula}）`,
  partOf: (count, total, noun, word) => `${noun} ${total} ${member(word)}中的 ${count} ${member(word)}`,
  recoded: "反向题已转换",
  weightedBy: (weights) => spaced("按", weights, "加权"),
  rule: (rule) => {
    const need =
      rule.atLeast === "half"
        ? "至少答了一半"
        : rule.of === undefined
          ? `至少答了 ${rule.atLeast} 题`
          : `${rule.of} 题中至少答了 ${rule.atLeast} 题`;
    return rule.prorated ? `${need}，缺答按均值折算` : need;
  },
  withRemarks: (noun, remarks) => (remarks.length ? `${noun}（${remarks.join("；")}）` : noun),

  call: (fn, args) => {
    const [x = "", y] = args;
    switch (fn) {
      case "first":
        return spaced(row(args), "中第一个有值的");
      case "round":
        return y === undefined || y === "0" ? `${x}（四舍五入取整）` : `${x}（四舍五入保留 ${y} 位小数）`;
      case "floor":
        return `${x}（向下取整）`;
      case "ceil":
        return `${x}（向上取整）`;
      case "abs":
        return spaced(x, "的绝对值");
      case "sqrt":
        return spaced(x, "的平方根");
      case "ln":
        return spaced(x, "的自然对数");
      case "exp":
        return spaced("e 的", x, "次方");
      case "years":
        return spaced(x, "至今的整年数");
      case "length":
        return spaced(x, "的字符数");
    }
  },
  attribute: (attr, noun) => {
    const word = { band: "等级", advice: "建议", label: "标签", phrase: "措辞", points: "得分" }[attr];
    return spaced(noun, `的${word}`);
  },
  scoreOf: (noun) => spaced(noun, "的计分值"),
  chosen: (noun) => spaced(noun, "选中的项数"),
  choice: (test, then, otherwise) =>
    otherwise === undefined
      ? spaced(`若${test}，则为`, then, "，否则缺失")
      : spaced(`若${test}，则为`, then, "，否则为", otherwise),

  everyone: "所有受访者",
  unlessEnded: (condition, endings) => {
    const reasons = endings.more > 0 ? `${endings.words.join("；")}；等` : endings.words.join("；");
    return condition === undefined
      ? `所有受访者，此前已结束作答的除外（结束条件：${reasons}）`
      : `${condition}，此前已结束作答的除外（结束条件：${reasons}）`;
  },
  endedAt: (stop) => `到达${stop}`,
};

function conditions(list: Listed): string {
  const more = list.more > 0 ? `；等 ${list.words.length + list.more} 个` : "";
  return `（${list.words.join("；")}${more}）`;
}
