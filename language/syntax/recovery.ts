/** What the parser does where the text is not as the grammar has it: one message, and on with the rest. */
import { type Fix, writeInstead } from "../diagnostics/diagnostic.js";
import {
  JUMP_WORDS,
  LATER_WORDS,
  MODIFIER_WORDS,
  nearest,
  OPERATOR_WORDS,
  STATEMENT_WORDS,
} from "./foreign-words.js";
import type { ElementIR } from "./grammar-ir.js";
import {
  EXPLICIT,
  type First,
  firstOf,
  firstOfRule,
  isSoft,
  isWordKind,
  KIND_COUNT,
  keywordKind,
  kindName,
  NO,
} from "./grammar-tables.js";
import type { ParserState } from "./parser-state.js";
import { bracketList, bullet, unexpected, unquoted } from "./recovery-lists.js";
import { EOF, FIRST_KEYWORD, ID, NUMBER, STRING, TEXTBLOCK } from "./tokens.js";

const OPEN = keywordKind("{")!;
const CLOSE = keywordKind("}")!;
const EQUALS = keywordKind("=")!;
const IF = keywordKind("if")!;
const ELSE = keywordKind("else")!;
const WHEN = keywordKind("when")!;
const ON = keywordKind("on")!;
const SCALE = keywordKind("scale")!;
const DIMENSION = keywordKind("dimension")!;
const EXPRESSION = firstOfRule("Expression").kinds;
const MARK = firstOfRule("Mark").kinds;
const NOTHING: First = { kinds: new Uint8Array(KIND_COUNT), nullable: true };
const TEXT_PROPERTIES = new Set(["label", "title", "text", "message", "opposite"]);

