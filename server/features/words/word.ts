import type { Localised } from "../../../language/diagnostics/define.js";

export interface Word {
  /** In two or three words. */
  title: Localised;
  /** In one sentence. */
  text: Localised;
}

/** By keyword, or by `Rule.keyword` where the rule gives it a meaning of its own. */
export type Words = Record<string, Word>;

export function word(enTitle: string, zhTitle: string, en: string, zh: string): Word {
  return { title: { en: enTitle, zh: zhTitle }, text: { en, zh } };
}
