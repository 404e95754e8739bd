/**
 * The words of the language by what they are to a reader. Not read from the grammar, which does not know that
 * `if` is flow and `page` is structure; a test holds the lists to it.
 */

/** What a question asks for. */
export const KINDS = [
  "single",
  "multiple",
  "yesno",
  "rating",
  "rate",
  "differential",
  "ranking",
  "allocate",
  "slider",
  "number",
  "text",
  "open",
  "datetime",
  "date",
  "time",
  "grid",
  "consent",
];

/** Statements that declare something with a name, or structure the page. */
export const DECLARATIONS = ["survey", "scale", "choices", "dimension", "score", "compute"];
export const STRUCTURE = ["demographics", "page", "section", "note", "welcome", "thanks"];
/** Statements that decide what happens. */
export const FLOW = ["if", "else", "check", "confirm", "stop", "import"];

/** Behaviour behind the words of a question, a list or a page: alone, before a text, before a number. */
export const FLAGS = [
  "required",
  "requested",
  "optional",
  "personal",
  "line",
  "email",
  "phone",
  "url",
  "year",
  "month",
  "day",
  "minute",
  "second",
  "dropdown",
  "buttons",
  "titles",
  "important",
  "separate",
  "reversed",
];
export const BEFORE_TEXT = [
  "help",
  "instruction",
  "short",
  "probe",
  "unit",
  "source",
  "validated",
  "licence",
  "version",
  "authors",
];
export const BEFORE_NUMBER = [
  "min",
  "max",
  "total",
  "top",
  "step",
  "decimals",
  "lines",
  "columns",
  "timed",
  "weight",
];

/** Marks of an entry: alone, before a number, before a text. */
export const MARKS = ["specify", "exclusive", "missing", "fixed", "retired", "reversed"];
export const MARKS_NUMBER = ["points", "weight"];
export const MARKS_TEXT = ["help", "phrase", "advice"];

/** Settings in the head of the survey that are a word, or choose one. */
export const PROMISES = ["anonymous", "confidential", "identified"];
export const CHOICES = {
  mode: ["self", "interview"],
  answers: ["required", "requested", "optional"],
  numbering: ["questions", "none"],
};

export const UNITS = [
  "years",
  "year",
  "months",
  "month",
  "weeks",
  "week",
  "days",
  "day",
  "hours",
  "hour",
  "minutes",
  "minute",
];

export const FUNCTIONS = [
  "sum",
  "mean",
  "min",
  "max",
  "median",
  "sd",
  "any",
  "all",
  "count",
  "first",
  "answered",
  "round",
  "floor",
  "ceil",
  "abs",
  "sqrt",
  "ln",
  "exp",
  "years",
  "length",
];

/** What an answer or a score has beside its value. */
export const PARTS = ["label", "phrase", "points", "band", "advice"];
