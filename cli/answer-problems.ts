import type { Problem, ProblemCode } from "../language/answers/api.js";
import type { Localised } from "../language/diagnostics/define.js";

type Params = Problem["params"];
type Words = (p: Params) => Localised;
const plainly =
  (en: string, zh: string): Words =>
  () => ({ en, zh });

/** What is wrong with a stored answer, told to who looks at the data, not to the respondent. */
const words: Record<ProblemCode, Words> = {
  required: plainly("an answer is required", "此题必答，但没有答案"),
  "not-asked": plainly("this was not asked, so there can be no answer", "此题未被询问，不应有答案"),
  "unknown-variable": plainly("the survey has no variable of this name", "问卷中没有此变量"),
  "wrong-type": (p) => {
    const expected = expectedType(String(p.expected));
    return { en: `${expected.en} is expected`, zh: `应为${expected.zh}` };
  },
  "not-an-option": (p) => ({ en: `“${p.value}” is none of the options`, zh: `“${p.value}”不在选项之中` }),
  "option-not-offered": (p) => ({
    en: `the option “${p.value}” was not offered`,
    zh: `选项“${p.value}”未提供给受访者`,
  }),
  "repeated-option": (p) => ({
    en: `the option “${p.value}” stands here twice`,
    zh: `选项“${p.value}”重复出现`,
  }),
  "exclusive-with-others": (p) => ({
    en: `the option “${p.value}” excludes all others`,
    zh: `选项“${p.value}”与其他选项互斥`,
  }),
  "too-few": (p) => ({
    en: `at least ${p.min} are to be chosen, not ${p.count}`,
    zh: `至少应选 ${p.min} 项，实际为 ${p.count} 项`,
  }),
  "too-many": (p) => ({
    en: `at most ${p.max} may be chosen, not ${p.count}`,
    zh: `最多可选 ${p.max} 项，实际为 ${p.count} 项`,
  }),
  "too-small": (p) => ({
    en: `${p.value} is below ${p.min}, the least possible`,
    zh: `${p.value} 低于下限 ${p.min}`,
  }),
  "too-large": (p) => ({
    en: `${p.value} is above ${p.max}, the most possible`,
    zh: `${p.value} 超过上限 ${p.max}`,
  }),
  "too-many-decimals": (p) => ({
    en: `${p.value} has more than ${p.decimals} decimal places`,
    zh: `${p.value} 的小数位数超过 ${p.decimals} 位`,
  }),
  "not-a-step": (p) => ({
    en: `${p.value} is no step of ${p.step} from ${p.from}`,
    zh: `${p.value} 不符合从 ${p.from} 起以 ${p.step} 为步长的取值`,
  }),
  "too-short": (p) => ({
    en: `at least ${p.min} characters are expected, not ${p.length}`,
    zh: `至少应有 ${p.min} 个字符，实际为 ${p.length} 个`,
  }),
  "too-long": (p) => ({
    en: `at most ${p.max} characters are possible, not ${p.length}`,
    zh: `最多 ${p.max} 个字符，实际为 ${p.length} 个`,
  }),
  "wrong-pattern": (p) => ({ en: `the text does not match ${p.pattern}`, zh: `文本不符合 ${p.pattern}` }),
  "wrong-format": (p) => {
    const expected = expectedFormat(p);
    return { en: `this is not ${expected.en}`, zh: `这不是有效的${expected.zh}` };
  },
  "wrong-total": (p) => ({
    en: `the parts add up to ${p.sum}, not to ${p.total}`,
    zh: `各部分合计为 ${p.sum}，应为 ${p.total}`,
  }),
  "rank-incomplete": (p) => ({
    en: `${p.count} of ${p.places} places are filled`,
    zh: `共 ${p.places} 个名次，只排了 ${p.count} 个`,
  }),
  "check-failed": plainly("a check of the survey does not hold", "未通过问卷中的校验"),
  "record-mismatch": (p) => ({
    en: `these answers are of the survey “${p.found}”, not of “${p.expected}”`,
    zh: `这份答卷属于问卷“${p.found}”，而不是“${p.expected}”`,
  }),
};

/** The problem in words; in a sentence they follow the name of the variable. */
export function problemInWords(problem: Problem): Localised {
  return words[problem.code](problem.params);
}

const types: Record<string, Localised> = {
  choice: { en: "the name or code of an option", zh: "选项的名称或代码" },
  boolean: { en: "true or false", zh: " true 或 false" },
  number: { en: "a number", zh: "数字" },
  text: { en: "a text", zh: "文本" },
  date: { en: "a date as a text", zh: "文本形式的日期" },
  time: { en: "a time as a text", zh: "文本形式的时间" },
  datetime: { en: "a date and time as a text", zh: "文本形式的日期时间" },
  list: { en: "a list of options", zh: "选项列表" },
  ranking: { en: "a list of options in order", zh: "按顺序排列的选项列表" },
  object: { en: "a JSON object", zh: " JSON 对象" },
  record: { en: "a record of the interview with the id of the survey", zh: "含问卷标识的访问记录" },
};

function expectedType(type: string): Localised {
  return types[type] ?? { en: type, zh: type };
}

const formats: Record<string, Localised> = {
  email: { en: "an e-mail address", zh: "电子邮件地址" },
  phone: { en: "a telephone number", zh: "电话号码" },
  url: { en: "a web address", zh: "网址" },
  "date-day": { en: "a date (2024-04-01)", zh: "日期（2024-04-01）" },
  "date-month": { en: "a month (2024-04)", zh: "年月（2024-04）" },
  "date-year": { en: "a year (2024)", zh: "年份（2024）" },
  time: { en: "a time (08:30)", zh: "时间（08:30）" },
  datetime: { en: "a date and time (2024-04-01T08:30)", zh: "日期时间（2024-04-01T08:30）" },
};

function expectedFormat(p: Params): Localised {
  const name = String(p.format);
  return (
    formats[name] ?? formats[`${name}-${p.precision}`] ?? { en: `of the form ${name}`, zh: `格式（${name}）` }
  );
}
