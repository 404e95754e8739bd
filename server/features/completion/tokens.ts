/** Tokens of the text as it is now, with its braces balanced; of a text that was edited only what changed is read. */
import { balance } from "../../../language/syntax/braces.js";
import { isNewline } from "../../../language/syntax/chars.js";
import { keywordKind } from "../../../language/syntax/grammar-tables.js";
import { tokenize } from "../../../language/syntax/lexer.js";
import { Tokens } from "../../../language/syntax/tokens.js";

interface Lexed {
  text: string;
  raw: Tokens;
  balanced: Tokens;
  /** Something is open to the end of the file, so that each line may matter to those before it. */
  open: boolean;
}

/** The last text that was asked for: one key asks several things, and the next differs little. */
let known: Lexed | undefined;

export function tokensOf(uri: string, text: string): Tokens {
  if (known?.text === text) return known.balanced;
  const spliced = known && afterEdit(uri, known, text);
  const made = spliced ?? lexed(uri, text);
  const balanced = copyOf(made.raw);
  balance(uri, balanced);
  known = { text, ...made, balanced };
  return balanced;
}

function lexed(uri: string, text: string): { raw: Tokens; open: boolean } {
  const { tokens, diagnostics } = tokenize(uri, text);
  const open = diagnostics.some((d) => d.code === "unclosed-comment" || d.code === "unclosed-text-block");
  return { raw: tokens, open };
}

/** What an edit must not hold: with these it may change what stands on other lines. */
const FAR_REACHING = /["“”„＂「」『』«»'‘’*/\\$]/;
/** Longer edits are read as a whole. */
const MOST = 2_000;
const DOT = keywordKind(".")!;

function afterEdit(uri: string, before: Lexed, text: string): { raw: Tokens; open: boolean } | undefined {
  const { text: old, raw } = before;
  const { start, oldEnd, newEnd } = difference(old, text);
  if (before.open || oldEnd - start > MOST || newEnd - start > MOST) return undefined;
  if (FAR_REACHING.test(old.slice(start, oldEnd)) || FAR_REACHING.test(text.slice(start, newEnd)))
    return undefined;
  let a = countBefore(raw, start) - 1;
  while (a > 0 && !raw.firstOnLine(a)) a--;
  let b = Math.max(0, countBefore(raw, oldEnd));
  while (b < raw.count - 1 && !(raw.firstOnLine(b) && hasNewline(old, oldEnd, raw.start[b]!))) b++;
  if (a < 0 || b >= raw.count - 1) return undefined;
  const grown = newEnd - oldEnd;
  const from = raw.start[a]!;
  const { tokens: middle } = tokenize(uri, text, from, raw.start[b]! + grown);
  // The last one tells where the part ends.
  const count = middle.count - 1;
  if (count > 0 && middle.kind[count - 1] === DOT) return undefined;
  return { raw: joined(text, raw, { a, b, grown }, middle, count), open: false };
}

function joined(
  text: string,
  old: Tokens,
  { a, b, grown }: { a: number; b: number; grown: number },
  middle: Tokens,
  count: number,
): Tokens {
  const made = new Tokens(text);
  const shifted = (list: number[]) => (grown === 0 ? list.slice(b) : list.slice(b).map((x) => x + grown));
  made.kind = old.kind.slice(0, a).concat(middle.kind.slice(0, count), old.kind.slice(b));
  made.flags = old.flags.slice(0, a).concat(middle.flags.slice(0, count), old.flags.slice(b));
  made.start = old.start.slice(0, a).concat(middle.start.slice(0, count), shifted(old.start));
  made.end = old.end.slice(0, a).concat(middle.end.slice(0, count), shifted(old.end));
  const [first, last] = [old.start[a]!, old.start[b]!];
  const later = a + count - b;
  made.comments = [
    ...old.comments.filter((c) => c.start < first),
    ...middle.comments.map((c) => ({ ...c, before: c.before + a })),
    ...old.comments
      .filter((c) => c.start >= last)
      .map((c) => ({ ...c, start: c.start + grown, end: c.end + grown, before: c.before + later })),
  ];
  return made;
}

function copyOf(tokens: Tokens): Tokens {
  const made = new Tokens(tokens.source);
  made.kind = tokens.kind.slice();
  made.start = tokens.start.slice();
  made.end = tokens.end.slice();
  made.flags = tokens.flags.slice();
  made.comments = tokens.comments.map((c) => ({ ...c }));
  return made;
}

/** The part in which two texts differ. */
export function difference(old: string, now: string): { start: number; oldEnd: number; newEnd: number } {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    old.charCodeAt(old.length - 1 - same) === now.charCodeAt(now.length - 1 - same)
  )
    same++;
  return { start, oldEnd: old.length - same, newEnd: now.length - same };
}

/** Number of tokens that begin before an offset. */
function countBefore(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasNewline(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isNewline(text.charCodeAt(i))) return true;
  return false;
}
