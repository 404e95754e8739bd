/** Where a statement begins: what a region above it that was left open must not swallow. */
import { NAME, QUOTE } from "./parts.mjs";
import { BEFORE_NUMBER, BEFORE_TEXT, FLAGS, KINDS } from "./words.mjs";

const named = [
  ...KINDS,
  "survey",
  "scale",
  "choices",
  "dimension",
  "demographics",
  "page",
  "section",
  "score",
  "compute",
  "note",
  "import",
  "welcome",
  "thanks",
  "stop",
].join("|");

/** What makes a word at the beginning of a line an operand of the expression above. */
const operator = String.raw`(?!\s*(?:[+*/<>=.,)\]]|(?:is|in|has|and|or)(?!\w)))`;

/** `if a then b`, without a block behind it, is an expression that goes on. */
const noValue = String.raw`(?!.*(?<!\w)then(?!\w)(?!.*[{｛]\s*$))`;

/**
 * A statement at the beginning of a line. The words of the language may be names, so that one alone does not
 * say it: what follows must be possible.
 */
export const next = String.raw`(?=^\s*(?:(?:${named})(?!\w)\s*(?:$|["“{｛]|(?<=\s)[\p{L}_]|//)|if(?!\w)${noValue}|(?:check|confirm)(?!\w)${operator}))`;

/** A statement inside a list: the list was not closed. An entry has no second word before its text. */
export const insteadOfEntry = String.raw`(?=^\s*(?:(?:${named.replace("dimension|", "")})\s+(?!specify|exclusive|missing|fixed|retired|reversed|help|phrase|advice)${NAME}\s*${QUOTE}|if(?!\w).*[{｛]\s*$))`;

/** A statement at the left edge inside a text block or a comment: the block was not closed. */
export const resumes = String.raw`(?=^(?:${named})\s+${NAME}\s*${QUOTE})`;

/** Behaviour: what ends a value in front of it, and what goes on with a row of a list on a line of its own. */
export const behaviour = String.raw`(?:(?:${[...BEFORE_TEXT, "pattern"].join("|")})\s*${QUOTE}|(?:${[...BEFORE_NUMBER, "length"].join("|")})\s*[-.\d]|(?:${FLAGS.join("|")}|when|paper|web|\d+\s+per)(?!\w)|(?:on|from|plus|with|of|across|currency)\s+[\p{L}_\d])`;
