/** What is to be renamed. */
import type { TextDocumentPositionParams } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import { type Target, targetsOf } from "../../../language/symbols/symbols.js";
import type { Workspace } from "../../workspace/workspace.js";
import { declarationOf, type NameAt, nameAt } from "../identity.js";
import { isCompound } from "./compound.js";
import { normalised } from "./names.js";
import { type Refusal, refuse } from "./texts.js";

export interface Subject {
  at: NameAt;
  /** Declarations that bear the name together: perspectives of batteries that share their items out. */
  targets: Target[];
  /** The first of them. */
  declaration: Declaration;
  /** The name now. */
  name: string;
}

/** The thing under the cursor, or why it cannot be renamed. */
export function subjectAt(
  workspace: Workspace,
  params: TextDocumentPositionParams,
  locale: Locale,
): Subject | Refusal {
  const at = nameAt(workspace, params);
  if (!at) return refuse("noName", locale, {});
  const { occurrence, built, document } = at;
  const declarations = targetsOf(occurrence).flatMap((target) => {
    const declaration = declarationOf(built, target);
    return declaration ? [{ target, declaration }] : [];
  });
  const [first] = declarations;
  const text = document.getText().slice(occurrence.start, occurrence.end);
  if (!first) return refuse("noName", locale, {});
  const { declaration, target } = first;
  const { name } = declaration;
  if (!declaration.named || name === undefined || /^-?\d/.test(text))
    return refuse("code", locale, { name: text });
  if (target.uri.startsWith("rensis:")) return refuse("library", locale, { name });
  if (normalised(text) !== name && !isCompound(built, at.uri, text, declarations))
    return refuse("builtIn", locale, { name: text });
  const targets = declarations.flatMap((d) => (d.declaration.name === name ? [d.target] : []));
  return { at, targets, declaration, name };
}

/** All declarations that must change together: names that stand for one of them may stand for others, too. */
export function withCompanions(workspace: Workspace, { at, targets, name }: Subject): Target[] {
  const all = [...targets];
  for (const target of all)
    for (const known of [at.built, ...workspace.all()]) {
      if (!known.sources.includes(target.uri)) continue;
      for (const o of known.symbols.of(target))
        for (const other of targetsOf(o)) {
          if (all.some((t) => t.start === other.start && t.uri === other.uri)) continue;
          if (declarationOf(at.built, other)?.name === name) all.push(other);
        }
    }
  return all;
}
