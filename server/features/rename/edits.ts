/** Pieces of text that are put in place of others, and where places lie afterwards. */
import type { Range } from "../../../language/syntax/node.js";

export interface Replacement extends Range {
  text: string;
}

/** Replacements by file, in each of them in the order of the text. */
export type Replacements = Map<string, Replacement[]>;

export function applied(text: string, replacements: readonly Replacement[]): string {
  let out = "";
  let at = 0;
  for (const r of replacements) {
    out += text.slice(at, r.start) + r.text;
    at = r.end;
  }
  return out + text.slice(at);
}

/** Where an offset lies when the replacements are made; inside of a replaced piece: where that begins. */
export function moved(offset: number, replacements: readonly Replacement[]): number {
  let shift = 0;
  for (const r of replacements) {
    if (r.start >= offset) break;
    if (r.end > offset) return r.start + shift;
    shift += r.text.length - (r.end - r.start);
  }
  return offset + shift;
}
