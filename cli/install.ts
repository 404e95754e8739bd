import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { upward } from "./files.js";

let root: string | undefined;

/** Absolute path of a file of this package, such as a page of its documentation. */
export function packageFile(name: string): string {
  root ??= findRoot();
  return join(root, name);
}

/** A `package.json` without a name only says how the scripts beside it are to be read. */
function isPackage(folder: string): boolean {
  try {
    return "name" in JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return false;
  }
}

/** The code is bundled, so its depth below the package is not known when it is written. */
function findRoot(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const folder of upward(here)) {
    if (isPackage(folder)) return folder;
  }
  return here;
}
