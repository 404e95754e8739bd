import { declare } from "./define.js";

/** Files, imports, configuration and answer documents. */
export const fileCodes = {
  "file-not-found": declare("error", "There is no file “{path}”.", "找不到文件“{path}”。"),
  "file-unreadable": declare("error", "“{path}” cannot be read: {reason}.", "无法读取“{path}”：{reason}。"),
  "file-too-large": declare("error", "“{path}” has {size} characters; at most {limit} are read.", "“{path}”有 {size} 个字符，最多只能读取 {limit} 个。"),
  "not-utf8": declare("error", "“{path}” is not UTF-8 text. Save it as UTF-8.", "“{path}”不是 UTF-8 文本，请另存为 UTF-8 编码。"),
  "import-outside-workspace": declare("error", "“{path}” lies outside the workspace.", "“{path}”位于工作区之外。"),
  "import-cycle": declare("error", "These files import one another: {cycle}.", "这些文件相互导入：{cycle}。"),
} as const;
