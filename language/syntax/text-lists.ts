/**
 * Lists pasted as text: one entry a line. A leading `12.` or `12、` is the code, a trailing `(R)` or
 * `（反向）` means reversed. The result is the same entries as if they had been written out.
 */
import type { AstNode } from "langium";
import { isNewline } from "./chars.js";
import { type Located, propertyNumber } from "./node.js";

const CODE = /^(?:[(（]?(-?\d{1,6})[)）.．、:：]\s*|(-?\d{1,6})[ \t]+)/;
const REVERSED = /\s*[(（]\s*(?:R|r|reversed?|反向|反向计分|反)\s*[)）]\s*$/;

/** Fills `elements` of a list that was written as a text block. */
export function expandTextList(list: AstNode & Located, source: string): void {
  const node = list as AstNode & Located & { block?: string; elements: AstNode[] };
  if (node.block === undefined) return;
  const closed = source.startsWith('"""', node.$end - 3) && node.$end - node.$start >= 6;
  const to = closed ? node.$end - 3 : node.$end;
  let at = node.$start + 3;
  while (at <= to) {
    let end = at;
    while (end < to && !isNewline(source.charCodeAt(end))) end++;
    const entry = line(source, at, end, node);
    if (entry) node.elements.push(entry);
    at = end + 1;
  }
}

function line(source: string, from: number, to: number, list: AstNode & Located): AstNode | undefined {
  const raw = source.slice(from, to);
  const text = raw.trim();
  if (text === "") return undefined;
  const start = from + raw.indexOf(text);
  const end = start + text.length;
  const code = CODE.exec(text);
  const codeLength = code ? code[0].length : 0;
  const mark = REVERSED.exec(text);
  const labelEnd = mark ? start + mark.index : end;
  const entry: Record<string, unknown> & Located = {
    $type: "Entry",
    $container: list,
    $start: start,
    $end: end,
    $spans: [],
    $token: list.$token,
    marks: [],
  };
  if (code) {
    entry.code = Number(code[1] ?? code[2]);
    entry.$spans.push(propertyNumber("code"), start, start + codeLength);
  }
  entry.label = source.slice(start + codeLength, labelEnd);
  entry.$spans.push(propertyNumber("label"), start + codeLength, labelEnd);
  if (mark) {
    const reversed: Record<string, unknown> & Located = {
      $type: "FlagMark",
      $container: entry,
      $start: labelEnd,
      $end: end,
      $spans: [propertyNumber("name"), labelEnd, end],
      $token: list.$token,
      name: "reversed",
    };
    entry.marks = [reversed];
  }
  return entry as unknown as AstNode;
}
