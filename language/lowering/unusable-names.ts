/** Names that programs in the data's way take for something else. */
import type { Span } from "../diagnostics/diagnostic.js";
import { ID } from "../syntax/tokens.js";
import type { Lowering } from "./context.js";

/**
 * In JavaScript `__proto__` is no member like others: validators of JSON Schema leave it out, copies lose it.
 * Other names that objects are born with (`constructor`, `toString`) are safe as members of data.
 */
const UNUSABLE = "__proto__";

/** Reports the name wherever it is written in the file that is being read. */
export function reportUnusableNames(l: Lowering): void {
  const { tokens, text } = { tokens: l.current.parse.tokens, text: l.current.text };
  if (!text.includes(UNUSABLE)) return;
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind[i] === ID && tokens.text(i) === UNUSABLE)
      l.report(
        "unusable-name",
        { uri: l.current.uri, start: tokens.start[i]!, end: tokens.end[i]! },
        { name: UNUSABLE },
      );
}

/** Reports a name that is put together of others, such as `_` and `proto__`. */
export function reportUnusableWhole(l: Lowering, name: string, span: Span): void {
  if (name === UNUSABLE) l.report("unusable-name", span, { name });
}
