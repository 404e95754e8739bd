/** Lines of a text. */
import { isNewline } from "../../../language/syntax/chars.js";

/** Characters between the beginning of the line and an offset. */
export function columnOf(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isNewline(text.charCodeAt(at - 1))) at--;
  return offset - at;
}

/** Nothing but blanks, a closing brace or a comment stands from an offset to the end of its line. */
export function restOfLine(text: string, from: number): boolean {
  let end = from;
  while (end < text.length && !isNewline(text.charCodeAt(end))) end++;
  return /^\s*(\}|｝|\/\/|$)/.test(text.slice(from, end));
}
