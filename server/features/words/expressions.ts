import { type Words, word } from "./word.js";

const unit = (en: string, zh: string) =>
  word(en, zh, `A unit of time: \`d + 2 ${en}\`.`, `时间单位：\`d + 2 ${en}\`。`);

export const expressionWords: Words = {
  today: word("today", "今天", "The date on which the interview began.", "访问开始的日期。"),
  and: word("and", "并且", "Both conditions hold.", "两个条件都成立。"),
  or: word("or", "或者", "At least one condition holds.", "至少一个条件成立。"),
  not: word("not", "非", "The opposite.", "取反。"),
  is: word("equals", "等于", "The answer is this option or value.", "回答等于该选项或值。"),
  in: word(
    "one of",
    "属于",
    "The answer is one of a list, or lies within an interval.",
    "回答属于列表中的一个，或落在区间内。",
  ),
  has: word("was ticked", "选了", "This option was ticked.", "选了该选项。"),
  matches: word("fits a pattern", "符合格式", "The whole text fits the pattern.", "整个文字符合正则表达式。"),
  any: word("at least one", "任一", "At least one of them.", "至少一个。"),
  all: word("every one", "全部", "Every one of them.", "全部。"),
  true: word("true", "真", "The value true.", "真。"),
  false: word("false", "假", "The value false.", "假。"),
  // biome-ignore lint/suspicious/noThenProperty: it is a word of the language, and nobody awaits this table
  then: word("then", "则", "The value if the condition is true.", "条件成立时的值。"),
  weighted: word(
    "weighted",
    "加权",
    "Uses the declared weights, or with `by` the answers of the respondent.",
    "使用定义的权重；后接 `by` 时使用受访者的回答作权重。",
  ),
  by: word("weights", "以…为权重", "The answers that are the weights.", "作为权重的回答。"),
  facet: word(
    "for each facet",
    "逐个子维度",
    "Makes one score for every innermost dimension.",
    "每个最内层的子维度各得一个分。",
  ),
  item: word("for each item", "逐个题项", "Makes one score for every item.", "每个题项各得一个分。"),
  rescaled: word(
    "rescaled",
    "换算",
    "Maps the possible range to another one, such as `0..100`.",
    "把可能的取值范围换算到另一区间，例如 `0..100`。",
  ),
  at: word(
    "at least",
    "至少",
    "`at least 7`: the answers that a score needs.",
    "`at least 7`：计分至少需要几项回答。",
  ),
  least: word(
    "at least",
    "至少",
    "`at least 7`: the answers that a score needs.",
    "`at least 7`：计分至少需要几项回答。",
  ),
  half: word("half of them", "一半", "Half of the items that were asked.", "问到的题项的一半。"),
  prorated: word(
    "prorated",
    "按比例折算",
    "A sum is scaled up to all items asked.",
    "总分按问到的题项数折算。",
  ),
  years: unit("years", "年"),
  months: unit("months", "月"),
  week: unit("week", "周"),
  weeks: unit("weeks", "周"),
  days: unit("days", "天"),
  hour: unit("hour", "小时"),
  hours: unit("hours", "小时"),
  minutes: unit("minutes", "分钟"),
  "NumberLiteral.year": unit("year", "年"),
  "NumberLiteral.month": unit("month", "月"),
  "NumberLiteral.day": unit("day", "天"),
  "NumberLiteral.minute": unit("minute", "分钟"),
};
