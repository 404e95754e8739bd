import type { Dice } from "./dice.js";

/** Tokens of a pattern: a class, the head of a group, an escape, a counted repetition, any other character. */
const token =
  /\[(?:\\.|[^\]\\])*\]|\(\?(?:[:=!]|<[^>]*>)|\\(?:[pPu]\{[^}]*\}|u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|x..|c.|.)|\{[\d,]*\}|./gsu;

/** Characters that classes are tried with; rarer ones are looked for in the whole plane. */
const usual = [
  ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.,:;/\\@#+*()[]{}'\"!?&%$=<>|~^`",
  ..."甲乙丙丁京沪粤苏浙鲁王李张刘陈éñüß\t",
];

type Writer = (dice: Dice, more: number) => string;

/**
 * A text that a pattern may match: groups, classes, alternatives and repetitions are followed, looks ahead are
 * not, so that the caller has to try whether it does. `more`: how much longer than needed repetitions get.
 */
export function patternSample(pattern: string, dice: Dice, more: number): string | undefined {
  try {
    new RegExp(pattern, "u");
    return writerOf(pattern)(dice, more);
  } catch {
    return undefined;
  }
}

function writerOf(pattern: string): Writer {
  const tokens = pattern.match(token) ?? [];
  let at = 0;

  function alternatives(): Writer {
    const ways = [sequence()];
    while (tokens[at] === "|") {
      at += 1;
      ways.push(sequence());
    }
    return (dice, more) => dice.pick(ways)?.(dice, more) ?? "";
  }

  function sequence(): Writer {
    const parts: Writer[] = [];
    while (at < tokens.length && tokens[at] !== "|" && tokens[at] !== ")") parts.push(repeated(atom()));
    return (dice, more) => parts.map((part) => part(dice, more)).join("");
  }

  function repeated(part: Writer): Writer {
    const counted = /^(?:\{(\d+)(,?)(\d*)\}|[*+?])$/.exec(tokens[at] ?? "");
    if (!counted) return part;
    const [sign, low, comma, high] = counted;
    const min = low ? Number(low) : sign === "+" ? 1 : 0;
    const max = high ? Number(high) : low && !comma ? min : sign === "?" ? 1 : Number.POSITIVE_INFINITY;
    at += tokens[at + 1] === "?" ? 2 : 1;
    return (dice, more) => {
      const count = Math.min(max, 1000, min + dice.roll(more + 1));
      return Array.from({ length: count }, () => part(dice, more)).join("");
    };
  }

  function atom(): Writer {
    const part = tokens[at++] ?? "";
    if (part[0] === "(") {
      const inner = alternatives();
      at += 1;
      return part === "(?=" || part === "(?!" ? () => "" : inner;
    }
    if (/^([\^$]|\\b)$/i.test(part)) return () => "";
    if (/^[^\\[.]/u.test(part)) return () => part;
    const one = new RegExp(`^${part}$`, "u");
    const fitting = usual.filter((char) => one.test(char));
    return (dice) => dice.pick(fitting) ?? rare(one, dice);
  }

  return alternatives();
}

function rare(one: RegExp, dice: Dice): string {
  for (let i = 0; i < 400; i++) {
    const char = String.fromCodePoint(0x20 + dice.roll(0xd7ff - 0x20));
    if (one.test(char)) return char;
  }
  return "";
}
