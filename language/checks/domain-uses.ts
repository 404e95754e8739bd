import type { AnswerList, Column, Domain, Instrument, Option, Place, Question } from "../instrument/model.js";

/** A set of possible answers and where it was written. */
export interface DomainUse {
  domain: Domain;
  /** Its options stand here for the first time; otherwise only the missing answers beside them are new. */
  fresh: boolean;
  /** Where to report what is wrong with the set as a whole. */
  at: Place;
  /** A shared list; else it belongs to a question or to one of its columns. */
  list?: AnswerList;
  question?: Question;
  column?: Column;
}

/**
 * All sets of answers of an instrument, each once, in order: a shared list is there as itself and not again for
 * every question that uses it unchanged, and the questions that follow each row of a battery count as one.
 */
export function domainUses(instrument: Instrument): DomainUse[] {
  const uses: DomainUse[] = [];
  const seen = new Set<string>();
  const add = (use: Omit<DomainUse, "fresh">) => {
    const options = optionsKey(use);
    const whole = `${options}|${entries(use.domain.missing)}`;
    if (seen.has(whole)) return;
    uses.push({ ...use, fresh: !seen.has(options) });
    seen.add(whole).add(options);
  };
  for (const list of instrument.lists) add({ domain: list.domain, at: list.at, list });
  for (const question of instrument.questions) {
    add({ domain: question.domain, at: question.at, question });
    for (const column of question.columns)
      if (column.domain) add({ domain: column.domain, at: column.at, question, column });
  }
  return uses;
}

/** Sets made of the same entries of the source are the same. */
function optionsKey({ domain, at }: Omit<DomainUse, "fresh">): string {
  const options = domain.type === "choice" || domain.type === "ranking" ? domain.options : [];
  // Without options there are bounds, and those were written where the question is.
  return options.length > 0 ? entries(options) : `${domain.type}|${at.file}:${at.start}`;
}

/** A list is known by its ends and its length: parts of the same entries in between are the same, too. */
function entries(options: readonly Option[]): string {
  const first = options[0];
  const last = options[options.length - 1];
  return first && last
    ? `${first.at.file}:${first.at.start}:${first.code}-${last.at.file}:${last.at.start}:${last.code}:${options.length}`
    : "";
}
