/** The outline of a file, in the author's words. */
import type { DocumentSymbol, DocumentSymbolParams, SymbolInformation } from "vscode-languageserver";
import type { Locale } from "../../../language/diagnostics/define.js";
import type { Entry, If } from "../../../language/generated/ast.js";
import type { Guard } from "../../../language/instrument/model.js";
import type { Declaration } from "../../../language/symbols/declarations.js";
import { type Range, rangeOf } from "../../../language/syntax/node.js";
import type { Feature } from "../../context.js";
import type { Built } from "../../workspace/built.js";
import { canonical } from "../../workspace/uri.js";
import type { Workspace } from "../../workspace/workspace.js";
import { documentAt } from "../identity.js";
import { wordsOf } from "../in-words.js";
import { Lines } from "../lines.js";
import { answering } from "../unhurried.js";
import { detailOf, iconOf, titleOf, writtenCondition } from "./words.js";

/** Entries of one list that are shown; longer ones are no help in an outline. */
const ENTRIES = 60;

export const documentSymbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register({ connection, workspace, client, locale }) {
    const nested = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    connection.onDocumentSymbol(
      answering(({ textDocument }: DocumentSymbolParams) => {
        const made = outlineOf(workspace, textDocument.uri, locale());
        return nested ? made : flat(made, canonical(textDocument.uri));
      }),
    );
  },
};

export function outlineOf(workspace: Workspace, uri: string, locale: Locale): DocumentSymbol[] {
  const built = workspace.current(uri);
  const document = documentAt(workspace, canonical(uri));
  return built && document ? new Outline(built, locale).all() : [];
}

class Outline {
  private readonly lines: Lines;
  private readonly guards = new Map<number, Guard>();
  private readonly counts = new Map<number, number>();

  constructor(
    private readonly built: Built,
    private readonly locale: Locale,
  ) {
    this.lines = new Lines(built.text);
    for (const g of built.instrument.guards)
      if (g.at?.file === 0 && !this.guards.has(g.at.start)) this.guards.set(g.at.start, g);
    for (const q of built.instrument.questions)
      if (q.at.file === 0) this.counts.set(q.at.start, (this.counts.get(q.at.start) ?? 0) + q.fields.length);
  }

  all(): DocumentSymbol[] {
    return this.symbols(this.built.symbols.declarations);
  }

  private symbols(list: readonly Declaration[]): DocumentSymbol[] {
    const shown = list.length > ENTRIES && list.every(isEntry) ? list.slice(0, ENTRIES) : list;
    return shown.flatMap((d) =>
      d.kind === "branch" ? this.branch(d) : [this.symbol(d, d.range, d.children)],
    );
  }

  private symbol(
    d: Declaration,
    range: Range,
    children: readonly Declaration[],
    name?: string,
  ): DocumentSymbol {
    const detail = detailOf(d, this.counts.get(d.range.start), this.locale);
    const made: DocumentSymbol = {
      name: name ?? titleOf(this.worded(d), this.locale),
      kind: iconOf(d),
      range: this.lines.rangeOf(range),
      selectionRange: this.lines.rangeOf(within(d.at, range)),
    };
    if (detail !== "") made.detail = detail;
    if (children.length > 0) made.children = this.symbols(children);
    return made;
  }

  /** An interval stands for the words that are made of it. */
  private worded(d: Declaration): Declaration {
    if (d.label !== undefined || d.node.$type !== "Entry") return d;
    const { interval } = d.node as Entry;
    if (!interval) return d;
    const { start, end } = rangeOf(interval);
    return { ...d, label: this.built.text.slice(start, end) };
  }

  /** What stands in an `if`, and beside it what stands in its `else`. */
  private branch(d: Declaration): DocumentSymbol[] {
    const node = d.node as If;
    const otherwise = node.else && rangeOf(node.else);
    const end = node.then ? rangeOf(node.then).end : (otherwise?.start ?? d.range.end);
    const range = { start: d.range.start, end: Math.max(d.range.start, Math.min(end, d.range.end)) };
    const inElse = (c: Declaration) => otherwise !== undefined && c.range.start >= otherwise.start;
    const made = [
      this.symbol(
        { ...d, at: { start: range.start, end: Math.min(range.start + 2, range.end) } },
        range,
        d.children.filter((c) => !inElse(c)),
        `if ${this.condition(d)}`,
      ),
    ];
    if (otherwise) {
      const at = { start: otherwise.start, end: otherwise.start };
      made.push(this.symbol({ ...d, at }, otherwise, d.children.filter(inElse), "else"));
    }
    return made;
  }

  /** In words where it is understood, else as it is written. */
  private condition(d: Declaration): string {
    const { condition } = d.node as If;
    const test = condition && this.guards.get(rangeOf(condition).start)?.tests[0];
    const said = test && "expr" in test ? wordsOf(this.built, this.locale).expr(test.expr) : "";
    return said === "" ? writtenCondition(this.built.text, d) : said;
  }
}

const isEntry = ({ kind }: Declaration): boolean => kind === "option" || kind === "item" || kind === "band";

/** Clients refuse a selection that is not inside of its symbol. */
function within(at: Range, range: Range): Range {
  const start = Math.min(Math.max(at.start, range.start), range.end);
  return { start, end: Math.min(Math.max(at.end, start), range.end) };
}

function flat(list: readonly DocumentSymbol[], uri: string, container?: string): SymbolInformation[] {
  return list.flatMap(({ name, kind, range, children }) => [
    {
      name,
      kind,
      location: { uri, range },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...flat(children ?? [], uri, name),
  ]);
}
