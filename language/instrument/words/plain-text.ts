import type { Expr, Inline, Text } from "../model.js";

export interface PlainTextOptions {
  /** Words for a pipe, without braces; default: the name of the variable, else `…`. */
  pipe?: (expr: Expr) => string;
  /** Printed number of a question; default: `#id`. */
  number?: (question: string) => string;
  /** What a line break becomes: `space` (default) for labels, `line` where lines may stay. */
  breaks?: "space" | "line";
}

/**
 * A text without markup. Pipes become neutral words in braces (`{age}`), links keep only their words.
 * The result is plain text, not escaped for anything.
 */
export function plainText(text: Text | readonly Inline[], options: PlainTextOptions = {}): string {
  const out: string[] = [];
  write("parts" in text ? text.parts : text, options, out);
  const joined = out.join("");
  return options.breaks === "line"
    ? joined.replace(/[ \t]+\n/g, "\n").trim()
    : joined.replace(/\s+/g, " ").trim();
}

function write(parts: readonly Inline[], options: PlainTextOptions, out: string[]): void {
  for (const part of parts) {
    switch (part.kind) {
      case "text":
        out.push(part.value);
        break;
      case "break":
        out.push("\n");
        break;
      case "paragraph":
        out.push("\n\n");
        break;
      case "em":
      case "strong":
      case "link":
        write(part.children, options, out);
        break;
      case "pipe":
        out.push(`{${options.pipe ? options.pipe(part.expr) : nameOf(part.expr)}}`);
        break;
      case "number":
        out.push(options.number ? options.number(part.question) : `#${part.question}`);
        break;
    }
  }
}

function nameOf(expr: Expr): string {
  return expr.k === "var" || expr.k === "attr" || expr.k === "chosen" ? expr.name : "…";
}

/** Cuts a text at `limit` code points; the last of them is then an ellipsis. */
export function shorten(text: string, limit: number): string {
  // A UTF-16 length within the limit is within it in code points, too: the common case costs nothing.
  if (text.length <= limit) return text;
  const points = Array.from(text);
  if (points.length <= limit) return text;
  return `${points
    .slice(0, limit - 1)
    .join("")
    .trimEnd()}…`;
}
