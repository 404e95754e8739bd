import { matches } from "../../instrument/pattern.js";
import { normalise } from "../answer.js";
import { formatPatterns } from "../formats.js";
import type { LogicDomain } from "../logic.js";
import type { Dice } from "./dice.js";
import { patternSample } from "./pattern.js";

type TextDomain = Extract<LogicDomain, { type: "text" }>;

const words = {
  en: {
    short: ["Maple Street", "the blue one", "Robin", "a friend", "north side", "not sure", "Alex Kim"],
    long: [
      "It went well on the whole.",
      "The second time was better than the first.",
      "Somebody should explain the form.",
      "Nothing to add.",
      "Opening hours could be longer, above all on Saturdays.",
    ],
  },
  zh: {
    short: ["和平路", "蓝色的那个", "小林", "朋友介绍", "城北", "说不清", "周明"],
    long: [
      "总体上还不错。",
      "第二次比第一次顺利。",
      "希望有人能讲解一下表格。",
      "没有补充。",
      "营业时间可以再长一些，尤其是周六。",
    ],
  },
};

/** A text that the domain accepts; undefined if none was found. */
export function randomText(domain: TextDomain, dice: Dice, language: string): string | undefined {
  const { format, pattern } = domain;
  const written = format ?? pattern;
  for (let attempt = 0; attempt < (written === undefined ? 1 : 60); attempt++) {
    const made = written === undefined ? plainText(domain, dice, language) : formed(domain, dice, attempt);
    if (made !== undefined && fits(made, domain)) return made;
  }
  return undefined;
}

function formed(
  { format, pattern, minLength = 0 }: TextDomain,
  dice: Dice,
  attempt: number,
): string | undefined {
  const number = (digits: number) => String(dice.roll(10 ** digits)).padStart(digits, "0");
  if (pattern !== undefined) return patternSample(pattern, dice, 3 + Math.ceil((minLength * attempt) / 20));
  if (format === "phone") return `0${number(3)} ${number(4)}${number(3)}`;
  if (format === "url") return `https://example.org/${number(3)}`;
  return `person${number(3)}@example.org`;
}

function plainText(
  { minLength = 0, maxLength }: TextDomain,
  dice: Dice,
  language: string,
): string | undefined {
  const { short, long } = /^zh\b/i.test(language) ? words.zh : words.en;
  let text = dice.pick((maxLength ?? 200) < 60 ? short : [...short, ...long]) ?? "";
  while ([...text].length < minLength) text += ` ${dice.pick(long)}`;
  const most = maxLength === undefined ? text : [...text].slice(0, maxLength).join("");
  // Cut texts may end in a space, which does not count.
  return most === normalise(most) ? most : most.replace(/\s$/, ".");
}

/** Trimmed and in the form it is stored in, and what the domain asks for. */
function fits(text: string, { minLength = 0, maxLength, pattern, format }: TextDomain): boolean {
  if (text === "" || normalise(text) !== text) return false;
  const length = [...text].length;
  if (length < minLength || length > (maxLength ?? length)) return false;
  if (format && !matches(text, formatPatterns[format])) return false;
  return pattern === undefined || matches(text, pattern) !== false;
}
