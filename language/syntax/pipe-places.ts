/** Pipes in texts: where they begin and end, before anything is known of what they name. */
import { isNewline } from "./chars.js";
import type { Range } from "./node.js";
import { pipeEnd } from "./strings.js";

export interface PipePlace extends Range {
  /** What is between the braces, without the fallback: `name`, `count(x)`, `#name`. */
  inner: Range;
}

/** Index of the `|` that begins the fallback, outside of quotes. */
export function barIn(inner: string): number {
  let quote = "";
  for (let i = 0; i < inner.length; i++) {
    const ch = inner[i]!;
    if (quote) {
      if (ch === quote) quote = "";
    } else if (ch === '"') quote = '"';
    else if (ch === "“") quote = "”";
    else if (ch === "|" || ch === "｜") return i;
  }
  return -1;
}

/** Pipes of a quoted text, in order. A brace that is never closed is none. */
export function* pipesIn(source: string, text: Range): Generator<PipePlace> {
  for (let i = text.start; i < text.end; i++) {
    const ch = source[i];
    if (ch === "\\" && !isNewline(source.charCodeAt(i + 1))) i++;
    if (ch !== "{") continue;
    const close = pipeEnd(source, i);
    if (close < 0 || close >= text.end) continue;
    const bar = barIn(source.slice(i + 1, close));
    yield { start: i, end: close + 1, inner: { start: i + 1, end: bar < 0 ? close : i + 1 + bar } };
    i = close;
  }
}
