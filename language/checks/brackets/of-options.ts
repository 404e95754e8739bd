/** The intervals that the options of a question stand for: declared, or printed as their labels. */
import type { Option } from "../../instrument/model.js";
import { wordsOf } from "../words.js";
import { type Bracket, readLabel } from "./read-label.js";

export interface Brackets {
  brackets: Bracket[];
  /** The option of each. */
  options: Option[];
  /** Some option stands for something that could not be read, so that a gap is not certain. */
  complete: boolean;
}

/** What is longer is a sentence. */
const LONGEST = 80;
const MAY_BE_NUMBER = /[0-9０-９一二两三四五六七八九十半]/;

/**
 * Undefined when the options are no intervals. Declared intervals are what they are; labels count only when all
 * but one can be read, in one unit, and at least two of them are intervals, so that a list of models or marks is
 * not taken for one.
 */
export function bracketsOf(all: readonly Option[]): Brackets | undefined {
  const options = all.filter((o) => !o.retired);
  // Options that are not offered together may overlap.
  if (options.length < 2 || options.some((o) => o.guard !== undefined)) return undefined;
  const declared = options.filter((o) => o.interval).length;
  const placed: { bracket: Bracket; option: Option; declared: boolean }[] = [];
  let unread = 0;
  for (const option of options) {
    const bracket = option.interval ? declaredBracket(option) : labelBracket(option);
    if (bracket) placed.push({ bracket, option, declared: option.interval !== undefined });
    else if (++unread > 1 && declared === 0) return undefined;
  }
  const unit = commonUnit(placed.map((r) => r.bracket.unit));
  const fitting = placed.filter((r) => r.declared || r.bracket.unit === "" || r.bracket.unit === unit);
  unread += placed.length - fitting.length;
  const intervals = fitting.filter((r) => r.declared || r.bracket.kind !== "single").length;
  if (intervals < 2 || (declared === 0 && unread > 1)) return undefined;
  return {
    brackets: fitting.map((r) => r.bracket),
    options: fitting.map((r) => r.option),
    complete: unread <= 1,
  };
}

export function declaredBracket({ interval }: Option): Bracket | undefined {
  if (!interval) return undefined;
  return {
    ...interval,
    fromOpen: false,
    toOpen: false,
    kind: interval.from !== undefined && interval.from === interval.to ? "single" : "range",
    unit: "",
    multiplier: 1,
  };
}

export function labelBracket(option: Option): Bracket | undefined {
  const words = wordsOf(option.label);
  return words !== undefined && words.length < LONGEST && MAY_BE_NUMBER.test(words)
    ? remembered(words)
    : undefined;
}

/** Questionnaires repeat their labels, and an editor reads the same ones at every keystroke. */
const read = new Map<string, Bracket | undefined>();
const REMEMBERED = 4_000;

function remembered(words: string): Bracket | undefined {
  if (read.has(words)) return read.get(words);
  if (read.size >= REMEMBERED) read.clear();
  const bracket = readLabel(words);
  read.set(words, bracket);
  return bracket;
}

/** The unit that most labels have. */
function commonUnit(units: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const unit of units) if (unit !== "") counts.set(unit, (counts.get(unit) ?? 0) + 1);
  let best = "";
  for (const [unit, count] of counts) if (count > (counts.get(best) ?? 0)) best = unit;
  return best;
}
