/** "Where is this answer used?", asked again and again: the editor's view of who calls whom. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Locale } from "../../language/diagnostics/define.js";
import {
  type Declaration,
  type DeclarationKind,
  declarationsIn,
} from "../../language/symbols/declarations.js";
import { declarationAround, type Target } from "../../language/symbols/symbols.js";
import type { Feature } from "../context.js";
import type { Built } from "../workspace/built.js";
import { canonical } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";
import { declarationOf, documentAt, importersOf, nameAt, offsetAt, unitOf } from "./identity.js";
import { detailOf, iconOf, titleOf, writtenCondition } from "./outline/words.js";
import { rangeIn } from "./ranges.js";
import { answering } from "./unhurried.js";
import { usesOf } from "./uses.js";

export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  register({ connection, workspace, locale }) {
    const { callHierarchy: requests } = connection.languages;
    requests.onPrepare(
      answering((params: TextDocumentPositionParams) => {
        const item = itemAt(workspace, params, locale());
        return item ? [item] : null;
      }),
    );
    requests.onIncomingCalls(
      answering(({ item }: { item: CallHierarchyItem }) => incoming(workspace, item, locale())),
    );
    requests.onOutgoingCalls(
      answering(({ item }: { item: CallHierarchyItem }) => outgoing(workspace, item, locale())),
    );
  },
};

/** Parts are looked at with the whole that they belong to. */
const PARTS: ReadonlySet<DeclarationKind> = new Set(["option", "item", "perspective", "column", "band"]);
/** Neither is an answer, nor reads one. */
const SILENT: ReadonlySet<DeclarationKind> = new Set(["survey", "import", "scale", "choices"]);

function whole(d: Declaration): Declaration | undefined {
  let at: Declaration | undefined = d;
  while (at && PARTS.has(at.kind)) at = at.parent;
  return at && !SILENT.has(at.kind) ? at : undefined;
}

/** The question, value, score … at a place. */
export function itemAt(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): CallHierarchyItem | undefined {
  const name = nameAt(workspace, params);
  if (name) {
    const { target } = name.occurrence;
    const d = declarationOf(name.built, target);
    const found = d && whole(d);
    if (found) return itemOf(workspace, name.built, target.uri, found, locale);
  }
  const uri = canonical(params.textDocument.uri);
  const built = workspace.current(uri);
  const offset = offsetAt(workspace, uri, params.position);
  const around = built && offset !== undefined ? declarationIn(built, uri, offset) : undefined;
  const found = around && whole(around);
  return built && found && itemOf(workspace, built, uri, found, locale);
}

function declarationIn(built: Built, uri: string, offset: number): Declaration | undefined {
  const unit = unitOf(built, uri);
  return unit && declarationAround(declarationsIn(unit.parse.root, offset), offset);
}

function itemOf(
  workspace: Workspace,
  built: Built,
  uri: string,
  d: Declaration,
  locale: Locale,
): CallHierarchyItem | undefined {
  const document = documentAt(workspace, uri);
  if (!document) return undefined;
  const fields = built.instrument.questions.filter(
    (q) => built.sources[q.at.file] === uri && q.at.start === d.range.start,
  );
  const count = d.kind === "question" ? fields.reduce((n, q) => n + q.fields.length, 0) : undefined;
  const range = rangeIn(document, d.range);
  return {
    name: d.kind === "branch" ? `if ${writtenCondition(document.getText(), d)}` : titleOf(d, locale),
    kind: iconOf(d),
    detail: detailOf(d, count, locale),
    uri,
    range,
    selectionRange: rangeIn(document, d.at),
    data: { uri, start: d.at.start } satisfies Target,
  };
}

/** Everything that reads it, with the places. */
export function incoming(
  workspace: Workspace,
  item: CallHierarchyItem,
  locale: Locale,
): CallHierarchyIncomingCall[] {
  const target = item.data as Target;
  const own = workspace.current(target.uri);
  const calls = new Map<string, CallHierarchyIncomingCall>();
  const importers = importersOf(workspace, target.uri).filter((known) => known.symbols.of(target).length > 0);
  const builds = [...(own ? [own] : []), ...importers.flatMap((known) => workspace.current(known.uri) ?? [])];
  for (const built of builds) {
    const d = declarationOf(built, target);
    for (const use of d ? usesOf(built, target, d) : []) {
      const uri = built.sources[use.file]!;
      const document = documentAt(workspace, uri);
      const user = use.user && whole(use.user);
      if (!document || !user || (uri === target.uri && user.at.start === target.start)) continue;
      const key = `${uri} ${user.at.start} ${user.range.start}`;
      const range = rangeIn(document, use);
      const known = calls.get(key);
      const from = known ? known.from : itemOf(workspace, built, uri, user, locale);
      if (!from) continue;
      const fromRanges = known?.fromRanges ?? [];
      if (
        !fromRanges.some(
          (r) => r.start.line === range.start.line && r.start.character === range.start.character,
        )
      )
        fromRanges.push(range);
      calls.set(key, { from, fromRanges });
    }
  }
  return [...calls.values()];
}

/** Everything that it reads itself, not what stands in it. */
export function outgoing(
  workspace: Workspace,
  item: CallHierarchyItem,
  locale: Locale,
): CallHierarchyOutgoingCall[] {
  const target = item.data as Target;
  const built = workspace.current(target.uri);
  const document = documentAt(workspace, target.uri);
  const d = built && declarationOf(built, target);
  if (!built || !document || !d) return [];
  const calls = new Map<string, CallHierarchyOutgoingCall>();
  for (const o of built.symbols.occurrences) {
    if (o.declares || o.start < d.range.start || o.end > d.range.end) continue;
    const user = declarationIn(built, target.uri, o.start);
    if (!user || whole(user)?.range.start !== d.range.start || whole(user)?.at.start !== d.at.start) continue;
    const declared = declarationOf(built, o.target);
    const read = declared && whole(declared);
    if (!read || (o.target.uri === target.uri && read.at.start === d.at.start)) continue;
    const key = `${o.target.uri} ${read.at.start}`;
    const to = calls.get(key)?.to ?? itemOf(workspace, built, o.target.uri, read, locale);
    if (to) calls.set(key, { to, fromRanges: [...(calls.get(key)?.fromRanges ?? []), rangeIn(document, o)] });
  }
  return [...calls.values()];
}
