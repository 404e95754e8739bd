/** What the parser does where the text is not as the grammar has it: one message, and on with the rest. */
import type { Fix } from "../diagnostics/diagnostic.js";
import { LATER_WORDS, MODIFIER_WORDS, nearest, OPERATOR_WORDS, STATEMENT_WORDS } from "./foreign-words.js";
import type { ElementIR } from "./grammar-ir.js";
import { EXPLICIT, type First, firstOf, firstOfRule, isSoft, isWordKind, keywordKind, KIND_COUNT, kindName, NO } from "./grammar-tables.js";
import type { ParserState } from "./parser-state.js";
import { EOF, FIRST_KEYWORD, ID, NUMBER, STRAY, STRING, TEXTBLOCK } from "./tokens.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
const EQUALS = keywordKind("=")!;
const SQUARE = keywordKind("[")!;
const CLOSE_SQUARE = keywordKind("]")!;
const IF = keywordKind("if")!;
const ELSE = keywordKind("else")!;
const DIMENSION = keywordKind("dimension")!;
const EXPRESSION = firstOfRule("Expression").kinds;
const TEXT_PROPERTIES = new Set(["label", "title", "text", "message", "opposite"]);

/** A token that must be there is not. Afterwards parsing goes on as if it were. */
export function mismatch(p: ParserState, expected: ElementIR): void {
  const { tokens } = p;
  p.value = undefined;
  if (expected.t === "rule" && expected.v === "TextValue") {
    if (unquoted(p)) {
      p.value = p.tokenValue(STRING);
      p.pos++;
      return;
    }
    p.reportAt("missing-text", ...placeFor(p), {});
    return;
  }
  if (p.rule === "Interval" || p.rule === "PerPageModifier") return interval(p);
  if (expected.t === "kw" || expected.t === "term") {
    if (expected.t === "kw" && foreignKeyword(p, expected.v)) return;
    const first = firstOf(expected).kinds;
    // One token too many: `if x > 3 : {`
    if (!tokens.firstOnLine(p.pos) && p.pos + 1 < tokens.count && first[tokens.kind[p.pos + 1]!] === EXPLICIT && !tokens.firstOnLine(p.pos + 1) && tokens.kind[p.pos] !== CLOSE) {
      unexpected(p, p.pos);
      p.pos++;
      p.value = expected.t === "kw" ? expected.v : p.tokenValue(tokens.kind[p.pos]!);
      p.pos++;
      return;
    }
    if (expected.t === "kw") {
      const [start, end] = placeFor(p);
      const at = tokens.end[p.pos - 1] ?? start;
      const glue = expected.v === "{" || expected.v === "=" ? " " : "";
      p.reportAt("expected-token", start, end, { token: expected.v }, [
        { title: { en: `Insert “${expected.v}”`, zh: `补上“${expected.v}”` }, edits: [{ uri: p.uri, start: at, end: at, text: glue + expected.v }] },
      ]);
      if (expected.v === "{" && !skipToBlock(p)) {
        // An empty block in its place: what follows is still read, one level up.
        tokens.insert(p.pos, CLOSE, at);
      }
      return;
    }
    if (expected.v === "ID") {
      const kind = tokens.kind[p.pos]!;
      if (kind >= FIRST_KEYWORD && isWordKind(kind) && isSoft[kind] === 0 && !tokens.firstOnLine(p.pos)) {
        p.report("reserved-name", p.pos, { name: tokens.text(p.pos) });
        p.value = tokens.text(p.pos);
        p.pos++;
        return;
      }
      p.reportAt("missing-name", ...placeFor(p), { statement: statementWord(p) });
      return;
    }
    p.reportAt("missing-value", ...placeFor(p), {});
    return;
  }
  p.reportAt("missing-value", ...placeFor(p), {});
}

