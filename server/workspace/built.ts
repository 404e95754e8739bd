/** What the server knows of one file at one version. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import type { Understood } from "../../language/services.js";
import { type FileSymbols, storedSymbols, symbolsOf } from "../../language/symbols/symbols.js";
import { canonical } from "./uri.js";

export class Built {
  /** Findings in this file, as the workspace's severities leave them. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files it was made from: itself first, then what it imports. */
  readonly sources: readonly string[];
  private made: FileSymbols | undefined;

  constructor(
    readonly uri: string,
    /** Version of the open document; undefined for a file on the disk. */
    readonly version: number | undefined,
    readonly understood: Understood,
    diagnostics: readonly Diagnostic[],
    /** Milliseconds it took. */
    readonly cost: number,
  ) {
    this.diagnostics = diagnostics;
    this.sources = understood.source.units.map((u) => canonical(u.uri));
  }

  get text(): string {
    return this.understood.source.main.text;
  }

  get instrument() {
    return this.understood.instrument;
  }

  /** Made when it is first asked for. */
  get symbols(): FileSymbols {
    this.made ??= symbolsOf(this.understood.source, this.understood.uses, canonical);
    return this.made;
  }
}

/** The little that is kept of files that nobody has open. */
export interface Summary {
  uri: string;
  version: undefined;
  diagnostics: readonly Diagnostic[];
  sources: readonly string[];
  symbols: FileSymbols;
}

export function summaryOf(built: Built): Summary {
  const { uri, diagnostics, sources, symbols } = built;
  return { uri, version: undefined, diagnostics, sources, symbols: storedSymbols(symbols) };
}

/** A document for a text that the editor does not hold open. */
export function documentOf(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, "rensis", 0, text);
}
