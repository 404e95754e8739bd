/** Paths of imports: surveys of the workspace, and the library. */
import { CompletionItemKind } from "vscode-languageserver";
import { library } from "../../../language/generated/library.js";
import { resolveImport } from "../../../language/semantics/link.js";
import { canonical } from "../../workspace/uri.js";
import type { Ask, Candidate } from "./candidate.js";

/** @param quoted there are no quotes yet */
export function pathsAt(ask: Ask, quoted: boolean): Candidate[] {
  const { source } = ask.table.built.understood;
  const own = canonical(ask.uri);
  // What is imported already; the path that is being written is none of them.
  const here = ask.toBuild(ask.place.offset);
  const imported = new Set(
    source.main.imports
      .filter(({ at }) => here < at.start || here > at.end)
      .map(({ unit }) => canonical(unit.uri)),
  );
  const libraries = Object.keys(library).map((path) => ({
    path,
    group: path.endsWith(ask.table.chinese ? "/zh" : "/en") ? "b" : "c",
    kind: CompletionItemKind.Module as CompletionItemKind,
  }));
  const files: typeof libraries = [];
  for (const { uri, sources } of ask.files()) {
    const key = canonical(uri);
    // A file that imports this one cannot be imported by it.
    if (key === own || !/\.survey$/i.test(key) || sources.includes(own)) continue;
    const path = relative(own, key);
    if (path !== undefined) files.push({ path, group: "a", kind: CompletionItemKind.File });
  }
  files.sort((a, b) => depthOf(a.path) - depthOf(b.path) || (a.path < b.path ? -1 : 1));
  return [...files, ...libraries]
    .filter(({ path }) => !imported.has(canonical(resolveImport(ask.uri, path) ?? "")))
    .map(({ path, group, kind }, rank) => ({
      label: path,
      kind,
      group,
      rank,
      ...(quoted ? { insert: `"${path}"` } : {}),
    }));
}

function depthOf(path: string): number {
  return path.split("/").length;
}

/** `./scales.survey`, `../shared/x.survey`; undefined for files elsewhere. */
export function relative(from: string, to: string): string | undefined {
  const a = from.split("/");
  const b = to.split("/");
  // scheme, `//` and host
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return undefined;
  let same = 0;
  while (same < a.length - 1 && same < b.length - 1 && a[same] === b[same]) same++;
  const up = a.length - 1 - same;
  const rest = b.slice(same).map(decoded);
  // A quote cannot stand in a path, nor what an address would read as something else.
  if (rest.some((part) => /["“”\\]/.test(part))) return undefined;
  return `${up === 0 ? "./" : "../".repeat(up)}${rest.join("/")}`;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
