/**
 * Who writes a name anew when it changes. Surveys are the first; what else speaks of the names of a survey
 * (stored answers, catalogues, scenarios) joins the list.
 */
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Target } from "../../../language/symbols/symbols.js";
import type { Workspace } from "../../workspace/workspace.js";
import { importersOf } from "../identity.js";
import { collect } from "./collect.js";
import type { Replacements } from "./edits.js";
import type { Subject } from "./subject.js";
import { composes, isDelicate, knowsName } from "./suspicion.js";
import type { Refusal } from "./texts.js";
import { verify } from "./verify.js";

export interface Renaming {
  subject: Subject;
  /** All declarations that take the new name. */
  targets: Target[];
  newName: string;
  locale: Locale;
}

export type Renamer = (workspace: Workspace, renaming: Renaming) => Replacements | Refusal;

/** Declarations, conditions, pipes, keys. */
const surveys: Renamer = (workspace, { subject, targets, newName, locale }) => {
  const { at, name, declaration } = subject;
  const isAlias = declaration.kind === "import";
  const { replacements, builds } = collect(workspace, at.built, targets, name, newName, isAlias);
  const speaking = new Set(builds.map((b) => b.uri));
  const others = targets
    .flatMap((t) => importersOf(workspace, t.uri))
    .filter((known) => !speaking.has(known.uri) && (isDelicate(newName) || knowsName(known, newName)))
    .flatMap((known) => workspace.current(known.uri) ?? []);
  const doubtful =
    isDelicate(newName) ||
    others.length > 0 ||
    builds.some((b) => knowsName(b, newName) || composes(b, name));
  const refusal = doubtful
    ? verify(workspace, replacements, [...builds, ...others], newName, locale)
    : undefined;
  return refusal ?? replacements;
};

export const renamers: readonly Renamer[] = [surveys];
