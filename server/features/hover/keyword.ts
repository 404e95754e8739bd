/** Words of the language under the cursor. */
import type { Range, TextDocumentPositionParams } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import { type Declaration, declarationsIn, flatten } from "../../../language/symbols/declarations.js";
import { type Range as Offsets, propertyRange, rangeOf } from "../../../language/syntax/node.js";
import { FIRST_KEYWORD, ID } from "../../../language/syntax/tokens.js";
import type { Built } from "../../workspace/built.js";
import { canonical } from "../../workspace/uri.js";
import type { Workspace } from "../../workspace/workspace.js";
import { functionDoc, signatureText } from "../completion/functions.js";
import { documentAt, holds } from "../identity.js";
import { type Block, paragraph, prose } from "../markup.js";
import { rangeIn } from "../ranges.js";
import { pathTo } from "../tree.js";
import { wordOf } from "../words.js";

export interface KeywordAt {
  built: Built;
  uri: string;
  /** The declaration that it begins. */
  begun: Declaration | undefined;
  explained: Block[];
  range: Range;
}

/** The keyword or function at a place. */
export function keywordAt(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): KeywordAt | undefined {
  const uri = canonical(params.textDocument.uri);
  const built = workspace.current(uri);
  const document = built && documentAt(workspace, uri);
  if (!document) return undefined;
  const offset = document.offsetAt(params.position);
  const word = wordAt(built, offset);
  if (!word) return undefined;
  const text = built.text.slice(word.start, word.end).normalize("NFKC");
  const begun = flatten(declarationsIn(built.understood.source.main.parse.root, offset)).find((d) =>
    holds(propertyRange(d.node, "kind") ?? firstWord(d, text), offset),
  );
  return {
    built,
    uri,
    begun,
    explained: explanation(text, ruleAt(built, offset), locale),
    range: rangeIn(document, word),
  };
}

/** `score`, `compute`, `stop`: no property of the tree, but the beginning of the statement. */
function firstWord(d: Declaration, text: string): Offsets | undefined {
  const { start } = rangeOf(d.node);
  return text === d.kind ? { start, end: start + text.length } : undefined;
}

/** What a word of the language means where it stands. */
function explanation(word: string, rule: string | undefined, locale: Locale): Block[] {
  const fn = rule === "Call" ? functionDoc(word) : undefined;
  if (fn)
    return [
      paragraph([{ code: signatureText(word, fn, (x) => x[locale]).text }]),
      paragraph(prose(fn.text[locale]), prose(fn.missing[locale])),
      paragraph([{ code: fn.example }]),
    ];
  const meaning = wordOf(word, rule);
  if (!meaning) return [];
  return [paragraph([{ code: word }, " ", { em: [meaning.title[locale]] }], prose(meaning.text[locale]))];
}

/** The word that an offset lies in or right behind. */
function wordAt(built: Built, offset: number): Offsets | undefined {
  const { kind, start, end } = built.understood.source.main.parse.tokens;
  let low = 0;
  let high = start.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  for (const i of [low - 1, low - 2]) {
    if (i < 0 || offset > end[i]!) continue;
    if (kind[i]! >= FIRST_KEYWORD || kind[i] === ID) return { start: start[i]!, end: end[i]! };
  }
  return undefined;
}

/** Grammar rule around an offset, for words with several meanings. */
function ruleAt(built: Built, offset: number): string | undefined {
  return pathTo(built.understood.source.main.parse.root, offset).at(-1)?.$type;
}
