/**
 * Random programs of the language, made from the grammar itself (the same tables that the parser runs on),
 * in a random layout: line breaks, blanks, comments of every kind, full-width and foreign spellings.
 * Some are ambiguous where soft keywords meet; whoever uses them asks `parse` whether one is a program.
 */
import { rules } from "../../language/generated/grammar-ir.js";
import type { ElementIR } from "../../language/syntax/grammar-ir.js";
import { firstOf, isSoft, kindName } from "../../language/syntax/grammar-tables.js";
import { isSynchronised, mustShareLine } from "../../language/syntax/layout.js";
import { NUMBER } from "../../language/syntax/tokens.js";

export type Random = () => number;

/** Deterministic generator of numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Where a token may stand: on a new line, on the line of the token before, or either. */
type Place = "new" | "same" | "free";

interface Word {
  text: string;
  place: Place;
  /** Touches the token before (a name's dot, the dots of an interval). */
  glued: boolean;
}

export interface ProgramOptions {
  /** Roughly how many elements. */
  size: number;
  /** Probability of a comment before a token. */
  comments: number;
  /** Probability of a line break where none is needed. */
  breaks: number;
  /** Probability of another spelling. */
  variants: number;
  /** Each statement and entry begins a line. */
  oneALine?: boolean;
  /** Each entry has a code or a name, and a label: where it begins is then clear without its line. */
  fullEntries?: boolean;
}

const NAMES = [
  "age",
  "sex",
  "q1",
  "渠道",
  "станция",
  "سؤال",
  "𠀀名",
  "owned",
  "E",
  "P",
  "x_2",
  "Größe",
  "满意度",
];
const SOFT = Array.from({ length: isSoft.length }, (_, k) => k)
  .filter((k) => isSoft[k] === 1)
  .map(kindName);
const STRINGS = [
  '"A"',
  '"您的性别"',
  '"How many, {name}?"',
  "“您好，“朋友”，请填写”",
  '"a \\"b\\" c"',
  '"其他 {q1 | "无"}"',
  '"🙂 好"',
  '"1–2"',
  '"*fett* // kein Kommentar"',
  '"a /* b */"',
  '"非常非常长的一段文字，用来让这一行超过格式化程序所允许的宽度，从而不得不换行"',
  '""',
];
const DATES = ["2024-04-01", "2024-04", "08:30", "2024-04-01T08:30"];

