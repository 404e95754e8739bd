import { type Words, word } from "./word.js";

export const entryWords: Words = {
  specify: word(
    "please specify",
    "请注明",
    "Adds a line to write on: “Other, please specify”.",
    "选中后可以填写文字，例如“其他（请注明）”。",
  ),
  exclusive: word(
    "excludes the others",
    "互斥",
    "Cannot be ticked together with other options.",
    "不能与其他选项同时选择。",
  ),
  missing: word(
    "no answer",
    "缺失值",
    "Stands for no answer, such as “Don’t know” or “Refused”.",
    "表示没有回答，例如“不知道”“拒绝回答”。",
  ),
  fixed: word(
    "keeps its place",
    "位置固定",
    "Keeps its place when options are shuffled.",
    "选项随机排序时位置不变。",
  ),
  retired: word(
    "no longer offered",
    "停用",
    "No longer offered, but known in older data.",
    "不再提供，但旧数据中仍然有效。",
  ),
  points: word(
    "points",
    "计分",
    "What it counts in scores, in place of its code.",
    "计分时使用的分值，代替编码。",
  ),
  weight: word("weight", "权重", "Its weight in weighted means.", "加权计算时的权重。"),
  reversed: word(
    "worded the other way",
    "反向",
    "Worded the other way round: turned round in scores, raw in the data.",
    "反向表述：计分时反转，数据中保持原样。",
  ),
  expects: word(
    "attention item",
    "注意力检查",
    "An attention item, and the answer that it calls for.",
    "注意力检查题项，以及应当选择的答案。",
  ),
  phrase: word(
    "words when quoted",
    "引用时的说法",
    "Words to use when the answer is quoted in a text.",
    "在文字中引用该回答时的说法。",
  ),
  advice: word(
    "advice",
    "建议",
    "What the respondent is told when the score falls into this band.",
    "得分落在该分段时给受访者的建议。",
  ),
  each: word("for each", "逐个", "One for each of them.", "逐个进行。"),
  "EachRow.each": word(
    "follow-ups of rows",
    "逐行追问",
    "Questions asked with each row; `answer` is the answer of that row.",
    "每一行都追问的题目；`answer` 是该行的回答。",
  ),
  "Score.each": word(
    "one score for each",
    "逐个计分",
    "Makes one score for every dimension, facet or item.",
    "每个维度、子维度或题项各得一个分。",
  ),
  row: word(
    "row",
    "行",
    "`each row` holds the questions asked with each row.",
    "`each row` 中是每一行都要追问的题目。",
  ),
  column: word(
    "column of a table",
    "表格的列",
    "One column of a `grid`: a question of any kind.",
    "`grid` 的一列，可以是各种题型。",
  ),
};
