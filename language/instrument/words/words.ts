import type { Locale } from "../../diagnostics/define.js";
import type { Expr, Inline, Instrument, Text } from "../model.js";
import { conditionInWords } from "./conditions.js";
import { createFamilies, type Families } from "./families.js";
import { lexicons } from "./lexicon.js";
import { createLookup, type Lookup } from "./lookup.js";
import { expressionOf } from "./notation.js";
import { createNouns } from "./nouns.js";
import { byNumber } from "./numbered.js";
import { plainText } from "./plain-text.js";
import type { Speaker } from "./speaker.js";
import { createUniverses } from "./universe.js";
import { valueInWords } from "./values.js";

export { localeOf } from "./lexicon.js";
export { createLookup, type Lookup, optionsOf } from "./lookup.js";
export { type PlainTextOptions, plainText, shorten } from "./plain-text.js";

/** Puts one instrument into words of one language. Made once, asked often. */
export interface Words {
  locale: Locale;
  lookup: Lookup;
  /** A text without markup, on one line unless `lines`; pipes as `{label of what is piped}`. */
  text(text: Text | readonly Inline[], breaks?: "line" | "space"): string;
  /** What a pipe or the number of a question prints, in neutral words, without braces. */
  pipe(expr: Expr): string;
  /** A condition as a clause, a value as a noun or formula. */
  expr(expr: Expr): string;
  /** The same in the notation of the definition language. */
  notation(expr: Expr): string;
  /** Who is asked under a guard (and a further condition); without them, everybody. */
  universe(guard: number | undefined, also?: Expr): string;
  /** Name of a variable in quotation marks, with its perspective. */
  variable(name: string): string;
}

export interface WordsOptions {
  /** Name answers by the printed number of their question, for readers of paper. */
  numberOf?: (question: string) => string | undefined;
  /** Names of single answers, before all others. */
  nameOf?: (variable: string) => string | undefined;
}

/** Indexes an instrument once; afterwards every question costs only the length of its own answer. */
export function createWords(instrument: Instrument, locale: Locale, options: WordsOptions = {}): Words {
  const lookup = createLookup(instrument);
  const lexicon = lexicons[locale];
  const named = createNouns(lookup, lexicon, locale);
  const { numberOf } = options;
  const nouns = numberOf ? byNumber(named, lookup, locale, numberOf, options.nameOf) : named;
  let made: Families | undefined;
  const families = () => {
    made ??= createFamilies(lookup);
    return made;
  };
  const speaker: Speaker = { lookup, lexicon, nouns, families, renamed: new Map() };
  const number = (id: string) => lookup.questions.get(id)?.number ?? id;
  return {
    locale,
    lookup,
    text: (text, breaks = "space") => plainText(text, { pipe: nouns.pipe, number, breaks }),
    pipe: nouns.pipe,
    expr: (expr) =>
      isCondition(expr, lookup) ? conditionInWords(speaker, expr) : valueInWords(speaker, expr),
    notation: (expr) => expressionOf({ lookup, families, renamed: new Map() }, expr),
    universe: createUniverses(speaker),
    variable: nouns.variable,
  };
}

function isCondition(expr: Expr, lookup: Lookup): boolean {
  if (expr.k === "not" || expr.k === "boolean") return true;
  if (expr.k === "var") return lookup.variables.get(expr.name)?.domain.type === "boolean";
  if (expr.k === "agg") return expr.fn === "any" || expr.fn === "all";
  if (expr.k === "call") return expr.fn === "answered";
  return expr.k === "op" && !["+", "-", "*", "/", "^"].includes(expr.op);
}
