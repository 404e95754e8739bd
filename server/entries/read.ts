/** A list from a document, a spreadsheet or a web page, line by line, as what it says. */
import { cutAtMarkers, markerAt } from "./markers.js";

export interface PastedEntry {
  label: string;
  name?: string;
  code?: number;
  /** The other end of a line between two words. */
  opposite?: string;
  specify?: boolean;
  exclusive?: boolean;
  reversed?: boolean;
}

const REVERSED =
  /[\s\u3000]*[(（[【][\s\u3000]*(?:R|reversed?(?: scored)?|反向(?:计分|题)?|反)[\s\u3000]*[)）\]】][\s\u3000]*$/i;
/** A line to write on: blanks drawn with underscores, or the words that ask for it. */
const LINE = /[\s\u3000]*(?:[(（][\s\u3000]*)?[_＿﹍]{2,}(?:[\s\u3000]*[)）])?[\s\u3000]*[。.]?$/;
const PLEASE =
  /[\s\u3000]*[(（[【][\s\u3000]*(?:请[^)）]{0,6}(?:注明|说明|填写|列出|写明|补充)[^)）]{0,6}|(?:please )?(?:specify|describe|state|write in|explain|tell us)(?: \w+){0,2})[\s\u3000]*[_＿]*[\s\u3000]*[)）\]】][\s\u3000]*[:：]?$/i;
const PLEASE_BARE =
  /[,，:：;；—-]?[\s\u3000]*(?:请(?:注明|说明|填写|列出|写明)|please (?:specify|describe|state|explain))[\s\u3000]*[:：_＿…]*$/i;
const EXCLUSIVE =
  /^(?:以上(?:都|皆|均)?(?:没有|无|不是|不符合|不适用|都不)|(?:都|均|皆)(?:没有|不是|不符合|没用过|不)|都没有|没有以上|无以上|以上皆非|无$|没有$|none(?: of (?:the above|these|them|those))?\b|nothing(?: of the above)?$|not any of)/i;
const FULL_BLANKS = /^[\s\u3000]+|[\s\u3000]+$/g;

/** Entries of a text; empty lines between them are left out. */
export function readEntries(text: string): PastedEntry[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029\v\f]/)
    .map((line) => line.replace(/[\u200b\ufeff]/g, "").replace(/\u00a0/g, " "))
    .filter((line) => line.trim() !== "");
  const rows = lines.map((line) =>
    line
      .replace(/^ +| +$/g, "")
      .split("\t")
      .map((c) => c.replace(FULL_BLANKS, "")),
  );
  if (rows.length === 1 && rows[0]!.filter(Boolean).length > 2 && markerAt(rows[0]![0]!) === undefined)
    return rows[0]!.filter(Boolean).map((cell) => entryOf([cell]));
  const isNumbered = areNumbered(rows);
  return rows.flatMap((cells) => {
    const filled = cells.filter((cell) => cell !== "");
    if (filled.length !== 1) return [entryOf(filled)];
    const [only] = filled as [string];
    const spaced = isNumbered ? /^(-?\d{1,4})[\s\u3000]+(.+)$/.exec(only) : null;
    if (spaced) return [{ ...entryOf([spaced[2]!]), code: Number(spaced[1]) }];
    return cutAtMarkers(only).map((part) => entryOf([part]));
  });
}

/** `1 Never`, `2 Rarely` …: a number before a blank is a code only when all lines have one, and count. */
function areNumbered(rows: readonly string[][]): boolean {
  if (rows.length < 2) return false;
  let last: number | undefined;
  for (const cells of rows) {
    const found = cells.length === 1 ? /^(-?\d{1,4})[\s\u3000]+\S/.exec(cells[0]!) : null;
    if (!found) return false;
    const n = Number(found[1]);
    if (last !== undefined && Math.abs(n - last) !== 1) return false;
    last = n;
  }
  return true;
}

/** One row: a marker alone, a code or a name may have a cell of its own. */
function entryOf(cells: readonly string[]): PastedEntry {
  const [first = "", ...rest] = cells;
  if (rest.length > 0) {
    const code = /^-?\d{1,6}$/.test(first) ? Number(first) : codeOnly(first);
    if (code !== undefined) return { ...entryOf(rest), code };
    // A bullet or a box in a cell of its own says nothing.
    const marker = markerAt(first);
    if (marker && marker.length === first.length) return entryOf(rest);
    if (rest.length === 1 && /^[a-z][a-z0-9_]{0,30}$/.test(first) && !/^[\w\s]*$/.test(rest[0]!))
      return { ...entryOf(rest), name: first };
    const left = entryOf([first]);
    const right = rest.join(" ").trim();
    return right === "" ? left : { ...left, opposite: right };
  }
  const marker = markerAt(first);
  let label = marker && marker.length < first.length ? first.slice(marker.length) : first;
  const entry: PastedEntry = { label };
  if (marker?.kind === "number" && marker.code !== undefined && marker.length < first.length)
    entry.code = marker.code;
  if (REVERSED.test(label)) {
    entry.reversed = true;
    label = label.replace(REVERSED, "");
  }
  for (const pattern of [PLEASE, LINE, PLEASE, PLEASE_BARE, LINE]) {
    const rest = label.replace(pattern, "").replace(/[\s\u3000:：,，]+$/, "");
    if (!pattern.test(label) || rest === "") continue;
    entry.specify = true;
    label = rest;
  }
  label = label.replace(/[\s\u3000]*[;；]$/, "").replace(FULL_BLANKS, "");
  if (EXCLUSIVE.test(label)) entry.exclusive = true;
  return { ...entry, label };
}

function codeOnly(cell: string): number | undefined {
  const marker = markerAt(`${cell} x`);
  return marker?.kind === "number" && marker.length >= cell.length ? marker.code : undefined;
}
