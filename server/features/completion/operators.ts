/** Words of conditions and formulas: operators that fit what stands left of them, units of time. */
import { CompletionItemKind } from "vscode-languageserver";
import { type Expectation, tokensIn, useAround } from "../../../language/syntax/expected.js";
import { keywordKind } from "../../../language/syntax/grammar-tables.js";
import { wordOf } from "../words.js";
import { aliasesOf } from "./aliases.js";
import type { Ask, Candidate } from "./candidate.js";
import { comparisonAt, limitOf, localsOf, nameBefore, textIn } from "./context.js";
import { type Meaning, meaningOf } from "./meaning.js";

const ORDER = "is has in not and or matches then else any all weighted by".split(" ");
const COMPARING = new Set(["is", "has", "in", "not", "matches"].map((w) => keywordKind(w)!));
const AGGREGATES = new Set(["sum", "mean", "min", "max", "median", "sd"]);
const SIGNS = new Set([keywordKind("+")!, keywordKind("-")!]);

export function expressionWord(ask: Ask, e: Expectation, word: string): Candidate | undefined {
  const { rule } = e.slot.use;
  const known = wordOf(word, rule);
  const made: Candidate = {
    label: word,
    kind: CompletionItemKind.Keyword,
    group: "e",
    rank: ORDER.indexOf(word),
    aliases: aliasesOf(word, "operator"),
    ...(known ? { detail: ask.say(known.title) } : {}),
    about: { kind: "word", word, rule },
  };
  switch (rule) {
    case "NumberLiteral":
      return unit(ask, made);
    case "Call":
      return argument(ask, e, made);
    case "Literal":
      // `in ..today`; where a value stands, `today` is one like any other.
      return undefined;
    case "BooleanLiteral":
      return comparisonAt(ask.place) ? undefined : { ...made, group: "y" };
    case "Conditional":
      if (word !== "if") return made;
      return comparisonAt(ask.place) ? undefined : { ...made, group: "x" };
    case "Not":
      return comparisonAt(ask.place) ? undefined : { ...made, group: "x" };
    case "Comparison":
      if (word === "any" || word === "all") return quantifier(ask, made);
      return fits(leftOf(ask), word) ? made : undefined;
    case "And":
    case "Or":
      return isCondition(ask) ? made : undefined;
    default:
      return made;
  }
}

/** What the operand left of the place stands for; undefined when it is no name, or itself the right side of something. */
function leftOf(ask: Ask): Meaning | undefined {
  const { tokens, count } = ask.place;
  const name = nameBefore(tokens, count - 1);
  if (!name || COMPARING.has(tokens.kind[name.first - 1] ?? 0)) return undefined;
  return meaningOf(ask.table, name.path, localsOf(ask));
}

function fits(left: Meaning | undefined, operator: string): boolean {
  const domain = left?.variables[0]?.domain;
  if (!left || !domain) return operator !== "matches" && operator !== "has";
  const several = domain.type === "ranking" || (domain.type === "choice" && domain.multiple);
  switch (operator) {
    case "has":
      return several;
    case "matches":
      return domain.type === "text";
    case "is":
      return !several;
    case "in":
      return !several && domain.type !== "boolean";
    default:
      return domain.type !== "boolean";
  }
}

/** `sex |` is no condition yet, `driver |` is one. */
function isCondition(ask: Ask): boolean {
  const left = leftOf(ask);
  return left === undefined || (left.variables[0]?.domain.type === "boolean" && !left.isScore);
}

function quantifier(ask: Ask, made: Candidate): Candidate {
  const open = ask.place.text.slice(ask.place.word.end).trimStart().startsWith("[");
  return ask.snippets && !open
    ? { ...made, group: "f", insert: `${made.label} [$1]$0`, snippet: true }
    : { ...made, group: "f" };
}

/** `d + 30 |`: units go with what is added to a date. */
function unit(ask: Ask, made: Candidate): Candidate | undefined {
  const { tokens, count } = ask.place;
  if (!SIGNS.has(tokens.kind[count - 2] ?? 0)) return undefined;
  const one = tokens.text(count - 1) === "1";
  return made.label.endsWith("s") === one ? undefined : { ...made, group: "a" };
}

/** `mean(x weighted by y)`. */
function argument(ask: Ask, e: Expectation, made: Candidate): Candidate | undefined {
  const call = useAround(e.slot, "Call");
  if (!call || limitOf(ask) !== Number.POSITIVE_INFINITY) return undefined;
  if (made.label === "weighted" && tokensIn(e.trail, call, "arguments").length === 0) return undefined;
  return AGGREGATES.has(textIn(ask.place.tokens, e, call, "function")) ? made : undefined;
}
