import { syntaxCodes } from "../diagnostics/codes-syntax.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/registry.js";
import type { Instrument, Place } from "../instrument/model.js";

/** What makes a list, a scale or a set of bands other than its author meant, besides slips of writing. */
const ALSO: readonly Code[] = [
  "bands-without-range",
  "code-outside-scale",
  "duplicate-code",
  "duplicate-entry",
  "empty-interval",
  "missing-label",
  "scale-too-long",
  "wrong-interval",
];
const CODES: ReadonlySet<string> = new Set([...Object.keys(syntaxCodes), ...ALSO]);

/**
 * Tells whether something within a place could not be read as it was meant. What is left of it is no ground for
 * further messages: one slip, one message.
 */
export function brokenPlaces(instrument: Instrument, told: readonly Diagnostic[]): (at: Place) => boolean {
  const starts = new Map<string, number[]>();
  for (const { code, span } of told) {
    if (!CODES.has(code)) continue;
    const list = starts.get(span.uri);
    if (list) list.push(span.start);
    else starts.set(span.uri, [span.start]);
  }
  for (const list of starts.values()) list.sort((a, b) => a - b);
  return (at) => {
    const list = starts.get(instrument.files[at.file]?.uri ?? "");
    if (!list) return false;
    // The first slip that does not come before the place.
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle]! < at.start) low = middle + 1;
      else high = middle;
    }
    return low < list.length && list[low]! <= at.end;
  };
}
