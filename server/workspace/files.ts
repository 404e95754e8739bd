/** Texts of files: what the editor holds open, else what lies on the disk or behind the client. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { FileHost } from "../../language/services.js";
import { canonical } from "./uri.js";

export type ReadResult = ReturnType<FileHost["read"]>;

/** Where files come from; all that differs between a server on a machine and one in a browser. */
export interface FileAccess {
  /** At once, where that is possible; undefined: ask `read`. */
  readSync?(uri: string): ReadResult | undefined;
  read(uri: string): Promise<ReadResult>;
  /** Surveys and configurations of the workspace. */
  list(folders: readonly string[], exclude: readonly string[]): Promise<string[]>;
}

/** The files as the language sees them. What cannot be read at once is noted, and fetched by `fetchWanted`. */
export class WorkspaceFiles implements FileHost {
  private readonly known = new Map<string, ReadResult>();
  private readonly wanted = new Set<string>();

  constructor(
    private readonly access: FileAccess,
    private readonly open: (uri: string) => TextDocument | undefined,
  ) {}

  read(uri: string): ReadResult {
    const key = canonical(uri);
    const document = this.open(key);
    if (document) return { text: document.getText() };
    const known = this.known.get(key);
    if (known) return known;
    const now = this.access.readSync?.(key);
    if (now) {
      this.known.set(key, now);
      return now;
    }
    this.wanted.add(key);
    return { error: "not-found" };
  }

  /** Something was asked for that is still to come: what was made of it is provisional. */
  get isWaiting(): boolean {
    return this.wanted.size > 0;
  }

  /** Fetches what was asked for. Returns the files that are there now. */
  async fetchWanted(): Promise<string[]> {
    const uris = [...this.wanted];
    this.wanted.clear();
    const results = await Promise.all(uris.map((uri) => this.access.read(uri)));
    uris.forEach((uri, i) => this.known.set(uri, results[i]!));
    return uris.filter((_, i) => "text" in results[i]!);
  }

  async fetch(uri: string): Promise<ReadResult> {
    const key = canonical(uri);
    const now = this.read(key);
    if (!this.wanted.has(key)) return now;
    await this.fetchWanted();
    return this.read(key);
  }

  /** What is known of a file is old. */
  forget(uri: string): void {
    this.known.delete(canonical(uri));
  }

  list(folders: readonly string[], exclude: readonly string[]): Promise<string[]> {
    return this.access.list(folders, exclude).then((uris) => uris.map(canonical));
  }
}
