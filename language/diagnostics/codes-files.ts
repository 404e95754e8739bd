import { declare } from "./define.js";

/** Files, imports, configuration, outputs and answer documents. */
export const fileCodes = {
  "file-not-found": declare("error", "There is no file “{path}”.", "找不到文件“{path}”。"),
  "file-unreadable": declare("error", "“{path}” cannot be read: {reason}.", "无法读取“{path}”：{reason}。"),
  "file-too-large": declare(
    "error",
    "“{path}” is too large: {size}, where at most {limit} are possible.",
    "“{path}”过大：{size}，最多允许 {limit}。",
  ),
  "not-utf8": declare(
    "error",
    "“{path}” is not UTF-8 text. Save it as UTF-8.",
    "“{path}”不是 UTF-8 文本，请另存为 UTF-8 编码。",
  ),
  "import-outside-workspace": declare(
    "error",
    "“{path}” lies outside the workspace.",
    "“{path}”位于工作区之外。",
  ),
  "import-has-errors": declare("error", "“{path}” has errors of its own.", "“{path}”中有错误。"),
  "import-cycle": declare("error", "These files import one another: {cycle}.", "这些文件相互导入：{cycle}。"),

  "config-syntax": declare("error", "This is not valid YAML: {problem}.", "YAML 语法错误：{problem}。"),
  "config-unknown-key": declare(
    "error",
    "There is no setting “{key}” here.{hint}",
    "此处没有设置项“{key}”。{hint}",
  ),
  "config-wrong-type": declare(
    "error",
    "“{key}” must be {expected}, not {found}.",
    "“{key}”应为{expected}，而不是{found}。",
  ),
  "config-missing-key": declare("error", "“{key}” is missing here.", "此处缺少“{key}”。"),
  "config-bad-value": declare(
    "error",
    "“{value}” is not possible for “{key}”: {problem}.{hint}",
    "“{key}”不能是“{value}”：{problem}。{hint}",
  ),
  "config-unknown-check": declare(
    "error",
    "There is no check called “{code}”.{hint}",
    "没有名为“{code}”的检查。{hint}",
  ),
  "config-severity-fixed": declare(
    "error",
    "“{code}” is an error by nature: without it being right nothing can be built. It cannot be lowered to “{severity}”.",
    "“{code}”属于必须改正的错误，否则无法生成任何结果，因此不能降为“{severity}”。",
  ),
  "config-outside-workspace": declare(
    "error",
    "“{path}” lies outside the folder of this file.",
    "“{path}”位于本文件所在的文件夹之外。",
  ),
  "config-too-complex": declare(
    "error",
    "The configuration goes beyond the limit: {limit}.",
    "配置超出限制：{limit}。",
  ),

  "output-name": declare(
    "error",
    "“{name}” cannot be the name of an output file: {problem}. Rename the source file.",
    "“{name}”不能用作输出文件名：{problem}。请重命名源文件。",
  ),
  "output-collision": declare(
    "error",
    "“{path}” would also be written for “{other}”. Rename one of the two source files.",
    "“{path}”同时也是“{other}”的输出文件，请重命名其中一个源文件。",
  ),
  "output-outside": declare(
    "error",
    "“{path}” would be written outside the output folder.",
    "“{path}”会写到输出文件夹之外。",
  ),
  "output-unwritable": declare(
    "error",
    "“{path}” cannot be written: {reason}. The existing outputs were left as they were.",
    "无法写入“{path}”：{reason}。原有的输出文件保持不变。",
  ),
  "output-incomplete": declare(
    "error",
    "“{path}” could not be replaced: {reason}. These were already renewed: {renewed}.",
    "无法替换“{path}”：{reason}。以下文件已更新：{renewed}。",
  ),

  "answers-not-json": declare(
    "error",
    "This is not a JSON document: {problem}.",
    "这不是有效的 JSON 文档：{problem}。",
  ),
  "answers-not-object": declare(
    "error",
    "An answer document is a JSON object with one member per answer, not {found}.",
    "答卷应为 JSON 对象，每个答案一个成员，而不是{found}。",
  ),
  "answer-invalid": declare("error", "“{variable}”: {problem}.", "“{variable}”：{problem}。"),
} as const;
