/** Nouns for readers of a printed questionnaire: answers are named by the number of their question. */
import type { Locale } from "../../diagnostics/define.js";
import type { Lookup } from "./lookup.js";
import type { Nouns } from "./nouns.js";
import { shorten } from "./plain-text.js";

/** Longest name of a row that stands beside a number, in code points. */
const LIMIT = { zh: 18, en: 36 };

const SPOKEN = {
  zh: {
    answer: (n: string) => `第 ${n} 题的答案`,
    row: (n: string, row: string) => `第 ${n} 题中“${row}”的答案`,
    item: (n: string, code: string) => `第 ${n} 题第 ${code} 项的答案`,
    question: (n: string) => `第 ${n} 题`,
  },
  en: {
    answer: (n: string) => `the answer to question ${n}`,
    row: (n: string, row: string) => `the answer to “${row}” in question ${n}`,
    item: (n: string, code: string) => `the answer to item ${code} of question ${n}`,
    question: (n: string) => `question ${n}`,
  },
} as const;

/**
 * @param numberOf printed number of a question, where it has one; others keep their names
 * @param nameOf names of single answers, before all others
 */
export function byNumber(
  nouns: Nouns,
  lookup: Lookup,
  locale: Locale,
  numberOf: (question: string) => string | undefined,
  nameOf?: (variable: string) => string | undefined,
): Nouns {
  const say = SPOKEN[locale];
  return {
    ...nouns,
    variable(name) {
      const own = nameOf?.(name);
      if (own !== undefined) return own;
      const v = lookup.variables.get(name);
      const q = lookup.questions.get(v?.question ?? "");
      const n = q && numberOf(q.id);
      if (!v || !q || n === undefined || v.origin !== "answer") return nouns.variable(name);
      const row = q.rows[v.row ?? -1];
      // “第 3 题选了……”: several ticks are made in the question itself.
      const several = v.domain.type === "ranking" || (v.domain.type === "choice" && v.domain.multiple);
      if (!row && several && locale === "zh") return say.question(n);
      // With two answers to an item, its name alone says too little.
      if (row?.code !== undefined && v.column === undefined) return say.item(n, row.code);
      return row ? say.row(n, shorten(nouns.text(row.label) || row.id, LIMIT[locale])) : say.answer(n);
    },
    question(id) {
      const n = numberOf(id);
      return n === undefined ? nouns.question(id) : say.question(n);
    },
    family(family) {
      const id = family.kind === "question" ? family.id : undefined;
      const n = id === undefined ? undefined : numberOf(id);
      return n === undefined ? nouns.family(family) : say.question(n);
    },
  };
}
