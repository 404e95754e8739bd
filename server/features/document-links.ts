/** What can be followed: paths of imports, addresses and DOIs in texts. */
import type { DocumentLink } from "vscode-languageserver";
import { library } from "../../language/generated/library.js";
import { resolveImport } from "../../language/semantics/link.js";
import { propertyRange, type Range } from "../../language/syntax/node.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import { STRING, TEXTBLOCK } from "../../language/syntax/tokens.js";
import type { Feature } from "../context.js";
import { Lines } from "./lines.js";
import { answering } from "./unhurried.js";

export interface Link extends Range {
  target: string;
}

/** @param exists whether there is such a file; links to others would lead to an error */
export function linksIn(parse: ParseResult, exists: (uri: string) => boolean): Link[] {
  return [...imports(parse, exists), ...addresses(parse)].sort((a, b) => a.start - b.start);
}

function* imports(parse: ParseResult, exists: (uri: string) => boolean): Generator<Link> {
  for (const s of parse.root.statements) {
    if (s.$type !== "Import" || s.path === undefined) continue;
    const at = propertyRange(s, "path");
    const target = resolveImport(parse.uri, s.path);
    if (!at || target === undefined || at.end - at.start < 3) continue;
    if (target.startsWith("rensis:") ? !Object.hasOwn(library, target) : !exists(target)) continue;
    yield { start: at.start + 1, end: at.end - 1, target };
  }
}

const ADDRESS =
  /(?:https?:\/\/|mailto:)[^\s"“”<>{}|\\^`，。；：！？、（）《》【】]+|\bdoi:\s?(10\.\d{4,9}\/[^\s"“”<>{}，。；、（）]+)/gi;
/** What ends a sentence, not an address. */
const TRAILING = /[.,;:!?'’*\]]+$/;

function* addresses({ text, tokens }: ParseResult): Generator<Link> {
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind[i] !== STRING && tokens.kind[i] !== TEXTBLOCK) continue;
    const start = tokens.start[i]!;
    const words = text.slice(start, tokens.end[i]!);
    if (!words.includes(":")) continue;
    for (const hit of words.matchAll(ADDRESS)) {
      const address = balanced(hit[0].replace(TRAILING, ""));
      const target = hit[1]
        ? `https://doi.org/${encodeURI(balanced(hit[1].replace(TRAILING, "")))}`
        : address;
      if (isAddress(target))
        yield { start: start + hit.index, end: start + hit.index + address.length, target };
    }
  }
}

/** `[words](https://…)`: the bracket around the address is none of it, unless it opens in it. */
function balanced(address: string): string {
  let depth = 0;
  for (let i = 0; i < address.length; i++) {
    if (address[i] === "(") depth++;
    else if (address[i] === ")" && depth-- === 0) return address.slice(0, i);
  }
  return address;
}

function isAddress(target: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(target);
    return protocol === "mailto:" ? pathname.includes("@") : hostname !== "";
  } catch {
    return false;
  }
}

export const documentLinks: Feature = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register({ connection, workspace }) {
    connection.onDocumentLinks(
      answering(({ textDocument }): DocumentLink[] => {
        const parse = workspace.parse(textDocument.uri);
        if (!parse) return [];
        const lines = new Lines(parse.text);
        const exists = (uri: string) => workspace.parse(uri) !== undefined;
        return linksIn(parse, exists).map((link) => ({ range: lines.rangeOf(link), target: link.target }));
      }),
    );
  },
};
