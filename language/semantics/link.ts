/** Reads a file and all that it imports, and collects the names they declare. */
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.js";
import type { Import } from "../generated/ast.js";
import { library } from "../generated/library.js";
import { nearest } from "../syntax/foreign-words.js";
import { rangeFor, rangeOf } from "../syntax/node.js";
import { type ParseResult, parse } from "../syntax/parse.js";
import { Names } from "./names.js";
import { Scopes } from "./scopes.js";
import { Lines, type LinkedSource, type Unit } from "./unit.js";

/** The only door to the outside. Node, browser, command and tests differ in nothing else. */
export interface FileHost {
  /** Text of a file, or why there is none. Throws nothing. */
  read(uri: string): { text: string } | { error: ReadError; detail?: string };
}
export type ReadError = "not-found" | "unreadable" | "outside" | "not-utf8" | "too-large";

/** Imports may follow one another this far. */
export const MAX_IMPORTS = 200;

export interface LinkResult {
  source: LinkedSource;
  names: Names;
  diagnostics: Diagnostic[];
}

export type ParseFile = (uri: string, text: string) => ParseResult;

/** Links a parsed file. Problems with imports are reported at their `import`. */
export function link(main: ParseResult, host: FileHost, parseFile: ParseFile = parse): LinkResult {
  const diagnostics: Diagnostic[] = [];
  const units: Unit[] = [];
  const byUri = new Map<string, Unit>();

  /** @param path files on the way here; @param via the import of the questionnaire itself that led here */
  const load = (result: ParseResult, path: string[], via?: Span): Unit => {
    const unit: Unit = {
      uri: result.uri,
      index: units.length,
      text: result.text,
      parse: result,
      lines: new Lines(result.text),
      imports: [],
    };
    units.push(unit);
    byUri.set(result.uri, unit);
    const here = [...path, result.uri];
    for (const s of result.root.statements) {
      if (s.$type !== "Import" || s.path === undefined) continue;
      const span = { uri: result.uri, ...rangeFor(s, "path") };
      const target = resolveImport(result.uri, s.path);
      if (target === undefined) {
        diagnostics.push(diagnostic("file-not-found", span, { path: s.path }));
        continue;
      }
      if (here.includes(target)) {
        // A circle through the questionnaire is told there, whichever of its files is looked at.
        const cycle = [...here.slice(here.indexOf(target)), target].map(shortName).join(" → ");
        diagnostics.push(diagnostic("import-cycle", target === main.uri ? (via ?? span) : span, { cycle }));
        continue;
      }
      const imported = byUri.get(target) ?? loadImport(s, target, span, here, via ?? span);
      if (imported)
        unit.imports.push({
          unit: imported,
          at: rangeFor(s, "path"),
          start: rangeOf(s).start,
          path: s.path,
          ...(s.name !== undefined ? { alias: s.name } : {}),
        });
    }
    return unit;
  };

  const loadImport = (
    node: Import,
    target: string,
    span: Span,
    path: string[],
    via: Span,
  ): Unit | undefined => {
    if (units.length >= MAX_IMPORTS) {
      diagnostics.push(
        diagnostic("file-unreadable", span, {
          path: node.path,
          reason: { en: `more than ${MAX_IMPORTS} imports`, zh: `导入超过 ${MAX_IMPORTS} 个文件` },
        }),
      );
      return undefined;
    }
    const text = target.startsWith("rensis:") ? libraryText(target) : undefined;
    const read =
      text !== undefined
        ? { text }
        : target.startsWith("rensis:")
          ? { error: "not-found" as const }
          : host.read(target);
    if ("error" in read) {
      diagnostics.push(importProblem(node, span, read));
      return undefined;
    }
    const parsed = parseFile(target, read.text);
    diagnostics.push(...parsed.diagnostics);
    return load(parsed, path, via);
  };

  const unit = load(main, []);
  const names = new Names(new Scopes(diagnostics), unit);
  return { source: { main: unit, units }, names, diagnostics };
}

function libraryText(uri: string): string | undefined {
  return Object.hasOwn(library, uri) ? library[uri] : undefined;
}

/** Library paths stay as they are; others are relative to the importing file. */
export function resolveImport(from: string, path: string): string | undefined {
  if (path.startsWith("rensis:")) return path;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.trim() === "") return undefined;
  try {
    return new URL(path.split("/").map(encodeURIComponent).join("/"), from).href;
  } catch {
    return undefined;
  }
}

function importProblem(node: Import, span: Span, read: { error: ReadError; detail?: string }): Diagnostic {
  const path = node.path;
  switch (read.error) {
    case "outside":
      return diagnostic("import-outside-workspace", span, { path });
    case "not-utf8":
      return diagnostic("not-utf8", span, { path });
    case "not-found": {
      const near = path.startsWith("rensis:") ? nearest(path, Object.keys(library)) : undefined;
      return diagnostic(
        "file-not-found",
        span,
        { path },
        near
          ? {
              fixes: [
                {
                  title: { en: `Import “${near}”`, zh: `导入“${near}”` },
                  edits: [{ ...span, text: `"${near}"` }],
                },
              ],
            }
          : {},
      );
    }
    default:
      return diagnostic("file-unreadable", span, { path, reason: read.detail ?? read.error });
  }
}

function shortName(uri: string): string {
  try {
    return decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
  } catch {
    return uri;
  }
}
