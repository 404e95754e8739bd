import type { Inline, Instrument, Text } from "../../instrument/model.js";

/**
 * The bare words of a text, for titles and descriptions: no markup, pipes as their fallback or "…", which is
 * what they print before anything is answered.
 */
export function plain(text: Text | undefined, instrument: Instrument): string {
  return text ? words(text.parts, instrument).trim() : "";
}

function words(parts: readonly Inline[], instrument: Instrument): string {
  return parts.map((part) => word(part, instrument)).join("");
}

function word(part: Inline, instrument: Instrument): string {
  switch (part.kind) {
    case "text":
      return part.value;
    case "break":
      return "\n";
    case "paragraph":
      return "\n\n";
    case "pipe":
      return part.fallback ? words(part.fallback, instrument) : "…";
    case "number":
      return instrument.questions.find((q) => q.id === part.question)?.number ?? "";
    default:
      return words(part.children, instrument);
  }
}
