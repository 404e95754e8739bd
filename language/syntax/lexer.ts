import { type Diagnostic, diagnostic, writeInstead } from "../diagnostics/diagnostic.js";
import { FULL_WIDTH, isDigit, isNewline, isSpace, wordClass, wordEnd } from "./chars.js";
import { EXPLICIT, firstOfRule, keywordKind, numberFollows } from "./grammar-tables.js";
import { isQuote, nextLine, scanBlock, scanString } from "./strings.js";
import {
  BETWEEN,
  DATE,
  EOF,
  FIRST_ON_LINE,
  ID,
  NUMBER,
  ONWARD,
  STRAY,
  STRING,
  TEXTBLOCK,
  Tokens,
  UPTO,
  VARIANT,
} from "./tokens.js";

/** Operators as other languages spell them, and what the grammar calls them. Understood silently, rewritten by the formatter. */
const VARIANTS: Record<string, string[]> = {
  "==": ["is"],
  "===": ["is"],
  "!=": ["is", "not"],
  "!==": ["is", "not"],
  "<>": ["is", "not"],
  "&&": ["and"],
  "||": ["or"],
  "!": ["not"],
  "=>": [">="],
  "=<": ["<="],
  "**": ["^"],
};
/** Longest first. */
const OPERATORS = ["===", "!==", "==", "!=", "<>", "<=", ">=", "=>", "=<", "&&", "||", "**"];

const DATE_AT = /\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2})?)?(?![\d-])|\d{1,2}:\d{2}(?!\d)/y;
const NUMBER_AT = /[0-9０-９]+(?:[.．](?=[0-9０-９])[0-9０-９]+)?/y;
const INTEGER_AT = /[0-9０-９]+/y;

/**
 * Reads `source` between two offsets. Never fails: what is not a token becomes one of kind STRAY.
 * Besides the grammar's terminals it knows where a line begins, which `..` stands between bounds, and
 * that a `-1` which begins a line or follows no operand is one number.
 */
