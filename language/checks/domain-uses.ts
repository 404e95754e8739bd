import type { AnswerList, Column, Domain, Instrument, Option, Place, Question } from "../instrument/model.js";

/** A set of possible answers and where it was written. */
export interface DomainUse {
  domain: Domain;
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
  const add = (use: DomainUse) => {
    const key = keyOf(use);
    if (seen.has(key)) return;
    seen.add(key);
    uses.push(use);
  };
  for (const list of instrument.lists) add({ domain: list.domain, at: list.at, list });
  for (const question of instrument.questions) {
    add({ domain: question.domain, at: question.at, question });
    for (const column of question.columns) if (column.domain) add({ domain: column.domain, at: column.at, question, column });
  }
  return uses;
}

/** Sets made of the same entries of the source are the same. */
function keyOf({ domain, at }: DomainUse): string {
  const options = domain.type === "choice" || domain.type === "ranking" ? domain.options : [];
  const missing = domain.missing.length > 0 ? entries(domain.missing) : "";
  // Without options there are bounds, and those were written where the question is.
  if (options.length === 0) return `${domain.type}|${at.file}:${at.start}|${missing}`;
  return `choice|${entries(options)}|${missing}`;
}

function entries(options: readonly Option[]): string {
  let key = "";
  for (const { at, code } of options) key += `${at.file}:${at.start}:${code};`;
  return key;
}
