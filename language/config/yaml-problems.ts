import type { ErrorCode } from "yaml";
import type { Localised } from "../diagnostics/define.js";

/** What is wrong in a YAML text, in words of an author rather than of a parser. */
const problems: Record<ErrorCode, Localised> = {
  ALIAS_PROPS: { en: "an alias (*name) takes no anchor or tag", zh: "别名（*name）不能带锚点或标签" },
  BAD_ALIAS: { en: "this alias refers to nothing above", zh: "此别名在上文没有对应的锚点" },
  BAD_DIRECTIVE: { en: "this directive (%) is unknown", zh: "无法识别此指令（%）" },
  BAD_DQ_ESCAPE: { en: "this escape sequence (\\) is unknown", zh: "无法识别此转义序列（\\）" },
  BAD_INDENT: { en: "the indentation does not fit the lines above", zh: "缩进与上文不一致" },
  BAD_PROP_ORDER: { en: "anchors and tags stand before the value", zh: "锚点和标签应写在值之前" },
  BAD_SCALAR_START: {
    en: "a text cannot begin with this character; put it in quotes",
    zh: "文本不能以此字符开头，请加引号",
  },
  BLOCK_AS_IMPLICIT_KEY: { en: "a key must be a single word or text", zh: "键只能是单个词或一段文本" },
  BLOCK_IN_FLOW: {
    en: "indented lists cannot stand inside [ ] or { }",
    zh: "[ ] 或 { } 内不能使用缩进形式的列表",
  },
  DUPLICATE_KEY: { en: "this key stands here twice", zh: "此键重复出现" },
  IMPOSSIBLE: { en: "this cannot be understood", zh: "无法理解此处内容" },
  KEY_OVER_1024_CHARS: { en: "a key has at most 1024 characters", zh: "键最多 1024 个字符" },
  MISSING_CHAR: {
    en: "a character is missing here (a quote, bracket, colon or comma)",
    zh: "此处缺少字符（引号、括号、冒号或逗号）",
  },
  MULTILINE_IMPLICIT_KEY: { en: "a key must stand on one line", zh: "键必须写在同一行" },
  MULTIPLE_ANCHORS: { en: "a value has at most one anchor (&)", zh: "一个值最多只能有一个锚点（&）" },
  MULTIPLE_DOCS: { en: "the file holds more than one document (---)", zh: "文件包含多个文档（---）" },
  MULTIPLE_TAGS: { en: "a value has at most one tag (!)", zh: "一个值最多只能有一个标签（!）" },
  NON_STRING_KEY: { en: "a key must be a text", zh: "键必须是文本" },
  RESOURCE_EXHAUSTION: { en: "the text is nested too deeply", zh: "嵌套层级过深" },
  TAB_AS_INDENT: { en: "lines are indented with spaces, not with tabs", zh: "缩进请用空格，不要用制表符" },
  TAG_RESOLVE_FAILED: { en: "this tag (!) or value is unknown", zh: "无法识别此标签（!）或值" },
  UNEXPECTED_TOKEN: { en: "this does not belong here", zh: "此处不应出现该内容" },
  BAD_COLLECTION_TYPE: { en: "the tag does not fit this kind of value", zh: "标签与此类值不符" },
};

/** The problem in words; a code of a later version of the parser gets the general one. */
export function yamlProblem(code: string): Localised {
  return problems[code as ErrorCode] ?? problems.IMPOSSIBLE;
}