export function tokenize(
  uri: string,
  source: string,
  from = 0,
  to = source.length,
): { tokens: Tokens; diagnostics: Diagnostic[] } {
  const tokens = new Tokens(source);
  const diagnostics: Diagnostic[] = [];
  const problem = (start: number, end: number) => ({ uri, start, end });
  let i = from;
  let newline = FIRST_ON_LINE;
  const push = (kind: number, start: number, end: number, variant = 0) => {
    tokens.push(kind, start, end, newline | variant);
    newline = 0;
    i = end;
  };

  while (i < to) {
    const c = source.charCodeAt(i);
    if (isNewline(c)) {
      newline = FIRST_ON_LINE;
      i++;
      continue;
    }
    if (isSpace(c)) {
      i++;
      continue;
    }
    // comments
    if (c === 47 && (source.charCodeAt(i + 1) === 47 || source.charCodeAt(i + 1) === 42)) {
      i = comment(tokens, i, to, newline, diagnostics, uri);
      if (hasNewline(source, tokens.comments[tokens.comments.length - 1]!)) newline = FIRST_ON_LINE;
      continue;
    }
    const word = wordClass(source, i);
    if (word === 1) {
      const end = wordEnd(source, i);
      push(keywordKind(source.slice(i, end)) ?? ID, i, end);
      continue;
    }
    if (isDigit(c)) {
      number(i);
      continue;
    }
    if (
      (c === 45 || c === 0xff0d) &&
      isDigit(source.charCodeAt(i + 1)) &&
      (newline || !operandBefore() || opensInterval(i))
    ) {
      number(i, 1);
      continue;
    }
    if (c === 46 && source.charCodeAt(i + 1) === 46) {
      dots();
      continue;
    }
    const ch = source[i]!;
    if (ch === "$" && pipe()) continue;
    if (isQuote(ch)) {
      text(ch);
      continue;
    }
    operator(ch);
  }
  tokens.push(EOF, to, to, FIRST_ON_LINE);
  return { tokens, diagnostics };

  function operandBefore(): boolean {
    const k = tokens.kind[tokens.count - 1];
    if (k === undefined) return false;
    // A text is none: `number t "…" -20..50`.
    return (
      k === ID ||
      k === NUMBER ||
      k === DATE ||
      k === keywordKind(")") ||
      k === keywordKind("]") ||
      // a soft keyword used as a name
      (k > STRAY && wordClass(source, tokens.start[tokens.count - 1]!) === 1 && BEFORE_NUMBER[k] === 0)
    );
  }

  /** `scale warmth -3..3`: a bound, since nothing can be subtracted from an interval. */
  function opensInterval(at: number): boolean {
    if (!isSpace(source.charCodeAt(at - 1))) return false;
    NUMBER_AT.lastIndex = at + 1;
    NUMBER_AT.exec(source);
    return source.startsWith("..", NUMBER_AT.lastIndex);
  }

  function number(start: number, sign = 0) {
    const afterDot = !sign && tokens.kind[tokens.count - 1] === keywordKind(".");
    if (!afterDot && !sign) {
      DATE_AT.lastIndex = start;
      const date = DATE_AT.exec(source);
      if (date) return push(DATE, start, start + date[0].length);
    }
    const pattern = afterDot ? INTEGER_AT : NUMBER_AT;
    pattern.lastIndex = start + sign;
    const length = pattern.exec(source)![0].length + sign;
    const end = start + length;
    // `30days`, `1st`: a name cannot begin with a digit.
    const wide = /[－０-９．]/.test(source.slice(start, end)) ? VARIANT : 0;
    push(NUMBER, start, end, wide);
  }

  /** A bound begins here: a number, a date or `today`. */
  function boundAt(at: number): boolean {
    const c = source.charCodeAt(at);
    return (
      isDigit(c) ||
      c === 45 ||
      (c === 116 && source.startsWith("today", at) && wordEnd(source, at) === at + 5)
    );
  }

  function dots() {
    let run = i + 2;
    while (source[run] === ".") run++;
    // `0...9`
    if (run > i + 2) return push(STRAY, i, run);
    const last = tokens.count - 1;
    const before =
      last >= 0 &&
      tokens.end[last] === i &&
      (tokens.kind[last] === NUMBER || tokens.kind[last] === DATE || tokens.text(last) === "today");
    let after = i + 2;
    const glued = boundAt(after);
    while (isSpace(source.charCodeAt(after))) after++;
    const kind =
      before && newline === 0
        ? glued
          ? BETWEEN
          : ONWARD
        : glued
          ? UPTO
          : boundAt(after) && newline === 0
            ? BETWEEN
            : ONWARD;
    push(kind, i, i + 2);
  }

  /** `${age}`, as other tools write what is here just `age`. */
  function pipe(): boolean {
    if (source[i + 1] !== "{" || wordClass(source, i + 2) !== 1) return false;
    const end = wordEnd(source, i + 2);
    if (source[end] !== "}" || end >= to) return false;
    const name = source.slice(i + 2, end);
    diagnostics.push(
      diagnostic(
        "unexpected-token",
        problem(i, end + 1),
        { token: source.slice(i, end + 1) },
        {
          fixes: [writeInstead({ uri, start: i, end: end + 1 }, name)],
        },
      ),
    );
    push(keywordKind(name) ?? ID, i + 2, end);
    i = end + 1;
    return true;
  }

  function text(ch: string) {
    const start = i;
    if (source.startsWith('"""', start)) {
      const { end, slip } = scanBlock(source, start, (at) => resumes(source, at));
      if (slip) diagnostics.push(diagnostic("unclosed-text-block", problem(start, start + 3), {}));
      push(TEXTBLOCK, start, Math.min(end, to));
      // Multi-line tokens end a line only if a line break follows, which the main loop sees.
      return;
    }
    const previous = tokens.count - 1;
    const { end, slip } = scanString(source, start);
    if (slip === "open" && previous >= 0 && tokens.end[previous] === start && tokens.kind[previous] === ID) {
      // `female 女"`: the opening quote is missing, this one closes.
      const first = tokens.start[previous]!;
      diagnostics.push(
        diagnostic(
          "missing-opening-quote",
          problem(first, start + 1),
          {},
          {
            fixes: [
              {
                title: { en: "Put the opening quote", zh: "补上开头的引号" },
                edits: [{ uri, start: first, end: first, text: '"' }],
                preferred: true,
              },
            ],
          },
        ),
      );
      tokens.kind[previous] = STRING;
      tokens.end[previous] = start + 1;
      i = start + 1;
      return;
    }
    if (slip === "open" && (ch === "'" || ch === "’" || ch === "‘")) {
      push(STRAY, start, start + 1);
      return;
    }
    if (slip === "open") {
      diagnostics.push(
        diagnostic(
          "unclosed-text",
          problem(start, end),
          {},
          {
            fixes: [
              {
                title: { en: "Close the quote here", zh: "在此补上结尾的引号" },
                edits: [{ uri, start: end, end, text: ch === "“" ? "”" : '"' }],
                preferred: true,
              },
            ],
          },
        ),
      );
    } else if (slip === "wrong") {
      const inner = source.slice(start + 1, end - 1);
      const fixed = inner.includes('"') ? `“${inner}”` : `"${inner}"`;
      diagnostics.push(
        diagnostic(
          "wrong-quotes",
          problem(start, end),
          { text: source.slice(start, end) },
          {
            fixes: [
              {
                title: { en: "Use straight quotes", zh: "改用正确的引号" },
                edits: [{ uri, start, end, text: fixed }],
                preferred: true,
              },
            ],
          },
        ),
      );
    }
    push(STRING, start, Math.min(end, to));
  }

  function operator(ch: string) {
    const start = i;
    const narrow = FULL_WIDTH[ch];
    const normal = narrow ?? ch;
    let spelt = normal;
    let length = 1;
    // Two full-width characters may make one operator: ＝＝
    const next = source[i + 1] ?? "";
    const pair = normal + (FULL_WIDTH[next] ?? next);
    const triple = pair + (FULL_WIDTH[source[i + 2] ?? ""] ?? source[i + 2] ?? "");
    for (const op of OPERATORS) {
      if (op === triple || op === pair) {
        spelt = op;
        length = op.length;
        break;
      }
    }
    if (narrow && narrow.length > 1 && length === 1) spelt = narrow;
    const variants = VARIANTS[spelt];
    if (variants) {
      const flags = newline;
      variants.forEach((v, k) =>
        tokens.push(
          keywordKind(v)!,
          start,
          k === 0 ? start + length : start + length,
          (k === 0 ? flags : 0) | VARIANT,
        ),
      );
      newline = 0;
      i = start + length;
      return;
    }
    const kind = keywordKind(spelt);
    if (kind === undefined) {
      const size = source.charCodeAt(i) >= 0xd800 && source.charCodeAt(i) <= 0xdbff ? 2 : 1;
      return push(STRAY, start, Math.min(start + size, to));
    }
    push(kind, start, start + length, narrow ? VARIANT : 0);
  }
}

