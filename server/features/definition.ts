/** Where a name is declared, where an import leads, on which scale a question is answered. */
import type {
  Definition,
  LocationLink,
  ServerCapabilities,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Place, Question } from "../../language/instrument/model.js";
import { declarationStarting, type Target, targetsOf } from "../../language/symbols/symbols.js";
import type { Range } from "../../language/syntax/node.js";
import type { Feature } from "../context.js";
import type { Built } from "../workspace/built.js";
import { canonical } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";
import { declarationOf, documentAt, holds, type NameAt, nameAt, offsetAt, unitOf } from "./identity.js";
import { rangeIn } from "./ranges.js";

export const definition: Feature = {
  capabilities: (): ServerCapabilities => ({
    definitionProvider: true,
    declarationProvider: true,
    typeDefinitionProvider: true,
  }),
  register(context) {
    const { connection, workspace, client } = context;
    const { textDocument } = client;
    connection.onDefinition((p) => answer(definitionOf(workspace, p), textDocument?.definition?.linkSupport));
    connection.onDeclaration((p) =>
      answer(definitionOf(workspace, p), textDocument?.declaration?.linkSupport),
    );
    connection.onTypeDefinition((p) =>
      answer(typeDefinitionOf(workspace, p), textDocument?.typeDefinition?.linkSupport),
    );
  },
};

/** Links, or for clients that do not know them plain places. */
function answer(links: LocationLink[], linkSupport: boolean | undefined): LocationLink[] & Definition {
  return (
    linkSupport ? links : links.map((l) => ({ uri: l.targetUri, range: l.targetSelectionRange }))
  ) as LocationLink[] & Definition;
}

/** The declarations that the name at a place stands for, or the file that an import names. */
export function definitionOf(workspace: Workspace, params: TextDocumentPositionParams): LocationLink[] {
  const name = nameAt(workspace, params);
  if (!name) return importAt(workspace, params);
  const { built, occurrence } = name;
  return targetsOf(occurrence).flatMap((t) => linkTo(workspace, built, t, originOf(name)) ?? []);
}

/** The lists that the answers to a question come from. */
export function typeDefinitionOf(workspace: Workspace, params: TextDocumentPositionParams): LocationLink[] {
  const name = nameAt(workspace, params);
  if (!name) return [];
  const { built, occurrence } = name;
  const links: LocationLink[] = [];
  for (const at of listsOf(built, occurrence.target)) {
    const uri = built.sources[at.file];
    const unit = uri === undefined ? undefined : unitOf(built, uri);
    const d = unit && declarationStarting(unit.parse, at.start);
    const link = d && linkTo(workspace, built, { uri: uri!, start: d.at.start }, originOf(name));
    if (link) links.push(link);
  }
  return links;
}

const originOf = ({ document, occurrence }: NameAt) => ({ document, range: occurrence as Range });

function linkTo(
  workspace: Workspace,
  built: Built,
  target: Target,
  origin: { document: Parameters<typeof rangeIn>[0]; range: Range },
): LocationLink | undefined {
  const d = declarationOf(built, target);
  const document = documentAt(workspace, target.uri);
  return d && document
    ? {
        originSelectionRange: rangeIn(origin.document, origin.range),
        targetUri: target.uri,
        targetRange: rangeIn(document, d.range),
        targetSelectionRange: rangeIn(document, d.at),
      }
    : undefined;
}

/** The file that the path of an import leads to. */
function importAt(
  workspace: Workspace,
  { textDocument, position }: TextDocumentPositionParams,
): LocationLink[] {
  const uri = canonical(textDocument.uri);
  const offset = offsetAt(workspace, uri, position);
  const document = documentAt(workspace, uri);
  const found =
    offset === undefined
      ? undefined
      : workspace.current(uri)?.understood.source.main.imports.find((i) => holds(i.at, offset));
  if (!found || !document) return [];
  const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return [
    {
      originSelectionRange: rangeIn(document, found.at),
      targetUri: canonical(found.unit.uri),
      targetRange: start,
      targetSelectionRange: start,
    },
  ];
}

/** Where the shared lists stand that a question, a perspective, a column or an item is answered with. */
function listsOf(built: Built, target: Target): Place[] {
  const d = declarationOf(built, target);
  const file = built.sources.indexOf(target.uri);
  if (!d) return [];
  const { questions, lists } = built.instrument;
  const here = (at: Place, start: number) => at.file === file && at.start === start;
  const ids = new Set<string>();
  const take = (q: Question) => {
    for (const { list } of [q.domain, ...q.columns.map((c) => c.domain ?? q.domain)].flatMap((x) =>
      x.type === "choice" ? [x] : [],
    ))
      if (list !== undefined) ids.add(list);
  };
  for (const q of questions) {
    if (here(q.at, d.range.start)) take(q);
    for (const c of q.columns)
      if (here(c.at, d.range.start)) {
        const domain = c.domain ?? q.domain;
        if (domain.type === "choice" && domain.list !== undefined) ids.add(domain.list);
      }
    if (d.kind === "item" && q.rows.some((r) => here(r.at, d.range.start))) take(q);
  }
  return lists.flatMap((l) => (ids.has(l.id) ? [l.at] : []));
}
