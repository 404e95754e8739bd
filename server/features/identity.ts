/** From a place in a text to what its name stands for, and from there to where that is declared and used. */
import type { Position, TextDocumentPositionParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Unit } from "../../language/semantics/unit.js";
import type { Declaration } from "../../language/symbols/declarations.js";
import {
  declarationStarting,
  type Foreign,
  type Occurrence,
  sameTarget,
  type Target,
  targetsOf,
} from "../../language/symbols/symbols.js";
import { type Built, documentOf } from "../workspace/built.js";
import { canonical } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";

/** A name under the cursor. */
export interface NameAt {
  uri: string;
  document: TextDocument;
  occurrence: Occurrence;
  /** What is known of the file that explains the name: its own, or for a key in a module a questionnaire that imports it. */
  built: Built;
}

/** The name at a place; undefined when none stands there. */
export function nameAt(workspace: Workspace, params: TextDocumentPositionParams): NameAt | undefined {
  const uri = canonical(params.textDocument.uri);
  const built = workspace.current(uri);
  const document = built && documentAt(workspace, uri);
  if (!document) return undefined;
  const offset = document.offsetAt(params.position);
  const own = built.symbols.at(offset);
  if (own) return { uri, document, occurrence: own, built };
  for (const known of importersOf(workspace, uri)) {
    const foreign = known.symbols.abroad.find(
      ({ uri: file, occurrence: o }) => file === uri && o.start <= offset && offset <= o.end,
    );
    const by = foreign && workspace.current(known.uri);
    if (by) return { uri, document, occurrence: foreign.occurrence, built: by };
  }
  return undefined;
}

/** What is known of files that import a file, directly or not. */
export function importersOf(workspace: Workspace, uri: string) {
  return [...workspace.all()].filter((known) => known.uri !== uri && known.sources.includes(uri));
}

/** A file of those that a build was made from. */
export function unitOf(built: Built, uri: string): Unit | undefined {
  return built.understood.source.units[built.sources.indexOf(uri)];
}

/** What a name stands for, as it is declared. */
export function declarationOf(built: Built, target: Target): Declaration | undefined {
  const unit = unitOf(built, target.uri);
  return unit && declarationStarting(unit.parse, target.start);
}

/**
 * All names in the workspace that stand for one of several declarations, each once, in files that are as they
 * are now. Names in other files come with the files.
 */
export function namesOf(workspace: Workspace, targets: readonly Target[]): Foreign[] {
  const found = new Map<string, Foreign>();
  const add = (uri: string, occurrence: Occurrence) => {
    if (!targetsOf(occurrence).some((t) => targets.some((wanted) => sameTarget(t, wanted)))) return;
    found.set(`${uri} ${occurrence.start}`, { uri, occurrence });
  };
  const files = [...workspace.all()].filter((known) => targets.some((t) => known.sources.includes(t.uri)));
  for (const { uri, version, symbols } of files) {
    // An open file may have been edited since it was looked at.
    const now = version === undefined ? symbols : (workspace.current(uri)?.symbols ?? symbols);
    for (const target of targets) for (const o of now.of(target)) add(uri, o);
    for (const foreign of now.abroad) add(foreign.uri, foreign.occurrence);
  }
  return [...found.values()];
}

/** The text of a file, without parsing it: of an open one the editor's own, whose lines are counted already. */
export function documentAt(workspace: Workspace, uri: string): TextDocument | undefined {
  if (workspace.last(uri) || uri.startsWith("rensis:")) return workspace.document(uri);
  const read = workspace.files.read(uri);
  if (!("text" in read)) return workspace.document(uri);
  const known = documents.get(workspace) ?? new Map<string, TextDocument>();
  documents.set(workspace, known);
  const before = known.get(uri);
  if (before?.getText() === read.text) return before;
  const made = documentOf(uri, read.text);
  if (known.size >= KEPT) known.clear();
  known.set(uri, made);
  return made;
}

/** Of closed files; many places of one file are asked for in a row. */
const documents = new WeakMap<Workspace, Map<string, TextDocument>>();
const KEPT = 50;

/** Whether a place lies in a range of offsets, its end included. */
export function holds(range: { start: number; end: number } | undefined, offset: number): boolean {
  return range !== undefined && range.start <= offset && offset <= range.end;
}

/** Offset of a position in a file as it is now. */
export function offsetAt(workspace: Workspace, uri: string, position: Position): number | undefined {
  return documentAt(workspace, canonical(uri))?.offsetAt(position);
}
