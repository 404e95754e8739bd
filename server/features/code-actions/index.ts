/** Code actions: fixes and refactorings, offered at once and worked out when they are chosen. */
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  LSPErrorCodes,
  type Range,
  ResponseError,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../../language/config/config.js";
import { applySeverities } from "../../../language/config/severities.js";
import { createSurveyServices } from "../../../language/services.js";
import type { Feature, ServerContext } from "../../context.js";
import { canonical, isConfig } from "../../workspace/uri.js";
import { answering } from "../unhurried.js";
import type { Pending, Question } from "./action.js";
import { FIX_ALL, fixAll, quickFixes } from "./fixes.js";
import { KINDS, ORGANIZE, organize, refactorings } from "./refactorings.js";
import { canCreateFiles, workspaceEdit } from "./workspace-edit.js";

/** What is kept in an action until it is chosen. */
interface Data {
  uri: string;
  version: number;
  range: Range;
  only?: string[];
  key: string;
}

export const codeActions: Feature = {
  capabilities: (client) => ({
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, ...Object.values(KINDS), FIX_ALL, ORGANIZE],
      resolveProvider: resolves(client.textDocument?.codeAction?.resolveSupport?.properties),
    },
  }),
  register(context) {
    const { connection } = context;
    connection.onCodeAction(answering((params: CodeActionParams) => offered(context, params)));
    connection.onCodeActionResolve((action) => resolved(context, action));
  },
};

function resolves(properties: readonly string[] | undefined): boolean {
  return properties?.includes("edit") ?? false;
}

/** All that can be done, in the order of usefulness. */
export function actionsFor(q: Question): Pending[] {
  return [...quickFixes(q), ...refactorings(q), ...fixAll(q), ...organize(q)];
}

function offered(context: ServerContext, params: CodeActionParams): CodeAction[] | null {
  const { client } = context;
  // Clients that know nothing but commands have none of ours to run.
  if (!client.textDocument?.codeAction?.codeActionLiteralSupport) return null;
  const q = questionOf(context, params.textDocument.uri, params.range, params.context);
  if (!q) return null;
  const { uri } = params.textDocument;
  const { version } = q.document;
  return actionsFor(q).flatMap(({ action, change, key }): CodeAction[] => {
    if (q.isLazy) {
      const { only } = params.context;
      const data: Data = { uri, version, range: params.range, key, ...(only ? { only } : {}) };
      return [{ ...action, data }];
    }
    const edit = workspaceEdit(change(), documentsOf(context), client);
    return edit ? [{ ...action, edit }] : [];
  });
}

function resolved(context: ServerContext, action: CodeAction): CodeAction | ResponseError<void> {
  const data = action.data as Data | undefined;
  const stale = new ResponseError<void>(LSPErrorCodes.ContentModified, "The text has changed since");
  if (!data?.key) return action;
  const given = { diagnostics: action.diagnostics ?? [], ...(data.only ? { only: data.only } : {}) };
  const q = questionOf(context, data.uri, data.range, given);
  if (q?.document.version !== data.version) return stale;
  const chosen = actionsFor(q).find((p) => p.key === data.key && p.action.kind === action.kind);
  const edit = chosen && workspaceEdit(chosen.change(), documentsOf(context), context.client);
  return edit ? { ...action, edit } : stale;
}

function documentsOf({ workspace }: ServerContext) {
  return {
    at: (uri: string) => workspace.document(uri),
    versionOf: (uri: string) => workspace.last(uri)?.version,
  };
}

function questionOf(
  context: ServerContext,
  uri: string,
  range: Range,
  given: Question["context"],
): Question | undefined {
  const { workspace, client } = context;
  const document = workspace.document(uri);
  const subject = document && (configIn(context, document) ?? surveyIn(context, document));
  if (!subject) return undefined;
  return {
    ...subject,
    document,
    range,
    context: given,
    locale: context.locale(),
    home: context.home,
    documentAt: (other) => workspace.document(other),
    exists: (other) => !("error" in workspace.files.read(canonical(other))),
    canCreate: canCreateFiles(client),
    isLazy: resolves(client.textDocument?.codeAction?.resolveSupport?.properties),
  };
}

type Subject = Pick<Question, "uri" | "text" | "diagnostics" | "built" | "check">;

function surveyIn({ workspace }: ServerContext, document: TextDocument): Subject | undefined {
  if (isConfig(canonical(document.uri))) return undefined;
  const built = workspace.current(document.uri);
  if (!built) return undefined;
  const { uri, text, diagnostics } = built;
  return { uri, text, diagnostics, built, check: checker(workspace, uri) };
}

/** Tells the findings that a file would have with another text; what it imports is parsed once. */
function checker(workspace: ServerContext["workspace"], uri: string): Question["check"] {
  let own = "";
  const services = createSurveyServices({
    files: { read: (other) => (canonical(other) === uri ? { text: own } : workspace.files.read(other)) },
  });
  return (text) => {
    own = text;
    const severities = workspace.configOf(uri)?.config.severities ?? {};
    return applySeverities(services.check(uri).diagnostics, severities);
  };
}

/** The settings of the workspace have findings, too. */
function configIn({ workspace }: ServerContext, document: TextDocument): Subject | undefined {
  const uri = canonical(document.uri);
  const found = isConfig(uri) ? workspace.configOf(uri) : undefined;
  if (!found || canonical(found.uri) !== uri || found.text !== document.getText()) return undefined;
  const { text, diagnostics } = found;
  return { uri: found.uri, text, diagnostics, check: (other) => parseConfig(other, found.uri).diagnostics };
}
