import { existsSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config } from "../language/config/config.js";
import type { Diagnostic } from "../language/diagnostics/diagnostic.js";
import { DiskFiles, isBelow, readNamed, upward, uriOf } from "./files.js";
import { Misuse } from "./misuse.js";
import { readDiagnostic } from "./read-diagnostic.js";

const CONFIG_NAME = "rensis.yaml";

/** The folder that belongs together, with its settings and its files. */
export interface Workspace {
  root: string;
  cwd: string;
  config: Config;
  configPath?: string;
  /** About the configuration. */
  diagnostics: Diagnostic[];
  files: DiskFiles;
}

/**
 * The workspace of what was named: the folder of the nearest `rensis.yaml` at or above the first path (else
 * above the current folder), looked for no higher than the root of a repository. Without one it is the
 * current folder, or the folder of the path when that lies elsewhere.
 */
export async function openWorkspace(
  cwd: string,
  paths: readonly string[],
  configOption?: string,
): Promise<Workspace> {
  const named = paths.filter((p) => p !== "-").map((p) => resolve(cwd, p));
  const start = named[0] === undefined ? cwd : folderOf(named[0]);
  const configPath = configOption === undefined ? nearestConfig(start) : resolve(cwd, configOption);
  if (configOption !== undefined && !existsSync(configPath!)) {
    throw new Misuse({ en: `There is no file “${configOption}”.`, zh: `找不到文件“${configOption}”。` });
  }
  const root = configPath ? dirname(configPath) : isBelow(start, cwd) ? cwd : start;
  // A file outside that was named on purpose brings its own folder along.
  const others = named.map(folderOf).filter((folder) => !isBelow(folder, root));
  const files = new DiskFiles([root, ...new Set(others)]);
  const read = configPath
    ? await readConfig(configPath, files, cwd)
    : { config: { severities: {} }, diagnostics: [] };
  return { root, cwd, configPath, files, ...read };
}

async function readConfig(path: string, files: DiskFiles, cwd: string) {
  const uri = uriOf(path);
  const result = readNamed(path);
  if ("error" in result) {
    return { config: { severities: {} }, diagnostics: [readDiagnostic(uri, shown(path, cwd), result)] };
  }
  files.set(uri, result.text);
  // YAML is loaded only where there is any.
  const { parseConfig } = await import("../language/config/config.js");
  return parseConfig(result.text, uri);
}

function nearestConfig(start: string): string | undefined {
  for (const folder of upward(start)) {
    const path = join(folder, CONFIG_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(folder, ".git"))) return undefined;
  }
  return undefined;
}

/** The workspace of one file: the folder of its configuration, else its own. */
export function rootOf(path: string): string {
  const config = nearestConfig(dirname(path));
  return dirname(config ?? path);
}

/** The folder of a file, the folder itself, or of a glob the part before the first wildcard. */
function folderOf(path: string): string {
  const wildcard = path.search(/[*?[\]{}!]/);
  if (wildcard >= 0 && !existsSync(path)) return dirname(`${path.slice(0, wildcard)}x`);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
}

/** A path as the user would write it: relative when below the current folder, with `/` between. */
export function shown(path: string, cwd: string): string {
  const said = isBelow(path, cwd) ? relative(cwd, path) || "." : path;
  return sep === "/" ? said : said.split(sep).join("/");
}

/** The same for a URI; others than file URIs stay as they are. */
export function shownUri(uri: string, cwd: string): string {
  try {
    return shown(fileURLToPath(uri), cwd);
  } catch {
    return uri;
  }
}
