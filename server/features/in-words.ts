/** Conditions and formulas in words, made once for each build. */
import type { Locale } from "../../language/diagnostics/define.js";
import { createWords, type Words } from "../../language/instrument/words/words.js";
import type { Built } from "../workspace/built.js";

const known = new WeakMap<Built, Map<Locale, Words>>();

export function wordsOf(built: Built, locale: Locale): Words {
  const made = known.get(built) ?? new Map<Locale, Words>();
  known.set(built, made);
  const words = made.get(locale) ?? createWords(built.instrument, locale);
  made.set(locale, words);
  return words;
}
