import { CompletionItemKind } from "vscode-languageserver";
import type { Expectation } from "../../../language/syntax/expected.js";
import { wordOf } from "../words.js";
import type { Ask, Candidate } from "./candidate.js";

/** A word of the language; what it means is looked up by the rule that it would stand in. */
export function keyword(ask: Ask, e: Expectation, word: string, more: Partial<Candidate> = {}): Candidate {
  const { rule } = e.slot.use;
  const known = wordOf(word, rule);
  return {
    label: word,
    kind: CompletionItemKind.Keyword,
    group: "m",
    rank: 0,
    ...(known ? { detail: ask.say(known.title) } : {}),
    about: { kind: "word", word, rule },
    ...more,
  };
}
