/** How a token is written, and what stands between two tokens of one line. */
import { keywordKind, kindName } from "../grammar-tables.js";
import { BETWEEN, DATE, FIRST_KEYWORD, ID, NUMBER, ONWARD, type Tokens, UPTO, VARIANT } from "../tokens.js";
import { GLUE, PLUS, type Roles, SIGN } from "./roles.js";

const COMMA = keywordKind(",")!;
const DOT = keywordKind(".")!;
const ROUND = keywordKind("(")!;
const SQUARE = keywordKind("[")!;
const NO_SPACE_BEFORE = new Set([COMMA, DOT, BETWEEN, ONWARD, keywordKind(")")!, keywordKind("]")!]);
const NO_SPACE_AFTER = new Set([DOT, BETWEEN, UPTO, ROUND, SQUARE]);

/** The text of a token; other spellings become the language's own. */
export function spelling(tokens: Tokens, roles: Roles, i: number): string {
  const kind = tokens.kind[i]!;
  if ((roles.flags[i]! & PLUS) !== 0) return "plus";
  const text = tokens.text(i);
  if ((tokens.flags[i]! & VARIANT) !== 0)
    return kind >= FIRST_KEYWORD ? kindName(kind) : text.normalize("NFKC");
  if (kind === ID && /[０-９＿]/.test(text)) return text.replace(/[０-９＿]/g, (ch) => ch.normalize("NFKC"));
  return text;
}

/** Whether a space stands between token `i` and the one before it, both on one line. */
export function spaced(tokens: Tokens, roles: Roles, i: number): boolean {
  if (i === 0 || (roles.flags[i]! & GLUE) !== 0) return false;
  const kind = tokens.kind[i]!;
  const before = tokens.kind[i - 1]!;
  if (NO_SPACE_BEFORE.has(kind) || NO_SPACE_AFTER.has(before)) return false;
  // A sign that touched its number would become part of it, as the digits of a code do.
  return (roles.flags[i - 1]! & SIGN) === 0 || kind === NUMBER || kind === DATE;
}
