/** Comments and quoted texts: pipes, emphasis, links, escapes, patterns. */
import { captures, is, NAME, use } from "./parts.mjs";
import { resumes } from "./starts.mjs";

const punctuation = (name) => ({ 0: { name: `punctuation.definition.${name}.rensis` } });

/** A text between two quotes; one that is never closed ends with its line, as it does for the compiler. */
function quoted(scope, open, close, inside) {
  return {
    name: `string.${scope}.rensis`,
    begin: open,
    end: `(${close})|$`,
    beginCaptures: punctuation("string.begin"),
    endCaptures: punctuation("string.end"),
    patterns: inside,
  };
}

/** The inside of a quotation, up to its closing brace: quotes in it are its own, not those of the text. */
const piped = String.raw`(?>[^\n{}"“]+|"[^"\n]*"|“[^”\n]*”){0,40}`;

/** Emphasised words, up to the closing stars: inside of one text, and without blanks at either end. */
const marked = (stars) => String.raw`(?=[^\s*])(?>[^\n*{"”\\]+|\\.|\{${piped}\}|${stars}){0,200}(?<!\s)`;

export const texts = {
  comments: {
    patterns: [
      {
        name: "comment.block.documentation.rensis",
        begin: String.raw`/\*\*(?![*/])`,
        end: String.raw`\*/`,
        captures: punctuation("comment"),
      },
      {
        name: "comment.block.rensis",
        begin: String.raw`/\*`,
        end: String.raw`\*/`,
        captures: punctuation("comment"),
      },
      {
        name: "comment.line.double-slash.rensis",
        begin: "//",
        end: "$",
        beginCaptures: punctuation("comment"),
      },
    ],
  },

  /** Words for the respondent. */
  text: {
    patterns: [
      {
        name: "string.quoted.triple.rensis",
        begin: `"""`,
        end: `"""|${resumes}`,
        beginCaptures: punctuation("string.begin"),
        endCaptures: punctuation("string.end"),
        patterns: use("in-text"),
      },
      quoted("quoted.double", `"`, `"`, use("in-text")),
      quoted("quoted.other.curly", "“", "”", use("curly-inside", "in-text")),
      // Understood, with a repair: quotes of other traditions.
      quoted("quoted.other", "「", "」", use("in-text")),
      quoted("quoted.other", "『", "』", use("in-text")),
      quoted("quoted.other", "«", "»", use("in-text")),
      quoted("quoted.other", "„", "[“”]", use("in-text")),
      quoted("quoted.other", "＂", "＂", use("in-text")),
    ],
  },
  "curly-inside": { begin: "“", end: "”|$", patterns: use("curly-inside", "in-text") },

  /** A list in a text block: the number before an item, the word for reversed behind it. */
  "text-list": {
    name: "string.quoted.triple.rensis",
    begin: `"""`,
    end: `"""|${resumes}`,
    beginCaptures: punctuation("string.begin"),
    endCaptures: punctuation("string.end"),
    patterns: [
      { match: String.raw`^\s*(\d+)(?=\s*[.．、)）:：]|\s)`, captures: captures("constant.numeric.code") },
      {
        match: String.raw`([(（])\s*(?i:r|reversed|反向?|反向题|反向计分)\s*([)）])(?=\s*$)`,
        name: "storage.modifier.mark.rensis",
      },
      ...use("in-text"),
    ],
  },

  "in-text": { patterns: use("escape", "pipe", "strong", "emphasis", "link") },
  escape: is("constant.character.escape", String.raw`\\.`),
  strong: {
    name: "markup.bold.rensis",
    begin: String.raw`\*\*(?=${marked(String.raw`\*(?!\*)`)}\*\*)`,
    end: String.raw`\*\*|(?=["”])|$`,
    patterns: use("escape", "pipe", "emphasis"),
  },
  emphasis: {
    name: "markup.italic.rensis",
    begin: String.raw`\*(?=${marked(String.raw`\*\*`)}\*)`,
    end: String.raw`\*|(?=["”])|$`,
    patterns: use("escape", "pipe"),
  },
  link: {
    match: String.raw`(\[)([^\]\n"”]+)(\]\()((?i:https?://|mailto:)[^()\s"”]+)(\))`,
    captures: captures(
      "punctuation.definition.link",
      "string.other.link.title",
      "punctuation.definition.link",
      "markup.underline.link",
      "punctuation.definition.link",
    ),
  },

  /** `{age}`, `{#age}`, `{name | "you"}`. A brace that is not closed on its line is only a brace. */
  pipe: {
    contentName: "meta.embedded.inline.rensis",
    begin: String.raw`\{(?=${piped}\})`,
    end: String.raw`\}|$`,
    beginCaptures: punctuation("template-expression.begin"),
    endCaptures: punctuation("template-expression.end"),
    patterns: [
      {
        match: String.raw`\G\s*([#＃])\s*(${NAME})`,
        captures: captures("keyword.operator.number-of", "variable.other.question"),
      },
      is("keyword.operator.fallback", "[|｜]"),
      ...use("expression"),
    ],
  },

  /** Texts that are no prose: paths, regular expressions. */
  path: quoted("quoted.double.path", `["“]`, `["”]`, use("escape")),
  regex: quoted("regexp", `["“]`, `["”]`, [
    is("constant.character.escape", String.raw`\\.`),
    {
      name: "constant.other.character-class.rensis",
      begin: String.raw`\[\^?`,
      end: String.raw`\]|(?=["”])|$`,
      patterns: use("escape"),
    },
    is("keyword.operator.quantifier", String.raw`[*+?]|\{\d+(?:,\d*)?\}`),
    is("keyword.operator.alternation", String.raw`\|`),
    is("punctuation.definition.group", "[()]"),
  ]),
};
