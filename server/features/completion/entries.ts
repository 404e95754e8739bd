/** Words in lists: marks behind entries, and what else than entries may stand there. */
import { applicableElements, applicableMarks } from "../../../language/lowering/applicable.js";
import { type Expectation, tokensIn, useAround } from "../../../language/syntax/expected.js";
import { EXPLICIT, firstOfRule } from "../../../language/syntax/grammar-tables.js";
import { wordOf } from "../words.js";
import { aliasesOf } from "./aliases.js";
import { kindOf, withArgument } from "./behaviour.js";
import type { Ask, Candidate } from "./candidate.js";
import { restOfLine } from "./lines.js";
import { keyword } from "./word-candidate.js";

/** What the list belongs to that a place is in: the kind of a question, or the word of the declaration. */
function ownerOf(ask: Ask, e: Expectation): string {
  const owner = useAround(e.slot, "List")?.slot?.use;
  return owner ? kindOf(ask, e, owner).replace(/^column /, "") : "";
}

const MARKS =
  "specify exclusive missing reversed points expects help advice phrase when weight fixed retired".split(" ");

export function mark(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const owner = ownerOf(ask, e);
  const entry = useAround(e.slot, "Entry");
  if (!entry || !applicableMarks(owner).has(word)) return undefined;
  // Where one answer is given anyway, none excludes the others.
  if (word === "exclusive" && owner !== "multiple" && owner !== "choices") return undefined;
  // A mark behind a bare name would be read as the next entry.
  const begun = tokensIn(e.trail, entry, "label").length + tokensIn(e.trail, entry, "interval").length;
  if (begun === 0) return undefined;
  const known = tokensIn(e.trail, entry).some((i) => ask.place.fileTokens.text(i) === word);
  if (known) return undefined;
  return withArgument(
    ask,
    keyword(ask, e, word, { aliases: aliasesOf(word, "modifier"), group: "e", rank: MARKS.indexOf(word) }),
    e.slot.use.rule,
  );
}

/** @param statement makes a whole statement of a word */
export function element(
  ask: Ask,
  e: Expectation,
  word: string,
  statement: (ask: Ask, made: Candidate) => Candidate,
): Candidate | undefined {
  // `today..` as the interval of an entry
  if (firstOfRule("Literal").kinds[e.kind] === EXPLICIT) return undefined;
  if (!applicableElements(ownerOf(ask, e)).has(word)) return undefined;
  const known = wordOf(word, word === "dimension" ? "ListElement" : e.slot.use.rule);
  const made = keyword(ask, e, word, { group: "e", ...(known ? { detail: ask.say(known.title) } : {}) });
  const label = word === "each" ? "each row" : word;
  if (!ask.snippets || !restOfLine(ask.place.text, ask.place.word.end))
    return /^\s+row\b/.test(ask.place.text.slice(ask.place.word.end)) ? made : { ...made, label };
  if (word === "each") return { ...made, label, insert: "each row {\n  $0\n}", snippet: true };
  if (word === "note") return { ...made, insert: 'note "$1"$0', snippet: true };
  return word === "dimension" ? statement(ask, made) : made;
}