/** `stop "…" if x`: another word in the place of a keyword. */
function foreignKeyword(p: ParserState, keyword: string): boolean {
  const { tokens, pos } = p;
  const word = tokens.text(pos).toLowerCase();
  if (tokens.firstOnLine(pos) || !(MODIFIER_WORDS[word] === keyword || (keyword === "when" && word === "if") || (keyword === "then" && word === "{"))) return false;
  p.report("unknown-word", pos, { word: tokens.text(pos), suggestion: didYouMean(keyword) }, [replaceToken(p, pos, keyword)]);
  p.value = keyword;
  p.pos++;
  return true;
}

/** `0-9`, `0~9`, `0 至 9` in place of `0..9`; or a number that belongs to nothing. */
function interval(p: ParserState): void {
  const { tokens, pos } = p;
  const start = Math.max(0, pos - 1);
  const negative = tokens.kind[pos] === NUMBER && tokens.text(pos).startsWith("-");
  const between = /^(-|–|—|~|～|－|至|到|to)$/.test(tokens.text(pos));
  const last = negative ? pos : pos + 1;
  if ((between || negative) && tokens.kind[last] === NUMBER && !tokens.firstOnLine(last)) {
    const to = tokens.text(last).replace(/^-/, "");
    const text = `${tokens.text(start)}..${to}`;
    const range = { start: tokens.start[start]!, end: tokens.end[last]! };
    p.reportAt("interval-dots", range.start, range.end, { text }, [
      { title: { en: `Write “${text}”`, zh: `改为“${text}”` }, edits: [{ uri: p.uri, ...range, text }], preferred: true },
    ]);
    if (p.node) (p.node as unknown as { to: string }).to = to;
    p.pos = last + 1;
    return;
  }
  p.report("unexpected-token", start, { token: tokens.text(start) });
}

/** `AND`, `包含`, `=` where an operator is possible. True when the token was made one of `first`. */
export function strayOperator(p: ParserState, first: Uint8Array): boolean {
  const { tokens, pos } = p;
  if (tokens.firstOnLine(pos)) return false;
  const kind = tokens.kind[pos]!;
  if (kind !== ID && kind !== EQUALS) return false;
  const word = tokens.text(pos);
  const keyword = kind === EQUALS ? "is" : OPERATOR_WORDS[word.toLowerCase()];
  const operator = keyword === undefined ? undefined : keywordKind(keyword);
  if (operator === undefined || first[operator] !== EXPLICIT) return false;
  // `dimension anger when adult = ipip 6, 36`
  if (kind === EQUALS && statementOf(p) === DIMENSION) return false;
  if (kind === EQUALS) p.report("equals-in-condition", pos, {}, [replaceToken(p, pos, "is")]);
  else p.report("unknown-word", pos, { word, suggestion: didYouMean(keyword!) }, [replaceToken(p, pos, keyword!)]);
  tokens.kind[pos] = operator;
  return true;
}

/** Kind of the token that began the element of the block. */
function statementOf(p: ParserState): number {
  let i = p.pos;
  while (i > 0 && !(p.tokens.firstOnLine(i) && p.blockFirst?.[p.tokens.kind[i]!] === EXPLICIT)) i--;
  return p.tokens.kind[i]!;
}

function didYouMean(word: string): { en: string; zh: string } {
  return { en: ` Did you mean “${word}”?`, zh: `是否想写“${word}”？` };
}

/** Token of the place where something is missing: the one that stands there, else the last before it. */
function placeFor(p: ParserState): [number, number] {
  const { tokens, pos } = p;
  if (pos < tokens.count - 1 && !tokens.firstOnLine(pos) && tokens.kind[pos] !== CLOSE) return [tokens.start[pos]!, tokens.end[pos]!];
  const before = Math.max(0, pos - 1);
  return [tokens.start[before]!, tokens.end[before]!];
}

/** The word that began the statement, for messages. */
function statementWord(p: ParserState): string {
  return p.tokens.text(p.ruleStart) || p.rule;
}

/**
 * At an optional element of a statement stands a token that neither it nor anything after it can begin.
 * True when the token was made to fit (misspelt keyword, text without quotes); false to go on behind it.
 */
