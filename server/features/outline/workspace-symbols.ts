/** Names and words of all files, found by some of their letters. */
import type { SymbolInformation, WorkspaceSymbolParams } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import { type Declaration, type DeclarationKind, flatten } from "../../../language/symbols/declarations.js";
import type { Feature } from "../../context.js";
import type { Workspace } from "../../workspace/workspace.js";
import { documentAt } from "../identity.js";
import { overAllFiles } from "../patient.js";
import { rangeIn } from "../ranges.js";
import { iconOf, titleOf } from "./words.js";

/** Nobody reads more. */
const LIMIT = 500;

const LISTED: ReadonlySet<DeclarationKind> = new Set([
  "survey",
  "scale",
  "choices",
  "dimension",
  "page",
  "demographics",
  "section",
  "question",
  "item",
  "compute",
  "score",
  "stop",
]);

export const workspaceSymbols: Feature = {
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register({ connection, workspace, locale }) {
    connection.onWorkspaceSymbol(
      overAllFiles(workspace, ({ query }: WorkspaceSymbolParams) => found(workspace, query, locale())),
    );
  },
};

/** The best first. */
export function found(workspace: Workspace, query: string, locale: Locale): SymbolInformation[] {
  const wanted = [...query.toLowerCase().replace(/\s+/g, "")];
  const hits: { uri: string; d: Declaration; rank: number }[] = [];
  for (const { uri, symbols } of workspace.all())
    for (const d of flatten(symbols.declarations)) {
      if (!LISTED.has(d.kind) || (d.kind === "item" && !d.named)) continue;
      const rank = rankOf(d, wanted);
      if (rank < Number.POSITIVE_INFINITY) hits.push({ uri, d, rank });
    }
  return hits
    .sort((a, b) => a.rank - b.rank || (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.d.at.start - b.d.at.start))
    .slice(0, LIMIT)
    .flatMap(({ uri, d }) => {
      const document = documentAt(workspace, uri);
      if (!document) return [];
      const around = surrounding(d);
      const container = around && titleOf(around, locale);
      return [
        {
          name: titleOf(d, locale),
          kind: iconOf(d),
          location: { uri, range: rangeIn(document, d.at) },
          ...(container === undefined ? {} : { containerName: container }),
        },
      ];
    });
}

/** What it stands in and has words to be called by. */
function surrounding(d: Declaration): Declaration | undefined {
  let at = d.parent;
  while (at?.kind === "branch") at = at.parent;
  return at;
}

/** Names before words, beginnings before middles, whole before scattered. */
function rankOf({ name, label }: Declaration, wanted: readonly string[]): number {
  if (wanted.length === 0) return 0;
  return Math.min(distance(name ?? "", wanted), distance(label ?? "", wanted) + 10);
}

function distance(text: string, wanted: readonly string[]): number {
  const folded = text.toLowerCase();
  const whole = folded.indexOf(wanted.join(""));
  if (whole >= 0) return whole === 0 ? (folded.length === wanted.join("").length ? 0 : 1) : 2;
  let at = 0;
  for (const letter of wanted) {
    at = folded.indexOf(letter, at) + 1;
    if (at === 0) return Number.POSITIVE_INFINITY;
  }
  return 5;
}
