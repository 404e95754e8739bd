import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Localised } from "../diagnostics/define.js";
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.js";
import { yamlProblem } from "./yaml-problems.js";

/** A YAML value with the place of everything in it; aliases are already replaced by what they stand for. */
export type Tree = { span: Span } & (
  | { kind: "map"; entries: TreeEntry[] }
  | { kind: "list"; items: Tree[] }
  | { kind: "scalar"; value: string | number | boolean | null }
);
export interface TreeEntry {
  key: string;
  keySpan: Span;
  value: Tree;
}

/** UTF-16 characters of one YAML text, its nesting, and its values once aliases are written out. */
export const yamlLimits = { characters: 256 * 1024, depth: 40, values: 20_000 };

class LimitReached extends Error {
  constructor(
    readonly limit: Localised,
    readonly at: Span,
  ) {
    super(limit.en);
  }
}

/**
 * Reads one YAML 1.2 document. `tree` is absent when the text is empty or broken beyond use; with
 * `diagnostics` it is what could still be understood. Never throws.
 */
export function readYaml(text: string, uri: string): { tree?: Tree; diagnostics: Diagnostic[] } {
  const whole: Span = { uri, start: 0, end: Math.min(text.length, 1) };
  const tooComplex = (limit: Localised, span: Span) => ({
    diagnostics: [diagnostic("config-too-complex", span, { limit })],
  });
  if (text.length > yamlLimits.characters) {
    const n = yamlLimits.characters;
    return tooComplex({ en: `at most ${n} characters`, zh: `最多 ${n} 个字符` }, whole);
  }
  try {
    const document = parseDocument(text, {
      prettyErrors: false,
      stringKeys: true,
      // “silent” would also drop the complaint about a second document.
      logLevel: "error",
      version: "1.2",
    });
    const diagnostics = [...document.errors, ...document.warnings].map((e) =>
      diagnostic("config-syntax", clip({ uri, start: e.pos[0], end: e.pos[1] }, text), {
        problem: yamlProblem(e.code),
      }),
    );
    if (!document.contents) return { diagnostics };
    let left = yamlLimits.values;
    const read = (node: unknown, depth: number, at: Span): Tree => {
      const span = spanOf(node, uri) ?? at;
      // An alias may stand for a list of aliases, and so on: only counting what they become is safe.
      if (left-- <= 0)
        throw new LimitReached(
          { en: `at most ${yamlLimits.values} values`, zh: `最多 ${yamlLimits.values} 个值` },
          at,
        );
      if (depth > yamlLimits.depth) {
        throw new LimitReached(
          { en: `at most ${yamlLimits.depth} levels`, zh: `最多 ${yamlLimits.depth} 层嵌套` },
          at,
        );
      }
      if (isAlias(node)) {
        const target = node.resolve(document);
        if (!target)
          diagnostics.push(diagnostic("config-syntax", span, { problem: yamlProblem("BAD_ALIAS") }));
        // The place of an alias is where it is written: there the author must change something.
        return target ? { ...read(target, depth + 1, span), span } : { kind: "scalar", value: null, span };
      }
      if (isMap(node)) {
        const entries = node.items.map((pair) => {
          const keySpan = spanOf(pair.key, uri) ?? span;
          const key = isScalar(pair.key) ? String(pair.key.value) : "";
          return { key, keySpan, value: read(pair.value, depth + 1, keySpan) };
        });
        return { kind: "map", entries, span };
      }
      if (isSeq(node)) {
        return { kind: "list", items: node.items.map((item) => read(item, depth + 1, span)), span };
      }
      return { kind: "scalar", value: isScalar(node) ? plainScalar(node.value) : null, span };
    };
    return { tree: read(document.contents, 0, whole), diagnostics };
  } catch (error) {
    if (error instanceof LimitReached) return tooComplex(error.limit, error.at);
    // The parser itself recurses: thousands of brackets end its stack before any limit of ours.
    if (error instanceof RangeError)
      return tooComplex({ en: "too deeply nested", zh: "嵌套层级过深" }, whole);
    return { diagnostics: [diagnostic("config-syntax", whole, { problem: yamlProblem("IMPOSSIBLE") })] };
  }
}

/** The tree as plain data. Keys such as `__proto__` become own members, never a prototype. */
export function plain(tree: Tree): unknown {
  if (tree.kind === "scalar") return tree.value;
  if (tree.kind === "list") return tree.items.map(plain);
  return Object.fromEntries(tree.entries.map((e) => [e.key, plain(e.value)]));
}

/** The value under a key of a map. */
export function entryOf(tree: Tree | undefined, key: string): TreeEntry | undefined {
  return tree?.kind === "map" ? tree.entries.find((e) => e.key === key) : undefined;
}

function plainScalar(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : String(value);
}

function spanOf(node: unknown, uri: string): Span | undefined {
  const range = (node as Node | null | undefined)?.range;
  return range ? { uri, start: range[0], end: range[1] } : undefined;
}

function clip(span: Span, text: string): Span {
  const start = Math.min(Math.max(0, span.start), text.length);
  return { ...span, start, end: Math.min(Math.max(start, span.end), text.length) };
}