export function stray(p: ParserState, e: ElementIR, first: Uint8Array, rest: First): boolean {
  const { tokens } = p;
  for (;;) {
    const { pos } = p;
    const kind = tokens.kind[pos]!;
    if (first[kind] !== NO) return true;
    if (rest.kinds[kind] !== NO || kind === EOF || kind === CLOSE || tokens.firstOnLine(pos) || pos === p.ruleStart) return false;
    const inList = p.blockRule === "List" || p.blockRule === "Details";
    const entry = p.rule === "Entry";
    const text = e.t === "set" && TEXT_PROPERTIES.has(e.p);
    const word = isWordKind(kind);

    if (word && isSoft[kind] === 0 && kind !== ID && e.t === "set" && e.p === "name") {
      p.report("reserved-name", pos, { name: tokens.text(pos) });
      p.pos++;
      return false;
    }
    // `compute x 3`: let the rule say that its `=` is missing.
    if ((p.rule === "Score" || p.rule === "Compute") && EXPRESSION[kind] !== NO) return false;
    if (/^(elseif|elif|elsif|否则如果)$/i.test(tokens.text(pos)) && first[ELSE] !== NO) {
      p.report("unknown-word", pos, { word: tokens.text(pos), suggestion: didYouMean("else if") }, [replaceToken(p, pos, "else if")]);
      tokens.kind[pos] = ELSE;
      tokens.insert(pos + 1, IF, tokens.end[pos]!);
      return true;
    }
    if (kind === SQUARE && rest.kinds[OPEN] === EXPLICIT && squareList(p)) continue;
    if (word && text && !(entry && e.p === "opposite")) {
      if (kind === ID || !inList || p.blockFirst?.[kind] !== EXPLICIT) {
        const repaired = kind === ID && !entry && keywordFor(p, tokens.text(pos), first, rest);
        if (!repaired && unquoted(p)) return first[STRING] !== NO;
      }
    }
    if (kind === NUMBER && text && entry && e.p !== "opposite" && unquoted(p)) return first[STRING] !== NO;
    if (kind === ID && !entry) {
      const keyword = keywordFor(p, tokens.text(pos), first, rest);
      if (keyword !== undefined) {
        substitute(p, keyword);
        continue;
      }
    }
    // The next element of the block on the same line.
    if (p.blockFirst && (p.blockFirst[kind] === EXPLICIT || (inList && p.blockFirst[kind] !== NO))) return false;
    if (entry && kind === ID) return false;
    unexpected(p, pos);
    p.pos++;
  }
}

/** A list in square brackets that spans lines: read as if in braces. */
function squareList(p: ParserState): boolean {
  const { tokens, pos } = p;
  if (!tokens.firstOnLine(pos + 1)) return false;
  for (let i = pos + 1, depth = 0; i < tokens.count; i++) {
    if (tokens.kind[i] === SQUARE) depth++;
    if (tokens.kind[i] !== CLOSE_SQUARE || depth-- > 0) continue;
    const edit = (k: number, text: string) => ({ uri: p.uri, start: tokens.start[k]!, end: tokens.end[k]!, text });
    p.report("square-brackets", pos, {}, [
      { title: { en: "Write braces", zh: "改用花括号" }, edits: [edit(pos, "{"), edit(i, "}")], preferred: true },
    ]);
    tokens.kind[pos] = OPEN;
    tokens.kind[i] = CLOSE;
    return true;
  }
  return false;
}

/** A keyword that the word at hand may be meant for, among those that are possible here. */
function keywordFor(p: ParserState, word: string, first: Uint8Array, rest: First): number | undefined {
  void p;
  const possible = (k: number | undefined) => k !== undefined && (first[k] === EXPLICIT || rest.kinds[k] === EXPLICIT);
  const lower = word.toLowerCase();
  for (const table of [MODIFIER_WORDS, OPERATOR_WORDS]) {
    const known = table[lower];
    if (known && possible(keywordKind(known))) return keywordKind(known);
  }
  const near = nearest(word, keywordsIn(first, rest.kinds));
  return near === undefined ? undefined : keywordKind(near);
}

