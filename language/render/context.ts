import type { Inline, Instrument, Place, Question, Variable } from "../instrument/model.js";
import { createWords, type Words } from "../instrument/words/words.js";
import type { Texts } from "./texts.js";
import { en } from "./texts-en.js";
import { zh } from "./texts-zh.js";

/** `lang` of interface words, set only where it differs from the form's own. */
export interface InterfaceAttributes {
  lang?: string;
}

/** What components need to know besides their own part of the instrument. */
export interface RenderContext {
  instrument: Instrument;
  t: Texts;
  /** Language of the interface words: `zh-CN` or `en`. */
  uiLanguage: "zh-CN" | "en";
  ui: InterfaceAttributes;
  dir: "ltr" | "rtl";
  /** Conditions in the words of the interface language. */
  words: Words;
  /** Write source places into `data-at`, for a preview that jumps to the source. */
  positions: boolean;
  questions: ReadonlyMap<string, Question>;
  variables: ReadonlyMap<string, Variable>;
  /** Short and unique number of a variable, for names and ids in the page. */
  indexOf(variable: string): number;
  /** Pipes that the page fills in; `pipe` registers one and returns its number. */
  pipes: Inline[][];
  pipe(parts: Inline[]): number;
}

const rtl = /^(ar|arc|ckb|dv|fa|ha-arab|he|khw|ks|ku-arab|ps|sd|ug|ur|yi)\b/i;

/** Writing direction of a BCP 47 language tag. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rtl.test(language) ? "rtl" : "ltr";
}

/** Interface texts for a language: Chinese for `zh…`, English for everything else. */
export function textsFor(language: string): Texts {
  return /^zh\b/i.test(language) ? zh : en;
}

export interface RenderOptions {
  positions?: boolean;
  /** Language of the interface words in place of the survey's own. */
  interfaceLanguage?: "zh-CN" | "en";
  /**
   * Numbers of variables in place of their positions. Whoever renders one survey again and again keeps them,
   * so that a question that comes in leaves the others as they are.
   */
  numbers?: ReadonlyMap<string, number>;
}

/** Makes the context for one rendering of an instrument. */
export function renderContext(instrument: Instrument, options: RenderOptions = {}): RenderContext {
  const t = textsFor(options.interfaceLanguage ?? instrument.language);
  const uiLanguage = t === zh ? "zh-CN" : "en";
  const sameLanguage = t === textsFor(instrument.language) && /^(zh|en)\b/i.test(instrument.language);
  const dir = directionOf(instrument.language);
  const index = options.numbers ?? new Map(instrument.variables.map((v, i) => [v.name, i]));
  const pipes: Inline[][] = [];
  const seen = new Map<Inline, number>();
  return {
    instrument,
    t,
    uiLanguage,
    ui: sameLanguage ? {} : { lang: uiLanguage },
    dir,
    words: createWords(instrument, uiLanguage === "en" ? "en" : "zh"),
    positions: options.positions ?? false,
    questions: new Map(instrument.questions.map((q) => [q.id, q])),
    variables: new Map(instrument.variables.map((v) => [v.name, v])),
    indexOf: (variable) => index.get(variable) ?? -1,
    pipes,
    pipe(parts) {
      const [only] = parts;
      const known = parts.length === 1 && only ? seen.get(only) : undefined;
      if (known !== undefined) return known;
      const number = pipes.push(parts) - 1;
      if (parts.length === 1 && only) seen.set(only, number);
      return number;
    },
  };
}

/** `data-at` of a source place when positions are wanted. */
export function at(cx: RenderContext, place: Place): { "data-at"?: string } {
  return cx.positions ? { "data-at": `${place.file}:${place.start}-${place.end}` } : {};
}

/** `data-g` of a condition: the page shows the element while the guard is in effect. */
export function guarded(guard: number | undefined): { "data-g"?: number } {
  return guard === undefined ? {} : { "data-g": guard };
}
