/**
 * Writes package-lock.json anew for all platforms, and those of the editors for the tests, without the addresses of a registry: whoever installs
 * takes his own. (npm's option for this leaves out the packages of other platforms.)
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const hosts = "scripts/vscode-host/packages/";
for (const folder of [root, `${root}${hosts}code-server/`, `${root}${hosts}web/`]) lock(folder);

function lock(folder) {
  const work = mkdtempSync(join(tmpdir(), "rensis-lock-"));
  try {
    for (const name of ["package.json", "package-lock.json"]) {
      if (existsSync(folder + name)) cpSync(folder + name, join(work, name));
    }
    execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: work,
      stdio: "inherit",
    });
    const made = JSON.parse(readFileSync(join(work, "package-lock.json"), "utf8"));
    for (const entry of Object.values(made.packages)) delete entry.resolved;
    writeFileSync(`${folder}package-lock.json`, `${JSON.stringify(made, null, 2)}\n`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
