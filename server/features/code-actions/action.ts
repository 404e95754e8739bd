/** A code action before it is sent: what it says is known at once, what it does when it is asked for. */
import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Diagnostic } from "../../../language/diagnostics/diagnostic.js";
import type { Change } from "../../../language/refactor/index.js";
import type { Built } from "../../workspace/built.js";

export interface Pending {
  /** Tells it from the others at the same place. */
  key: string;
  action: CodeAction & { kind: string };
  change(): Change;
}

/** What is asked about, and all that may be needed for the answer. */
export interface Question {
  uri: string;
  text: string;
  /** Findings, as the workspace's severities leave them. */
  diagnostics: readonly Diagnostic[];
  /** What a questionnaire means; a file of settings means nothing of that sort. */
  built?: Built;
  document: TextDocument;
  range: Range;
  context: Pick<CodeActionContext, "diagnostics" | "only">;
  locale: Locale;
  /** Where pages about findings are. */
  home: string | undefined;
  /** Texts of other files. */
  documentAt(uri: string): TextDocument | undefined;
  /** Findings in another text of this file. */
  check(text: string): readonly Diagnostic[];
  exists(uri: string): boolean;
  /** The client can make files. */
  canCreate: boolean;
  /** Answers are worked out when they are chosen, so that they may take their time. */
  isLazy: boolean;
}

/** Whether actions of a kind are asked for. Those of whole files only when they are named. */
export function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  if (!only) return !kind.startsWith("source");
  return only.some((o) => o === "" || kind === o || kind.startsWith(`${o}.`));
}
