/** Values and conditions: in `if`, `when`, `compute`, scores, rules and pipes. */
import { captures, is, NAME, NUMBER, PATH, use, word } from "./parts.mjs";
import { FUNCTIONS, PARTS, UNITS } from "./words.mjs";

export const expressions = {
  expression: {
    patterns: [
      ...use("comments"),
      {
        begin: String.raw`(?<!\w)(matches)\s*(?=["“])`,
        end: `(?<=["”])|$`,
        beginCaptures: captures("keyword.operator.wordlike"),
        patterns: use("regex"),
      },
      ...use("text", "literals"),
      // An option to the right of a comparison; a name with parts, or a call, is another value.
      {
        match: String.raw`(?<!\w)(is|has)(?:\s+(not|any|all)(?!\w))?(?:\s+(?!not(?!\w)|true(?!\w)|false(?!\w)|today(?!\w))(${NAME})(?!\w|\s*[(（.．]))?(?!\w)`,
        captures: captures(
          "keyword.operator.wordlike",
          "keyword.operator.wordlike",
          "variable.other.enummember",
        ),
      },
      is("keyword.operator.wordlike", word(["and", "or", "not", "in", "is", "has", "matches"])),
      is("keyword.control.conditional", word(["if", "then", "else"])),
      {
        match: String.raw`(?<!\w)(weighted)(?:\s+(by)\s+(${PATH}))?(?=\s*[)）])`,
        captures: captures("keyword.operator.wordlike", "keyword.operator.wordlike", "variable.other"),
      },
      {
        match: String.raw`(?<![\w.．])(?:(${FUNCTIONS.join("|")})|(${NAME}))\s*(?=[(（])`,
        captures: captures("support.function", "entity.name.function"),
      },
      ...use("list-literal"),
      {
        match: String.raw`(?<![\w.．])(${PATH})([.．])(${PARTS.join("|")})(?!\w|[.．])`,
        captures: captures("variable.other", "punctuation.accessor", "support.variable.property"),
      },
      is("variable.other", PATH),
      is("keyword.operator.comparison", "[<>]=?|[≤≥≠＜＞]|=[=<>]+|!=+"),
      is("keyword.operator.logical", String.raw`&&|\|\||[!！]`),
      is("keyword.operator.arithmetic", "[-+*/^－＋×＊÷／＾−]"),
      is("keyword.operator.assignment", "[=＝]"),
      is("punctuation.separator", "[,，、]"),
      is("punctuation.bracket", "[()（）]"),
    ],
  },

  /** `[cat, dog]`: options, unless they have parts. */
  "list-literal": {
    begin: String.raw`[\[［【]`,
    end: String.raw`[\]］】]|(?=[{}｛｝])|$`,
    captures: { 0: { name: "punctuation.bracket.rensis" } },
    patterns: [
      ...use("text", "literals"),
      {
        match: String.raw`(?<![\w.．])(${NAME})(?=\s*[,，、\]］】])`,
        captures: captures("variable.other.enummember"),
      },
      is("punctuation.separator", "[,，、]"),
      ...use("expression"),
    ],
  },

  literals: {
    patterns: [
      is(
        "constant.numeric.date",
        String.raw`(?<!\w)(?:\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?(?![\d-])|\d{1,2}:\d{2}(?!\d))`,
      ),
      {
        match: String.raw`(?<!\w)(${NUMBER})[ \t]*(${UNITS.join("|")})(?!\w)`,
        captures: captures("constant.numeric", "keyword.other.unit"),
      },
      is("constant.numeric", String.raw`(?<!\w)${NUMBER}`),
      is("keyword.operator.range", String.raw`\.\.`),
      is("constant.language", word(["true", "false", "today"])),
    ],
  },

  /** What a number after a minus is at the beginning of a line, or before `..`: a bound or a code. */
  bounds: {
    patterns: [is("constant.numeric", String.raw`(?<![\w)）\]])[-－−](?=\d)${NUMBER}`), ...use("literals")],
  },
};
