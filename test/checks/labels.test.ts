import { describe, expect, test } from "vitest";
import { normalise, numeralValue } from "../../language/checks/brackets/normalise.js";
import { readLabel } from "../../language/checks/brackets/read-label.js";

/** Bounds in the notation of mathematics: a round bracket excludes; `?` marks a bound that is not said clearly. */
function notation(label: string): string | undefined {
  const b = readLabel(label);
  if (!b) return undefined;
  if (b.approximate) return `about ${b.from}`;
  const from = b.from === undefined ? "" : `${b.fromOpen ? "(" : "["}${b.from}${b.fromBare ? "?" : ""}`;
  const to = b.to === undefined ? "" : `${b.to}${b.toBare ? "?" : ""}${b.toOpen ? ")" : "]"}`;
  return `${from},${to}`;
}

const READ: [label: string, interval: string][] = [
  ["25岁及以下", ",25]"],
  ["25岁或以下", ",25]"],
  ["26–35岁", "[26,35]"],
  ["26-35岁", "[26,35]"],
  ["26~35岁", "[26,35]"],
  ["２６～３５岁", "[26,35]"],
  ["26至35岁", "[26,35]"],
  ["26到35岁", "[26,35]"],
  ["26岁—35岁", "[26,35]"],
  ["36岁及以上", "[36,"],
  ["18岁以下", ",18?]"],
  ["60以上", "[60?,"],
  ["40周岁以下", ",40?]"],
  ["24小时内", ",24?]"],
  ["一年以内", ",1?]"],
  ["不满18岁", ",18)"],
  ["未满18周岁", ",18)"],
  ["不足1年", ",1)"],
  ["少于3次", ",3)"],
  ["低于3000元", ",3000)"],
  ["超过60岁", "(60,"],
  ["高于80分", "(80,"],
  ["不超过3次", ",3]"],
  ["不少于3次", "[3,"],
  ["至少3次", "[3,"],
  ["最多2次", ",2]"],
  ["大于等于5", "[5,"],
  ["3000元（含）以下", ",3000]"],
  ["5000元以上（不含5000元）", "(5000,"],
  ["5000-8000元（不含8000元）", "[5000,8000)"],
  ["3-5千元", "[3000,5000]"],
  ["5千-1万元", "[5000,10000]"],
  ["3千元以下", ",3000?]"],
  ["1万元以上", "[10000?,"],
  ["3-5万", "[30000,50000]"],
  ["5000-1万元", "[5000,10000]"],
  ["10w以上", "[100000?,"],
  ["0.5-1万元", "[5000,10000]"],
  ["3年以上5年以下", "[3?,5?]"],
  ["三到五年", "[3,5]"],
  ["十二个月以上", "[12?,"],
  ["半年以下", ",0.5?]"],
  ["两次", "[2,2]"],
  ["0次", "[0,0]"],
  ["1次或以上", "[1,"],
  ["3或4次", "[3,4]"],
  ["每周3-5次", "[3,5]"],
  ["青年（18-35岁）", "[18,35]"],
  ["3-5次（偶尔）", "[3,5]"],
  ["50元左右", "about 50"],
  ["under 18", ",18)"],
  ["Under 18 years", ",18)"],
  ["18 or under", ",18]"],
  ["up to 25 years", ",25?]"],
  ["65+", "[65,"],
  ["65 or older", "[65,"],
  ["65 years and over", "[65,"],
  ["over 65", "(65,"],
  ["18 to 25", "[18,25]"],
  ["between 18 and 25", "[18,25]"],
  ["2-3 times", "[2,3]"],
  ["Less than $10,000", ",10000)"],
  ["$10,000-$20,000", "[10000,20000]"],
  ["€10 000 or more", "[10000,"],
  ["More than $30,000", "(30000,"],
  ["10,000–19,999 per year", "[10000,19999]"],
  ["10k-20k", "[10000,20000]"],
  ["at least 3", "[3,"],
  ["no more than 3", ",3]"],
  ["no less than 3", "[3,"],
  ["≥60", "[60,"],
  ["<18", ",18)"],
  ["&gt; 2000元", "(2000,"],
  ["A. 18-25", "[18,25]"],
  ["3 or 4", "[3,4]"],
  ["about 25 km", "about 25"],
];

/** What looks like an interval and is none: dates, clock times, words, two unrelated numbers. */
const NOT_READ = [
  "3月-5月",
  "1月",
  "5月1日以后",
  "2024-04-01",
  "9:00-12:00",
  "9点-12点",
  "Jan 1-15",
  "9 a.m. to 12",
  "1990-1999年",
  "2015级",
  "一般",
  "十分满意",
  "第一次",
  "小学及以下",
  "一半以上的天数",
  "More than half the days",
  "Five rooms or more",
  "3 or 8",
  "35-26岁",
  "-5以下",
  "iPhone 15, 16 or 17",
  "1/2/3",
  "",
  "其他（请注明）",
  "I have been working here for more than 3 years and like it a lot",
];

describe("the reader of printed intervals", () => {
  test.each(READ)("%s", (label, interval) =>
    expect(notation(label.replace(/ (?=000 )/, "\u00a0"))).toBe(interval),
  );
  test.each(NOT_READ)("does not read “%s”", (label) => expect(notation(label)).toBeUndefined());

  test.each([
    ["十", 10],
    ["十二", 12],
    ["二十", 20],
    ["两百", 200],
    ["三千五百", 3500],
    ["一万二千", 12000],
    ["一百零五", 105],
    ["三亿", 3e8],
  ])("%s is %d", (numeral, value) => expect(numeralValue(numeral)).toBe(value));

  test("leaves numerals alone that are part of a word", () => {
    expect(normalise("一般")).toBe("一般");
    expect(normalise("一些人")).toBe("一些人");
    expect(normalise("第一个")).toBe("第一个");
  });
});