/** A token that must be there is not. Afterwards parsing goes on as if it were. */
export function mismatch(p: ParserState, expected: ElementIR): void {
  const { tokens } = p;
  p.value = undefined;
  if (expected.t === "rule" && expected.v === "TextValue") {
    // `help: "…"`, `check a > 3, "…"`
    if (
      /^[:：=＝,，]$/.test(tokens.text(p.pos)) &&
      tokens.kind[p.pos + 1] === STRING &&
      !tokens.firstOnLine(p.pos)
    ) {
      unexpected(p, p.pos);
      p.pos++;
      p.value = p.tokenValue(STRING);
      p.pos++;
      return;
    }
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
    if (
      !tokens.firstOnLine(p.pos) &&
      p.pos + 1 < tokens.count &&
      first[tokens.kind[p.pos + 1]!] === EXPLICIT &&
      !tokens.firstOnLine(p.pos + 1) &&
      tokens.kind[p.pos] !== CLOSE
    ) {
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
        {
          title: { en: `Insert “${expected.v}”`, zh: `补上“${expected.v}”` },
          edits: [{ uri: p.uri, start: at, end: at, text: glue + expected.v }],
        },
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
  if (
    tokens.firstOnLine(pos) ||
    !(
      MODIFIER_WORDS[word] === keyword ||
      (keyword === "when" && word === "if") ||
      (keyword === "then" && word === "{")
    )
  )
    return false;
  p.report("unknown-word", pos, { word: tokens.text(pos), suggestion: didYouMean(keyword) }, [
    replaceToken(p, pos, keyword),
  ]);
  p.value = keyword;
  p.pos++;
  return true;
}

/** `0-9`, `0~9`, `0 至 9` in place of `0..9`; or a number that belongs to nothing. */
function interval(p: ParserState): void {
  const { tokens, pos } = p;
  const start = Math.max(0, pos - 1);
  const negative = tokens.kind[pos] === NUMBER && tokens.text(pos).startsWith("-");
  const between = /^(-|–|—|~|～|－|…|\.{3,}|至|到|to)$/.test(tokens.text(pos));
  // `0至9` is one word after the number.
  const glued = /^[至到]([0-9]+)$/.exec(tokens.text(pos))?.[1];
  const last = negative || glued ? pos : pos + 1;
  if (glued || ((between || negative) && tokens.kind[last] === NUMBER && !tokens.firstOnLine(last))) {
    const to = glued ?? tokens.text(last).replace(/^-/, "");
    const text = `${tokens.text(start)}..${to}`;
    const range = { start: tokens.start[start]!, end: tokens.end[last]! };
    p.reportAt("interval-dots", range.start, range.end, { text }, [
      writeInstead({ uri: p.uri, ...range }, text),
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
  else
    p.report("unknown-word", pos, { word, suggestion: didYouMean(keyword!) }, [
      replaceToken(p, pos, keyword!),
    ]);
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
  if (pos < tokens.count - 1 && !tokens.firstOnLine(pos) && tokens.kind[pos] !== CLOSE)
    return [tokens.start[pos]!, tokens.end[pos]!];
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
    if (
      rest.kinds[kind] !== NO ||
      kind === EOF ||
      kind === CLOSE ||
      tokens.firstOnLine(pos) ||
      pos === p.ruleStart
    )
      return false;
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
      p.report("unknown-word", pos, { word: tokens.text(pos), suggestion: didYouMean("else if") }, [
        replaceToken(p, pos, "else if"),
      ]);
      tokens.kind[pos] = ELSE;
      tokens.insert(pos + 1, IF, tokens.end[pos]!);
      return true;
    }
    if (rest.kinds[OPEN] === EXPLICIT && bracketList(p)) continue;
    if (conditionBehind(p, first, rest)) continue;
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
    if (entry && kind === ID && wordBehindLabel(p)) continue;
    // The next element of the block on the same line.
    if (p.blockFirst && (p.blockFirst[kind] === EXPLICIT || (inList && p.blockFirst[kind] !== NO)))
      return false;
    if (entry && kind === ID) return false;
    unexpected(p, pos);
    p.pos++;
  }
}

/**
 * Words of statements in place of modifiers: `text t "…" if n > 3`, where no block of statements follows on
 * the line, and `rate r "…" scale agreement`.
 */
function conditionBehind(p: ParserState, first: Uint8Array, rest: First): boolean {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  const meant = kind === IF ? WHEN : kind === SCALE ? ON : undefined;
  if (meant === undefined || (first[meant] !== EXPLICIT && rest.kinds[meant] !== EXPLICIT)) return false;
  if (meant === ON && tokens.kind[pos + 1] !== ID) return false;
  for (let i = pos; tokens.kind[i] !== EOF && (i === pos || !tokens.firstOnLine(i)); i++) {
    if (meant === ON && (tokens.kind[i] === NUMBER || tokens.kind[i] === STRING)) return false;
    if (tokens.kind[i] !== OPEN) continue;
    const next = tokens.kind[i + 1]!;
    if (next !== NUMBER && next !== STRING && !(next === ID && tokens.kind[i + 2] === STRING)) return false;
  }
  substitute(p, meant);
  return true;
}

/**
 * A word behind the label of an entry that could be the next entry, but is the misspelt mark of this one
 * (`exclusiv`), or a jump (`goto q7`). True when it was dealt with.
 */
function wordBehindLabel(p: ParserState): boolean {
  const { tokens, pos } = p;
  const word = tokens.text(pos);
  if (!tokens.firstOnLine(p.ruleStart) || tokens.kind[pos - 1] === ID) return false;
  if (JUMP_WORDS.has(word.toLowerCase())) {
    p.report("unknown-word", pos, { word, suggestion: "" });
    p.quiet = true;
    while (!tokens.firstOnLine(p.pos) && tokens.kind[p.pos] !== CLOSE && tokens.kind[p.pos] !== EOF) p.pos++;
    return true;
  }
  const next = tokens.kind[pos + 1]!;
  if (!tokens.firstOnLine(pos + 1) && (next === STRING || next === EQUALS)) return false;
  const keyword = keywordFor(p, word, MARK, NOTHING);
  if (keyword === undefined) return false;
  substitute(p, keyword);
  return true;
}

/** A keyword that the word at hand may be meant for, among those that are possible here. */
function keywordFor(p: ParserState, word: string, first: Uint8Array, rest: First): number | undefined {
  void p;
  const possible = (k: number | undefined) =>
    k !== undefined && (first[k] === EXPLICIT || rest.kinds[k] === EXPLICIT);
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
  for (let k = FIRST_KEYWORD; k < KIND_COUNT; k++)
    if (isWordKind(k) && sets.some((s) => s[k] === EXPLICIT)) out.push(kindName(k));
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
  return writeInstead({ uri: p.uri, start: tokens.start[i]!, end: tokens.end[i]! }, text);
}

/** `[a b]`, `round(x 2)`: two items without a comma. */
export function missingComma(p: ParserState, item: Uint8Array, rule: string): boolean {
  const { tokens, pos } = p;
  const kind = tokens.kind[pos]!;
  if ((rule !== "ListLiteral" && rule !== "Call") || tokens.firstOnLine(pos)) return false;
  if (
    item[kind] === NO ||
    (kind >= FIRST_KEYWORD && item[kind] === EXPLICIT) ||
    kindName(kind) === "weighted"
  )
    return false;
  const at = tokens.end[pos - 1]!;
  p.reportAt("missing-comma", at, tokens.start[pos]! > at ? tokens.start[pos]! : tokens.end[pos]!, {}, [
    {
      title: { en: "Insert the comma", zh: "补上逗号" },
      edits: [{ uri: p.uri, start: at, end: at, text: "," }],
      preferred: true,
    },
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
    if (LATER_WORDS.has(token) && p.blockRule !== "SurveyHead")
      p.report("not-yet-supported", pos, { word: token });
    else p.report("unknown-word", pos, { word: token, suggestion: "" });
    return skipLine(p);
  }
  if (p.blockRule === "List" && bullet(p)) return;
  if (/^[;；,，]$/.test(token)) {
    unexpected(p, pos);
    p.pos++;
    return;
  }
  if (/^[#＃]$/.test(token) && tokens.firstOnLine(pos))
    p.report("unexpected-token", pos, { token }, [replaceToken(p, pos, "// ")]);
  else if (kind === STRING || kind === TEXTBLOCK) p.report("text-without-statement", pos, {});
  else unexpected(p, pos);
  skipLine(p);
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