/** Keywords after which a `-1` is a number, not a subtraction: operators, and those that the grammar has a number after. */
const BEFORE_NUMBER = numberFollows();
for (const word of [
  "if",
  "else",
  "and",
  "or",
  "not",
  "in",
  "has",
  "is",
  "then",
  "matches",
  "when",
  "default",
  "check",
  "confirm",
  "any",
  "all",
]) {
  BEFORE_NUMBER[keywordKind(word)!] = 1;
}

/** Words that begin a statement. */
const STATEMENT = firstOfRule("Statement").kinds;

/** Whether the line that begins at `at` is not part of an unclosed text or comment above: a statement or a brace. */
function resumes(source: string, at: number): boolean {
  let i = at;
  while (isSpace(source.charCodeAt(i))) i++;
  if (source[i] === "}" || source[i] === "｝") return true;
  if (wordClass(source, i) !== 1) return false;
  const end = wordEnd(source, i);
  return STATEMENT[keywordKind(source.slice(i, end)) ?? 0] === EXPLICIT && /[\s"“{]/.test(source[end] ?? " ");
}

function comment(
  tokens: Tokens,
  start: number,
  to: number,
  newline: number,
  diagnostics: Diagnostic[],
  uri: string,
): number {
  const source = tokens.source;
  let end: number;
  if (source.charCodeAt(start + 1) === 47) {
    end = start + 2;
    while (end < to && !isNewline(source.charCodeAt(end))) end++;
  } else {
    const close = source.indexOf("*/", start + 2);
    if (close < 0 || close + 2 > to) {
      diagnostics.push(diagnostic("unclosed-comment", { uri, start, end: start + 2 }, {}));
      end = Math.min(
        to,
        nextLine(source, start + 2, (at) => resumes(source, at)),
      );
    } else end = close + 2;
  }
  const doc = source.startsWith("/**", start) && end - start > 4;
  tokens.comments.push({ start, end, before: tokens.count, doc, firstOnLine: newline !== 0 });
  return end;
}

function hasNewline(source: string, c: { start: number; end: number }): boolean {
  for (let i = c.start; i < c.end; i++) if (isNewline(source.charCodeAt(i))) return true;
  return false;
}
