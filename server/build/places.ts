/** Which surveys a build is about, and where its outputs go. */
import { URI, Utils } from "vscode-uri";
import { leavesFolder } from "../../language/config/config.js";
import { canonical, folderOf, isSurvey, isWithin } from "../workspace/uri.js";
import type { Workspace } from "../workspace/workspace.js";
import { matchesGlobs } from "./globs.js";

/** Folders in which no surveys are looked for, as on the command line. */
const IGNORED = /(^|\/)(node_modules|dist|\.[^/]*)\//;

/** All surveys of a folder that its configurations list, sorted. */
export async function surveysIn(
  workspace: Workspace,
  folder: string,
  exclude: readonly string[],
): Promise<string[]> {
  const root = canonical(folder);
  const found = await workspace.files.list([root], exclude);
  const surveys = found.filter(
    (uri) => isSurvey(uri) && isWithin(uri, root) && !IGNORED.test(below(uri, root)),
  );
  const listed: string[] = [];
  for (const uri of surveys) if (await isListed(workspace, uri)) listed.push(uri);
  return [...new Set(listed)].sort();
}

async function isListed(workspace: Workspace, uri: string): Promise<boolean> {
  const found = await configOf(workspace, uri);
  const globs = found?.config.files;
  return !globs || matchesGlobs(below(uri, folderOf(found.uri)), globs);
}

/** The configuration that holds for a file, after it has come from afar. */
export async function configOf(workspace: Workspace, uri: string) {
  for (let tries = 0; ; tries++) {
    const found = workspace.configOf(uri);
    if (!workspace.files.isWaiting || tries > 50) return found;
    await workspace.files.fetchWanted();
    workspace.configs.forget();
  }
}

/** A path relative to a folder, as people write it. */
export function below(uri: string, folder: string): string {
  const path = uri === folder ? "" : uri.slice(folder.length).replace(/^\//, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export interface OutputPlace {
  outDir: string;
  within: string;
}

/**
 * The folder for the outputs of a survey: what the client says, relative to its folder; else what the
 * configuration says, relative to it; else `dist`. Undefined for surveys that lie in no folder.
 */
export function outputPlace(about: {
  uri: string;
  folder?: string;
  said?: string;
  configUri?: string;
  configured?: string;
}): OutputPlace | undefined {
  const { uri, folder, said, configUri, configured } = about;
  if (URI.parse(uri).scheme === "untitled") return undefined;
  const own = folderOf(canonical(uri));
  const root = folder === undefined ? own : canonical(folder);
  if (said !== undefined && said !== "" && !leavesFolder(said))
    return { outDir: joined(root, said), within: root };
  const base = configUri === undefined ? root : folderOf(canonical(configUri));
  return { outDir: joined(base, configured ?? "dist"), within: base };
}

function joined(folder: string, path: string): string {
  return Utils.joinPath(URI.parse(folder), path.replaceAll("\\", "/")).toString().replace(/\/$/, "");
}

/** A file as people know it: relative to the folder when it lies there. */
export function shownUri(uri: string, folder: string | undefined): string {
  const key = canonical(uri);
  const root = folder === undefined ? undefined : canonical(folder);
  if (root !== undefined && isWithin(key, root)) return below(key, root);
  const { scheme, fsPath, path } = URI.parse(key);
  if (scheme !== "file") return scheme === "untitled" ? path : key;
  return fsPath.replaceAll("\\", "/");
}