export function program(random: Random, options: ProgramOptions): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const chance = (p: number) => random() < p;
  const words: Word[] = [];
  let budget = options.size;
  let depth = 0;

  rule("Source", "free");
  return layout();

  /** Emits a random derivation of `e`; `place` of its first token. */
  function emit(e: ElementIR, owner: string, place: Place): void {
    switch (e.t) {
      case "kw":
        word(
          e.v,
          place,
          e.v === "." || (e.v === "-" && owner === "LanguageTag") || words.at(-1)?.text === "..",
        );
        return;
      case "term":
        terminal(e.v, owner, place);
        return;
      case "rule":
        rule(e.v, place);
        return;
      case "ref":
      case "set":
        emit(e.e, owner, place);
        return;
      case "act":
        return;
      case "opt": {
        const label = options.fullEntries && owner === "Entry" && e.e.t === "set" && e.e.p === "label";
        if (e.e.t === "set" && e.e.p === "name" ? chance(0.75) : label || wants(e.e))
          emit(e.e, owner, optional(owner, e.e, place));
        return;
      }
      case "many":
      case "plus": {
        const block = isSynchronised(owner);
        let n = block ? 1 + Math.floor(random() * 3) : e.t === "plus" ? 1 : 0;
        if (!block) while (wants(e.e) && n < 4) n++;
        for (let k = 0; k < n; k++) {
          if (block && --budget < 0 && k > 0) return;
          emit(e.e, owner, block ? "new" : optional(owner, e.e, place));
        }
        return;
      }
      case "alt": {
        const full = options.fullEntries && owner === "Entry";
        const possible = full
          ? e.e.filter((a) => a.t !== "set" || (a.p !== "label" && a.p !== "interval"))
          : e.e;
        emit(pick(depth > 12 ? cheapest(possible) : possible), owner, place);
        return;
      }
      case "seq": {
        const from = words.length;
        for (const part of e.e)
          emit(
            part,
            owner,
            words.length === from ? place : owner === "Entry" || owner === "Perspective" ? "same" : "free",
          );
      }
    }
  }

  function wants(e: ElementIR): boolean {
    if (depth > 12) return false;
    return chance(e.t === "set" && (e.p === "label" || e.p === "title") ? 0.7 : 0.35);
  }

  function optional(owner: string, e: ElementIR, place: Place): Place {
    if (place === "same" || mustShareLine(owner, e) || firstOf(e).kinds[NUMBER] === 1) return "same";
    return "free";
  }

  function cheapest(all: ElementIR[]): ElementIR[] {
    const costs = all.map((e) => cost(e));
    const least = Math.min(...costs);
    return all.filter((_, i) => costs[i] === least);
  }

  function rule(name: string, place: Place): void {
    depth++;
    if (name === "TextValue" && chance(0.9)) word(pick(STRINGS), place);
    else if (name === "List" && budget < -10) {
      word("{", place);
      word("}", "free");
    } else emit(rules[name]!.body, name, name === "Primary" && place === "free" ? "same" : place);
    depth--;
  }

  function terminal(name: string, owner: string, place: Place): void {
    const glued = owner === "LanguageTag" && words.at(-1)?.text === "-";
    const afterDots = words.at(-1)?.text === "..";
    const afterDot = words.at(-1)?.text === ".";
    if (name === "ID")
      word(
        chance(0.08) && place !== "new" ? pick(SOFT) : pick(NAMES),
        place,
        glued || (afterDot && chance(0.8)),
      );
    else if (name === "NUMBER") {
      const whole = afterDot || glued || owner === "Key";
      word(
        whole ? String(Math.floor(random() * 40)) : pick(["0", "1", "5", "12", "100", "2.5", "-1", "-88"]),
        place,
        afterDots || afterDot || glued,
      );
    } else if (name === "DATE") word(pick(DATES), place, afterDots);
    else if (name === "BETWEEN") word("..", "same", true);
    else if (name === "ONWARD") word(".. ", "same", true);
    else if (name === "UPTO") word("..", place);
    else if (name === "STRING") word(pick(STRINGS), place);
    else if (name === "TEXTBLOCK")
      word(
        pick(['"""\n    1. 你好\n      2、 世界（R）\n\n    3 x\n  """', '"""x"""', '"""\n\ta\n\t  b \n"""']),
        place,
      );
  }

  function word(text: string, place: Place, glued = false): void {
    words.push({ text, place, glued });
  }

  function layout(): string {
    let out = "";
    let depthNow = 0;
    for (const [n, w] of words.entries()) {
      if (w.text === "}") depthNow--;
      const indent = chance(0.7) ? "  ".repeat(Math.max(0, depthNow)) : pick(["", " ", "\t", "　"]);
      const newline = pick(["\n", "\n", "\n", "\n\n", "\n \n\n", "\r\n"]);
      const broken =
        n > 0 &&
        (w.place === "new"
          ? options.oneALine || chance(0.9)
          : w.place === "free" && !w.glued && chance(w.text === "}" ? 0.8 : options.breaks));
      let gap = n === 0 ? "" : w.glued ? "" : pick([" ", " ", " ", "  ", "\t", "　"]);
      if (!w.glued && chance(options.comments)) {
        if (broken) {
          gap += pick([
            "// am Ende  ",
            "/* x */",
            "/* zwei\n   Zeilen */",
            "//",
            "// a\n\n  // b",
            "/* a */ // b",
          ]);
          gap += newline + indent;
          if (chance(0.3))
            gap += `${pick(["// eigene 行", "/** doc\n * zweite\n */", "/* c */"])}${newline}${indent}`;
          if (chance(0.2)) gap += "/* davor */ ";
        } else gap += `${pick(["/* hier */", "/**/", "/* 注 */"])} `;
      } else if (broken) gap = newline + indent;
      out += gap + spelt(w.text);
      if (w.text === "{") depthNow++;
    }
    if (chance(0.3)) out += pick(["\n", "\n\n// Ende", " // Ende", "\r\n", "/* Ende */\n"]);
    return chance(0.05) ? `\ufeff${out}` : out;
  }

  function spelt(text: string): string {
    if (!chance(options.variants)) return text;
    const other: Record<string, string[]> = {
      "{": ["｛"],
      "}": ["｝"],
      "(": ["（"],
      ")": ["）"],
      "[": ["［", "【"],
      "]": ["］", "】"],
      ",": ["，", "、"],
      "=": ["＝"],
      "<": ["＜"],
      ">": ["＞"],
      "<=": ["≤", "=<", "＜＝"],
      ">=": ["≥", "=>"],
      is: ["==", "===", "＝＝"],
      and: ["&&", "＆＆"],
      or: ["||", "｜｜"],
      not: ["!", "！"],
      "*": ["×", "＊"],
      "/": ["÷", "／"],
      "+": ["＋"],
      "^": ["**", "＾"],
      plus: ["with"],
    };
    if (/^\d+$/.test(text)) return text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    const spellings = other[text];
    return spellings ? pick(spellings) : text;
  }
}

const costs = new Map<ElementIR, number>();

/** Least number of rules within one another that an element needs. */
function cost(e: ElementIR, within: readonly string[] = []): number {
  const known = costs.get(e);
  if (known !== undefined) return known;
  const made = compute();
  if (within.length === 0) costs.set(e, made);
  return made;

  function compute(): number {
    switch (e.t) {
      case "kw":
      case "term":
      case "act":
      case "opt":
      case "many":
        return 0;
      case "ref":
      case "set":
      case "plus":
        return cost(e.e, within);
      case "rule":
        return within.includes(e.v) ? 1000 : 1 + cost(rules[e.v]!.body, [...within, e.v]);
      case "alt":
        return Math.min(...e.e.map((a) => cost(a, within)));
      case "seq":
        return Math.max(...e.e.map((a) => cost(a, within)));
    }
  }
}
