/** Functions and aggregates: how they are called, what they give, what they do with missing answers. */
import type { Localised } from "../../../language/diagnostics/define.js";

export interface Parameter {
  name: Localised;
  /** What may stand there. */
  text: Localised;
  /** `[…]` in the signature. */
  optional?: true;
  /** The last one may be repeated. */
  repeats?: true;
}

export interface FunctionDoc {
  parameters: Parameter[];
  /** Type of the result. */
  result: Localised;
  text: Localised;
  /** What becomes of missing answers. */
  missing: Localised;
  example: string;
  /** `weighted`, `weighted by x` may follow the arguments. */
  weighted?: true;
}

const l = (en: string, zh: string): Localised => ({ en, zh });

const NUMBER = l("number", "数字");
const TRUTH = l("yes/no", "是/否");
const PASSES = l("Missing when its argument is missing.", "参数缺失时，结果缺失。");
const values: Parameter = {
  name: l("values", "数值"),
  text: l("a battery, a dimension, or several numbers", "一个题组、一个维度，或若干个数"),
  repeats: true,
};
const conditions: Parameter = {
  name: l("condition", "条件"),
  text: l(
    "a condition over the items of a battery, such as `sleep >= 2`",
    "对题组各题项的条件，例如 `sleep >= 2`",
  ),
  repeats: true,
};
const x: Parameter = { name: l("x", "x"), text: l("a number", "一个数") };

const HALF = l(
  "Leaves out what was not asked; needs half of the items asked, unless a rule says otherwise.",
  "不计没有问到的题项；没有另行规定时，至少需要问到题项的一半有回答。",
);
const SOME = l(
  "Leaves out what is missing; needs one value, unless a rule says otherwise.",
  "忽略缺失的值；没有另行规定时，有一个值即可。",
);
const LOGIC = l(
  "Leaves out what was not asked; missing when the missing answers would decide.",
  "不计没有问到的题项；缺失的回答足以左右结果时，结果缺失。",
);

function aggregate(en: string, zh: string, missing: Localised, example: string): FunctionDoc {
  return { parameters: [values], result: NUMBER, text: l(en, zh), missing, example, weighted: true };
}

function numeric(en: string, zh: string, example: string, missing: Localised = PASSES): FunctionDoc {
  return { parameters: [x], result: NUMBER, text: l(en, zh), missing, example };
}

export const functions: Record<string, FunctionDoc> = {
  sum: aggregate(
    "The sum, with reversed items turned round.",
    "求和；反向题项先反转。",
    l(
      "Leaves out what was not asked; missing when one of the others is, unless a rule such as `at least 7 prorated` follows.",
      "不计没有问到的题项；其余有一项缺失则结果缺失，除非后面写有规则，例如 `at least 7 prorated`。",
    ),
    "sum(worry)",
  ),
  mean: aggregate(
    "The mean, with reversed items turned round.",
    "求平均；反向题项先反转。",
    HALF,
    "mean(service)",
  ),
  min: aggregate("The least value.", "最小值。", SOME, "min(care.feed, care.brush)"),
  max: aggregate("The greatest value.", "最大值。", SOME, "max(0, balance)"),
  median: aggregate("The median.", "中位数。", HALF, "median(service)"),
  sd: aggregate("The standard deviation of the sample.", "样本标准差。", HALF, "sd(service)"),
  any: {
    parameters: [conditions],
    result: TRUTH,
    text: l("Whether the condition holds for at least one item.", "是否至少有一个题项满足条件。"),
    missing: LOGIC,
    example: "any(sleep >= 2)",
  },
  all: {
    parameters: [conditions],
    result: TRUTH,
    text: l("Whether the condition holds for every item.", "是否所有题项都满足条件。"),
    missing: LOGIC,
    example: "all(service is yes)",
  },
  count: {
    parameters: [
      {
        name: l("what", "对象"),
        text: l(
          "a multiple choice (how many were chosen), a condition over items (for how many it holds), or a battery (how many were answered)",
          "多选题（选了几项）、对题项的条件（有几项满足），或题组（有几项有回答）",
        ),
        repeats: true,
      },
    ],
    result: NUMBER,
    text: l("How many.", "计数。"),
    missing: l(
      "Counts only what is certain; exclusive and missing options do not count.",
      "只计确定的；互斥选项和缺失选项不计。",
    ),
    example: "count(channels)",
  },
  first: {
    parameters: [
      { name: l("value", "值"), text: l("any value", "任意值") },
      {
        name: l("others", "其他值"),
        text: l("values of the same type", "同一类型的值"),
        optional: true,
        repeats: true,
      },
    ],
    result: l("as its arguments", "与参数相同"),
    text: l("The first that is not missing.", "第一个不缺失的值。"),
    missing: l("Missing only when all of them are.", "全部缺失时才缺失。"),
    example: "first(mobile, landline)",
  },
  answered: {
    parameters: [{ name: l("question", "题目"), text: l("a question or a value", "一道题或一个值") }],
    result: TRUTH,
    text: l("Whether there is an answer.", "是否有回答。"),
    missing: l("Never missing itself.", "结果本身不会缺失。"),
    example: "answered(email)",
  },
  round: {
    parameters: [
      x,
      {
        name: l("digits", "小数位数"),
        text: l("digits after the point; 0 when left out", "小数位数，省略为 0"),
        optional: true,
      },
    ],
    result: NUMBER,
    text: l("The rounded number; halves are rounded away from zero.", "四舍五入。"),
    missing: PASSES,
    example: "round(pay * 12, 2)",
  },
  floor: numeric("The next whole number below.", "向下取整。", "floor(age / 10)"),
  ceil: numeric("The next whole number above.", "向上取整。", "ceil(pages / 2)"),
  abs: numeric("The number without its sign.", "绝对值。", "abs(before - after)"),
  sqrt: numeric(
    "The square root.",
    "平方根。",
    "sqrt(area)",
    l("Missing when its argument is missing or negative.", "参数缺失或为负数时，结果缺失。"),
  ),
  ln: numeric(
    "The natural logarithm.",
    "自然对数。",
    "ln(income)",
    l("Missing when its argument is missing or not above zero.", "参数缺失或不大于零时，结果缺失。"),
  ),
  exp: numeric("e to the power of x.", "e 的 x 次幂。", "exp(ln(8) / 2)"),
  years: {
    parameters: [{ name: l("date", "日期"), text: l("a date", "一个日期") }],
    result: NUMBER,
    text: l("Full years from the date until today.", "从该日期到今天的整年数。"),
    missing: PASSES,
    example: "years(born) >= 18",
  },
  length: {
    parameters: [{ name: l("text", "文字"), text: l("a text", "一段文字") }],
    result: NUMBER,
    text: l("Number of characters.", "字符数。"),
    missing: PASSES,
    example: "length(code) in 4..6",
  },
};

export function functionDoc(name: string): FunctionDoc | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** `round(x, [digits]) → number`, and where each parameter stands in it. */
export function signatureText(
  name: string,
  doc: FunctionDoc,
  say: (text: Localised) => string,
): { text: string; spans: [number, number][] } {
  const spans: [number, number][] = [];
  let text = `${name}(`;
  doc.parameters.forEach((p, i) => {
    if (i > 0) text += ", ";
    const inner = `${say(p.name)}${p.repeats ? ", …" : ""}`;
    const shown = p.optional ? `[${inner}]` : inner;
    spans.push([text.length, text.length + shown.length]);
    text += shown;
  });
  if (doc.weighted) text += " [weighted [by …]]";
  return { text: `${text}) → ${say(doc.result)}`, spans };
}
