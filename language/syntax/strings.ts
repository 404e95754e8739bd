/** Where a quoted text ends, and what it says. */
import { isNewline, wordClass } from "./chars.js";

export interface StringEnd {
  end: number;
  /** `open`: no closing quote on the line. `wrong`: closed by a quote of another kind. */
  slip?: "open" | "wrong";
}

/** Quotes that authors use for texts, by opening character. The first two are the language's own. */
const CLOSERS: Record<string, string> = {
  '"': '"',
  "“": "”",
  "”": '“”"',
  "„": "“”",
  "「": "」",
  "『": "』",
  "«": "»",
  "'": "'",
  "‘": "’",
  "＂": "＂",
};

export function isQuote(ch: string): boolean {
  return CLOSERS[ch] !== undefined;
}

/** After so many braces that open no pipe, a text is not searched for pipes any more: that would take time squared. */
const MAX_UNCLOSED_PIPES = 50;

/** Scans the text that opens at `at`; it ends on the same line. */
export function scanString(source: string, at: number): StringEnd {
  const open = source[at]!;
  const proper = open === '"' || open === "“";
  const closers = CLOSERS[open]!;
  const n = source.length;
  let depth = 0;
  let unclosedPipes = 0;
  let i = at + 1;
  for (; i < n; i++) {
    const c = source.charCodeAt(i);
    if (isNewline(c)) break;
    const ch = source[i]!;
    if (ch === "\\" && i + 1 < n && !isNewline(source.charCodeAt(i + 1))) {
      i++;
      continue;
    }
    if (ch === "{" && open === '"' && unclosedPipes < MAX_UNCLOSED_PIPES) {
      const close = pipeEnd(source, i);
      if (close > 0) {
        i = close;
        continue;
      }
      unclosedPipes++;
    }
    if (open === "“" && ch === "“") depth++;
    // `'don't know'`
    const apostrophe = (ch === "'" || ch === "’") && wordClass(source, i + 1) === 1;
    if (closers.includes(ch) && !apostrophe) {
      if (depth === 0) return proper ? { end: i + 1 } : { end: i + 1, slip: "wrong" };
      depth--;
    }
  }
  // “…" : opened by one kind, closed by another, as input methods do.
  if (open === "“" || open === '"') {
    const other = open === "“" ? /["“]/ : /[”“＂]/;
    const line = source.slice(at + 1, i);
    for (let j = line.length - 1; j >= 0; j--) {
      if (other.test(line[j]!) && /^\s*(\{|\}|$|[a-z0-9])/i.test(line.slice(j + 1)))
        return { end: at + 2 + j, slip: "wrong" };
    }
  }
  // The block that follows on the line still begins: `single a "Your sex {`.
  let end = i;
  while (end > at + 1 && /\s/.test(source[end - 1]!)) end--;
  if (source[end - 1] === "{" || source[end - 1] === "｛") {
    end--;
    while (end > at + 1 && /\s/.test(source[end - 1]!)) end--;
  }
  return { end, slip: "open" };
}

/** Index of the `}` that closes the pipe opened at `at`, or -1. Quotes inside a pipe belong to it. */
export function pipeEnd(source: string, at: number): number {
  let quote = "";
  let depth = 0;
  for (let i = at + 1; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (isNewline(c)) return -1;
    const ch = source[i]!;
    if (quote) {
      if (ch === "\\") i++;
      else if (ch === quote) quote = "";
      continue;
    }
    if (ch === '"') quote = '"';
    else if (ch === "“") quote = "”";
    else if (ch === "{") depth++;
    else if (ch === "}") {
      if (depth === 0) return i;
      depth--;
    }
  }
  return -1;
}

/**
 * End of the text block that opens at `at` with three quotes. `open` when it never closes, or only where the
 * next one opens: then it ends before the line where the file goes on, which `resumes` tells by the line's
 * beginning.
 */
export function scanBlock(source: string, at: number, resumes: (line: number) => boolean): StringEnd {
  const close = source.indexOf('"""', at + 3);
  if (close >= 0) {
    let line = close;
    while (line > at && !isNewline(source.charCodeAt(line - 1))) line--;
    const opensAnother =
      line > at && /\S/.test(source.slice(line, close)) && endsLine(source, close + 3) && resumes(line);
    if (!opensAnother || count(source, '"""', at) % 2 === 0) return { end: close + 3 };
  }
  return { end: nextLine(source, at + 3, resumes), slip: "open" };
}

/** End of the last line before one at which `resumes` holds, from an offset on; blank lines left out. */
export function nextLine(source: string, from: number, resumes: (line: number) => boolean): number {
  let end = source.length;
  for (let i = from; i < source.length; i++) {
    if (!isNewline(source.charCodeAt(i)) || !resumes(i + 1)) continue;
    end = i;
    break;
  }
  while (end > from && /\s/.test(source[end - 1]!)) end--;
  return end;
}

function count(source: string, part: string, from: number): number {
  let n = 0;
  for (let i = source.indexOf(part, from); i >= 0; i = source.indexOf(part, i + part.length)) n++;
  return n;
}

function endsLine(source: string, at: number): boolean {
  let i = at;
  while (i < source.length && /[^\S\n\r\u2028\u2029]/.test(source[i]!)) i++;
  return i >= source.length || isNewline(source.charCodeAt(i));
}

/** What a text token says: quotes off, escapes resolved (but `\{ \* \_ \[` kept for the markup), blocks dedented. */
export function stringValue(source: string, start: number, end: number): string {
  if (source.startsWith('"""', start)) {
    const closed = end - start >= 6 && source.startsWith('"""', end - 3);
    return dedent(source.slice(start + 3, closed ? end - 3 : end));
  }
  const open = source[start]!;
  if (!isQuote(open)) return source.slice(start, end).trim();
  const last = source[end - 1]!;
  const closed =
    end - start >= 2 &&
    (CLOSERS[open]!.includes(last) ||
      (isQuote(last) && wordClass(source, end - 1) === 0) ||
      last === "”" ||
      last === "’");
  return withoutEscapes(source.slice(start + 1, closed ? end - 1 : end));
}

function withoutEscapes(text: string): string {
  return text.includes("\\")
    ? text.replace(/\\(["“”\\])/g, (_, ch: string) => (ch === "\\" ? "\\\\" : ch))
    : text;
}

/** Removes the first line if empty, the last if blank, and the indentation that all lines share. */
export function dedent(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length > 0 && lines[0]!.trim() === "") lines.shift();
  if (lines.length > 0 && lines[lines.length - 1]!.trim() === "") lines.pop();
  let indent = Number.POSITIVE_INFINITY;
  for (const line of lines) if (line.trim()) indent = Math.min(indent, line.length - line.trimStart().length);
  if (!Number.isFinite(indent)) indent = 0;
  return lines
    .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)).trimEnd())
    .join("\n");
}
