import { type Words, word } from "./word.js";

export const questionWords: Words = {
  single: word(
    "single choice",
    "单选题",
    "The respondent picks one of the options.",
    "受访者从选项中选一个。",
  ),
  multiple: word(
    "multiple choice",
    "多选题",
    "The respondent ticks any number of options.",
    "受访者可以选多个选项。",
  ),
  yesno: word("yes or no", "是非题", "A question answered with yes or no.", "回答“是”或“否”的题目。"),
  rating: word("rating of one thing", "评分题", "One thing is rated on a scale.", "用一个量表对一件事评分。"),
  rate: word(
    "battery on a scale",
    "量表题组（矩阵）",
    "Many items are rated on one scale.",
    "多个题项用同一个量表评分。",
  ),
  differential: word(
    "semantic differential",
    "语义差别量表",
    "Each row is rated between two opposite words.",
    "每行在两个相反的词之间评分。",
  ),
  ranking: word("ranking", "排序题", "The respondent puts the options in order.", "受访者给选项排出顺序。"),
  allocate: word(
    "constant sum",
    "分配总分",
    "The respondent spreads a sum of points over the items.",
    "受访者把总分分配给各项。",
  ),
  slider: word(
    "slider",
    "滑块题",
    "A point between two ends is marked on a line.",
    "在两端之间的滑块上选一个位置。",
  ),
  number: word("number", "数字题", "A number is typed in.", "填写一个数字。"),
  text: word("line of text", "填空题（单行）", "One line of text is typed in.", "填写一行文字。"),
  open: word("open question", "开放题（多行）", "Several lines of text are typed in.", "填写多行文字。"),
  date: word("date", "日期题", "A date is entered.", "填写日期。"),
  time: word("time of day", "时间题", "A time of day is entered.", "填写一天中的时间。"),
  datetime: word("date and time", "日期时间题", "A date with a time is entered.", "填写日期和时间。"),
  grid: word(
    "table of questions",
    "表格题",
    "A table in which every column is a question of its own kind.",
    "表格，每一列是一道题，题型各自指定。",
  ),
  consent: word(
    "consent",
    "知情同意",
    "The respondent agrees to take part; `else stop` says what happens otherwise.",
    "请受访者同意参加；不同意时的处理写在 `else stop` 后。",
  ),
};
