/** Where pasted entries go: into the list around the cursor, or into a new one of its question. */
import type { AstNode } from "langium";
import type { Entry, List } from "../../language/generated/ast.js";
import { propertyRange, rangeOf } from "../../language/syntax/node.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import { pathTo } from "../features/tree.js";
import { readEntries } from "./read.js";
import { type EntryPlace, writeEntries } from "./write.js";

export interface EntriesEdit {
  /** UTF-16 offsets: what is replaced, blanks at most. */
  start: number;
  end: number;
  text: string;
  count: number;
}

const INDENT = "  ";
const ITEMS = new Set([
  "rate",
  "allocate",
  "yesno",
  "number",
  "text",
  "open",
  "date",
  "time",
  "datetime",
  "grid",
]);

/** The edit that puts a pasted text at an offset as entries; undefined when the text holds none. */
export function entriesAt(parse: ParseResult, offset: number, pasted: string): EntriesEdit | undefined {
  const entries = readEntries(pasted).filter((e) => e.label !== "");
  if (entries.length === 0) return undefined;
  const count = entries.length;
  const owner = ownerAt(parse, offset);
  const place = placeOf(owner);
  const lines = writeEntries(entries, place);
  const { text } = parse;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const list = owner && listOf(owner);
  const braces = list && bracesOf(text, list);
  if (owner && list && braces && offset > braces.open) {
    // Right behind the list its end is meant.
    const inside = Math.min(offset, braces.close);
    const outer = indentOf(text, rangeOf(owner).start);
    return { ...intoList(text, { list, braces }, inside, outer, lines, newline), count };
  }
  if (owner && !list && offset >= rangeOf(owner).start) {
    const indent = indentOf(text, rangeOf(owner).start);
    const { end } = rangeOf(owner);
    const inside = lines.map((line) => `${newline}${indent}${INDENT}${line}`).join("");
    return { start: end, end, text: ` {${inside}${newline}${indent}}`, count };
  }
  const indent = indentOf(text, offset);
  return { start: offset, end: offset, text: lines.join(`${newline}${indent}`), count };
}

/** The innermost thing around an offset that may have a list; also when the cursor stands right behind it. */
function ownerAt({ root, text }: ParseResult, offset: number): AstNode | undefined {
  const direct = innermost(pathTo(root, offset));
  if (direct) return direct;
  // Behind the last word of a line.
  let at = offset;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at--;
  return at === offset ? undefined : innermost(pathTo(root, at));
}

function innermost(path: readonly AstNode[]): AstNode | undefined {
  for (let i = path.length - 1; i >= 0; i--) {
    const node = path[i]!;
    const { $type } = node;
    if ($type === "Question" || $type === "AnswerListDeclaration" || $type === "Dimension") return node;
    if ($type === "Page" || $type === "Section" || $type === "If") return undefined;
  }
  return undefined;
}

function listOf(owner: AstNode): List | undefined {
  return (owner as { list?: List }).list;
}

function placeOf(owner: AstNode | undefined): EntryPlace {
  const entries = (owner && listOf(owner)?.elements.filter((e): e is Entry => e.$type === "Entry")) ?? [];
  return {
    kind: kindOf(owner),
    codes: new Set(entries.flatMap((e) => (e.code === undefined ? [] : [e.code]))),
    names: new Set(entries.flatMap((e) => (e.name === undefined ? [] : [e.name]))),
  };
}

function kindOf(owner: AstNode | undefined): EntryPlace["kind"] {
  if (!owner) return "any";
  if (owner.$type === "Dimension") return "items";
  const kind = (owner as { kind?: string }).kind ?? "";
  if (kind === "differential") return "pairs";
  if (kind === "scale" || kind === "rating" || kind === "slider") return "points";
  if (kind === "multiple") return "options";
  return ITEMS.has(kind) ? "items" : kind === "choices" ? "options" : "one-option";
}

/** Braces around a list; a list in a text block has none. */
function bracesOf(text: string, list: List): { open: number; close: number } | undefined {
  const { start, end } = rangeOf(list);
  if (propertyRange(list, "block") || !/[{｛]/.test(text[start] ?? "")) return undefined;
  return { open: start, close: /[}｝]/.test(text[end - 1] ?? "") ? end - 1 : end };
}

function intoList(
  text: string,
  { list, braces }: { list: List; braces: { open: number; close: number } },
  offset: number,
  outer: string,
  lines: readonly string[],
  newline: string,
): Omit<EntriesEdit, "count"> {
  const indent = `${outer}${INDENT}`;
  const isOneLine = !/[\r\n]/.test(text.slice(braces.open, braces.close));
  const body = lines.map((line) => `${indent}${line}`).join(newline);
  const at = (offset: number, inserted: string) => ({ start: offset, end: offset, text: inserted });
  if (isOneLine) return at(braces.close, `${newline}${body}${newline}${outer}`);
  // On an empty line of the list: there. Else behind the entry whose line it is.
  const start = lineStart(text, offset);
  const end = lineEnd(text, offset, braces.close);
  if (start > braces.open && end < braces.close && text.slice(start, end).trim() === "")
    return { start, end, text: body };
  const behind = Math.min(lineEnd(text, endOfEntry(list, offset), text.length), braces.close);
  return behind === braces.close
    ? at(lineStart(text, braces.close), `${body}${newline}`)
    : at(behind, `${newline}${body}`);
}

function endOfEntry(list: List, offset: number): number {
  for (const e of list.elements) {
    const at = rangeOf(e);
    if (offset >= at.start && offset <= at.end) return at.end;
  }
  return offset;
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== "\n" && text[at - 1] !== "\r") at--;
  return at;
}

function lineEnd(text: string, offset: number, most: number): number {
  let at = offset;
  while (at < most && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function indentOf(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? "";
}
