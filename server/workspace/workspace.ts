/** All files of the editor's workspace, and what is known of each; open ones first, one build for a burst of edits. */
import type { TextDocument } from "vscode-languageserver-textdocument";
import { applySeverities } from "../../language/config/severities.js";
import { createSurveyServices, type SurveyServices, type Understood } from "../../language/services.js";
import type { ParseResult } from "../../language/syntax/parse.js";
import { Built, documentOf, type Summary, summaryOf } from "./built.js";
import { Configs, type FoundConfig } from "./configs.js";
import { type FileAccess, WorkspaceFiles } from "./files.js";
import { breathe, soon } from "./soon.js";
import { canonical, isConfig, isSurvey } from "./uri.js";

/** The documents that the editor holds open. */
export interface OpenDocuments {
  get(uri: string): TextDocument | undefined;
  all(): TextDocument[];
}

export interface WorkspaceOptions {
  access: FileAccess;
  documents: OpenDocuments;
  /** Folders of the workspace; none when single files are open. */
  folders: () => readonly string[];
  /** Tells whoever looks after the server; never the user. */
  log: (message: string) => void;
}

/** Edits that follow one another within this time, in ms, are a burst. */
const BURST = 150;
/** In a burst a build waits for this share of what it costs, in ms at most. */
const PATIENCE = { share: 0.25, least: 2, most: 60 };

export class Workspace {
  readonly files: WorkspaceFiles;
  readonly services: SurveyServices;
  readonly configs: Configs;
  /** What is known of files that nobody has open. */
  private readonly summaries = new Map<string, Summary>();
  /** What is known of open files; perhaps of a version before the last. */
  private readonly builds = new Map<string, Built>();
  private readonly dirty = new Set<string>();
  /** Files that have changed, come or gone since the build under way began. */
  private readonly meanwhile = new Set<string>();
  private readonly builtListeners: ((built: Built | Summary) => void)[] = [];
  private readonly removedListeners: ((uri: string) => void)[] = [];
  private readonly configListeners: ((uri: string) => void)[] = [];
  private readonly documents: OpenDocuments;
  private lastEdit = 0;
  private quietUntil = 0;
  private working = false;
  /** Files of the workspace are being looked for. */
  private listing = 0;
  private idle: (() => void)[] = [];

  constructor(private readonly options: WorkspaceOptions) {
    this.documents = options.documents;
    this.files = new WorkspaceFiles(options.access, (uri) => this.documents.get(uri));
    this.services = createSurveyServices({ files: this.files });
    this.configs = new Configs(this.files, () => options.folders().map(canonical));
  }

  // ------------------------------------------------------------------------------------------- listening

  /** Called with each new result, of open files with their version. */
  onBuilt(listener: (built: Built | Summary) => void): void {
    this.builtListeners.push(listener);
  }

  onRemoved(listener: (uri: string) => void): void {
    this.removedListeners.push(listener);
  }

  // --------------------------------------------------------------------------------------------- knowing

  /** The text of a file as a document; of open files the editor's own. */
  document(uri: string): TextDocument | undefined {
    const key = canonical(uri);
    const open = this.documents.get(key);
    if (open) return open;
    const text = this.services.parse(uri)?.text ?? libraryOf(this.builds.values(), uri);
    return text === undefined ? undefined : documentOf(uri, text);
  }

  /** The syntax tree of a file as it is now. */
  parse(uri: string): ParseResult | undefined {
    if (this.isForeign(canonical(uri))) return undefined;
    return this.services.parse(canonical(uri));
  }

  /**
   * What is known of a file as it is now: worked out at once when it has changed. Errors or not, there is an
   * instrument; undefined only when the file cannot be read.
   */
  current(uri: string): Built | undefined {
    const key = canonical(uri);
    if (this.isForeign(key)) return undefined;
    const known = this.builds.get(key);
    if (known && !this.dirty.has(key)) return known;
    const began = performance.now();
    const version = this.documents.get(key)?.version;
    const understood = this.services.understand(key);
    return understood && this.keep(key, version, understood, performance.now() - began);
  }

  /** What was last worked out for an open file, be it older than its text. */
  last(uri: string): Built | undefined {
    return this.builds.get(canonical(uri));
  }

  /** `current`, after what it needs from afar has come. */
  async settled(uri: string): Promise<Built | undefined> {
    for (let i = 0; ; i++) {
      const built = this.current(uri);
      if (!this.files.isWaiting || i > 200) return built;
      for (const arrived of await this.files.fetchWanted()) this.touch(arrived);
      this.dirty.add(canonical(uri));
    }
  }

