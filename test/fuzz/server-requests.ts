/** Asks a server for everything it has announced, at random places, and looks whether the answers can be true. */
import type { ServerCapabilities } from "vscode-languageserver";
import {
  CancellationTokenSource,
  type Position,
  type Range,
  type TextEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonical } from "../../server/workspace/uri.js";
import type { TestClient } from "../server/support/client.js";
import type { Dice } from "./dice.js";

const CANCELLED = -32800;
const CONTENT_MODIFIED = -32801;
/** What a request may be refused with: the place is not one for it. */
const REFUSED = -32803;

interface Ask {
  provider: keyof ServerCapabilities;
  method: string;
  params(document: TextDocument, dice: Dice): Record<string, unknown>;
  /** Asked with some of the answers. */
  resolve?: string;
}

const FORMATTING = { options: { tabSize: 2, insertSpaces: true } };
/** Where a name is likely: behind the words that take one. */
const NAME =
  /(?<=\b(?:if|when|on|from|of|is|has|and|or|in|single|number|rate|yesno|page|scale|score|sum|mean)[ (]+)[\p{L}_]/gu;
/** Anywhere, but rather in a name or where one stops typing. */
const at = (document: TextDocument, dice: Dice): Position => {
  const text = document.getText();
  const names = dice.chance(0.6) ? [...text.matchAll(NAME)] : [];
  return document.positionAt(
    names.length > 0 ? dice.of(names).index + dice.below(3) : dice.below(text.length + 1),
  );
};
/** Behind a sign that was just typed. */
const typed = (document: TextDocument, dice: Dice) => {
  const ch = dice.of(["}", "\n", "，"]);
  const places = [...document.getText().matchAll(new RegExp(ch, "g"))];
  return { ch, position: document.positionAt(places.length > 0 ? dice.of(places).index + 1 : 0) };
};
const part = (document: TextDocument, dice: Dice): Range => {
  const ends = [0, 0].map(() => dice.below(document.getText().length + 1)).sort((a, b) => a - b);
  return { start: document.positionAt(ends[0]!), end: document.positionAt(ends[1]!) };
};
const place = (document: TextDocument, dice: Dice) => ({ position: at(document, dice) });

const ASKS: Ask[] = [
  { provider: "hoverProvider", method: "textDocument/hover", params: place },
  {
    provider: "completionProvider",
    method: "textDocument/completion",
    params: place,
    resolve: "completionItem/resolve",
  },
  { provider: "signatureHelpProvider", method: "textDocument/signatureHelp", params: place },
  { provider: "definitionProvider", method: "textDocument/definition", params: place },
  {
    provider: "referencesProvider",
    method: "textDocument/references",
    params: (d, r) => ({ ...place(d, r), context: { includeDeclaration: true } }),
  },
  { provider: "documentHighlightProvider", method: "textDocument/documentHighlight", params: place },
  { provider: "renameProvider", method: "textDocument/prepareRename", params: place },
  {
    provider: "renameProvider",
    method: "textDocument/rename",
    params: (d, r) => ({ ...place(d, r), newName: "renamed_thing" }),
  },
  { provider: "documentSymbolProvider", method: "textDocument/documentSymbol", params: () => ({}) },
  { provider: "workspaceSymbolProvider", method: "workspace/symbol", params: () => ({ query: "a" }) },
  {
    provider: "codeActionProvider",
    method: "textDocument/codeAction",
    params: (d, r) => ({ range: part(d, r), context: { diagnostics: [] } }),
    resolve: "codeAction/resolve",
  },
  {
    provider: "codeLensProvider",
    method: "textDocument/codeLens",
    params: () => ({}),
    resolve: "codeLens/resolve",
  },
  {
    provider: "inlayHintProvider",
    method: "textDocument/inlayHint",
    params: (d, r) => ({ range: part(d, r) }),
  },
  { provider: "foldingRangeProvider", method: "textDocument/foldingRange", params: () => ({}) },
  {
    provider: "selectionRangeProvider",
    method: "textDocument/selectionRange",
    params: (d, r) => ({ positions: [at(d, r), at(d, r)] }),
  },
  { provider: "semanticTokensProvider", method: "textDocument/semanticTokens/full", params: () => ({}) },
  {
    provider: "semanticTokensProvider",
    method: "textDocument/semanticTokens/range",
    params: (d, r) => ({ range: part(d, r) }),
  },
  { provider: "documentFormattingProvider", method: "textDocument/formatting", params: () => FORMATTING },
  {
    provider: "documentRangeFormattingProvider",
    method: "textDocument/rangeFormatting",
    params: (d, r) => ({ range: part(d, r), ...FORMATTING }),
  },
  {
    provider: "documentOnTypeFormattingProvider",
    method: "textDocument/onTypeFormatting",
    params: (d, r) => ({ ...typed(d, r), ...FORMATTING }),
  },
  { provider: "documentLinkProvider", method: "textDocument/documentLink", params: () => ({}) },
  { provider: "callHierarchyProvider", method: "textDocument/prepareCallHierarchy", params: place },
];

/** The requests that a server answers. */
export function announced(capabilities: ServerCapabilities): Ask[] {
  return ASKS.filter((ask) => capabilities[ask.provider]);
}

/** Makes one request; some are cancelled. What comes back is looked at. */
export async function ask(
  client: TestClient,
  path: string,
  ask: Ask,
  dice: Dice,
  cancel: boolean,
): Promise<void> {
  const document = client.document(path);
  const params = { textDocument: { uri: document.uri }, ...ask.params(document, dice) };
  const result = await answer(client, ask.method, params, cancel);
  if (cancel) return;
  expectTrue(result, client, document.uri);
  if (ask.resolve) await resolved(client, ask.resolve, result, document.uri, dice);
  if (ask.method === "textDocument/prepareCallHierarchy" && Array.isArray(result))
    for (const item of result.slice(0, 2))
      for (const way of ["incomingCalls", "outgoingCalls"])
        await answer(client, `callHierarchy/${way}`, { item }, false);
}

async function resolved(
  client: TestClient,
  method: string,
  result: unknown,
  uri: string,
  dice: Dice,
): Promise<void> {
  const items = Array.isArray(result) ? result : ((result as { items?: unknown[] } | null)?.items ?? []);
  for (let i = 0; i < Math.min(2, items.length); i++)
    expectTrue(await answer(client, method, items[dice.below(items.length)], false), client, uri);
}

async function answer(
  client: TestClient,
  method: string,
  params: unknown,
  cancel: boolean,
): Promise<unknown> {
  const source = new CancellationTokenSource();
  const sent = client.connection.sendRequest(method, params as object, source.token);
  if (cancel) source.cancel();
  try {
    return await sent;
  } catch (e) {
    const { code, message } = e as { code?: number; message?: string };
    if (code === CANCELLED || code === CONTENT_MODIFIED || code === REFUSED) return null;
    throw new Error(`${method} ${JSON.stringify(params)}: ${code} ${message}`);
  }
}

// --------------------------------------------------------------------------------------------- what is true

/** Every range lies in its text; edits can be made. */
export function expectTrue(result: unknown, client: TestClient, uri: string): void {
  walk(result, uri, (range, of) => {
    const document = client.documentAt(of);
    if (document) expectInside(range, document);
  });
  for (const edit of editsIn(result, uri)) {
    const document = client.documentAt(edit.uri);
    // Throws when two of them overlap.
    if (document) TextDocument.applyEdits(document, edit.edits);
  }
}

function walk(value: unknown, uri: string, visit: (range: Range, uri: string) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, uri, visit);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Record<string, unknown>;
  if (isPosition(node.start) && isPosition(node.end)) visit(node as unknown as Range, uri);
  const own =
    typeof node.targetUri === "string" ? node.targetUri : typeof node.uri === "string" ? node.uri : uri;
  const of = (node.textDocument as { uri?: string } | undefined)?.uri ?? own;
  for (const [key, child] of Object.entries(node)) {
    // `data` is the server's own, and the changes of an edit are by file.
    if (key === "data") continue;
    if (key === "changes" && typeof child === "object" && child !== null)
      for (const [at, edits] of Object.entries(child)) walk(edits, at, visit);
    else walk(child, of, visit);
  }
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

function expectInside(range: Range, document: TextDocument): void {
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const same = (p: Position, q: Position) => p.line === q.line && p.character === q.character;
  if (
    !same(document.positionAt(start), range.start) ||
    !same(document.positionAt(end), range.end) ||
    end < start
  )
    throw new Error(`${JSON.stringify(range)} is not in ${document.uri}`);
}

function* editsIn(value: unknown, uri: string): Generator<{ uri: string; edits: TextEdit[] }> {
  if (Array.isArray(value)) {
    if (
      value.length > 0 &&
      value.every((e) => typeof e === "object" && e !== null && "newText" in e && "range" in e)
    )
      yield { uri, edits: value as TextEdit[] };
    else for (const item of value) yield* editsIn(item, uri);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const node = value as Record<string, unknown>;
  const of = (node.textDocument as { uri?: string } | undefined)?.uri ?? uri;
  for (const [key, child] of Object.entries(node)) {
    if (key === "changes" && typeof child === "object" && child !== null)
      for (const [at, edits] of Object.entries(child)) yield* editsIn(edits, canonical(at));
    // Hints offer one edit each, not all at once.
    else if (key !== "textEdits" && key !== "data") yield* editsIn(child, of);
  }
}
