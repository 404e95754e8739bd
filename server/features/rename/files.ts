/** Paths of imports when files move. */
import type { Import } from "../../../language/generated/ast.js";
import { resolveImport } from "../../../language/semantics/link.js";
import { propertyRange } from "../../../language/syntax/node.js";
import { canonical, isSurvey, isWithin } from "../../workspace/uri.js";
import type { Workspace } from "../../workspace/workspace.js";
import type { Replacement, Replacements } from "./edits.js";

/** Files or folders that are about to be called otherwise. */
export interface Move {
  oldUri: string;
  newUri: string;
}

/** What must be written into which files, as they are called before, so that all imports lead where they led. */
export function importsAfterMoving(workspace: Workspace, moves: readonly Move[]): Replacements {
  const spelt = moves.map((m) => ({ from: canonical(m.oldUri), to: canonical(m.newUri) }));
  const after = (uri: string): string => {
    const move = spelt.find(({ from }) => isWithin(uri, from));
    return move ? move.to + uri.slice(move.from.length) : uri;
  };
  const found: Replacements = new Map();
  for (const { uri, sources } of [...workspace.all()]) {
    if (!isSurvey(uri) || sources.every((source) => after(source) === source)) continue;
    const list = pathsIn(workspace, uri, after);
    if (list.length > 0) found.set(uri, list);
  }
  return found;
}

function pathsIn(workspace: Workspace, uri: string, after: (uri: string) => string): Replacement[] {
  const parse = workspace.parse(uri);
  const imports = parse?.root.statements.filter((s): s is Import => s.$type === "Import") ?? [];
  return imports.flatMap((node) => {
    const at = propertyRange(node, "path");
    const target = node.path === undefined ? undefined : resolveImport(uri, node.path);
    if (!at || target === undefined || target.startsWith("rensis:")) return [];
    const old = canonical(target);
    if (after(old) === old && after(uri) === uri) return [];
    const path = relativePath(after(uri), after(old));
    if (path === undefined || resolveImport(after(uri), node.path) === resolveImport(after(uri), path))
      return [];
    const written = parse!.text.slice(at.start, at.end);
    const [open, close] = written.startsWith("“") ? ["“", "”"] : ['"', '"'];
    return [{ ...at, text: `${open}${path.replace(/[\\"“”{]/g, "\\$&")}${close}` }];
  });
}

/** From one file to another, as an import is written; undefined when there is no way. */
function relativePath(from: string, to: string): string | undefined {
  const a = from.split("/");
  const b = to.split("/");
  let common = 0;
  while (common < a.length - 1 && common < b.length - 1 && a[common] === b[common]) common++;
  if (common < 3) return undefined; // another disk, another scheme
  const up = "../".repeat(a.length - 1 - common);
  const rest = b.slice(common).map(decoded).join("/");
  return `${up === "" ? "./" : up}${rest}`;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
