/** VS Code for the desktop: downloaded, or the one that RENSIS_VSCODE names. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from "@vscode/test-electron";
import { chromium } from "playwright-core";
import { cache, shortFolder } from "./paths.mjs";
import { freePort, startGroup, until } from "./processes.mjs";
import { emptyManifest, quietSettings } from "./settings.mjs";

const downloads = join(cache, "electron");
const releases = "https://update.code.visualstudio.com/api/releases/stable";

/**
 * The desktop editor to test in: the one that RENSIS_VSCODE names, else one that is downloaded, once. Undefined
 * where that cannot be or where there is no screen for it.
 */
export function desktopEditor() {
  found ??= findEditor();
  return found;
}

let found;

async function findEditor() {
  if (screenCommand() === undefined) return undefined;
  if (process.env.RENSIS_VSCODE) return process.env.RENSIS_VSCODE;
  try {
    const answer = await fetch(releases, { signal: AbortSignal.timeout(5000) });
    if (!answer.ok) return undefined;
    return await downloadAndUnzipVSCode({ cachePath: downloads, timeout: 30_000 });
  } catch {
    return undefined;
  }
}

/** What to write before the command so that it has a screen; undefined where there is no way. */
function screenCommand() {
  if (process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  return spawnSync("xvfb-run", ["--help"]).status === 0 ? ["xvfb-run", "-a"] : undefined;
}

/**
 * Starts the editor with the packed extension installed.
 * @param {{ vsix: string, folder: string, logs: string, tests: string, onExit: (code: number) => void }} options
 */
export async function startElectron({ vsix, folder, logs, tests, onExit }) {
  const executable = await desktopEditor();
  if (!executable) throw new Error("There is no VS Code for the desktop, or no screen for it.");
  const home = shortFolder();
  const paths = { data: join(home, "d"), extensions: join(home, "x"), nothing: join(home, "n") };
  for (const path of [join(paths.data, "User"), paths.extensions, paths.nothing])
    mkdirSync(path, { recursive: true });
  writeFileSync(join(paths.data, "User/settings.json"), JSON.stringify(quietSettings));
  writeFileSync(join(paths.nothing, "package.json"), JSON.stringify(emptyManifest));
  const own = ["--user-data-dir", paths.data, "--extensions-dir", paths.extensions];

  const [cli, ...before] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  execFileSync(cli, [...before, ...own, "--install-extension", vsix], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    timeout: 60_000,
  });

  const port = await freePort();
  const [command, ...args] = [
    ...(screenCommand() ?? []),
    executable,
    folder,
    ...own,
    "--no-sandbox",
    "--disable-gpu-sandbox",
    "--disable-updates",
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-workspace-trust",
    `--remote-debugging-port=${port}`,
    `--extensionDevelopmentPath=${paths.nothing}`,
    `--extensionTestsPath=${tests}`,
  ];
  const log = join(logs, "electron.log");
  const env = { ...process.env };
  // Inherited where the run is started from a terminal of VS Code: it would start a plain Node instead.
  delete env.ELECTRON_RUN_AS_NODE;
  const editor = startGroup(command, args, { log, env });
  editor.ended.then(onExit);
  let browser;
  let page;
  try {
    browser = await until("the window of VS Code", () => connect(port), 60_000, editor);
    page = await until("the workbench", () => workbenchOf(browser), 60_000, editor);
  } catch (error) {
    await editor.end();
    throw error;
  }
  const consoleLog = [];
  page.on("console", (message) => consoleLog.push(`${message.type()}: ${message.text()}`));
  return {
    page,
    consoleLog,
    logFiles: () => [log, ...filesBelow(join(paths.data, "logs"))],
    async end() {
      await browser.close().catch(() => {});
      await editor.end();
    },
  };
}

function connect(port) {
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: 5000 });
}

async function workbenchOf(browser) {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    if ((await page.locator(".monaco-workbench .part.statusbar").count()) > 0) return page;
  }
  return undefined;
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}
