/** The package under test. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { remains, root } from "./paths.mjs";

/**
 * The path of the package: the one that is named, else one that is packed now from the sources.
 * @param {string | undefined} named
 */
export function packed(named) {
  if (named) return resolve(named);
  mkdirSync(remains, { recursive: true });
  const path = join(remains, "rensis.vsix");
  rmSync(path, { force: true });
  execFileSync(process.execPath, ["scripts/vsix.mjs", `--out=${path}`], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (!existsSync(path)) throw new Error(`${path} was not made`);
  return path;
}
