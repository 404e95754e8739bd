/**
 * Writes package-lock.json anew for all platforms, without the addresses of a registry: whoever installs
 * takes his own. (npm's option for this leaves out the packages of other platforms.)
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "rensis-lock-"));
try {
  for (const name of ["package.json", "package-lock.json"]) {
    if (existsSync(root + name)) cpSync(root + name, join(work, name));
  }
  execFileSync("npm", ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: work,
    stdio: "inherit",
  });
  const lock = JSON.parse(readFileSync(join(work, "package-lock.json"), "utf8"));
  for (const entry of Object.values(lock.packages)) delete entry.resolved;
  writeFileSync(`${root}package-lock.json`, `${JSON.stringify(lock, null, 2)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
