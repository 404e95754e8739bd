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
} as const;
