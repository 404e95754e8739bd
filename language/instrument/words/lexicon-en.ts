import type {
  Compared,
  Comparison,
  DurationUnit,
  Lexicon,
  Listed,
  MemberWord,
  NumericAggregate,
} from "./lexicon.js";

const compareWords: Record<Compared, Record<Comparison, (value: string) => string>> = {
  amount: {
    "<": (v) => `is less than ${v}`,
    "<=": (v) => `is at most ${v}`,
    ">": (v) => `is greater than ${v}`,
    ">=": (v) => `is at least ${v}`,
  },
  moment: {
    "<": (v) => `is before ${v}`,
    "<=": (v) => `is no later than ${v}`,
    ">": (v) => `is after ${v}`,
    ">=": (v) => `is no earlier than ${v}`,
  },
  point: {
    "<": (v) => `is below ${v}`,
    "<=": (v) => `is ${v} or lower`,
    ">": (v) => `is above ${v}`,
    ">=": (v) => `is ${v} or higher`,
  },
};

const aggregateWords: Record<NumericAggregate, string> = {
  sum: "sum",
  mean: "mean",
  min: "lowest value",
  max: "highest value",
  median: "median",
  sd: "standard deviation",
};

/** `a`, `a or b`, `a, b or c`, `a, b or 7 more`. */
function joined(list: Listed, word: "or" | "and" | "nor"): string {
  const words = list.more > 0 ? [...list.words, `${list.more} more`] : list.words;
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${word} ${words.at(-1)}`;
}

/** Conditions: a comma keeps apart what has an `and` or `or` of its own. */
function linked(parts: string[], word: "and" | "or"): string {
  const plain =
    parts.length === 2 && !parts.some((part) => / (and|or|nor) /.test(part.replace(/“[^”]*”/g, "")));
  if (plain || parts.length < 2) return parts.join(` ${word} `);
  return `${parts.slice(0, -1).join(", ")}, ${word} ${parts.at(-1)}`;
}

const size = (list: Listed) => list.words.length + list.more;
const member = (word: MemberWord) => (word === "item" ? "item" : "entry");
const plural = (count: number, one: string) => (count === 1 ? `${count} ${one}` : `${count} ${one}s`);

export const en: Lexicon = {
  quote: (text) => `“${text.replace(/[“”]/g, (c) => (c === "“" ? "‘" : "’"))}”`,
  group: (text) => `(${text})`,
  say: (subject, predicate) => `${subject} ${predicate}`,
  and: (parts) => linked(parts, "and"),
  or: (parts) => linked(parts, "or"),
  furtherConditions: (count) => plural(count, "further condition"),
  enumerate: (list) => joined(list, "and"),
  number: (value) => String(value).replace(/^-/, "−"),
  amount: (value, unit) => (unit ? `${value} ${unit}` : value),
  aspect: (noun, aspect) => `${noun} (${aspect})`,

  always: "always",
  never: "never",
  yes: "Yes",
  no: "No",
  today: "the day of the interview",
  duration: (amount, unit: DurationUnit) => `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`,

  is: (list) => (size(list) > 3 ? `is one of ${joined(list, "or")}` : `is ${joined(list, "or")}`),
  isNot: (list) => {
    if (size(list) === 1) return `is not ${joined(list, "or")}`;
    return size(list) === 2 ? `is neither ${joined(list, "nor")}` : `is none of ${joined(list, "and")}`;
  },
  compare: (op, what, value) => compareWords[what][op](value),
  between: (from, to, negated) => `is ${negated ? "not " : ""}between ${from} and ${to}`,
  includes: (list, how) =>
    size(list) === 1
      ? `includes ${joined(list, "or")}`
      : how === "any"
        ? `includes at least one of ${joined(list, "and")}`
        : `includes all of ${joined(list, "and")}`,
  includesNot: (list, how) =>
    size(list) === 1
      ? `does not include ${joined(list, "or")}`
      : how === "any"
        ? `includes none of ${joined(list, "and")}`
        : `does not include all of ${joined(list, "and")}`,
  matches: (pattern, negated) => `${negated ? "does not match" : "matches"} the pattern ${pattern}`,
  answered: (negated) => (negated ? "is not answered" : "is answered"),
  notTrue: (statement) => `it is not true that ${statement}`,

  some: (noun, word, predicate) => `at least one ${member(word)} of ${noun} ${predicate}`,
  every: (noun, word, predicate) => `every ${member(word)} of ${noun} ${predicate}`,
  none: (noun, word, predicate) => `no ${member(word)} of ${noun} ${predicate}`,
  notEvery: (noun, word, predicate) => `not every ${member(word)} of ${noun} ${predicate}`,
  countOf: (noun, word, predicate) =>
    `the number of ${word === "item" ? "items" : "entries"} of ${noun} whose value ${predicate}`,
  someOf: (list) => `at least one of these holds: ${conditions(list)}`,
  everyOf: (list) => `all of these hold: ${conditions(list)}`,
  noneOf: (list) => `none of these holds: ${conditions(list)}`,
  notEveryOf: (list) => `not all of these hold: ${conditions(list)}`,
  countOfConditions: (list) => `the number of these that hold: ${conditions(list)}`,

  aggregate: (fn, noun, word) =>
    word === "item" && (fn === "min" || fn === "max")
      ? `the ${aggregateWords[fn]} among the items of ${noun}`
      : `the ${aggregateWords[fn]} of ${noun}`,
  itemByItem: (formula) => `(${formula}), item by item`,
  partOf: (count, total, noun, word) =>
    `${count} of the ${total} ${word === "item" ? "items" : "entries"} of ${noun}`,
  recoded: "reversed items recoded",
  weightedBy: (weights) => `weighted by ${weights}`,
  rule: (rule) => {
    const need =
      rule.atLeast === "half"
        ? "at least half answered"
        : `at least ${rule.atLeast}${rule.of === undefined ? "" : ` of ${rule.of}`} answered`;
    return rule.prorated ? `${need}, scaled up to all items` : need;
  },
  withRemarks: (noun, remarks) => (remarks.length ? `${noun} (${remarks.join("; ")})` : noun),

  call: (fn, args) => {
    const [x = "", y] = args;
    switch (fn) {
      case "first":
        return `the first available of ${joined({ words: args, more: 0 }, "and")}`;
      case "round":
        if (y === undefined || y === "0") return `${x} rounded to a whole number`;
        return `${x} rounded to ${y} decimal${y === "1" ? "" : "s"}`;
      case "floor":
        return `${x} rounded down`;
      case "ceil":
        return `${x} rounded up`;
      case "abs":
        return `the absolute value of ${x}`;
      case "sqrt":
        return `the square root of ${x}`;
      case "ln":
        return `the natural logarithm of ${x}`;
      case "exp":
        return `e to the power of ${x}`;
      case "years":
        return `the full years since ${x}`;
      case "length":
        return `the number of characters of ${x}`;
    }
  },
  attribute: (attr, noun) => {
    const word = { band: "band", advice: "advice", label: "label", phrase: "wording", points: "points" }[
      attr
    ];
    return `the ${word} of ${noun}`;
  },
  scoreOf: (noun) => `the score of ${noun}`,
  chosen: (noun) => `the number of options chosen in ${noun}`,
  choice: (test, then, otherwise) =>
    otherwise === undefined
      ? `${then} if ${test}, otherwise missing`
      : `${then} if ${test}, otherwise ${otherwise}`,

  everyone: "All respondents",
  unlessEnded: (condition, endings) => {
    const reasons = joined(endings, "or");
    return condition === undefined
      ? `All respondents, unless the interview has ended before (${reasons})`
      : `${condition}, unless the interview has ended before (${reasons})`;
  },
  endedAt: (stop) => `at ${stop}`,
};

function conditions(list: Listed): string {
  const words = list.more > 0 ? [...list.words, `${list.more} more`] : list.words;
  return `(${words.join("; ")})`;
}
