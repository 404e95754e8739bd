/** Values that come from the world: languages, currencies, units. */
import { CompletionItemKind } from "vscode-languageserver";
import type { Localised } from "../../../language/diagnostics/define.js";
import type { Ask, Candidate } from "./candidate.js";

const LANGUAGES: Record<string, Localised> = {
  "zh-CN": { en: "Chinese (simplified)", zh: "简体中文" },
  "zh-TW": { en: "Chinese (Taiwan)", zh: "繁体中文（台湾）" },
  "zh-HK": { en: "Chinese (Hong Kong)", zh: "繁体中文（香港）" },
  en: { en: "English", zh: "英语" },
  "en-GB": { en: "English (Britain)", zh: "英语（英国）" },
  "en-US": { en: "English (United States)", zh: "英语（美国）" },
  ja: { en: "Japanese", zh: "日语" },
  ko: { en: "Korean", zh: "韩语" },
  de: { en: "German", zh: "德语" },
  fr: { en: "French", zh: "法语" },
  es: { en: "Spanish", zh: "西班牙语" },
  "pt-BR": { en: "Portuguese (Brazil)", zh: "葡萄牙语（巴西）" },
  pt: { en: "Portuguese", zh: "葡萄牙语" },
  it: { en: "Italian", zh: "意大利语" },
  nl: { en: "Dutch", zh: "荷兰语" },
  pl: { en: "Polish", zh: "波兰语" },
  ru: { en: "Russian", zh: "俄语" },
  tr: { en: "Turkish", zh: "土耳其语" },
  ar: { en: "Arabic", zh: "阿拉伯语" },
  hi: { en: "Hindi", zh: "印地语" },
  th: { en: "Thai", zh: "泰语" },
  vi: { en: "Vietnamese", zh: "越南语" },
  id: { en: "Indonesian", zh: "印度尼西亚语" },
};

const CURRENCIES: Record<string, Localised> = {
  CNY: { en: "Renminbi", zh: "人民币" },
  USD: { en: "US dollar", zh: "美元" },
  EUR: { en: "Euro", zh: "欧元" },
  GBP: { en: "Pound sterling", zh: "英镑" },
  JPY: { en: "Yen", zh: "日元" },
  HKD: { en: "Hong Kong dollar", zh: "港元" },
  TWD: { en: "New Taiwan dollar", zh: "新台币" },
  MOP: { en: "Pataca", zh: "澳门元" },
  SGD: { en: "Singapore dollar", zh: "新加坡元" },
  KRW: { en: "Won", zh: "韩元" },
  AUD: { en: "Australian dollar", zh: "澳元" },
  CAD: { en: "Canadian dollar", zh: "加元" },
  NZD: { en: "New Zealand dollar", zh: "新西兰元" },
  CHF: { en: "Swiss franc", zh: "瑞士法郎" },
  SEK: { en: "Swedish krona", zh: "瑞典克朗" },
  NOK: { en: "Norwegian krone", zh: "挪威克朗" },
  DKK: { en: "Danish krone", zh: "丹麦克朗" },
  PLN: { en: "Zloty", zh: "波兰兹罗提" },
  CZK: { en: "Czech koruna", zh: "捷克克朗" },
  RUB: { en: "Rouble", zh: "卢布" },
  TRY: { en: "Turkish lira", zh: "土耳其里拉" },
  INR: { en: "Indian rupee", zh: "印度卢比" },
  IDR: { en: "Rupiah", zh: "印尼盾" },
  THB: { en: "Baht", zh: "泰铢" },
  VND: { en: "Dong", zh: "越南盾" },
  MYR: { en: "Ringgit", zh: "林吉特" },
  PHP: { en: "Philippine peso", zh: "菲律宾比索" },
  BRL: { en: "Real", zh: "雷亚尔" },
  MXN: { en: "Mexican peso", zh: "墨西哥比索" },
  ZAR: { en: "Rand", zh: "兰特" },
};

/** By the language of the survey: they are printed. */
const UNITS: Localised[] = [
  { en: "years", zh: "岁" },
  { en: "years", zh: "年" },
  { en: "months", zh: "个月" },
  { en: "weeks", zh: "周" },
  { en: "days", zh: "天" },
  { en: "hours", zh: "小时" },
  { en: "minutes", zh: "分钟" },
  { en: "times", zh: "次" },
  { en: "people", zh: "人" },
  { en: "items", zh: "件" },
  { en: "children", zh: "个" },
  { en: "points", zh: "分" },
  { en: "%", zh: "%" },
  { en: "cm", zh: "厘米" },
  { en: "m", zh: "米" },
  { en: "km", zh: "公里" },
  { en: "m²", zh: "平方米" },
  { en: "kg", zh: "公斤" },
  { en: "g", zh: "克" },
  { en: "l", zh: "升" },
  { en: "°C", zh: "℃" },
];

function fromTable(ask: Ask, table: Record<string, Localised>, first: readonly string[] = []): Candidate[] {
  return Object.entries(table).map(([code, name], i) => ({
    label: code,
    kind: CompletionItemKind.Constant,
    group: first.includes(code) ? "a" : "b",
    rank: i,
    detail: ask.say(name),
    aliases: [name.zh, name.en],
  }));
}

/** After `language`. The whole tag is replaced: `zh-|` has a hyphen in it, which ends a word. */
export function languagesAt(ask: Ask): Candidate[] {
  const { text, word, offset } = ask.place;
  let start = word.start;
  while (start > 0 && /[\w-]/.test(text[start - 1]!)) start--;
  let end = Math.max(word.end, offset);
  while (end < text.length && /[\w-]/.test(text[end]!)) end++;
  return fromTable(ask, LANGUAGES).map((made) => ({ ...made, range: { start, end } }));
}

export function currenciesAt(ask: Ask): Candidate[] {
  return fromTable(ask, CURRENCIES, ask.table.chinese ? ["CNY"] : ["USD", "EUR", "GBP"]);
}

/** In the quotes after `unit`: those of the file first. */
export function unitsAt(ask: Ask): Candidate[] {
  const used = new Set<string>();
  for (const { domain } of ask.table.variables.values())
    if (domain.type === "number" && domain.unit) used.add(domain.unit);
  const common = UNITS.map(({ en, zh }) => (ask.table.chinese ? zh : en));
  return [...new Set([...used, ...common])].map((unit, rank) => ({
    label: unit,
    kind: CompletionItemKind.Unit,
    group: used.has(unit) ? "a" : "b",
    rank,
  }));
}
