/** Pasted entries in the language, in its layout. */
import { format } from "../../language/syntax/format/index.js";
import type { PastedEntry } from "./read.js";

/** What the place of the entries allows. */
export interface EntryPlace {
  /** Options carry `specify` and `exclusive`, items `reversed`, pairs two labels; `any`: the place is not known. */
  kind: "options" | "one-option" | "items" | "pairs" | "points" | "any";
  codes: ReadonlySet<number>;
  names: ReadonlySet<string>;
}

/** Lines of entries, without indentation. Codes that were not given, or are taken, are counted up. */
export function writeEntries(entries: readonly PastedEntry[], place: EntryPlace): string[] {
  const codes = codesOf(entries, place);
  const names = new Set([...place.names].map((n) => n.toLowerCase()));
  const lines = entries.map((entry, i) => {
    const { name } = entry;
    const isFree = name !== undefined && !names.has(name.toLowerCase());
    if (isFree) names.add(name.toLowerCase());
    const head = isFree ? `${name} ` : `${codes[i]} `;
    const opposite =
      entry.opposite === undefined
        ? ""
        : place.kind === "pairs" || place.kind === "any"
          ? ` ${quoted(entry.opposite)}`
          : "";
    const label =
      opposite === "" && entry.opposite !== undefined ? `${entry.label} ${entry.opposite}` : entry.label;
    return `${head}${quoted(label)}${opposite}${marksOf(entry, place)}`;
  });
  return laidOut(lines);
}

function codesOf(entries: readonly PastedEntry[], { codes }: EntryPlace): number[] {
  const given = entries.map((e) => e.code);
  const isUsable =
    given.every((c) => c !== undefined && !codes.has(c)) && new Set(given).size === entries.length;
  if (isUsable) return given as number[];
  // Numbers that stand for something, such as "9 Don't know", come one by one; the rest counts on.
  let next = Math.max(0, ...[...codes].filter((c) => c < 90)) + 1;
  return entries.map(() => {
    while (codes.has(next)) next++;
    return next++;
  });
}

function marksOf(entry: PastedEntry, { kind }: EntryPlace): string {
  const out: string[] = [];
  const isOption = kind === "options" || kind === "one-option" || kind === "any";
  if (entry.specify && isOption) out.push("specify");
  if (entry.exclusive && (kind === "options" || kind === "any")) out.push("exclusive");
  if (entry.reversed && (kind === "items" || kind === "pairs" || kind === "any")) out.push("reversed");
  return out.map((mark) => ` ${mark}`).join("");
}

/** A text of the language; nothing in it is markup or a pipe. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"{*[]/g, "\\$&")}"`;
}

/** The columns that the formatter would make. */
function laidOut(lines: readonly string[]): string[] {
  const frame = ["multiple x", "{", ...lines, "}", ""].join("\n");
  const { text, diagnostics } = format("memory:/entries.survey", frame);
  const made = text.split("\n").slice(1, -2);
  if (diagnostics.length > 0 && made.length !== lines.length) return [...lines];
  return made.length === lines.length ? made.map((line) => line.trim()) : [...lines];
}
