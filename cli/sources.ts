import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { isBelow } from "./files.js";
import { Misuse } from "./misuse.js";
import type { Workspace } from "./workspace.js";

/**
 * The surveys that were asked for, as absolute paths, sorted and once each: files as named, folders and globs
 * expanded. Nothing named: what the configuration lists, else all of the workspace. None found is misuse.
 */
export async function findSources(workspace: Workspace, paths: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const said of paths) {
    const path = resolve(workspace.cwd, said);
    const status = statSync(path, { throwIfNoEntry: false });
    if (status?.isDirectory()) {
      for (const file of await expand(["**/*.survey"], path)) found.add(file);
    } else if (status) {
      found.add(path);
    } else if (/[*?{[]/.test(said)) {
      for (const file of await expand([said], workspace.cwd)) found.add(file);
    } else {
      throw new Misuse({ en: `There is no file or folder “${said}”.`, zh: `找不到文件或文件夹“${said}”。` });
    }
  }
  if (paths.length === 0) {
    for (const file of await expand(workspace.config.files ?? ["**/*.survey"], workspace.root)) {
      if (isBelow(file, workspace.root)) found.add(file);
    }
  }
  if (found.size === 0) throw nothingFound(workspace, paths);
  return [...found].sort();
}

/** The one survey that a path means; a folder or glob of several is misuse. */
export async function findOne(workspace: Workspace, path: string): Promise<string> {
  const [first, ...others] = await findSources(workspace, [path]);
  if (first !== undefined && others.length === 0) return first;
  throw new Misuse({
    en: `This command takes one survey, and “${path}” stands for ${others.length + 1}: name a file.`,
    zh: `此命令一次只处理一份问卷，而“${path}”对应 ${others.length + 1} 份，请指定一个文件。`,
  });
}

/** Folders in which no sources are looked for. */
export const IGNORED_FOLDERS = ["node_modules", "dist"] as const;

async function expand(patterns: string[], cwd: string): Promise<string[]> {
  // Loaded only here: a named file needs no search.
  const { glob } = await import("tinyglobby");
  const files = await glob(
    patterns.map((p) => (sep === "\\" ? p.replaceAll("\\", "/") : p)),
    {
      cwd,
      absolute: true,
      dot: false,
      // A link to a folder above would lead in a circle; a link to a survey is found as a file.
      followSymbolicLinks: false,
      ignore: IGNORED_FOLDERS.map((f) => `**/${f}/**`),
    },
  );
  return files.map((f) => resolve(f)).filter((f) => f.endsWith(".survey"));
}

function nothingFound(workspace: Workspace, paths: readonly string[]): Misuse {
  const where = paths.length > 0 ? paths.join(", ") : relative(workspace.cwd, workspace.root) || ".";
  return new Misuse({
    en: `No .survey file was found in ${where}. “rensis init” makes a first one.`,
    zh: `在 ${where} 中没有找到 .survey 文件。可用“rensis init”新建一个。`,
  });
}
