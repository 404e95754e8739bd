import { declare } from "./define.js";

/** What a questionnaire must have, where things may stand, and lists that hold together. */
export const structureCodes = {
  "missing-survey": declare(
    "warning",
    "The file begins with no `survey`, so the form has no title.",
    "文件开头没有 `survey`，表单将没有标题。",
  ),
  "duplicate-statement": declare(
    "error",
    "There can be only one `{statement}`.",
    "`{statement}` 只能有一个。",
  ),
  "misplaced-statement": declare(
    "error",
    "`{statement}` cannot stand inside {place}.",
    "`{statement}` 不能写在{place}里面。",
  ),
  "misplaced-element": declare("error", "{element} has no place in {place}.", "{element}不能写在{place}里。"),
  "missing-label": declare("error", "{what} needs its words, in quotes.", "{what}缺少文字，请写在引号里。"),
  "missing-options": declare("error", "`{kind}` needs a list of {list}.", "`{kind}` 需要列出{list}。"),
  "missing-scale": declare(
    "error",
    "`{kind}` needs a response scale: `on agreement` or `on 1..5`.",
    "`{kind}` 需要量表，例如 `on agreement` 或 `on 1..5`。",
  ),
  "too-few-options": declare(
    "warning",
    "A choice between fewer than two options is none.",
    "少于两个选项，无从选择。",
  ),
  "modifier-not-applicable": declare(
    "error",
    "`{modifier}` has no meaning for `{kind}`.{suggestion}",
    "`{modifier}` 不适用于 `{kind}`。{suggestion}",
  ),
  "duplicate-modifier": declare("error", "`{modifier}` stands twice.", "`{modifier}` 写了两次。"),
  "mark-not-applicable": declare("error", "`{mark}` has no meaning for {what}.", "`{mark}` 不适用于{what}。"),
  "empty-interval": declare("error", "The interval {interval} is empty.", "区间 {interval} 是空的。"),
  "wrong-interval": declare(
    "error",
    "The bounds of this interval must be {expected}.",
    "此区间的端点必须是{expected}。",
  ),
  "scale-too-long": declare(
    "error",
    "A scale may have at most {limit} points, this one has {actual}. Use `slider` or `number`.",
    "量表最多 {limit} 点，这里有 {actual} 点。请改用 `slider` 或 `number`。",
  ),
  "code-outside-scale": declare(
    "error",
    "The point {code} lies outside the scale {interval}.",
    "编码 {code} 不在量表 {interval} 之内。",
  ),
  "scale-end-unlabelled": declare(
    "warning",
    "The ends of the scale need words: what do {from} and {to} mean?",
    "量表两端需要文字说明：{from} 和 {to} 分别表示什么？",
  ),
  "draft-codes": declare(
    "hint",
    "These options have no codes yet and are numbered as they stand; write the codes down before data are collected.",
    "这些选项还没有编码，暂按顺序编号；收集数据前请写明编码。",
  ),
  "draft-name": declare(
    "hint",
    "This question has no name yet and is stored as “{name}”.",
    "此题尚未命名，暂存为“{name}”。",
  ),
  "wrong-count": declare(
    "error",
    "`{modifier}` is {value}, but there are {count} options.",
    "`{modifier}` 为 {value}，但只有 {count} 个选项。",
  ),
  "bad-value": declare(
    "error",
    "`{name}` cannot be {value}; it must be {expected}.",
    "`{name}` 不能是 {value}，应为{expected}。",
  ),
  "min-above-max": declare(
    "error",
    "The least number {min} is above the greatest {max}.",
    "最小值 {min} 大于最大值 {max}。",
  ),
  "missing-only": declare(
    "error",
    "`plus` needs options marked `missing`.",
    "`plus` 只能用于标记了 `missing` 的选项。",
  ),
  "missing-code-in-range": declare(
    "error",
    "The code {code} of a missing answer lies among the valid answers.",
    "缺失值编码 {code} 落在有效答案之中。",
  ),
  "missing-code-twice": declare(
    "error",
    "The missing answers {a} and {b} both have the code {code}; write different codes.",
    "缺失值选项{a}与{b}的编码都是 {code}，请写明不同的编码。",
  ),
  "interval-overlap": declare("error", "{a} and {b} both hold {value}.", "{a}与{b}都包含 {value}。"),
  "interval-gap": declare(
    "error",
    "Between {a} and {b}, {value} fits no option.",
    "{a}与{b}之间，{value} 没有对应的选项。",
  ),
  "interval-boundary-unclear": declare(
    "warning",
    "{value} may be counted to {a} or to {b}; say which, for example “{value} or more” or “under {value}”.",
    "{value} 既可归入{a}也可归入{b}，请写明是否包含本数，例如“{value}及以上”或“不满 {value}”。",
  ),
  "label-contradicts-interval": declare(
    "error",
    "The label says {label}, the interval says {interval}.",
    "标签写的是 {label}，区间却是 {interval}。",
  ),
  "bands-overlap": declare(
    "error",
    "The bands {a} and {b} both hold {value}.",
    "分段{a}与{b}都包含 {value}。",
  ),
  "bands-gap": declare("error", "No band holds {value}.", "{value} 不属于任何分段。"),
  "bands-do-not-cover": declare(
    "error",
    "The score runs from {from} to {to}, but the bands cover {actual}.",
    "得分范围为 {from} 到 {to}，分段只覆盖 {actual}。",
  ),
  "band-unreachable": declare(
    "warning",
    "No score can fall into the band {band}: the score runs from {from} to {to}.",
    "没有得分会落入分段{band}：得分范围为 {from} 到 {to}。",
  ),
  "bands-without-range": declare(
    "error",
    "A band needs an interval, such as `10..14`.",
    "分段需要区间，例如 `10..14`。",
  ),
  "rescale-without-range": declare(
    "error",
    "The range of this score cannot be derived, so it cannot be rescaled.",
    "无法推导此得分的取值范围，因此不能换算。",
  ),
  "empty-dimension": declare("warning", "“{name}” has no items.", "维度“{name}”没有题项。"),
  "unanswered-dimension": declare(
    "warning",
    "No question asks the items of “{name}”.",
    "没有题目测量“{name}”的题项。",
  ),
  "expects-nothing": declare(
    "error",
    "`expects` names no point of the scale.",
    "`expects` 没有指向量表中的任何一点。",
  ),
  "unsafe-link": declare(
    "error",
    "Links may lead to http:, https: and mailto: only.",
    "链接只能指向 http:、https: 或 mailto:。",
  ),
  "unclosed-pipe": declare(
    "warning",
    "This “{brace}” opens no insertion: its closing brace is missing. Write \\{brace} for the character.",
    "“{brace}”缺少配对的右括号，不会插入内容。若要显示该字符，请写作 \\{brace}。",
  ),
  "nothing-asked": declare("warning", "This survey asks nothing yet.", "这份问卷还没有题目。"),
  "two-policies": declare("error", "“{a}” and “{b}” exclude each other.", "“{a}”与“{b}”相互排斥。"),
} as const;
