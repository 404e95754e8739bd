/** Colours by meaning: names by what they stand for; in full, by difference, and of a part of the text. */
import type { ClientCapabilities, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import type { Feature, ServerContext } from "../../context.js";
import type { Built } from "../../workspace/built.js";
import { Lines } from "../lines.js";
import { answering } from "../unhurried.js";
import { type Coloured, type ColourOptions, colour } from "./colour.js";
import { MODIFIERS, numberOf, TYPES } from "./legend.js";

/** Five numbers a token, as the protocol has them. Tokens of several lines become one for each line. */
export function encode(text: string, tokens: readonly Coloured[]): number[] {
  const lines = new Lines(text);
  const data: number[] = [];
  let line = 0;
  let [beforeLine, beforeStart] = [0, 0];
  const put = (at: number, start: number, end: number, { type, modifiers }: Coloured) => {
    if (end <= start) return;
    const character = start - lines.starts[at]!;
    const sameLine = at === beforeLine;
    data.push(at - beforeLine, sameLine ? character - beforeStart : character, end - start);
    data.push(numberOf(type), modifiers);
    [beforeLine, beforeStart] = [at, character];
  };
  for (const token of tokens) {
    while (line + 1 < lines.starts.length && lines.starts[line + 1]! <= token.start) line++;
    for (let at = line; at < lines.starts.length && lines.starts[at]! < token.end; at++)
      put(at, Math.max(token.start, lines.starts[at]!), Math.min(token.end, lines.endOf(at)), token);
  }
  return data;
}

/** What to change in one list of numbers to have the other: all between what both begin and end with. */
export function difference(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensDelta["edits"] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ start, deleteCount: before.length - start - end, data: after.slice(start, after.length - end) }];
}

/** An editor that has a grammar of its own asks for what that cannot know. */
function wantsEverything(client: ClientCapabilities): boolean {
  return client.textDocument?.semanticTokens?.augmentsSyntaxTokens !== true;
}

export const semanticTokens: Feature = {
  capabilities: (client) =>
    client.textDocument?.semanticTokens
      ? {
          semanticTokensProvider: {
            legend: { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] },
            full: { delta: true },
            range: true,
          },
        }
      : {},
  register({ connection, workspace, client }: ServerContext) {
    const everything = wantsEverything(client);
    const sent = new Map<string, { id: string; data: number[] }>();
    let made = 0;
    const dataOf = (built: Built, within?: ColourOptions["within"]): number[] =>
      encode(built.text, colour(built, { everything, ...(within ? { within } : {}) }));
    const remember = (uri: string, data: number[]): string => {
      // Files that were closed meanwhile are forgotten.
      for (const known of sent.keys()) if (!workspace.last(known)) sent.delete(known);
      const id = String(++made);
      sent.set(uri, { id, data });
      return id;
    };

    connection.languages.semanticTokens.on(
      answering(({ textDocument: { uri } }): SemanticTokens => {
        const built = workspace.current(uri);
        if (!built) return { data: [] };
        const data = dataOf(built);
        return { resultId: remember(uri, data), data };
      }),
    );
    connection.languages.semanticTokens.onDelta(
      answering(({ textDocument: { uri }, previousResultId }): SemanticTokens | SemanticTokensDelta => {
        const built = workspace.current(uri);
        if (!built) return { data: [] };
        const before = sent.get(uri);
        const data = dataOf(built);
        const resultId = remember(uri, data);
        return before?.id === previousResultId
          ? { resultId, edits: difference(before.data, data) }
          : { resultId, data };
      }),
    );
    connection.languages.semanticTokens.onRange(
      answering(({ textDocument: { uri }, range }): SemanticTokens => {
        const built = workspace.current(uri);
        if (!built) return { data: [] };
        const lines = new Lines(built.text);
        const within = { start: lines.offsetOf(range.start), end: lines.offsetOf(range.end) };
        return { data: dataOf(built, within) };
      }),
    );
  },
};
