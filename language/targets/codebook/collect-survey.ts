import type { Counts, SurveyEntry, VariableEntry } from "./document.js";
import { messages } from "./messages.js";
import { type Collecting, citationOf, fileName } from "./shared.js";

/** The head of the codebook: what survey this is, by whom, and how much of it there is. */
export function collectSurvey(c: Collecting, variables: readonly VariableEntry[]): SurveyEntry {
  const { instrument, words } = c;
  const { privacy } = instrument;
  return {
    id: instrument.id,
    title: words.text(instrument.title) || instrument.id,
    version: instrument.version,
    languages: [...new Set([instrument.language, ...Object.keys(instrument.translations).sort()])],
    authors: instrument.authors,
    mode: instrument.mode,
    privacy: privacy && { kind: privacy, promise: messages[c.locale].promises[privacy] },
    answers: instrument.answers,
    citation: citationOf(instrument.citation),
    help: instrument.help && words.text(instrument.help, "line"),
    files: instrument.files.map((file) => fileName(file.uri)),
    welcome: instrument.welcome && words.text(instrument.welcome, "line"),
    thanks: instrument.thanks?.text && words.text(instrument.thanks.text, "line"),
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
