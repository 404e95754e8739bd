import { declare } from "./define.js";

/** Slips of writing. One slip, one message, at the place where the author has to change something. */
export const syntaxCodes = {
  "unclosed-text": declare("error", "This text has no closing quote.", "这段文字缺少结尾的引号。"),
  "unclosed-text-block": declare(
    "error",
    'This text block is never closed with """.',
    '这个文本块没有用 """ 结束。',
  ),
  "unclosed-comment": declare("error", "This comment is never closed with */.", "这段注释没有用 */ 结束。"),
  "missing-opening-quote": declare("error", "This text has no opening quote.", "这段文字缺少开头的引号。"),
  "wrong-quotes": declare(
    "warning",
    'The quotes of {text} do not match. Texts stand in "…" or “…”.',
    '{text} 的引号不配对。文字请写在 "…" 或“…”中。',
  ),
  "unquoted-text": declare("error", 'Texts stand in quotes: "{text}".', '文字要加引号："{text}"。'),
  "missing-text": declare(
    "error",
    'The words are missing here, in quotes: "…".',
    '此处缺少文字，请写在引号里："…"。',
  ),
  "missing-name": declare("error", "`{statement}` needs a name here.", "`{statement}` 后面缺少名称。"),
  "missing-value": declare("error", "A value is missing here.", "此处缺少一个值。"),
  "missing-comma": declare("error", "A comma is missing between these two.", "这两项之间缺少逗号。"),
  "missing-closing-brace": declare(
    "error",
    "The block that opens here is never closed with “}”.",
    "从这里开始的代码块没有用“}”结束。",
  ),
  "missing-opening-brace": declare(
    "error",
    "The block that begins after this line has no “{”.",
    "这一行之后的代码块缺少“{”。",
  ),
  "spare-brace": declare("error", "This “}” closes nothing.", "这个“}”没有对应的“{”。"),
  "expected-token": declare("error", "“{token}” is missing here.", "此处缺少“{token}”。"),
  "unexpected-token": declare("error", "“{token}” has no meaning here.", "“{token}”在此处没有意义。"),
  "spare-punctuation": declare("error", "No “{token}” is needed here.", "此处不需要“{token}”。"),
  "list-punctuation": declare(
    "error",
    "The entries of a list stand one to a line, without “{token}”: code or name, then the words in quotes.",
    "列表每行一项，不需要“{token}”：先写编码或名称，再写引号中的文字。",
  ),
  "unknown-word": declare(
    "error",
    "“{word}” is not a word of the language.{suggestion}",
    "“{word}”不是本语言的关键词。{suggestion}",
  ),
  "reserved-name": declare(
    "error",
    "“{name}” is a word of the language and cannot be a name.",
    "“{name}”是本语言的保留词，不能用作名称。",
  ),
  "text-without-statement": declare(
    "error",
    "This text belongs to nothing. Write what it is before it, for example `note`, `single` or `open`.",
    "这段文字没有归属。请在前面写明它是什么，例如 `note`、`single` 或 `open`。",
  ),
  "not-yet-supported": declare(
    "error",
    "`{word}` is reserved for a later version of the language.",
    "`{word}` 留待本语言的后续版本支持。",
  ),
  "equals-in-condition": declare(
    "error",
    "A condition compares with `is`; `=` defines a value.",
    "条件中用 `is` 比较；`=` 用来定义值。",
  ),
  "interval-dots": declare(
    "error",
    "An interval is written with two dots: {text}.",
    "区间用两个点书写：{text}。",
  ),
  "square-brackets": declare(
    "error",
    "Lists stand in braces, not in other brackets.",
    "列表写在花括号中，不用其他括号。",
  ),
  "nested-too-deeply": declare(
    "error",
    "This is nested more than {limit} levels deep; it is not read further.",
    "嵌套超过 {limit} 层，后面的内容不再读取。",
  ),
} as const;