  /** All that is known, of open files and others, as it was when it was last looked at. */
  *all(): Generator<Built | Summary> {
    yield* this.builds.values();
    for (const summary of this.summaries.values()) if (!this.builds.has(summary.uri)) yield summary;
  }

  /** The configuration that holds for a file. */
  configOf(uri: string): FoundConfig | undefined {
    return this.configs.for(canonical(uri));
  }

  /** Resolves when nothing is left to be done. */
  settledDown(): Promise<void> {
    return this.dirty.size === 0 && !this.working && this.listing === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.idle.push(resolve));
  }

  // -------------------------------------------------------------------------------------------- changing

  /** An open document was opened or edited. */
  edited(uri: string): void {
    const key = canonical(uri);
    const now = performance.now();
    const cost = this.builds.get(key)?.cost ?? 0;
    const inBurst = now - this.lastEdit < BURST;
    const wait = inBurst ? Math.min(PATIENCE.most, cost * PATIENCE.share) : 0;
    this.lastEdit = now;
    this.quietUntil = now + Math.max(PATIENCE.least, wait);
    if (!this.builds.has(key) && !this.summaries.has(key)) this.appeared();
    this.touch(key);
    if (isConfig(key)) this.reconfigured();
    this.work();
  }

  closed(uri: string): void {
    const key = canonical(uri);
    const built = this.builds.get(key);
    this.builds.delete(key);
    this.files.forget(key);
    this.services.release(key);
    if (this.isInside(key)) {
      if (built) this.summaries.set(key, summaryOf(built));
    } else if (built) for (const l of this.removedListeners) l(key);
    // What it was, and what others made of it, was not saved perhaps: the disk counts again.
    this.touch(key);
    if (!this.isInside(key)) this.dirty.delete(key);
    if (isConfig(key)) {
      this.reconfigured();
      for (const l of this.configListeners) l(key);
    }
    this.work();
  }

  /** Files on the disk were made, changed or deleted by someone else. */
  changedOnDisk(changes: readonly { uri: string; kind: "created" | "changed" | "deleted" }[]): void {
    for (const { uri, kind } of changes) {
      const key = canonical(uri);
      this.files.forget(key);
      if (isConfig(key)) {
        this.reconfigured();
        for (const l of this.configListeners) l(key);
      }
      if (!isSurvey(key)) continue;
      if (kind === "deleted" && !this.documents.get(key)) this.remove(key);
      else if (this.isInside(key) || this.documents.get(key)) this.touch(key);
      if (kind !== "changed") this.appeared();
    }
    this.work();
  }

  /** Folders or settings changed: everything is looked at again, and what is no longer inside is let go. */
  async refresh(exclude: readonly string[], everything: boolean): Promise<void> {
    this.reconfigured();
    this.listing++;
    const found = everything
      ? await this.files.list(this.options.folders().map(canonical), exclude).catch((e: unknown) => {
          this.options.log(`Files of the workspace cannot be listed: ${String(e)}`);
          return [];
        })
      : [];
    this.listing--;
    const surveys = new Set(found.filter(isSurvey));
    for (const uri of [...this.summaries.keys()]) if (!surveys.has(uri)) this.remove(uri);
    for (const uri of surveys) this.dirty.add(uri);
    for (const uri of found) if (isConfig(uri)) for (const l of this.configListeners) l(uri);
    this.work();
  }

  /** Called for each configuration that is found or changed. */
  onConfig(listener: (uri: string) => void): void {
    this.configListeners.push(listener);
  }

  /** Whoever looked in vain for a file may find it now. */
  private appeared(): void {
    for (const known of this.all()) if (looksForFiles(known)) this.dirty.add(known.uri);
  }

  private reconfigured(): void {
    this.configs.forget();
    for (const known of this.all()) this.dirty.add(known.uri);
    for (const d of this.documents.all()) {
      if (isSurvey(d.uri)) this.dirty.add(canonical(d.uri));
      else if (isConfig(canonical(d.uri))) for (const l of this.configListeners) l(canonical(d.uri));
    }
  }

  /** The file, and all that was made from it, is to be looked at again. */
  private touch(key: string): void {
    this.meanwhile.add(key);
    if (isSurvey(key) || this.documents.get(key)?.languageId === "rensis") this.dirty.add(key);
    for (const known of this.all()) if (known.sources.includes(key)) this.dirty.add(known.uri);
  }

  private remove(key: string): void {
    this.meanwhile.add(key);
    this.summaries.delete(key);
    this.dirty.delete(key);
    this.files.forget(key);
    this.services.release(key);
    for (const known of this.all()) if (known.sources.includes(key)) this.dirty.add(known.uri);
    for (const l of this.removedListeners) l(key);
  }

  /** An open document in another language: an editor may ask about anything. */
  private isForeign(key: string): boolean {
    const document = this.documents.get(key);
    return document !== undefined && document.languageId !== "rensis" && !isSurvey(key);
  }

  private isInside = (key: string): boolean => {
    const folders = this.options.folders().map(canonical);
    return folders.some((folder) => key.startsWith(folder.endsWith("/") ? folder : `${folder}/`));
  };

  // --------------------------------------------------------------------------------------------- working

  private work(): void {
    if (this.working) return;
    this.working = true;
    soon(() => void this.loop());
  }

  private async loop(): Promise<void> {
    for (;;) {
      const open = this.next(true);
      const wait = open === undefined ? 0 : this.quietUntil - performance.now();
      if (wait > 0) {
        await new Promise((resolve) => setTimeout(resolve, wait));
        continue;
      }
      const uri = open ?? this.next(false);
      if (uri === undefined) break;
      try {
        await this.build(uri, open !== undefined);
      } catch (e) {
        // One file that cannot be understood must not keep the others waiting.
        this.dirty.delete(uri);
        this.options.log(`${uri}: ${e instanceof Error ? (e.stack ?? e.message) : String(e)}`);
      }
      await breathe();
    }
    this.working = false;
    if (this.listing > 0) return;
    const { idle } = this;
    this.idle = [];
    for (const resolve of idle) resolve();
  }

  private next(open: boolean): string | undefined {
    for (const uri of this.dirty) if ((this.documents.get(uri) !== undefined) === open) return uri;
    return undefined;
  }

  /** In steps for open files, so that an edit overtakes the work on what it has changed. */
  private async build(key: string, isOpen: boolean): Promise<void> {
    const version = this.documents.get(key)?.version;
    const steps = this.services.steps(key);
    this.meanwhile.clear();
    let cost = 0;
    for (;;) {
      const began = performance.now();
      const { done, value } = steps.next();
      cost += performance.now() - began;
      if (done) {
        if (this.files.isWaiting) {
          for (const uri of await this.files.fetchWanted()) this.touch(uri);
          if (this.documents.get(key)?.version === version && !this.dirty.has(key)) return;
          this.dirty.add(key);
          return;
        }
        // What it was made from is no more: it stays to be done.
        if (value && this.isOutdated(value)) return;
        if (value) this.keep(key, version, value, cost);
        else this.remove(key);
        return;
      }
      if (!isOpen) continue;
      await breathe();
      // Overtaken by an edit, or by a request that could not wait.
      if (this.documents.get(key)?.version !== version || !this.dirty.has(key)) return;
    }
  }

  /** Another file has changed while it was worked out, one that it knows or one that it looks for. */
  private isOutdated({ source, diagnostics }: Understood): boolean {
    if (this.meanwhile.size === 0) return false;
    return (
      looksForFiles({ diagnostics }) || source.units.some(({ uri }) => this.meanwhile.has(canonical(uri)))
    );
  }

  private keep(key: string, version: number | undefined, understood: Understood, cost: number): Built {
    const severities = this.configOf(key)?.config.severities ?? {};
    const built = new Built(
      key,
      version,
      understood,
      applySeverities(understood.diagnostics, severities),
      cost,
    );
    // What was read before all files had come is good for an answer, not for the record.
    if (this.files.isWaiting) return built;
    this.dirty.delete(key);
    if (this.documents.get(key)) {
      this.builds.set(key, built);
      this.summaries.delete(key);
      for (const l of this.builtListeners) l(built);
    } else {
      const summary = summaryOf(built);
      this.services.release(key);
      if (this.isInside(key)) this.summaries.set(key, summary);
      for (const l of this.builtListeners) l(summary);
    }
    return built;
  }
}

function looksForFiles({ diagnostics }: Pick<Built, "diagnostics">): boolean {
  return diagnostics.some((d) => d.code === "file-not-found" || d.code === "import-has-errors");
}

/** Text of a file that some open file imports: of the library, which no editor holds. */
function libraryOf(builds: Iterable<Built>, uri: string): string | undefined {
  for (const built of builds)
    for (const unit of built.understood.source.units) if (unit.uri === uri) return unit.text;
  return undefined;
}
