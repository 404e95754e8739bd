/** What stands in the braces of a question, a scale, a battery, a dimension, a score. */
import { CLOSE, CODE, captures, is, NAME, OPEN, QUOTE, use, word } from "./parts.mjs";
import { behaviour, insteadOfEntry } from "./starts.mjs";
import { KINDS, MARKS, MARKS_NUMBER, MARKS_TEXT } from "./words.mjs";

/** A part of a list that ends with its line, or with the block that it opens. */
function row(begin, beginCaptures, patterns) {
  return { begin, end: `(?<=${CLOSE})|(?=${CLOSE})|$`, beginCaptures, patterns };
}

/** The same, but its behaviour and its block may stand on lines of their own. */
function rows(begin, beginCaptures, patterns) {
  const goesOn = String.raw`\s*(?:$|//|/\*|"""|${OPEN}|${behaviour})`;
  return { begin, end: `(?<=${CLOSE})|(?=${CLOSE})|(?=^(?!${goesOn}))`, beginCaptures, patterns };
}

const braces = { 0: { name: "punctuation.section.braces.rensis" } };

export const lists = {
  list: {
    name: "meta.list.rensis",
    begin: OPEN,
    end: `${CLOSE}|${insteadOfEntry}`,
    captures: braces,
    patterns: [
      ...use("comments"),
      row(
        String.raw`(?<!\w)(as)\s+(${NAME})`,
        captures("keyword.other", "variable.other.enummember.perspective"),
        use("comments", "text", "modifiers"),
      ),
      {
        match: String.raw`(?<!\w)(each)\s+(row)(?=\s*(?:${OPEN}|$))`,
        captures: captures("keyword.other", "keyword.other"),
      },
      // Only `each row` has a brace of its own in a list.
      ...use("block"),
      rows(
        String.raw`(?<!\w)(column)\s+(${KINDS.join("|")})(?!\w)(?:\s+(${NAME}))?`,
        captures("keyword.other", "support.type.question", "entity.name.variable.question"),
        use("in-question"),
      ),
      row(String.raw`(?<!\w)(note)(?=\s*${QUOTE})`, captures("keyword.other"), use("comments", "text")),
      rows(
        String.raw`(?<!\w)(dimension)(?!\w)(?!\s*[=＝])(?:[ \t　]+(${NAME}))?`,
        captures("storage.type.declaration", "entity.name.type.dimension"),
        use("in-question"),
      ),
      ...use("entry"),
    ],
  },

  entry: {
    begin: String.raw`(?=[^\s{}｛｝/])`,
    end: `$|(?=${CLOSE})`,
    patterns: [
      ...use("comments"),
      { match: String.raw`\G(${CODE})`, captures: captures("constant.numeric.code") },
      {
        match: String.raw`\G(${NAME})\s*([=＝])\s*(${CODE})`,
        captures: captures(
          "variable.other.enummember",
          "keyword.operator.assignment",
          "constant.numeric.code",
        ),
      },
      { match: String.raw`\G(${NAME})`, captures: captures("variable.other.enummember") },
      ...use("details", "condition-of-entry", "marks"),
      // The next entry on the same line.
      {
        match: String.raw`(?<=["”])\s+(?:(?!(?:${[...MARKS_TEXT, ...MARKS_NUMBER].join("|")})(?!\w))(${NAME})(?:\s*([=＝])\s*(${CODE}))?|(${CODE}))(?=\s*${QUOTE})`,
        captures: captures(
          "variable.other.enummember",
          "keyword.operator.assignment",
          "constant.numeric.code",
          "constant.numeric.code",
        ),
      },
      ...use("text", "bounds"),
      is("punctuation.separator", "[,，、:：;；]"),
    ],
  },

  details: {
    begin: OPEN,
    end: CLOSE,
    captures: braces,
    patterns: use("comments", "condition-of-entry", "marks", "text", "bounds"),
  },

  "condition-of-entry": {
    begin: String.raw`(?<!\w)when(?!\w)`,
    end: `$|(?=${OPEN}|${CLOSE})`,
    beginCaptures: { 0: { name: "keyword.control.conditional.rensis" } },
    patterns: use("expression"),
  },

  marks: {
    patterns: [
      {
        match: String.raw`(?<!\w)(expects)(?!\w)(?:\s+(?:(${CODE})|(${NAME})))?`,
        captures: captures("storage.modifier.mark", "constant.numeric.code", "variable.other.enummember"),
      },
      is("storage.modifier.mark", String.raw`${word(MARKS_TEXT)}(?=\s*${QUOTE})`),
      is("storage.modifier.mark", String.raw`${word(MARKS_NUMBER)}(?=\s*[-－−]?\d)`),
      is("storage.modifier.mark", word(MARKS)),
    ],
  },
};
