/** Candidates in the words of the protocol: sorted, cut, with the ranges that they replace. */
import { type CompletionItem, type CompletionList, InsertTextFormat } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "../../../language/syntax/node.js";
import { rangeIn } from "../ranges.js";
import type { About, Candidate } from "./candidate.js";
import type { Place } from "./place.js";

/** Nobody reads more; the rest comes when more of the word is typed. */
export const MOST = 200;

export interface Abilities {
  insertReplace: boolean;
  labelDetails: boolean;
}

/** What goes to the client and comes back when an item is looked at. */
export interface ItemData {
  uri: string;
  about: About;
}

export function itemsOf(
  candidates: readonly Candidate[],
  place: Place,
  uri: string,
  document: TextDocument,
  can: Abilities,
): CompletionList {
  const { shown, cut } = choose(candidates, place.prefix);
  return {
    isIncomplete: cut,
    items: shown.map((c) => item(c, place, uri, document, can)),
  };
}

/** The first so many; when there are more, only those that fit what is typed. */
function choose(candidates: readonly Candidate[], prefix: string): { shown: Candidate[]; cut: boolean } {
  const sorted = [...candidates].sort((a, b) =>
    a.group < b.group ? -1 : a.group > b.group ? 1 : a.rank - b.rank,
  );
  if (sorted.length <= MOST) return { shown: sorted, cut: false };
  const wanted = prefix.toLowerCase();
  if (wanted === "") return { shown: sorted.slice(0, MOST), cut: true };
  const begin = sorted.filter((c) => c.label.toLowerCase().startsWith(wanted));
  const others = sorted.filter((c) => !begin.includes(c) && answersTo(c, wanted));
  return { shown: [...begin, ...others].slice(0, MOST), cut: true };
}

/** The letters of what is typed occur in this order, in its label or in other words that it answers to. */
function answersTo(c: Candidate, wanted: string): boolean {
  return occursIn(wanted, c.label) || wordsOf(c).some((words) => occursIn(wanted, words));
}

function occursIn(wanted: string, text: string): boolean {
  let i = 0;
  for (const ch of text.toLowerCase()) if (ch === wanted[i] && ++i === wanted.length) return true;
  return false;
}

function wordsOf(c: Candidate): string[] {
  const { description, aliases = [] } = c;
  return [...aliases, ...(description ? [description()] : [])];
}

function item(
  c: Candidate,
  place: Place,
  uri: string,
  document: TextDocument,
  can: Abilities,
): CompletionItem {
  const description = c.description?.();
  const range = c.range ?? wholeName(c, place);
  const made: CompletionItem = {
    label: c.label,
    kind: c.kind,
    sortText: `${c.group}${String(c.rank + 1_000).padStart(5, "0")}`,
    filterText: filterOf(c, place.text.slice(range.start, place.offset)),
    textEdit: editOf(c.insert ?? c.label, range, place.offset, document, can),
  };
  if (c.detail) made.detail = c.detail;
  if (description) {
    if (can.labelDetails) made.labelDetails = { description };
    else made.detail = c.detail ? `${c.detail} – ${description}` : description;
  }
  if (c.snippet) made.insertTextFormat = InsertTextFormat.Snippet;
  if (c.commit) made.commitCharacters = [...c.commit];
  if (c.edit) {
    const at = document.positionAt(c.edit.at);
    made.additionalTextEdits = [{ range: { start: at, end: at }, newText: c.edit.text }];
  }
  if (c.about) made.data = { uri, about: c.about } satisfies ItemData;
  return made;
}

/** A name with a dot takes the place of one with a dot, of which the cursor is in the first part. */
function wholeName(c: Candidate, { text, word }: Place): Range {
  if (!c.label.includes(".") || !/^[\p{L}_]/u.test(c.label)) return word;
  const rest = /^(?:\s*[.．]\s*[\p{L}\p{N}_]+)+/u.exec(text.slice(word.end, word.end + 200))?.[0] ?? "";
  return /[\n\r]/.test(rest) ? word : { start: word.start, end: word.end + rest.length };
}

/** The label first, unless it is one of the other words that is being typed. */
function filterOf(c: Candidate, typed: string): string {
  const words = wordsOf(c);
  const wanted = typed.toLowerCase();
  if (words.length === 0) return c.label;
  const meant =
    wanted === "" || c.label.toLowerCase().startsWith(wanted)
      ? undefined
      : words.find((w) => w.toLowerCase().startsWith(wanted));
  return [...new Set([...(meant ? [meant] : []), c.label, ...words])].join(" ");
}

function editOf(
  newText: string,
  range: Range,
  offset: number,
  document: TextDocument,
  can: Abilities,
): NonNullable<CompletionItem["textEdit"]> {
  const replace = rangeIn(document, { start: range.start, end: Math.max(range.end, offset) });
  if (!can.insertReplace) return { range: replace, newText };
  return { newText, replace, insert: rangeIn(document, { start: range.start, end: offset }) };
}
