/** What may be offered, before it is sorted, cut and put into the words of the protocol. */
import type { CompletionItemKind } from "vscode-languageserver";
import type { Localised } from "../../../language/diagnostics/define.js";
import type { Range } from "../../../language/syntax/node.js";
import type { NameTable } from "./names.js";
import type { Place } from "./place.js";

/** What an item stands for; its documentation is made from it when it is looked at. */
export type About =
  | { kind: "word"; word: string; rule?: string }
  | { kind: "question" | "computed" | "score" | "dimension"; name: string }
  | { kind: "item"; name: string }
  | { kind: "list"; name: string; library?: string }
  | { kind: "function"; name: string };

export interface Candidate {
  label: string;
  kind: CompletionItemKind;
  /** Instead of the label. */
  insert?: string;
  /** `insert` has places to fill in. */
  snippet?: boolean;
  /** Other words that it answers to. */
  aliases?: readonly string[];
  /** Kinds of candidates stand together: a before b. */
  group: string;
  /** Within the group, least first. */
  rank: number;
  /** Behind the label; made when it is shown. */
  description?: () => string;
  /** What kind of thing it is. */
  detail?: string;
  /** What is replaced, when it is not the word at the cursor. */
  range?: Range;
  /** A further change, in offsets. */
  edit?: { at: number; text: string };
  about?: About;
  commit?: readonly string[];
}

/** All that providers of candidates may look at. */
export interface Ask {
  uri: string;
  place: Place;
  /** Names of the last build. */
  table: NameTable;
  /** From an offset of the text to the one of the build. */
  toBuild: (offset: number) => number;
  say: (text: Localised) => string;
  /** The client fills in places of snippets. */
  snippets: boolean;
  /** Other surveys of the workspace. */
  files: () => Iterable<{ uri: string; sources: readonly string[] }>;
}
