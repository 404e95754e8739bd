/** What answers mean, for the panel beside the form. */
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import { whyNotAsked } from "../../language/answers/why/index.js";
import type { Locale } from "../../language/diagnostics/define.js";
import type { Instrument } from "../../language/instrument/model.js";
import { createWords, shorten, type Words } from "../../language/instrument/words/words.js";
import type { Explained, NotAsked, NotAskedGroup } from "./protocol.js";

/** Beyond these nobody reads: of a survey of thousands of questions most are not asked at first. */
const GROUPS = 200;
const MEMBERS = 300;
const LABEL = 120;

/** Questions that are not asked under these answers on a screen, and why. */
export function explain(
  instrument: Instrument,
  answers: AnswerDocument,
  locale: Locale,
  words: Words = createWords(instrument, locale),
): Explained {
  const evaluation = evaluate(instrument, answers, { medium: "web" });
  const found = whyNotAsked(instrument, evaluation, { locale, medium: "web", words });
  const groups = found.slice(0, GROUPS).map(
    ({ state, condition, because, members }): NotAskedGroup => ({
      state,
      condition,
      because,
      questions: members.slice(0, MEMBERS).map(({ question, entry }): NotAsked => {
        const row =
          entry &&
          question.rows[entry.question?.fields.find((f) => f.variable === entry.variable.name)?.row ?? -1];
        return {
          question: question.id,
          ...(question.number === undefined ? {} : { number: question.number }),
          label: shorten(words.text(question.label), LABEL),
          ...(row ? { row: shorten(words.text(row.label), LABEL) } : {}),
          ...(entry ? { variable: entry.variable.name } : {}),
        };
      }),
    }),
  );
  const total = found.reduce((sum, { members }) => sum + members.length, 0);
  return { groups, total, ...(evaluation.outcome === undefined ? {} : { outcome: evaluation.outcome }) };
}
