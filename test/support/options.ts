import type { DataScalar, Expr, Option, Place, Text } from "../../language/instrument/model.js";
import { inlines, type Words } from "./expressions.js";

/**
 * An option in short form: a name, a code, or an object. Names are the data value where there are any.
 * `specify: true` gives it a text variable `<question>_<option>_text`; `label: null` none.
 */
export type ShortOption =
  | string
  | number
  | (Partial<
      Pick<
        Option,
        "code" | "name" | "exclusive" | "missing" | "fixed" | "retired" | "points" | "weight" | "interval"
      >
    > & {
      label?: Words | null;
      phrase?: Words;
      help?: Words;
      specify?: boolean;
      when?: Expr;
    });

/** What the builder lends to the making of options. */
export interface OptionContext {
  at(): Place;
  /** Key of the question or list. */
  key: string;
  guard(when: Expr): number;
  specify(option: Option): string;
}

export function text(key: string, words: Words): Text {
  return { key, parts: inlines(words) };
}

/** Substantive options and missing ones; codes run from 1, missing ones from −1 downwards, unless given. */
export function makeOptions(
  shorts: ShortOption[],
  context: OptionContext,
): { options: Option[]; missing: Option[] } {
  const options: Option[] = [];
  const missing: Option[] = [];
  for (const short of shorts) {
    const given =
      typeof short === "object" ? short : typeof short === "number" ? { code: short } : { name: short };
    const { label, phrase, help, specify, when, ...marks } = given as Exclude<ShortOption, string | number>;
    const code = marks.code ?? (marks.missing ? -1 - missing.length : options.length + 1);
    const value: DataScalar = marks.name ?? code;
    const key = `${context.key}.${value}`;
    const option: Option = { ...marks, value, code, at: context.at() };
    if (label !== null) option.label = text(`${key}.label`, label ?? String(value));
    if (phrase) option.phrase = text(`${key}.phrase`, phrase);
    if (help) option.help = text(`${key}.help`, help);
    if (when) option.guard = context.guard(when);
    if (specify) option.specify = context.specify(option);
    (marks.missing ? missing : options).push(option);
  }
  return { options, missing };
}

/** A scale from..to with labels at some points; the others stay unlabelled. */
export function points(from: number, to: number, labels: Record<number, string> = {}): ShortOption[] {
  return Array.from({ length: to - from + 1 }, (_, i) => ({
    code: from + i,
    label: labels[from + i] ?? null,
  }));
}
