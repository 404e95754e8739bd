/** Which texts can be names. */
import { wordClass, wordEnd } from "../../../language/syntax/chars.js";
import { isSoft, keywordKind } from "../../../language/syntax/grammar-tables.js";

/** Not words of the grammar, yet they mean something in some expressions. */
const SPECIAL = new Set("today yes no item dimension answer label phrase points band advice".split(" "));

/** As the language reads it: full-width letters and digits are what they look like. */
export function normalised(name: string): string {
  return name.trim().normalize("NFKC");
}

export function isName(name: string): boolean {
  return name !== "" && wordClass(name, 0) === 1 && wordEnd(name, 0) === name.length;
}

/** `if else and or not in is has true false`. */
export function isHardWord(name: string): boolean {
  const kind = keywordKind(name);
  return kind !== undefined && !isSoft[kind];
}

/** In some place it means something by itself. */
export function hasOwnMeaning(name: string): boolean {
  return keywordKind(name) !== undefined || SPECIAL.has(name);
}
