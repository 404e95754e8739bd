import type { Expr, Inline } from "../instrument/model.js";
import { normalise } from "./answer.js";
import type { Missing, ScoreResult, Value } from "./api.js";
import type { Calculator } from "./expression.js";
import type { LogicOption, Words } from "./logic.js";
import { printNumber, roundTo } from "./number.js";
import type { Entry, Plan } from "./plan.js";
import { printTime } from "./time.js";
import { BLANK, either, isDuration, isMissing, type Result } from "./value.js";

/** Labels may hold pipes to questions with labels; this deep, for the sake of an ill-made instrument. */
const DEEPEST = 8;

type Attribute = Extract<Expr, { k: "attr" }>;

export interface Sources {
  plan: Plan;
  value(name: string): Value;
  score(name: string): ScoreResult | undefined;
  /** The calculator that in turn reads texts from here. */
  calculator(): Calculator;
}

export interface Printer {
  inlines(parts: Inline[]): Inline[];
  text(words: Words): string;
  /** The text of an expression; missing if a pipe in it is and has no fallback, or if nothing is left. */
  words(expr: Extract<Expr, { k: "text" }>): Value;
  attribute(expr: Attribute): Value;
}

function plain(value: string): Inline[] {
  return [{ kind: "text", value }];
}

/** The bare words of parts without pipes; a line break for a break, an empty line for a paragraph. */
function flat(parts: Inline[]): string {
  let text = "";
  for (const part of parts) {
    if (part.kind === "text") text += part.value;
    else if (part.kind === "break") text += "\n";
    else if (part.kind === "paragraph") text += "\n\n";
    else if ("children" in part) text += flat(part.children);
  }
  return text;
}

/** Fills pipes into texts, in the words of the survey's language (Chinese, English; others plainly). */
export function printer(sources: Sources): Printer {
  const { plan } = sources;
  const { language } = plan.logic;
  const chinese = /^(zh|ja)/.test(language);

  /** `holes` collects what was missing without a fallback. */
  function fill(parts: Inline[], depth: number, holes?: Missing[]): Inline[] {
    return parts.flatMap((part): Inline[] => {
      if ("children" in part) return [{ ...part, children: fill(part.children, depth, holes) }];
      if (part.kind === "number") return plain(plan.questions.get(part.question)?.number ?? "");
      if (part.kind !== "pipe") return [part];
      const printed = depth < DEEPEST ? pipe(part.expr, depth + 1, holes) : BLANK;
      if (Array.isArray(printed)) return printed;
      if (part.fallback) return fill(part.fallback, depth, holes);
      holes?.push(printed);
      return plain("…");
    });
  }

  function pipe(expr: Expr, depth: number, holes?: Missing[]): Inline[] | Missing {
    const calculator = sources.calculator();
    const from = calculator.source(expr);
    if (from.k === "attr") return attributeParts(from, depth, holes);
    const value = calculator.calculate(from);
    if (isMissing(value)) return value;
    const entry = from.k === "var" && !from.scored ? plan.byName.get(from.name) : undefined;
    if (entry) return list(labels(entry, value, true), depth, holes);
    return printed(value, from.k !== "text" && from.k !== "option");
  }

  function printed(value: Result, mayBeTime: boolean): Inline[] | Missing {
    if (isDuration(value)) return BLANK;
    if (typeof value === "number") return plain(printNumber(value));
    if (typeof value === "boolean") return plain(yesNo(value));
    if (typeof value === "string") return plain(mayBeTime ? printTime(value, language) : value);
    return isMissing(value)
      ? value
      : list(
          value.map((item) => plain(String(item))),
          0,
        );
  }

  function yesNo(value: boolean): string {
    if (language.startsWith("zh")) return value ? "是" : "否";
    return value ? "yes" : "no";
  }

  /** The words for an answer: one text an option, one for anything else. */
  function labels(entry: Entry, value: Exclude<Result, Missing>, phrase: boolean): Inline[][] {
    const { domain } = entry.variable;
    if (domain.type === "boolean" && typeof value === "boolean") {
      return [(value ? domain.yes : domain.no)?.parts ?? plain(yesNo(value))];
    }
    if (domain.type === "choice" || domain.type === "ranking") {
      const values = Array.isArray(value) ? value : isDuration(value) ? [] : [value];
      return values.map((item) => optionWords(entry.options.get(item), phrase) ?? plain(String(item)));
    }
    // A mean of three answers is 4.33 to a reader; what an author computes is printed as computed.
    const shown =
      entry.variable.origin === "score" && typeof value === "number" && domain.type === "number"
        ? roundTo(value, domain.decimals)
        : value;
    const words = printed(shown, domain.type !== "text");
    return Array.isArray(words) ? [words] : [];
  }

  function optionWords(option: LogicOption | undefined, phrase: boolean): Inline[] | undefined {
    const words = (phrase ? option?.phrase : undefined) ?? option?.label;
    return words?.parts ?? (option && plain(String(option.code)));
  }

  /** Several words in a row: `甲、乙、丙`; `a, b and c`. Of nothing: missing, so that a fallback is used. */
  function list(items: Inline[][], depth: number, holes?: Missing[]): Inline[] | Missing {
    if (items.length === 0) return BLANK;
    const last = items.length - 1;
    return items.flatMap((item, i) => {
      const words = fill(item, depth, holes);
      if (i === 0) return words;
      const and = i === last && language.startsWith("en") ? " and " : chinese ? "、" : ", ";
      return [...plain(and), ...words];
    });
  }

  function attributeParts({ name, attr }: Attribute, depth: number, holes?: Missing[]): Inline[] | Missing {
    const value = sources.value(name);
    if (isMissing(value)) return value;
    if (attr === "band" || attr === "advice") {
      const band = sources.score(name)?.band;
      const words = attr === "band" ? band?.label : band?.advice;
      return words ? fill(words.parts, depth, holes) : BLANK;
    }
    const entry = plan.byName.get(name);
    if (!entry) return BLANK;
    if (attr === "points") return plain(printNumber(pointsOf(entry, value)));
    return list(labels(entry, value, attr === "phrase"), depth, holes);
  }

  function pointsOf(entry: Entry, value: Exclude<Value, Missing>): number {
    const chosen = Array.isArray(value) ? value : [value];
    return chosen.reduce<number>((sum, item) => sum + (entry.options.get(item)?.points ?? 0), 0);
  }

  function finished(parts: Inline[], holes: Missing[]): Value {
    return holes.length > 0 ? holes.reduce(either) : normalise(flat(parts)) || BLANK;
  }

  return {
    inlines: (parts) => fill(parts, 0),
    text: (words) => flat(fill(words.parts, 0)),
    words: (expr) => {
      const holes: Missing[] = [];
      return finished(fill(expr.parts, 0, holes), holes);
    },
    attribute: (expr) => {
      if (expr.attr === "points") {
        const value = sources.value(expr.name);
        const entry = plan.byName.get(expr.name);
        return isMissing(value) || !entry ? (isMissing(value) ? value : BLANK) : pointsOf(entry, value);
      }
      const holes: Missing[] = [];
      const parts = attributeParts(expr, 0, holes);
      return Array.isArray(parts) ? finished(parts, holes) : parts;
    },
  };
}