function keywordsIn(...sets: Uint8Array[]): string[] {
  const out: string[] = [];
  for (let k = FIRST_KEYWORD; k < KIND_COUNT; k++) if (isWordKind(k) && sets.some((s) => s[k] === EXPLICIT)) out.push(kindName(k));
  return out;
}

function substitute(p: ParserState, kind: number): void {
  const { tokens, pos } = p;
  const word = tokens.text(pos);
  const instead = kindName(kind);
  p.report("unknown-word", pos, { word, suggestion: didYouMean(instead) }, [replaceToken(p, pos, instead)]);
  tokens.kind[pos] = kind;
}

function replaceToken(p: ParserState, i: number, text: string): Fix {
  const { tokens } = p;
  return {
    title: { en: `Write “${text}”`, zh: `改为“${text}”` },
    edits: [{ uri: p.uri, start: tokens.start[i]!, end: tokens.end[i]!, text }],
    preferred: true,
  };
}

/** Reports a token that has no business here; some characters have a message of their own, once a list. */
function unexpected(p: ParserState, i: number): void {
  const { tokens } = p;
  const token = tokens.text(i);
  const remove: Fix = {
    title: { en: "Remove it", zh: "删除它" },
    edits: [{ uri: p.uri, start: tokens.start[i]!, end: tokens.end[i]!, text: "" }],
    preferred: true,
  };
  const inList = p.blockRule === "List";
  const punctuation = /^[,，;；、.．。:：)）\]\-–—=•·□○◯☐*]$/.test(token);
  if (inList && punctuation) {
    const once = "list-punctuation";
    if (!p.once.has(once)) p.report("list-punctuation", i, { token }, [remove]);
    else p.quiet = true;
    p.once.add(once);
    return;
  }
  if (punctuation && (token === ";" || token === "；" || token === "," || token === "，")) {
    p.report("spare-punctuation", i, { token }, [remove]);
    return;
  }
  p.report("unexpected-token", i, { token });
}

/**
 * Takes the words up to the end of the line (or the block that opens there) as a text without quotes.
 * Says so once in a list.
 */
function unquoted(p: ParserState): boolean {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  if (!(isWordKind(kind) || kind === NUMBER || kind === STRAY) || (tokens.firstOnLine(pos) && p.ruleStart !== pos)) return false;
  let last = pos;
  const inList = p.blockRule === "List";
  while (last + 1 < tokens.count && !tokens.firstOnLine(last + 1)) {
    const k = tokens.kind[last + 1]!;
    if (k === OPEN || k === CLOSE || k === EOF || k === STRING || k === TEXTBLOCK) break;
    if (inList && isWordKind(k) && MARKS.has(tokens.text(last + 1))) break;
    last++;
  }
  const start = tokens.start[pos]!;
  const end = tokens.end[last]!;
  const text = tokens.source.slice(start, end);
  const fix: Fix = {
    title: { en: "Put it in quotes", zh: "加上引号" },
    edits: [{ uri: p.uri, start, end, text: `"${text.replace(/"/g, '\\"')}"` }],
    preferred: true,
  };
  if (!p.once.has("unquoted")) p.reportAt("unquoted-text", start, end, { text: shorten(text) }, [fix]);
  else p.quiet = true;
  if (inList) p.once.add("unquoted");
  for (let n = last; n > pos; n--) tokens.remove(n);
  tokens.kind[pos] = STRING;
  tokens.end[pos] = end;
  return true;
}

const MARKS = new Set(["specify", "exclusive", "missing", "fixed", "retired", "reversed", "points", "weight"]);

function shorten(text: string): string {
  return [...text].length > 24 ? `${[...text].slice(0, 23).join("")}…` : text;
}

