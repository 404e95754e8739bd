/**
 * Brings a checkout into working order: dependencies as locked, generated code as the sources have it.
 * Does nothing when all is up to date. Imported by the commands that a newcomer types first.
 */
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Rensis needs Node 20.19 or later; this is ${process.version}.`);
  process.exit(2);
}

const time = (path) => (existsSync(root + path) ? statSync(root + path).mtimeMs : 0);
if (time("node_modules/.package-lock.json") < time("package-lock.json")) {
  console.error("Installing the dependencies …");
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm ? [process.execPath, npm] : ["npm"];
  execFileSync(command, [...args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
}
// In a process of its own: the packages may have been installed a moment ago.
execFileSync(process.execPath, ["scripts/generate.mjs"], { cwd: root, stdio: ["ignore", 2, 2] });
