import { normalise } from "../../answers/answer.js";
import { patternProblem } from "../../instrument/pattern.js";
import type { JsonObject } from "./schema.js";

/**
 * Patterns for texts as they may stand in a document. What counts is the text as it is stored: trimmed, with
 * line ends of one character, in NFC. Spaces around are part of the patterns; the other two cannot be, so
 * texts with characters that storing may change are let through (`UNNORMALISED`).
 */

/**
 * Characters that NFC replaces or may merge with the one before, by Unicode's tables; beyond the first plane
 * whole blocks. Written without property escapes, which some validators' engines do not know.
 */
const NOT_NFC =
  "\\u0300-\\u036F\\u0374\\u037E\\u0387\\u0653-\\u0655\\u093C\\u0958-\\u095F\\u09BE\\u09D7-\\u09DF" +
  "\\u0A33\\u0A36\\u0A59-\\u0A5B\\u0A5E\\u0B3E\\u0B56\\u0B57\\u0B5C\\u0B5D\\u0BBE\\u0BD7\\u0C56\\u0CC2\\u0CD5" +
  "\\u0CD6\\u0D3E\\u0D57\\u0DCA\\u0DCF\\u0DDF\\u0F43\\u0F4D\\u0F52\\u0F57\\u0F5C\\u0F69\\u0F73-\\u0F81" +
  "\\u0F93-\\u0FB9\\u102E\\u1161-\\u1175\\u11A8-\\u11C2\\u1B35\\u1F71-\\u1F7D\\u1FBB\\u1FBE\\u1FC9\\u1FCB" +
  "\\u1FD3\\u1FDB\\u1FE3\\u1FEB-\\u1FEF\\u1FF9-\\u1FFD\\u2000\\u2001\\u2126\\u212A\\u212B\\u2329\\u232A" +
  "\\u2ADC\\u3099\\u309A\\uF900-\\uFAD9\\uFB1D-\\uFB4E" +
  "\u{11000}-\u{16FFF}\u{1D000}-\u{1D1FF}\u{2F800}-\u{2FA1F}";

/** Holds for texts that storing may change by more than its spaces and line ends. */
export const UNNORMALISED: JsonObject = { type: "string", pattern: `[\\r${NOT_NFC}]` };

/** Name of its definition, which no list gets. */
export const UNNORMALISED_NAME = "unnormalised";
export const UNNORMALISED_REF = `#/$defs/${UNNORMALISED_NAME}`;

/** Texts without any character but spaces are blank. */
export const NOT_BLANK = "\\S";

/** A stored text that has `inner` as a whole, wherever it stands between spaces. */
function trimmed(inner: string): string {
  return `^\\s*(?=\\S)${inner}(?<=\\S)\\s*$`;
}

/** Texts of `min` to `max` stored characters. */
export function lengthPattern(min: number, max: number | undefined): string {
  return trimmed(`[\\s\\S]{${Math.max(1, min)},${max ?? ""}}`);
}

/** The text `literal`. Undefined if no stored text can be it. */
export function literalPattern(literal: string): string | undefined {
  if (literal === "" || literal !== normalise(literal)) return undefined;
  return `^\\s*${literal.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}\\s*$`;
}

/**
 * The author's pattern, for a text between spaces. `exact` is false when the pattern itself looks around or
 * for the ends of the text or at line ends, and so could see the spaces; undefined: it is no
 * pattern, or one that the evaluator does not support and so does not hold against anybody.
 */
export function authorPattern(pattern: string): { pattern: string; exact: boolean } | undefined {
  if (patternProblem(pattern)) return undefined;
  // It is anchored anyway; anchors at its own ends say nothing new.
  const inner = pattern.replace(/^\^/, "").replace(/(^|[^\\])((?:\\\\)*)\$$/, "$1$2");
  const exact = !/\(\?<?[=!]|(^|[^[\\])\^|\$|\\B/.test(inner);
  const wrapped = trimmed(`(?:${inner})`);
  return { pattern: exact ? wrapped : `${wrapped}|^\\s|\\s$`, exact };
}
