import type { Expr, Question, Text, Variable } from "../model.js";
import type { Family } from "./families.js";
import type { Lexicon, MemberWord } from "./lexicon.js";
import type { Lookup } from "./lookup.js";
import { plainText, shorten } from "./plain-text.js";

/** Names of things as they stand in a sentence, in quotation marks. */
export interface Nouns {
  /** A text on one line, pipes as the label of what is piped. */
  text(text: Text): string;
  /** What a pipe prints, in neutral words without braces. */
  pipe(expr: Expr): string;
  variable(name: string): string;
  question(id: string): string;
  family(family: Family): string;
  member(family: Family): MemberWord;
}

/** Longest name that a sentence can carry, in code points. */
const nameLimit = { zh: 36, en: 64 };

export function createNouns(lookup: Lookup, lexicon: Lexicon, locale: "zh" | "en"): Nouns {
  const cache = new Map<string, string>();
  const text = (value: Text) => plainText(value, { pipe, number });
  // A label may itself contain a pipe; what is piped is named by its reference there, which ends at once.
  const bare = (value: Text) => plainText(value, { pipe: (e) => referenceIn(lookup, e), number });
  const quoted = (value: string) => lexicon.quote(shorten(value.replace(/[\s:：]+$/, ""), nameLimit[locale]));

  function pipe(expr: Expr): string {
    if (expr.k !== "var" && expr.k !== "attr" && expr.k !== "chosen") return "…";
    const variable = lookup.variables.get(expr.name);
    const label = variable ? shorten(labelOf(variable), nameLimit[locale]) : expr.name;
    return expr.k === "attr" ? lexicon.attribute(expr.attr, label) : label;
  }

  function number(id: string): string {
    const question = lookup.questions.get(id);
    return question?.number ?? id;
  }

  function labelOf(variable: Variable): string {
    const question = lookup.questions.get(variable.question ?? "");
    if (!question || variable.origin !== "answer") return bare(variable.label) || variable.reference;
    const stem = bare(question.short ?? question.label);
    const row = question.rows[variable.row ?? -1];
    if (!row) return stem || variable.reference;
    const words = row.opposite ? `${bare(row.label)} – ${bare(row.opposite)}` : bare(row.label);
    if (standsAlone(question) || stem === "") return words || variable.reference;
    // Rows such as "goats" say nothing without their stem; the row must survive shortening.
    return `${shorten(stem.replace(/[\s:：]+$/, ""), nameLimit[locale] / 2)}${locale === "zh" ? "：" : ": "}${words}`;
  }

  function variable(name: string): string {
    const known = cache.get(name);
    if (known !== undefined) return known;
    const found = lookup.variables.get(name);
    if (!found) return lexicon.quote(name);
    const noun = quoted(labelOf(found));
    const column = lookup.questions.get(found.question ?? "")?.columns[found.column ?? -1];
    const said = column ? lexicon.aspect(noun, bare(column.label) || column.id) : noun;
    cache.set(name, said);
    return said;
  }

  function question(id: string): string {
    const found = lookup.questions.get(id);
    return quoted(found ? bare(found.short ?? found.label) || id : id);
  }

  function family(of: Family): string {
    if (of.kind === "scores") return quoted(commonLabel(lookup, of, bare));
    const first = lookup.variables.get(of.members[0] ?? "");
    const battery = lookup.questions.get(first?.question ?? "");
    const row = of.row === undefined ? undefined : battery?.rows.find((r) => r.id === of.row);
    if (row) return quoted(bare(row.label) || row.id);
    const dimension = lookup.dimensions.get(of.id);
    const noun =
      of.kind === "dimension" ? quoted(dimension ? bare(dimension.label) || of.id : of.id) : question(of.id);
    if (of.perspective === undefined) return noun;
    const column = battery?.columns.find((c) => c.id === of.perspective);
    return lexicon.aspect(noun, column ? bare(column.label) || column.id : of.perspective);
  }

  return {
    text,
    pipe,
    variable,
    question,
    family,
    member(of) {
      if (of.kind === "scores") return "entry";
      const battery = lookup.questions.get(lookup.variables.get(of.members[0] ?? "")?.question ?? "");
      return of.kind === "dimension" || (battery && standsAlone(battery)) ? "item" : "entry";
    },
  };
}

/** Rows of batteries are statements of their own. */
function standsAlone(question: Question): boolean {
  return question.kind === "rate" || question.kind === "differential";
}

function referenceIn(lookup: Lookup, expr: Expr): string {
  if (expr.k !== "var" && expr.k !== "attr" && expr.k !== "chosen") return "…";
  return lookup.variables.get(expr.name)?.reference ?? expr.name;
}

/** What the labels of the scores of one declaration begin with; else its name. */
function commonLabel(lookup: Lookup, family: Family, bare: (text: Text) => string): string {
  const labels = family.members.map((name) => {
    const found = lookup.variables.get(name);
    return found ? Array.from(bare(found.label)) : [];
  });
  const first = labels[0] ?? [];
  let length = 0;
  while (length < first.length && labels.every((label) => label[length] === first[length])) length++;
  const common = first
    .slice(0, length)
    .join("")
    .replace(/[\s:：·,，、（(\-–—]+$/, "");
  return Array.from(common).length > 1 ? common : family.id;
}
