/** Writes another bound into an option: into its interval, and into the label that says the same. */
import type { Edit } from "../../diagnostics/diagnostic.js";
import type { Option, Place } from "../../instrument/model.js";
import { tokenize } from "../../syntax/lexer.js";
import { BETWEEN, NUMBER, ONWARD, STRING, TEXTBLOCK, UPTO } from "../../syntax/tokens.js";
import { tidy, wordsOf } from "../words.js";
import { boundsOf } from "./compare.js";
import { type Bracket, readLabel } from "./read-label.js";

export type Side = "from" | "to";

/**
 * Edits after which `value` is the least (`from`) or greatest (`to`) value of the option, or undefined when that
 * cannot be written for certain.
 * @param source text of the file that the option stands in
 */
export function moveBound(
  uri: string,
  source: string,
  option: Option,
  side: Side,
  value: number,
  step: number,
): Edit[] | undefined {
  if (uri.startsWith("rensis:")) return undefined;
  const edits: Edit[] = [];
  if (option.interval) {
    const at = boundInSource(uri, source, option, side);
    if (!at) return undefined;
    edits.push({ ...at, text: String(value) });
  }
  const label = wordsOf(option.label);
  const start = label === undefined ? -1 : source.slice(option.at.start, option.at.end).indexOf(label);
  // A derived label follows the interval by itself.
  if (label === undefined || start < 0) return edits.length > 0 ? edits : undefined;
  const bracket = readLabel(label);
  if (bracket) {
    const text = relabel(label, bracket, side, value, step);
    if (text === undefined) return undefined;
    edits.push({ uri, start: option.at.start + start, end: option.at.start + start + label.length, text });
  } else if (!option.interval) return undefined;
  return edits;
}

/** One bound of the interval that an entry or a band begins with; where it is open, the place it would stand at. */
export function boundInSource(
  uri: string,
  source: string,
  option: { at: Place },
  side: Side,
): { uri: string; start: number; end: number } | undefined {
  const { tokens } = tokenize(uri, source, option.at.start, option.at.end);
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kind[i]!;
    if (kind === STRING || kind === TEXTBLOCK) return undefined;
    if (kind !== BETWEEN && kind !== ONWARD && kind !== UPTO) continue;
    if (side === "from" && kind === UPTO) return { uri, start: tokens.start[i]!, end: tokens.start[i]! };
    if (side === "to" && kind === ONWARD) return { uri, start: tokens.end[i]!, end: tokens.end[i]! };
    const at = side === "from" ? i - 1 : i + 1;
    return tokens.kind[at] === NUMBER ? { uri, start: tokens.start[at]!, end: tokens.end[at]! } : undefined;
  }
  return undefined;
}

/** The interval of an entry in its source: `26..35`. */
export function intervalInSource(
  uri: string,
  source: string,
  option: Option,
): { uri: string; start: number; end: number } | undefined {
  const from = boundInSource(uri, source, option, "from");
  const to = boundInSource(uri, source, option, "to");
  return from && to ? { uri, start: from.start, end: to.end } : undefined;
}

const NUMERAL = /[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?/g;

/** A label with another number; undefined unless reading it again gives exactly what was meant. */
function relabel(
  label: string,
  bracket: Bracket,
  side: Side,
  value: number,
  step: number,
): string | undefined {
  const open = side === "from" ? bracket.fromOpen : bracket.toOpen;
  const old = bracket[side];
  if (old === undefined) return undefined;
  const written = tidy(open ? (side === "from" ? value - step : value + step) : value);
  const places = [...label.matchAll(NUMERAL)].filter(
    (m) => Number(m[0].normalize("NFKC").replace(/,/g, "")) === old,
  );
  const place = side === "from" ? places[0] : places.at(-1);
  if (!place) return undefined;
  const grouped = /[,，]/.test(place[0]);
  const number = grouped ? String(written).replace(/\B(?=(\d{3})+(?!\d))/g, ",") : String(written);
  let rest = label.slice(place.index + place[0].length);
  // What was said without 及 is said clearly now.
  if (bracket.toBare && side === "to") rest = rest.replace(/(?<![及或])以下/, "及以下");
  if (bracket.fromBare && side === "from") rest = rest.replace(/(?<![及或])以上/, "及以上");
  const text = label.slice(0, place.index) + number + rest;
  const again = readLabel(text);
  if (!again) return undefined;
  const wanted = { ...boundsOf(bracket, step), [side === "from" ? "low" : "high"]: value };
  const got = boundsOf(again, step);
  return got.low === wanted.low && got.high === wanted.high ? text : undefined;
}