/** `[a b]`, `round(x 2)`: two items without a comma. */
export function missingComma(p: ParserState, item: Uint8Array, rule: string): boolean {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  if ((rule !== "ListLiteral" && rule !== "Call") || tokens.firstOnLine(pos)) return false;
  if (item[kind] === NO || (kind >= FIRST_KEYWORD && item[kind] === EXPLICIT) || kindName(kind) === "weighted") return false;
  const at = tokens.end[pos - 1]!;
  p.reportAt("missing-comma", at, tokens.start[pos]! > at ? tokens.start[pos]! : tokens.end[pos]!, {}, [
    { title: { en: "Insert the comma", zh: "补上逗号" }, edits: [{ uri: p.uri, start: at, end: at, text: "," }], preferred: true },
  ]);
  // The element begins with its comma: put one there.
  tokens.insert(pos, keywordKind(",")!, at);
  return true;
}

/** A token that begins no element of the block. */
export function strayElement(p: ParserState, first: Uint8Array): void {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  const token = tokens.text(pos);
  if (kind === ID && tokens.firstOnLine(pos) === false && p.quiet) return skipLine(p);
  if (isWordKind(kind)) {
    const suggestion = elementKeyword(p, token, first);
    if (suggestion !== undefined) {
      substitute(p, suggestion);
      return;
    }
    if (LATER_WORDS.has(token) && p.blockRule !== "SurveyHead") p.report("not-yet-supported", pos, { word: token });
    else p.report("unknown-word", pos, { word: token, suggestion: "" });
    return skipLine(p);
  }
  if (p.blockRule === "List" && (kind === STRAY || /^[-*·•.、,，;；:：)）]$/.test(token))) {
    unexpected(p, pos);
    p.pos++;
    // `□ 满意`: what stands behind the bullet is a text.
    if (isWordKind(tokens.kind[p.pos]!) && !tokens.firstOnLine(p.pos) && nextIsBare(p)) {
      const { ruleStart } = p;
      p.ruleStart = p.pos;
      unquoted(p);
      p.ruleStart = ruleStart;
    }
    return;
  }
  if (token === ";" || token === "；" || token === "," || token === "，") {
    unexpected(p, pos);
    p.pos++;
    return;
  }
  if (kind === STRING || kind === TEXTBLOCK) p.report("text-without-statement", pos, {});
  else unexpected(p, pos);
  skipLine(p);
}

/** No quoted text follows on the line. */
function nextIsBare(p: ParserState): boolean {
  const { tokens } = p;
  for (let i = p.pos; i < tokens.count; i++) {
    if (i > p.pos && tokens.firstOnLine(i)) return true;
    const k = tokens.kind[i]!;
    if (k === STRING || k === TEXTBLOCK) return false;
  }
  return true;
}

function elementKeyword(p: ParserState, word: string, first: Uint8Array): number | undefined {
  const table = p.blockRule === "SurveyHead" || p.blockRule === "Details" ? MODIFIER_WORDS : STATEMENT_WORDS;
  const known = table[word.toLowerCase()];
  const kind = known ? keywordKind(known) : undefined;
  // A word of another tool counts only where it begins something, not as a slip in the middle of a line.
  if (kind !== undefined && first[kind] === EXPLICIT && p.tokens.firstOnLine(p.pos)) return kind;
  if (LATER_WORDS.has(word)) return undefined;
  const near = nearest(word, keywordsIn(first));
  return near !== undefined ? keywordKind(near) : undefined;
}

/** To the beginning of the next line of this block; a block opened on the way is passed over. */
export function skipLine(p: ParserState): void {
  const { tokens } = p;
  let depth = 0;
  p.quiet = true;
  do {
    const kind = tokens.kind[p.pos]!;
    if (kind === EOF) return;
    if (kind === OPEN) depth++;
    if (kind === CLOSE) {
      if (depth === 0) return;
      depth--;
    }
    p.pos++;
  } while (depth > 0 || !tokens.firstOnLine(p.pos));
}

/** A block was to open here: goes to its brace when it stands further on in the line. */
function skipToBlock(p: ParserState): boolean {
  const { tokens } = p;
  for (let i = p.pos; i < tokens.count && (i === p.pos || !tokens.firstOnLine(i)); i++) {
    if (tokens.kind[i] === OPEN) {
      p.pos = i + 1;
      return true;
    }
    if (tokens.kind[i] === CLOSE || tokens.kind[i] === EOF) return false;
  }
  return false;
}
