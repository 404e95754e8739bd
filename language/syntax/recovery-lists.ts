/** Slips in lists: pasted ones with bullets and numbers, labels without quotes, other brackets. One message a list. */
import type { Edit, Fix } from "../diagnostics/diagnostic.js";
import { isSpace } from "./chars.js";
import { isWordKind, keywordKind } from "./grammar-tables.js";
import type { ParserState } from "./parser-state.js";
import { EOF, NUMBER, STRAY, STRING, TEXTBLOCK } from "./tokens.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
const BRACKETS = [
  [keywordKind("[")!, keywordKind("]")!],
  [keywordKind("(")!, keywordKind(")")!],
] as const;

/** Characters around the entries of lists in documents. */
const LIST_PUNCTUATION = /^[,，;；、.．。:：()（）[\]【】\-–—=＝•·●◆■□○◯☐☑√*＊]$/;
/** Those that end a phrase elsewhere. */
const PUNCTUATION = /^[;；,，:：.．。、]$/;
/** Other characters and words that can simply be left out. */
const SPARE = /^(?:[^\p{L}\p{N}()[\]{}（）［］｛｝【】"]|then)$/u;

/** Reports a token that has no business here; in lists together with the others of its list. */
export function unexpected(p: ParserState, i: number): void {
  const token = p.tokens.text(i);
  if (p.blockRule === "List" && LIST_PUNCTUATION.test(token)) {
    listSlip(p, removal(p, i), (fixes) => p.report("list-punctuation", i, { token }, fixes));
    return;
  }
  const preferred = PUNCTUATION.test(token) || SPARE.test(token);
  const fixes: Fix[] = [
    { title: { en: "Remove it", zh: "删除它" }, edits: [removal(p, i)], ...(preferred ? { preferred } : {}) },
  ];
  if (PUNCTUATION.test(token)) p.report("spare-punctuation", i, { token }, fixes);
  else p.report("unexpected-token", i, { token }, fixes);
}

/** Takes a token out, and leaves a space where it alone kept two others apart. */
function removal(p: ParserState, i: number): Edit {
  const { tokens } = p;
  const start = tokens.start[i]!;
  let end = tokens.end[i]!;
  if (tokens.firstOnLine(i)) while (isSpace(tokens.source.charCodeAt(end))) end++;
  const apart = tokens.end[i - 1] === start && tokens.start[i + 1] === end && !tokens.firstOnLine(i);
  return { uri: p.uri, start, end, text: apart ? " " : "" };
}

/**
 * Several slips of one list are one slip: it was pasted, or its author does not know how lists are written.
 * The first is reported, and its fix repairs them all.
 */
function listSlip(p: ParserState, edit: Edit, report: (fixes: Fix[]) => void): void {
  const known = p.listFix;
  if (known) {
    known.edits.push(edit);
    p.quiet = true;
    return;
  }
  if (p.quiet) return;
  const fix: Fix = {
    title: { en: "Write the list as entries", zh: "改写为列表项" },
    edits: [edit],
    preferred: true,
  };
  p.listFix = fix;
  report([fix]);
}

/**
 * A character before an entry, such as `□` or `(`: dropped, and what stands behind it without quotes is its
 * label; `①` is a code. False when the token at hand is none.
 */
export function bullet(p: ParserState): boolean {
  const { tokens, pos } = p;
  const token = tokens.text(pos);
  if (tokens.kind[pos] !== STRAY && !LIST_PUNCTUATION.test(token)) return false;
  const digits = token.normalize("NFKC");
  if (/^\d+$/.test(digits)) {
    const edit = { uri: p.uri, start: tokens.start[pos]!, end: tokens.end[pos]!, text: `${digits} ` };
    listSlip(p, edit, (fixes) => p.report("list-punctuation", pos, { token }, fixes));
    tokens.kind[pos] = NUMBER;
    return true;
  }
  listSlip(p, removal(p, pos), (fixes) => p.report("list-punctuation", pos, { token }, fixes));
  p.pos++;
  if (isWordKind(tokens.kind[p.pos]!) && !tokens.firstOnLine(p.pos) && nextIsBare(p)) {
    const { ruleStart } = p;
    p.ruleStart = p.pos;
    unquoted(p);
    p.ruleStart = ruleStart;
  }
  return true;
}

/** No quoted text follows on the line, nor punctuation as behind `A.` */
function nextIsBare(p: ParserState): boolean {
  const { tokens } = p;
  if (!tokens.firstOnLine(p.pos + 1) && /^[.．、)）:：]$/.test(tokens.text(p.pos + 1))) return false;
  for (let i = p.pos; i < tokens.count; i++) {
    if (i > p.pos && tokens.firstOnLine(i)) return true;
    const k = tokens.kind[i]!;
    if (k === STRING || k === TEXTBLOCK) return false;
  }
  return true;
}

const MARKS = new Set([
  "specify",
  "exclusive",
  "missing",
  "fixed",
  "retired",
  "reversed",
  "points",
  "weight",
]);

/**
 * Takes the words up to the end of the line (or the block that opens there) as a text without quotes.
 * Says so once in a list.
 */
export function unquoted(p: ParserState): boolean {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  if (
    !(isWordKind(kind) || kind === NUMBER || kind === STRAY) ||
    (tokens.firstOnLine(pos) && p.ruleStart !== pos)
  )
    return false;
  let last = pos;
  const inList = p.blockRule === "List";
  while (last + 1 < tokens.count && !tokens.firstOnLine(last + 1)) {
    const k = tokens.kind[last + 1]!;
    if (k === OPEN || k === CLOSE || k === EOF || k === STRING || k === TEXTBLOCK) break;
    if (inList && isWordKind(k) && MARKS.has(tokens.text(last + 1))) break;
    last++;
  }
  if (inList && last > pos && /^[,，;；、]$/.test(tokens.text(last))) last--;
  const start = tokens.start[pos]!;
  const end = tokens.end[last]!;
  const text = tokens.source.slice(start, end);
  const edit = { uri: p.uri, start, end, text: `"${text.replace(/"/g, '\\"')}"` };
  const report = (fixes: Fix[]) => p.reportAt("unquoted-text", start, end, { text: shorten(text) }, fixes);
  if (inList) listSlip(p, edit, report);
  else report([{ title: { en: "Put it in quotes", zh: "加上引号" }, edits: [edit], preferred: true }]);
  // The last of the words becomes the text; the parser goes on there and never sees the others.
  tokens.kind[last] = STRING;
  tokens.start[last] = start;
  tokens.flags[last] = tokens.flags[pos]!;
  p.pos = last;
  return true;
}

function shorten(text: string): string {
  return [...text].length > 24 ? `${[...text].slice(0, 23).join("")}…` : text;
}

/** A list in square or round brackets that spans lines: read as if in braces. */
export function bracketList(p: ParserState): boolean {
  const { tokens, pos } = p;
  const pair = BRACKETS.find(([opening]) => opening === tokens.kind[pos]);
  if (!pair || !tokens.firstOnLine(pos + 1)) return false;
  for (let i = pos + 1, depth = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === pair[0]) depth++;
    if (tokens.kind[i] !== pair[1] || depth-- > 0) continue;
    const edit = (k: number, text: string) => ({
      uri: p.uri,
      start: tokens.start[k]!,
      end: tokens.end[k]!,
      text,
    });
    p.report("square-brackets", pos, {}, [
      {
        title: { en: "Write braces", zh: "改用花括号" },
        edits: [edit(pos, "{"), edit(i, "}")],
        preferred: true,
      },
    ]);
    tokens.kind[pos] = OPEN;
    tokens.kind[i] = CLOSE;
    return true;
  }
  return false;
}
