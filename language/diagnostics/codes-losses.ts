import { declare } from "./define.js";

/** What a target cannot express. One diagnostic each, at the place in the source. */
export const lossCodes = {
  "schema-cannot-express": declare(
    "info",
    "JSON Schema cannot express {what}; this is checked by the form, not by the schema.",
    "JSON Schema 无法表达{what}；这一点由表单检查，数据模式不检查。",
  ),
  "form-cannot-express": declare(
    "warning",
    "The web form does not keep to {what}.",
    "网页表单不会执行{what}。",
  ),
  "print-without-browser": declare(
    "error",
    "A PDF is printed by a browser of the Chromium family, and none was found. Install Chromium, Chrome or Edge, name one with `--browser`, or build `paper` and print the page yourself.",
    "生成 PDF 需要 Chromium 系列浏览器，但没有找到。请安装 Chromium、Chrome 或 Edge，或用 `--browser` 指定，也可以改用 `paper` 目标并自行打印。",
  ),
  "print-failed": declare("error", "The browser did not print: {reason}", "浏览器打印失败：{reason}"),
  "paper-cannot-express": declare(
    "info",
    "On paper there is no way to do this: {what}.",
    "纸质问卷做不到：{what}。",
  ),
} as const;
