import { declare } from "./define.js";

/** Names: what is declared, what is referred to, and in which order. */
export const nameCodes = {
  "undefined-name": declare(
    "error",
    "Nothing is called “{name}” here.{suggestion}",
    "此处没有名为“{name}”的内容。{suggestion}",
  ),
  "undefined-list": declare(
    "error",
    "There is no {kind} called “{name}”.{suggestion}",
    "没有名为“{name}”的{kind}。{suggestion}",
  ),
  "duplicate-name": declare(
    "error",
    "“{name}” is already the name of something else.",
    "名称“{name}”已被使用。",
  ),
  "name-differs-in-case": declare(
    "error",
    "“{name}” and “{other}” differ only in upper and lower case; statistics packages cannot tell them apart.",
    "“{name}”与“{other}”仅大小写不同，统计软件无法区分。",
  ),
  "unusable-name": declare(
    "error",
    "Nothing can be called “{name}”: programs that read the data take it for something of their own.",
    "不能使用名称“{name}”：读取数据的程序会把它当作内部名称。",
  ),
  "duplicate-variable": declare(
    "error",
    "Two answers would be stored as “{name}”.",
    "有两个答案会存入同一个变量“{name}”。",
  ),
  "duplicate-code": declare(
    "error",
    "The code {code} stands twice in this list.",
    "编码 {code} 在此列表中出现了两次。",
  ),
  "duplicate-label": declare(
    "error",
    "The label “{label}” stands twice in this list.",
    "标签“{label}”在此列表中出现了两次。",
  ),
  "duplicate-entry": declare(
    "error",
    "“{name}” stands twice in this list.",
    "“{name}”在此列表中出现了两次。",
  ),
  "unknown-option": declare(
    "error",
    "{question} has no answer “{option}”.{suggestion}",
    "{question}没有“{option}”这个选项。{suggestion}",
  ),
  "unknown-row": declare(
    "error",
    "“{question}” has no item “{row}”.{suggestion}",
    "“{question}”中没有题项“{row}”。{suggestion}",
  ),
  "unknown-attribute": declare(
    "error",
    "“{name}” has no “{attribute}”.{suggestion}",
    "“{name}”没有“{attribute}”。{suggestion}",
  ),
  "unknown-function": declare(
    "error",
    "There is no function “{name}”.{suggestion}",
    "没有函数“{name}”。{suggestion}",
  ),
  "forward-reference": declare(
    "error",
    "“{name}” is asked only further below; conditions, pipes and `compute` read what stands above.",
    "“{name}”在后面才出现；条件、插入文字和 `compute` 只能使用前面的内容。",
  ),
  "score-in-flow": declare(
    "error",
    "“{name}” is a score and known only at the end. Use `compute` for a value that the interview itself needs.",
    "“{name}”是得分，最后才计算。访答过程中要用的值请用 `compute` 定义。",
  ),
  "cyclic-definition": declare(
    "error",
    "These depend on one another: {cycle}.",
    "这些定义相互依赖：{cycle}。",
  ),
  "perspective-needed": declare(
    "error",
    "“{name}” was rated under {perspectives}; say which, for example “{example}”.",
    "“{name}”有多个评价角度（{perspectives}），请指明，例如“{example}”。",
  ),
  "import-clash": declare(
    "error",
    "“{name}” is declared here and in “{path}”. Use `import … as …`.",
    "“{name}”在此处和“{path}”中都有声明，请使用 `import … as …`。",
  ),
  "unused-declaration": declare("hint", "Nothing uses {kind} “{name}”.", "{kind}“{name}”没有被使用。", {
    unnecessary: true,
  }),
} as const;
