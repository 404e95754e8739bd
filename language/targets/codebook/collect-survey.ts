import { citationOf, type Collecting } from "./collect.js";
import type { Counts, SurveyEntry, VariableEntry } from "./document.js";
import { messages } from "./messages.js";

/** The head of the codebook: what survey this is, by whom, and how much of it there is. */
export function collectSurvey(c: Collecting, variables: readonly VariableEntry[]): SurveyEntry {
  const { instrument, words } = c;
  const { privacy } = instrument;
  const welcome = instrument.welcome && words.text(instrument.welcome, "line");
  const thanks = instrument.thanks?.text && words.text(instrument.thanks.text, "line");
  return {
    id: instrument.id,
    title: words.text(instrument.title) || instrument.id,
    ...(instrument.version === undefined ? {} : { version: instrument.version }),
    languages: [...new Set([instrument.language, ...Object.keys(instrument.translations).sort()])],
    authors: instrument.authors,
    mode: instrument.mode,
    ...(privacy ? { privacy: { kind: privacy, promise: messages[c.locale].promises[privacy] } } : {}),
    answers: instrument.answers,
    ...citationOf(instrument.citation),
    files: instrument.files.map((file) => fileName(file.uri)),
    ...(welcome ? { welcome } : {}),
    ...(thanks ? { thanks } : {}),
    counts: countsOf(c, variables),
  };
}

function countsOf({ instrument }: Collecting, variables: readonly VariableEntry[]): Counts {
  const count = (test: (variable: VariableEntry) => boolean) => variables.filter(test).length;
  return {
    pages: instrument.pages.length,
    questions: instrument.questions.length,
    variables: variables.length,
    answers: count((v) => v.origin === "answer"),
    specify: count((v) => v.origin === "specify"),
    computed: count((v) => v.origin === "computed"),
    scores: count((v) => v.origin === "score"),
    hidden: count((v) => v.origin === "hidden"),
    dimensions: instrument.dimensions.length,
    lists: instrument.lists.length,
    personal: count((v) => v.personal),
    demographic: count((v) => v.demographic),
  };
}

/** Last part of a URI or path: folders of the author's machine are nobody's business. */
export function fileName(uri: string): string {
  const last = uri.split(/[/\\]/).at(-1) ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last; // a stray % is part of the name
  }
}
