import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every questionnaire of the repository: its path and its text. */
export const corpus: readonly [string, string][] = globSync(
  ["examples/**/*.survey", "language/library/**/*.survey"],
  { cwd: root },
)
  .sort()
  .map((path) => [path, readFileSync(`${root}/${path}`, "utf8")]);
