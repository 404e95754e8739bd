/** What each word of the language means, in one sentence: for completion and hover. */
import type { Localised } from "../../language/diagnostics/define.js";
import { entryWords } from "./words/entries.js";
import { expressionWords } from "./words/expressions.js";
import { modifierWords } from "./words/modifiers.js";
import { questionWords } from "./words/questions.js";
import { settingWords } from "./words/settings.js";
import { statementWords } from "./words/statements.js";
import type { Word, Words } from "./words/word.js";

export type { Word } from "./words/word.js";

const all: Words = {
  ...settingWords,
  ...expressionWords,
  ...entryWords,
  ...modifierWords,
  ...questionWords,
  ...statementWords,
};

/**
 * The meaning of a keyword; undefined for what is none.
 * @param rule of the grammar that the word stands in, for words with several meanings: `help` on a survey is
 *   another than on a question
 */
export function wordOf(keyword: string, rule?: string): Word | undefined {
  const special = rule === undefined ? undefined : `${rule}.${keyword}`;
  if (special !== undefined && Object.hasOwn(all, special)) return all[special];
  return Object.hasOwn(all, keyword) ? all[keyword] : undefined;
}

/** Name of a kind of question, as an author would say it. */
export function kindTitle(kind: string): Localised {
  return wordOf(kind)?.title ?? { en: kind, zh: kind };
}
