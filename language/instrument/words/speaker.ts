import type { Domain, Expr } from "../model.js";
import type { Families } from "./families.js";
import type { Lexicon, Listed } from "./lexicon.js";
import type { Lookup } from "./lookup.js";
import type { Nouns } from "./nouns.js";
import { plainText } from "./plain-text.js";

/** Everything that the sentences are made with. */
export interface Speaker {
  lookup: Lookup;
  lexicon: Lexicon;
  nouns: Nouns;
  families(): Families;
  /** Nouns that stand for a whole family while one of its members is put into words. */
  renamed: ReadonlyMap<string, string>;
  /** Items of an aggregate are being put into words. */
  aggregated?: true;
}

/** Words of a list that are written out; the rest is counted. */
export const LIST_LIMIT = 8;
/** Conditions in a row that are written out. */
export const CONDITION_LIMIT = 12;

export function listed<T>(items: readonly T[], word: (item: T) => string, limit = LIST_LIMIT): Listed {
  // "and 1 more" is not shorter than the word itself.
  const shown = items.length <= limit + 1 ? items.length : limit;
  return { words: items.slice(0, shown).map(word), more: items.length - shown };
}

export function nounOf(speaker: Speaker, name: string): string {
  return speaker.renamed.get(name) ?? speaker.nouns.variable(name);
}

/** The domain that a literal next to this expression belongs to. */
export function domainOf(speaker: Speaker, expr: Expr | undefined): Domain | undefined {
  if (expr?.k === "var") return speaker.lookup.variables.get(expr.name)?.domain;
  if (expr?.k === "call" && (expr.fn === "first" || expr.fn === "round"))
    return domainOf(speaker, expr.args[0]);
  return undefined;
}

/** A literal as a reader of the form would see it: option label, amount with unit, quoted text. */
export function literalInWords(speaker: Speaker, expr: Expr, domain: Domain | undefined): string | undefined {
  const { lexicon } = speaker;
  switch (expr.k) {
    case "option":
      return optionInWords(speaker, expr.value, domain) ?? bare(lexicon, expr.value);
    case "boolean":
      return (
        optionInWords(speaker, expr.value, domain) ?? lexicon.quote(expr.value ? lexicon.yes : lexicon.no)
      );
    case "number": {
      if (domain?.type === "number")
        return lexicon.amount(lexicon.number(expr.value), domain.unit ?? domain.currency);
      return optionInWords(speaker, expr.value, domain) ?? lexicon.number(expr.value);
    }
    case "text":
      return lexicon.quote(plainText(expr.parts, { pipe: (e) => textPipe(speaker, e) }));
    case "date":
      return expr.value;
    default:
      return undefined;
  }
}

function textPipe(speaker: Speaker, expr: Expr): string {
  if (expr.k !== "var" && expr.k !== "attr" && expr.k !== "chosen") return "…";
  return speaker.lookup.variables.get(expr.name)?.reference ?? expr.name;
}

function optionInWords(speaker: Speaker, value: string | number | boolean, domain: Domain | undefined) {
  if (!domain) return undefined;
  const { lexicon, nouns } = speaker;
  const option = speaker.lookup.option(domain, value);
  const label = option?.label ? nouns.text(option.label) : "";
  if (label !== "") return lexicon.quote(label);
  if (option) return bare(lexicon, option.name ?? option.code);
  if (domain.type !== "boolean" || typeof value !== "boolean") return undefined;
  const own = value ? domain.yes : domain.no;
  return lexicon.quote(own ? nouns.text(own) : value ? lexicon.yes : lexicon.no);
}

const bare = (lexicon: Lexicon, value: string | number | boolean) =>
  typeof value === "number" ? lexicon.number(value) : lexicon.quote(String(value));

/** The labelled point of an ordered scale that a number names: `“Several days” (1)`. */
export function pointInWords(speaker: Speaker, expr: Expr, domain: Domain | undefined): string | undefined {
  if (domain?.type !== "choice" || !domain.ordered) return undefined;
  if (expr.k !== "number" && expr.k !== "option") return undefined;
  const option = domain.options.find((o) => o.code === expr.value || o.value === expr.value);
  const label = option?.label ? speaker.nouns.text(option.label) : "";
  if (!option || label === "") return undefined;
  const { lexicon } = speaker;
  const code = lexicon.number(option.code);
  return label === code ? undefined : lexicon.aspect(lexicon.quote(label), code);
}
