/** Printed labels of intervals, brought into one spelling before they are read. */

const ENTITIES: Record<string, string> = {
  lt: "<",
  gt: ">",
  amp: "&",
  nbsp: " ",
  le: "≤",
  ge: "≥",
  ndash: "-",
  mdash: "-",
};

/** What may follow a Chinese numeral that is a number and not a word (一年 is one year, 一般 is “so so”). */
const COUNTED =
  "(?=个|周?岁|年|月|周|天|日|次|回|遍|趟|小时|分钟|秒|元|块|角|人|名|位|口|户|家|件|台|辆|套|种|本|份|杯|支|包|瓶|间|处|所|门|科|项|条|篇|公里|里|米|公?斤|克|升|亩|倍|级|层|楼|到|至|-|以|及|或)";
const NUMERAL = new RegExp(
  `(?<![\\d.第零一二两三四五六七八九十百千万亿])[一二两三四五六七八九十][零一二两三四五六七八九十百千万亿]*${COUNTED}`,
  "g",
);
const DIGITS = "零一二三四五六七八九";

/**
 * A label as the reader of brackets wants it: entities and full-width forms resolved, lower case, one kind of
 * dash, no currency signs, no thousands separators, Chinese numerals before a unit as digits.
 */
export function normalise(label: string): string {
  return (
    label
      .replace(/&(lt|gt|amp|nbsp|le|ge|ndash|mdash);/g, (_, name: string) => ENTITIES[name]!)
      // A narrow or fixed space between digits separates thousands.
      .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, "")
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212~∼〜]+/g, "-")
      .replace(/-{2,}/g, "-")
      .replace(/^\s*[([]?[a-z][.、)\]]\s*/, "")
      .replace(/(?<=\d),(?=\d{3}(?!\d))/g, "")
      .replace(/[$¥€£]|\b(?:rmb|cny|usd|eur|gbp|hkd)\b|人民币|港币|美元(?=\s*\d)/g, "")
      .replace(/半(?=个?(?:小时|年|月|天))/g, "0.5")
      .replace(NUMERAL, (numeral) => String(numeralValue(numeral)))
      .replace(/\s+/g, " ")
      .trim()
  );
}

/** Value of a Chinese numeral: 十二 is 12, 三万五千 is 35000. */
export function numeralValue(numeral: string): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const ch of numeral) {
    const unit = { 十: 10, 百: 100, 千: 1_000 }[ch];
    if (unit !== undefined) {
      section += (digit || 1) * unit;
      digit = 0;
    } else if (ch === "万" || ch === "亿") {
      total = (total + section + digit) * (ch === "万" ? 1e4 : 1e8);
      section = 0;
      digit = 0;
    } else digit = ch === "两" ? 2 : DIGITS.indexOf(ch);
  }
  return total + section + digit;
}

/** Days, months and hours of the clock look like intervals and are none that this reader understands. */
export function isDateOrClock(normalised: string): boolean {
  return (
    /(?<![个/每])月|\d\s*[日号]|\d\s*[:点]|(?<!百分)点钟|\d{4}-\d{1,2}-\d|(?<!\d)(?:19|20)\d\d\s*(?:年|级|届)/.test(
      normalised,
    ) ||
    /\b(?:[ap]\.?m\.?|o'clock|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\b/.test(
      normalised,
    )
  );
}
