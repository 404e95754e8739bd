import { declare } from "./define.js";

/** Types of expressions and of what they are compared with. */
export const typeCodes = {
  "type-mismatch": declare(
    "error",
    "`{operator}` cannot take {left} and {right}.{suggestion}",
    "`{operator}` 不能用于{left}和{right}。{suggestion}",
  ),
  "wrong-operand": declare(
    "error",
    "`{operator}` needs {expected}, but this is {actual}.{suggestion}",
    "`{operator}` 需要{expected}，这里却是{actual}。{suggestion}",
  ),
  "condition-not-boolean": declare(
    "error",
    "A condition must be true or false, but this is {actual}.{suggestion}",
    "条件必须是真或假，这里却是{actual}。{suggestion}",
  ),
  "compare-with-label": declare(
    "error",
    "Options are compared by name or code, not by their label: {option}.",
    "选项按名称或编码比较，而不是按标签：{option}。",
  ),
  "multiple-with-is": declare(
    "error",
    "“{name}” may have several answers; ask with `has`.",
    "“{name}”可以有多个答案，请用 `has` 判断。",
  ),
  "has-with-single": declare(
    "error",
    "“{name}” has one answer; compare with `is` or `in`.",
    "“{name}”只有一个答案，请用 `is` 或 `in` 比较。",
  ),
  "options-not-ordered": declare(
    "error",
    "The options of “{name}” have no order, so `{operator}` has no meaning.",
    "“{name}”的选项没有顺序，不能用 `{operator}` 比较。",
  ),
  "family-without-aggregate": declare(
    "error",
    "“{name}” is several answers; say what to take of them: `mean`, `sum`, `any` …",
    "“{name}”包含多个答案，请说明如何合并：`mean`、`sum`、`any` 等。",
  ),
  "different-families": declare(
    "error",
    "These two are not about the same items.",
    "两者的题项不一致，无法逐项计算。",
  ),
  "wrong-arguments": declare(
    "error",
    "`{name}` takes {expected}, but got {actual}.",
    "`{name}` 需要{expected}，却得到 {actual} 个。",
  ),
  "missing-rule-without-aggregate": declare(
    "error",
    "`at least` and `prorated` need an aggregate such as `sum(…)` or `mean(…)`.",
    "`at least` 和 `prorated` 只能用于 `sum(…)`、`mean(…)` 等合并运算。",
  ),
  "missing-rule-count": declare(
    "error",
    "The rule speaks of {said} items, but there are {actual}.",
    "规则说的是 {said} 个题项，实际有 {actual} 个。",
  ),
  "bad-pattern": declare(
    "error",
    "This pattern is not a regular expression: {reason}.",
    "这不是有效的正则表达式：{reason}。",
  ),
  "bad-date": declare("error", "“{value}” is not a date or time.", "“{value}”不是有效的日期或时间。"),
  unweighted: declare("error", "Nothing here has a weight.", "这里没有任何权重。"),
} as const;
