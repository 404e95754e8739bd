/** From a quoted text to its parts: emphasis, links, line breaks, pipes. */
import type { AstNode } from "langium";
import type { Inline, Text } from "../instrument/model.js";
import { isNewline } from "../syntax/chars.js";
import { propertyRange, type Range } from "../syntax/node.js";
import { parseExpression } from "../syntax/parse.js";
import { barIn } from "../syntax/pipe-places.js";
import { isQuote, pipeEnd } from "../syntax/strings.js";
import type { Lowering } from "./context.js";
import { bindPipe } from "./pipes.js";
import type { Site } from "./site.js";

/** The text of a property, or undefined when it was not written. */
export function textOf(
  l: Lowering,
  node: AstNode,
  property: string,
  key: string,
  site: Site,
  index = 0,
): Text | undefined {
  const range = propertyRange(node, property, index);
  return range ? { key, parts: partsOf(l, range, site) } : undefined;
}

/** A text without markup: units, versions, patterns. Escapes are resolved. */
export function plainOf(l: Lowering, node: AstNode, property: string, index = 0): string | undefined {
  const range = propertyRange(node, property, index);
  if (!range) return undefined;
  return contentOf(l.current.text, range)
    .text.replace(/\\(["“”\\{}])/g, "$1")
    .trim();
}

/** What stands between the quotes, escapes and all. */
export function rawOf(l: Lowering, node: AstNode, property: string): string {
  const range = propertyRange(node, property);
  return range ? contentOf(l.current.text, range).text : "";
}

/** The words of a text, without markup and pipes. */
export function labelText(text: Text): string {
  return wordsOf(text.parts);
}

function wordsOf(parts: readonly Inline[]): string {
  return parts
    .map((p) => (p.kind === "text" ? p.value : "children" in p ? wordsOf(p.children) : ""))
    .join("");
}

export function literalText(key: string, value: string): Text {
  return { key, parts: value === "" ? [] : [{ kind: "text", value }] };
}

const SPECIAL = /[\\{*[\n\r\u2028\u2029]/;

export function partsOf(l: Lowering, range: Range, site: Site): Inline[] {
  const content = contentOf(l.current.text, range);
  if (!SPECIAL.test(content.text)) return content.text === "" ? [] : [{ kind: "text", value: content.text }];
  return new InlineParser(l, content, site).parse(0, content.text.length);
}

/** A text as it is read, and where each of its characters stands. */
interface Content {
  text: string;
  offset(index: number): number;
}

function contentOf(source: string, range: Range): Content {
  if (source.startsWith('"""', range.start)) return blockContent(source, range);
  let { start, end } = range;
  if (isQuote(source[start] ?? "")) {
    start++;
    if (end > start && (isQuote(source[end - 1]!) || "”’」』»".includes(source[end - 1]!))) end--;
  }
  const first = start;
  return { text: source.slice(start, end), offset: (i) => first + i };
}

function blockContent(source: string, range: Range): Content {
  const closed = range.end - range.start >= 6 && source.startsWith('"""', range.end - 3);
  const end = closed ? range.end - 3 : range.end;
  const lines: { start: number; end: number }[] = [];
  let at = range.start + 3;
  while (at <= end) {
    let stop = at;
    while (stop < end && !isNewline(source.charCodeAt(stop))) stop++;
    lines.push({ start: at, end: stop });
    at = stop + (source.charCodeAt(stop) === 13 && source.charCodeAt(stop + 1) === 10 ? 2 : 1);
  }
  const blank = (line: { start: number; end: number }) => source.slice(line.start, line.end).trim() === "";
  if (lines.length > 0 && blank(lines[0]!)) lines.shift();
  if (lines.length > 0 && blank(lines[lines.length - 1]!)) lines.pop();
  let indent = Number.POSITIVE_INFINITY;
  for (const line of lines) if (!blank(line)) indent = Math.min(indent, lead(source, line));
  let text = "";
  const map: { index: number; offset: number }[] = [];
  lines.forEach((line, i) => {
    const start = line.start + Math.min(indent, lead(source, line));
    map.push({ index: text.length, offset: start });
    text += source.slice(start, Math.max(start, line.end)).trimEnd() + (i < lines.length - 1 ? "\n" : "");
  });
  return {
    text,
    offset(index) {
      let k = map.length - 1;
      while (k > 0 && map[k]!.index > index) k--;
      const line = map[k];
      return line ? line.offset + index - line.index : range.start;
    },
  };
}

function lead(source: string, line: { start: number; end: number }): number {
  const text = source.slice(line.start, line.end);
  return text.length - text.trimStart().length;
}

class InlineParser {
  private readonly s: string;
  constructor(
    private readonly l: Lowering,
    private readonly content: Content,
    private readonly site: Site,
  ) {
    this.s = content.text;
  }

  parse(from: number, to: number, depth = 0): Inline[] {
    const out: Inline[] = [];
    let plain = "";
    const flush = () => {
      if (plain) out.push({ kind: "text", value: plain });
      plain = "";
    };
    let i = from;
    while (i < to) {
      const ch = this.s[i]!;
      if (ch === "\\" && i + 1 < to && /[{}*[\]\\"“”|#]/.test(this.s[i + 1]!)) {
        plain += this.s[i + 1];
        i += 2;
      } else if (ch === "\n" || ch === "\r" || ch === "\u2028" || ch === "\u2029") {
        let end = i;
        let breaks = 0;
        while (end < to && /\s/.test(this.s[end]!)) if (this.s[end++] === "\n") breaks++;
        plain = plain.trimEnd();
        flush();
        out.push({ kind: breaks > 1 ? "paragraph" : "break" });
        i = end;
      } else if (ch === "{") {
        flush();
        i = this.pipe(i, to, out);
        if (out[out.length - 1]?.kind === "text") plain = (out.pop() as { value: string }).value;
      } else if (ch === "*" && depth < 4 && this.emphasis(i, to) > 0) {
        flush();
        const strong = this.s[i + 1] === "*";
        const width = strong ? 2 : 1;
        const end = this.emphasis(i, to);
        out.push({ kind: strong ? "strong" : "em", children: this.parse(i + width, end, depth + 1) });
        i = end + width;
      } else if (ch === "[" && depth < 4) {
        const link = /^\[([^\]\n]+)\]\(([^()\s]+)\)/.exec(this.s.slice(i, Math.min(to, i + 2_000)));
        if (link && this.safe(link[2]!, i, link[0].length)) {
          flush();
          out.push({
            kind: "link",
            href: link[2]!,
            children: this.parse(i + 1, i + 1 + link[1]!.length, depth + 1),
          });
          i += link[0].length;
        } else {
          plain += ch;
          i++;
        }
      } else {
        plain += ch;
        i++;
      }
    }
    flush();
    return out;
  }

  private safe(href: string, at: number, length: number): boolean {
    if (/^(https?:\/\/|mailto:)[^\s"'<>]+$/i.test(href)) return true;
    const start = this.content.offset(at);
    this.l.report("unsafe-link", { uri: this.l.current.uri, start, end: start + length }, {});
    return false;
  }

  /** Index of the closing stars, or -1 when these are only stars. */
  private emphasis(i: number, to: number): number {
    const stars = this.s[i + 1] === "*" ? "**" : "*";
    const inside = i + stars.length;
    if (inside >= to || /\s/.test(this.s[inside]!)) return -1;
    for (let j = inside; j < to; j++) {
      const ch = this.s[j];
      if (ch === "\n") return -1;
      if (ch === "\\") j++;
      else if (ch === "{") {
        const close = pipeEnd(this.s, j);
        if (close > 0) j = close;
      } else if (this.s.startsWith(stars, j) && j > inside && !/\s/.test(this.s[j - 1]!)) {
        if (stars === "*" && this.s[j + 1] === "*") {
          j++;
          continue;
        }
        return j;
      }
    }
    return -1;
  }

  private pipe(i: number, to: number, out: Inline[]): number {
    const { l, content, s } = this;
    const close = pipeEnd(s, i);
    const start = content.offset(i);
    if (close < 0 || close >= to) {
      l.report("unclosed-pipe", { uri: l.current.uri, start, end: start + 1 }, { brace: "{" });
      out.push({ kind: "text", value: "{" });
      return i + 1;
    }
    const inner = s.slice(i + 1, close);
    const number = /^\s*#\s*(\S+)\s*$/.exec(inner);
    if (number) {
      const part: Inline = { kind: "number", question: number[1]! };
      const at = content.offset(i + 1 + inner.indexOf(number[1]!));
      l.later(() => {
        const symbol = l.names.values.get(number[1]!);
        if (symbol?.kind === "question") {
          part.question = symbol.id;
          l.refer({ start: at, end: at + number[1]!.length }, symbol.span);
        } else
          l.report(
            "undefined-name",
            { uri: l.current.uri, start: at, end: at + number[1]!.length },
            { name: number[1]!, suggestion: "" },
          );
      });
      out.push(part);
      return close + 1;
    }
    const bar = barIn(inner);
    const from = content.offset(i + 1);
    const end = from + (bar < 0 ? inner.length : bar);
    const part: Extract<Inline, { kind: "pipe" }> = { kind: "pipe", expr: { k: "text", parts: [] } };
    if (bar >= 0) part.fallback = fallbackOf(inner.slice(bar + 1));
    const parsed = parseExpression(l.current.uri, l.current.text, from, end);
    l.diagnostics.push(...parsed.diagnostics);
    if (parsed.expression && parsed.diagnostics.length === 0) bindPipe(l, parsed.expression, part, this.site);
    out.push(part);
    return close + 1;
  }
}

function fallbackOf(text: string): Inline[] {
  const trimmed = text.trim();
  const quoted = /^(?:"(.*)"|“(.*)”)$/s.exec(trimmed);
  const value = (quoted ? (quoted[1] ?? quoted[2] ?? "") : trimmed).replace(/\\(.)/g, "$1");
  return value === "" ? [] : [{ kind: "text", value }];
}
