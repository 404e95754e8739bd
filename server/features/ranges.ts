import type { Location, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";

/** UTF-16 offsets as the protocol counts: lines and characters from 0. */
export function rangeIn(document: TextDocument, at: { start: number; end: number }): Range {
  return { start: document.positionAt(at.start), end: document.positionAt(at.end) };
}

export function locationIn(document: TextDocument, at: { start: number; end: number }): Location {
  return { uri: document.uri, range: rangeIn(document, at) };
}
