/** `rensis.yaml` of each part of the workspace. */
import { type Config, parseConfig } from "../../language/config/config.js";
import type { Diagnostic } from "../../language/diagnostics/diagnostic.js";
import type { WorkspaceFiles } from "./files.js";
import { folderOf, isWithin } from "./uri.js";

const NAMES = ["rensis.yaml", "rensis.yml"];

export interface FoundConfig {
  uri: string;
  text: string;
  config: Config;
  diagnostics: Diagnostic[];
}

export class Configs {
  private readonly byFolder = new Map<string, FoundConfig | undefined>();

  constructor(
    private readonly files: WorkspaceFiles,
    /** Folders above which none is looked for. */
    private readonly roots: () => readonly string[],
  ) {}

  /** The configuration that holds for a file: the nearest one upward, inside the workspace. */
  for(uri: string): FoundConfig | undefined {
    return this.inFolder(folderOf(uri));
  }

  /** Something changed: all are read again when they are next asked for. */
  forget(): void {
    this.byFolder.clear();
  }

  private inFolder(folder: string): FoundConfig | undefined {
    if (this.byFolder.has(folder)) return this.byFolder.get(folder);
    const roots = this.roots();
    const inside = roots.some((root) => isWithin(folder, root));
    const found =
      this.read(folder) ?? (inside && !roots.includes(folder) ? this.inFolder(folderOf(folder)) : undefined);
    // While files are on their way nothing is final.
    if (!this.files.isWaiting) this.byFolder.set(folder, found);
    return found;
  }

  private read(folder: string): FoundConfig | undefined {
    for (const name of NAMES) {
      const uri = `${folder}/${name}`;
      const read = this.files.read(uri);
      if ("text" in read) return { uri, text: read.text, ...parseConfig(read.text, uri) };
    }
    return undefined;
  }
}
