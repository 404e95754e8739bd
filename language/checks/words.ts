/** Small things that all rules say. */
import type { Localised } from "../diagnostics/define.js";
import type { Span } from "../diagnostics/diagnostic.js";
import type { Instrument, Interval, Option, Place, Text } from "../instrument/model.js";
import { plainText, shorten } from "../instrument/words/plain-text.js";
import type { RuleContext } from "./rule.js";

export function spanOf(instrument: Instrument, at: Place): Span {
  return { uri: instrument.files[at.file]?.uri ?? "", start: at.start, end: at.end };
}

/** Where a declaration begins: its first line up to the block, so that not the whole block is underlined. */
export function headSpan(context: RuleContext, at: Place): Span {
  const span = spanOf(context.instrument, at);
  const head = context
    .text(at.file)
    ?.slice(at.start, at.end)
    .match(/^[^\n{=]*[^\s{=]/)?.[0];
  return head === undefined ? span : { ...span, end: span.start + head.length };
}

/** A label without markup, or undefined when it has none or when only the answers will tell what it says. */
export function wordsOf(text: Text | undefined): string | undefined {
  if (!text || text.parts.length === 0) return undefined;
  const [only] = text.parts;
  if (text.parts.length === 1 && only!.kind === "text") return only!.value.trim();
  return text.parts.some((p) => p.kind === "pipe" || p.kind === "number") ? undefined : plainText(text);
}

/** An option as messages name it: by its label, else by its interval or code. */
export function optionName(option: Option): string {
  const words = wordsOf(option.label);
  return `“${shorten(words ?? (option.interval ? intervalText(option.interval) : String(option.name ?? option.code)), 40)}”`;
}

/** An interval as it is written in the language. */
export function intervalText({ from, to }: Interval): string {
  return `${from ?? ""}..${to ?? ""}`;
}

/** One value, or all from one to another. */
export function valuesText(from: number, to: number): string {
  return from === to || !Number.isFinite(to)
    ? String(from)
    : Number.isFinite(from)
      ? `${from}–${to}`
      : String(to);
}

export const HERE: Localised = { en: "the other", zh: "另一个" };

/** A decimal number without the residue of binary fractions. */
export function tidy(x: number): number {
  return Number(x.toPrecision(12));
}

export function decimals(x: number): number {
  const text = String(x);
  const dot = text.indexOf(".");
  return dot < 0 ? 0 : text.length - dot - 1;
}
