// A string is unrolled (plain stretch, escape, plain stretch …) so that long ones cost no stack.
const token =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these within strings
  /[{}[\]:,]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\n\r]*/y;

/**
 * Offset of the first thing in a text that keeps it from being JSON (RFC 8259); the length of the text when it
 * ends too early; undefined when it is JSON. `JSON.parse` tells the place only in some versions of Node.
 */
export function jsonErrorAt(text: string): number | undefined {
  /** What may come next; a stack of what is open, innermost last. */
  let expected: "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" = "value";
  const open: ("{" | "[")[] = [];
  let at = 0;
  for (;;) {
    at = skip(blank, text, at);
    const end = skip(token, text, at);
    const inside = open.at(-1);
    if (expected === "comma or end" && inside === undefined) return at === text.length ? undefined : at;
    if (at === end) return at;
    const first = text[at]!;
    if (expected === "colon") {
      if (first !== ":") return at;
      expected = "value";
    } else if (expected === "comma or end") {
      if (first === ",") expected = inside === "{" ? "key" : "value";
      else if (closes(first, inside)) open.pop();
      else return at;
    } else if (expected.endsWith("or end") && closes(first, inside)) {
      open.pop();
      expected = "comma or end";
    } else if (expected.startsWith("key")) {
      if (first !== '"') return at;
      expected = "colon";
    } else if (first === "{" || first === "[") {
      open.push(first);
      expected = first === "{" ? "key or end" : "value or end";
    } else if (/[\]}:,]/.test(first)) {
      return at;
    } else {
      expected = "comma or end";
    }
    at = end;
  }
}

function closes(character: string, inside: "{" | "[" | undefined): boolean {
  return (inside === "{" && character === "}") || (inside === "[" && character === "]");
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
