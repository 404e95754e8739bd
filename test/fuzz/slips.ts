import fc from "fast-check";

/** One change of a text: what is done, and random numbers that say where and with what. */
export interface Edit {
  way: number;
  at: number;
  to: number;
  with: number;
}

const nat = fc.nat(1_000_000);
export const edits: fc.Arbitrary<Edit[]> = fc.array(fc.record({ way: nat, at: nat, to: nat, with: nat }), {
  minLength: 1,
  maxLength: 4,
});

/** What slips in by accident or malice: every sign of the language, full width, invisible, halves of pairs. */
const SIGNS = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  '"',
  "“",
  "”",
  '"""',
  "/*",
  "*/",
  "/**",
  "//",
  "..",
  ".",
  ",",
  "=",
  "==",
  "!=",
  "<",
  "<=",
  "+",
  "-",
  "*",
  "/",
  "^",
  "\\",
  "\n",
  "\r\n",
  "\t",
  " ",
  "，",
  "：",
  "（",
  "）",
  "｛",
  "｝",
  "。",
  "；",
  "１２",
  "０",
  "、",
  "\u2028",
  "\u00a0",
  "\ufeff",
  "\u0000",
  "\ud800",
  "\udc00",
  "\u202e",
  "é",
  "e\u0301",
  "😀",
  "一",
  "0",
  "1",
  "-1",
  "9999999999999999999999",
  "1e9",
  "0.1",
  "1..",
  "..1",
  "2..1",
  "2024-04-01",
  "2024-13-45",
  "25:61",
  "08:30",
  "{x}",
  "{#x}",
  "{x | y}",
  "*a*",
  "**",
  "[a](javascript:x)",
  "[a](https://x.y)",
  "__proto__",
  "constructor",
  "toString",
];
const WORDS = (
  "survey language version authors mode self interview anonymous confidential identified answers required requested optional numbering codes blank skipped import as welcome thanks show table bar radar scale choices specify exclusive missing fixed retired reversed " +
  "points weight help phrase advice expects each row column note dimension page demographics section if else single multiple yesno rating rate differential ranking allocate slider number text open date time datetime grid consent instruction short probe unit pattern source " +
  "validated licence min max total top step decimals lines columns timed on from chosen unchosen plus with of across currency length per only paper web default stop when compute check confirm score item facet in rescaled at least half prorated or and not is has any all matches " +
  "then true false weighted by today mean sum count years round first answered median sd repeat shuffle hidden index"
).split(" ");

const TOKEN =
  /"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|“[^”\n]*”|\/\/.*|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|\s+|[\s\S]/gu;

/** A text after the edits; `others` lend pieces of theirs. */
export function edited(text: string, edits: readonly Edit[], others: readonly string[]): string {
  return edits.reduce((now, edit) => applied(now, edit, others), text);
}

function applied(text: string, edit: Edit, others: readonly string[]): string {
  const other = others[edit.with % others.length] ?? "";
  switch (edit.way % 14) {
    case 0:
      return onParts(tokensOf(text), edit);
    case 1:
      return onParts(text.split(/(?<=\n)/), edit);
    case 2:
    case 3:
      return insert(tokensOf(text), edit, SIGNS[edit.with % SIGNS.length] ?? "");
    case 4:
    case 5:
      return insert(tokensOf(text), edit, ` ${WORDS[edit.with % WORDS.length]} `);
    case 6:
      return replace(tokensOf(text), edit, WORDS[edit.with % WORDS.length] ?? "");
    case 7:
      return replace(tokensOf(text), edit, SIGNS[edit.with % SIGNS.length] ?? "");
    case 8:
      return insert(text.split(/(?<=\n)/), edit, piece(other, edit));
    case 9:
      return insert([...text], edit, String.fromCharCode(edit.with % 65_536));
    case 10:
      return text.slice(0, edit.at % (text.length + 1));
    case 11:
      return text.slice(edit.at % (text.length + 1));
    case 12:
      return onParts([...text], edit);
    default:
      return replace(tokensOf(text), edit, tokensOf(text)[edit.to % tokensOf(text).length] ?? "");
  }
}

const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Some lines of another text. */
function piece(text: string, edit: Edit): string {
  const lines = text.split(/(?<=\n)/);
  const start = edit.to % Math.max(1, lines.length);
  return lines.slice(start, start + 1 + (edit.at % 12)).join("");
}

/** Deletes, duplicates or swaps parts. */
function onParts(parts: readonly string[], { at, to, with: what }: Edit): string {
  const copy = [...parts];
  const i = at % Math.max(1, copy.length);
  const j = to % Math.max(1, copy.length);
  if (what % 3 === 0) copy.splice(i, 1 + (what % 4));
  else if (what % 3 === 1) copy.splice(j, 0, ...parts.slice(i, i + 1 + (what % 4)));
  else [copy[i], copy[j]] = [parts[j] ?? "", parts[i] ?? ""];
  return copy.join("");
}

function insert(parts: readonly string[], { at }: Edit, added: string): string {
  const i = at % (parts.length + 1);
  return [...parts.slice(0, i), added, ...parts.slice(i)].join("");
}

function replace(parts: readonly string[], { at }: Edit, by: string): string {
  const i = at % Math.max(1, parts.length);
  return [...parts.slice(0, i), by, ...parts.slice(i + 1)].join("");
}
