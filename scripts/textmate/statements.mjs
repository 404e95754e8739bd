/** Statements and the blocks that hold them. */
import { CLOSE, CODE, captures, is, NAME, OPEN, PATH, QUOTE, use, word } from "./parts.mjs";
import { behaviour, next } from "./starts.mjs";
import { BEFORE_NUMBER, BEFORE_TEXT, CHOICES, FLAGS, KINDS, PROMISES } from "./words.mjs";

/**
 * A statement goes from its word to the end of its block, else to the next statement: its behaviour may stand
 * on lines of its own. In a block nothing else than statements begins, so that its word needs no line start.
 */
function statement(begin, beginCaptures, patterns) {
  return { begin, end: `(?<=${CLOSE})|(?=${CLOSE})|${next}`, beginCaptures, patterns };
}

/** The word of a statement and its name, which stands on the same line. */
const heading = (words) => String.raw`(?<![\w.．])(${words})(?!\w)(?:[ \t　]+(${NAME}))?`;

const braces = { 0: { name: "punctuation.section.braces.rensis" } };
const block = (patterns) => ({ begin: OPEN, end: CLOSE, captures: braces, patterns });

export const statements = {
  statements: {
    patterns: use(
      "comments",
      "survey",
      "import",
      "shown",
      "question",
      "answers",
      "dimension",
      "page",
      "section",
      "note",
      "if",
      "else",
      "rule",
      "stop",
      "compute",
      "score",
      "block",
      "text",
    ),
  },
  block: block(use("statements")),

  survey: statement(heading("survey"), captures("storage.type.declaration", "entity.name.section.survey"), [
    ...use("comments", "text"),
    block(use("settings")),
  ]),
  settings: {
    patterns: [
      ...use("comments", "text"),
      {
        match: String.raw`(?<!\w)(language)(?!\w)(?:\s+(${NAME}(?:[-－]\w+)*))?`,
        captures: captures("storage.modifier.setting", "constant.language.tag"),
      },
      ...Object.entries(CHOICES).map(([setting, values]) => ({
        match: String.raw`(?<!\w)(${setting})(?!\w)(?:\s+(${values.join("|")})(?!\w))?`,
        captures: captures("storage.modifier.setting", "constant.language.choice"),
      })),
      is("storage.modifier.setting", word([...PROMISES, ...BEFORE_TEXT, "codes"])),
      is("constant.language.choice", word(["blank", "skipped"])),
      ...use("bounds"),
      is("punctuation.separator", "[,，、]"),
    ],
  },

  import: {
    begin: String.raw`(?<!\w)import(?=\s*${QUOTE})`,
    end: "$",
    beginCaptures: { 0: { name: "keyword.control.import.rensis" } },
    patterns: [
      ...use("comments", "path"),
      {
        match: String.raw`(?<!\w)(as)(?!\w)(?:\s+(${NAME}))?`,
        captures: captures("keyword.control.import", "entity.name.namespace.import"),
      },
    ],
  },

  /** Words before the first page and after the last. */
  shown: statement(String.raw`(?<!\w)(welcome|thanks)(?!\w)`, captures("keyword.other.structure"), [
    ...use("comments", "text"),
    block([
      ...use("comments"),
      {
        match: String.raw`(?<!\w)(as)\s+(table|bar|radar)(?!\w)`,
        captures: captures("keyword.other", "constant.language.choice"),
      },
      is("keyword.other", word(["show"])),
      is("variable.other", PATH),
      is("punctuation.separator", "[,，、]"),
    ]),
  ]),

  question: statement(
    heading(KINDS.join("|")),
    captures("support.type.question", "entity.name.variable.question"),
    use("in-question"),
  ),
  "in-question": { patterns: use("comments", "list", "modifiers", "text-list", "text") },

  answers: statement(
    heading("scale|choices"),
    captures("storage.type.declaration", "entity.name.type.scale"),
    use("in-question"),
  ),

  dimension: statement(
    heading("dimension"),
    captures("storage.type.declaration", "entity.name.type.dimension"),
    [
      {
        begin: "[=＝]",
        end: `(?=[{}｛｝])|${next}`,
        beginCaptures: { 0: { name: "keyword.operator.assignment.rensis" } },
        patterns: [
          ...use("comments"),
          is("storage.modifier.mark", String.raw`(?<=[\w)])\s+${word(["reversed"])}`),
          is("storage.modifier.mark", String.raw`${word(["weight"])}(?=\s*\d)`),
          is("variable.other", PATH),
          is("constant.numeric.code", CODE),
          ...use("literals"),
          is("punctuation.separator", "[,，、]"),
        ],
      },
      ...use("in-question"),
    ],
  ),

  page: statement(
    heading("page|demographics"),
    captures("keyword.other.structure", "entity.name.section.page"),
    use("comments", "modifiers", "text", "block"),
  ),
  section: statement(
    String.raw`(?<![\w.．])(section)(?!\w)`,
    captures("keyword.other.structure"),
    use("comments", "modifiers", "text", "block"),
  ),
  note: statement(
    String.raw`(?<![\w.．])(note)(?!\w)`,
    captures("keyword.other.structure"),
    use("comments", "modifiers", "text"),
  ),

  if: statement(
    String.raw`(?<!\w)(?:(else)\s+)?(if)(?!\w)`,
    captures("keyword.control.conditional", "keyword.control.conditional"),
    use("block", "expression"),
  ),
  else: statement(
    String.raw`(?<!\w)(else)(?!\w)`,
    captures("keyword.control.conditional"),
    use("comments", "block"),
  ),
  rule: statement(
    String.raw`(?<![\w.．])(check|confirm)(?!\w)`,
    captures("keyword.control.rule"),
    use("expression"),
  ),
  stop: statement(heading("stop"), captures("keyword.control.stop", "entity.name.label.outcome"), [
    ...use("comments", "text", "condition"),
  ]),

  compute: statement(
    heading("compute"),
    captures("storage.type.declaration", "entity.name.variable.computed"),
    use("comments", "expression"),
  ),
  score: statement(heading("score"), captures("storage.type.declaration", "entity.name.variable.score"), [
    ...use("comments", "list"),
    {
      match: String.raw`(?<!\w)(each)\s+(dimension|facet|item)\s+(in)\s+(${PATH})`,
      captures: captures("keyword.other", "keyword.other", "keyword.other", "entity.name.type.dimension"),
    },
    {
      match: String.raw`(?<!\w)(at)\s+(least)\s+(?:(half)(?!\w)|(\d+)(?:\s+(of)\s+(\d+))?)`,
      captures: captures(
        "storage.modifier.rule",
        "storage.modifier.rule",
        "storage.modifier.rule",
        "constant.numeric",
        "storage.modifier.rule",
        "constant.numeric",
      ),
    },
    is("storage.modifier.rule", String.raw`(?<=[\w)）]\s)\s*${word(["prorated"])}`),
    is("storage.modifier.rule", String.raw`${word(["rescaled"])}(?=\s*[-－−.\d])`),
    ...use("bounds-after-rescaled", "expression"),
  ]),
  "bounds-after-rescaled": {
    match: String.raw`(?<=rescaled)\s*([-－−]\d+(?:[.．]\d+)?)`,
    captures: captures("constant.numeric"),
  },

  modifiers: {
    patterns: [
      ...use("condition"),
      {
        match: String.raw`(?<!\w)(else)\s+(stop)(?=\s*${QUOTE})`,
        captures: captures("keyword.control.conditional", "keyword.control.stop"),
      },
      {
        match: String.raw`(?<!\w)(from)\s+(chosen|unchosen)\s*([(（])\s*(${PATH})?\s*([)）])?`,
        captures: captures(
          "storage.modifier",
          "support.function",
          "punctuation.bracket",
          "variable.other",
          "punctuation.bracket",
        ),
      },
      {
        match: String.raw`(?<!\w)(on|from|plus|with)(?!\w)(?:\s+(${PATH}))?`,
        captures: captures("storage.modifier", "entity.name.type.scale"),
      },
      {
        match: String.raw`(?<!\w)(of|across)(?!\w)(?:\s+(${PATH})((?:\s*[,，、]\s*${PATH})*))?`,
        captures: {
          ...captures("storage.modifier", "entity.name.type.dimension"),
          3: {
            patterns: [is("entity.name.type.dimension", PATH), is("punctuation.separator", "[,，、]")],
          },
        },
      },
      {
        match: String.raw`(?<!\w)(currency)(?!\w)(?:\s+(${NAME}))?`,
        captures: captures("storage.modifier", "constant.other.currency"),
      },
      {
        match: String.raw`(?<!\w)(?:(\d+)\s*)?(per)\s+(page)(?!\w)`,
        captures: captures("constant.numeric", "storage.modifier", "storage.modifier"),
      },
      {
        match: String.raw`(?<!\w)(paper|web)\s+(only)(?!\w)`,
        captures: captures("storage.modifier", "storage.modifier"),
      },
      {
        begin: String.raw`(?<!\w)pattern(?=\s*${QUOTE})`,
        end: `(?<=["”])|$`,
        beginCaptures: { 0: { name: "storage.modifier.rensis" } },
        patterns: use("regex"),
      },
      {
        begin: String.raw`(?<!\w)default(?!\w)`,
        end: String.raw`$|(?=[{}｛｝])|(?=\s${behaviour})`,
        beginCaptures: { 0: { name: "storage.modifier.rensis" } },
        patterns: use("expression"),
      },
      // A condition or a value that goes on below.
      {
        begin: String.raw`(?=^\s*(?:(?:and|or|is|has|in|then|else(?!\s+stop))(?!\w)|[-+*/<>=](?!\d+[.．]{2})))`,
        end: "$|(?=[{}｛｝])",
        patterns: use("expression"),
      },
      is("storage.modifier", String.raw`${word(BEFORE_TEXT)}(?=\s*(?:${QUOTE}|$))`),
      is("storage.modifier", String.raw`${word(BEFORE_NUMBER)}(?=\s*(?:[-－−]?\d|$))`),
      is("storage.modifier", String.raw`(?<!\w)length(?=\s*(?:[\d.]|$))`),
      is("storage.modifier", word(FLAGS)),
      ...use("bounds"),
      is("punctuation.separator", "[,，、]"),
    ],
  },
  condition: {
    begin: String.raw`(?<!\w)when(?!\w)`,
    end: `(?=[{}｛｝])|${next}`,
    beginCaptures: { 0: { name: "keyword.control.conditional.rensis" } },
    patterns: use("expression"),
  },
};
