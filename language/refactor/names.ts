/** Names for what had none: from the author's words, and different from all others. */

import { wordClass, wordEnd } from "../syntax/chars.js";
import { isWordKind, keywordKind } from "../syntax/grammar-tables.js";
import type { ParseResult } from "../syntax/parse.js";
import { ID } from "../syntax/tokens.js";

const known = new WeakMap<ParseResult, Set<string>>();

/** All words of a file that are, or could be, names; in lower case, since names must differ in more than case. */
function wordsIn(parse: ParseResult): Set<string> {
  const before = known.get(parse);
  if (before) return before;
  const words = new Set<string>();
  const { tokens } = parse;
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind[i] === ID || isWordKind(tokens.kind[i]!)) words.add(tokens.text(i).toLowerCase());
  known.set(parse, words);
  return words;
}

/** The name, with a number if it is taken: by a word of the file, of the language, or one of `others`. */
export function freeName(parse: ParseResult, wish: string, others: Iterable<string> = []): string {
  const words = wordsIn(parse);
  const more = new Set([...others].map((n) => n.toLowerCase()));
  const isTaken = (name: string) =>
    words.has(name.toLowerCase()) || more.has(name.toLowerCase()) || keywordKind(name) !== undefined;
  if (!isTaken(wish)) return wish;
  for (let n = 2; ; n++) {
    const name = /\d$/.test(wish) ? `${wish}_${n}` : `${wish}${n}`;
    if (!isTaken(name)) return name;
  }
}

/** Words that say nothing of what a question is about. */
const EMPTY = new Set(
  (
    "a an the of to in on at by for from with about and or but as if than then that this these those there here it its " +
    "is are was were be been being am do does did done has have had having will would shall should can could may might must " +
    "i me my mine you your yours we us our he she they them their his her who whom whose which what when where why how " +
    "many much long often far please tell give choose select say think all any some each every other not no yes " +
    "don didn doesn isn aren wasn weren won couldn shouldn wouldn hasn haven hadn see " +
    "following most more very so such too also just only one into out up down over under between during within per"
  ).split(" "),
);

const WORDS = 3;
const LONGEST = 24;
const LONGEST_HAN = 8;
/** Words with which a Chinese question begins before it comes to its subject. */
const POLITE = /^(?:请问|请您|请|您的|你的|您|你)+/;

/** A short name from a question's words; undefined when there are none to make it from. */
export function nameFrom(label: string): string | undefined {
  const plain = label
    .normalize("NFKC")
    .replace(/(?<!\\)\{[^{}]*\}/g, " ")
    .replace(/\[([^\]\n]*)\]\([^()\s]*\)/g, "$1")
    .replace(/[\\*]/g, "");
  return /\p{Script=Han}/u.test(plain) ? fromHan(plain) : fromWords(plain);
}

function fromHan(plain: string): string | undefined {
  for (const clause of plain.split(/[^\p{L}\p{M}\p{Nd}_ ]+/u)) {
    const run = clause.replace(/\s+/g, "").replace(POLITE, "");
    const name = [...run].slice(0, LONGEST_HAN).join("");
    // A single character is seldom a subject; the next clause may have more.
    if ([...name].length > 1) return beginning(name, "题");
  }
  return undefined;
}

function fromWords(plain: string): string | undefined {
  const words = (plain.toLowerCase().match(/[\p{L}\p{M}\p{Nd}’']+/gu) ?? [])
    .map((w) => w.replace(/[’'].*$/u, ""))
    .filter((w) => w !== "");
  const telling = words.filter((w) => !EMPTY.has(w));
  let name = "";
  for (const word of telling.length > 0 ? telling.slice(0, WORDS) : words.slice(0, WORDS)) {
    const longer = name === "" ? word : `${name}_${word}`;
    if (longer.length > LONGEST && name !== "") break;
    name = [...longer].slice(0, LONGEST).join("");
  }
  return name === "" ? undefined : beginning(name, "q");
}

/** Names do not begin with a digit; what the language would not read as a name is none. */
function beginning(name: string, prefix: string): string | undefined {
  const whole = /^[\p{Nd}\p{M}]/u.test(name) ? prefix + name : name;
  return wordClass(whole, 0) === 1 && wordEnd(whole, 0) === whole.length ? whole : undefined;
}
