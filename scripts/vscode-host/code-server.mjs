/** VS Code as code-server serves it: its extension host is a Node process, its window is a page. */
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { showEditor } from "./browser.mjs";
import { installed } from "./install.mjs";
import { shortFolder } from "./paths.mjs";
import { freePort, startGroup, until } from "./processes.mjs";
import { emptyManifest, quietSettings } from "./settings.mjs";

/**
 * Starts the editor with the packed extension installed, and shows it.
 * @param {{ vsix: string, folder: string, logs: string, tests?: string, locale?: string,
 *   settings?: object, trusted?: boolean, browser?: import("playwright-core").BrowserContextOptions,
 *   onExit?: (code: number) => void }} options `tests` is the module that the extension host runs
 */
export async function startCodeServer(options) {
  const { vsix, folder, logs, tests, locale, settings, trusted = true, browser, onExit } = options;
  const host = installed("code-server");
  const home = shortFolder();
  const paths = { data: join(home, "d"), extensions: join(home, "x"), nothing: join(home, "n") };
  for (const path of [join(paths.data, "User"), paths.extensions, paths.nothing])
    mkdirSync(path, { recursive: true });
  writeFileSync(join(paths.data, "User/settings.json"), JSON.stringify({ ...quietSettings, ...settings }));
  writeFileSync(join(paths.nothing, "package.json"), JSON.stringify(emptyManifest));
  writeFileSync(join(home, "config.yaml"), "cert: false\n");

  const log = join(logs, "code-server.log");
  const run = (...args) =>
    startGroup(
      nodeOf(host),
      [
        join(host, "node_modules/code-server/out/node/entry.js"),
        ...["--config", join(home, "config.yaml")],
        ...["--user-data-dir", paths.data],
        ...["--extensions-dir", paths.extensions],
        ...args,
      ],
      { log, env: environment(home) },
    );

  const install = run("--install-extension", vsix);
  const code = await Promise.race([install.ended, timeout(60_000)]);
  await install.end();
  if (code !== 0) throw new Error(`The editor did not install ${vsix} (${code}); see ${log}`);

  const port = await freePort();
  const server = run(
    ...["--bind-addr", `127.0.0.1:${port}`, "--auth", "none"],
    "--disable-telemetry",
    "--disable-update-check",
    ...(trusted ? ["--disable-workspace-trust"] : []),
    "--disable-getting-started-override",
    ...["--reconnection-grace-time", "5"],
    ...["--vscode-option", "enable-smoke-test-driver"],
  );
  try {
    const address = `http://127.0.0.1:${port}`;
    await until("code-server answers", async () => (await fetch(`${address}/healthz`)).ok, 60_000, server);
    const url = urlOf(address, folder, tests && { tests, nothing: paths.nothing });
    const { page, consoleLog, close } = await showEditor(url, { logs, locale, onExit, browser });
    return {
      page,
      consoleLog,
      /** Files where VS Code itself and its extension host wrote what happened. */
      logFiles: () => [log, ...filesBelow(join(paths.data, "logs"))],
      async end() {
        await close();
        await server.end();
      },
    };
  } catch (error) {
    await server.end();
    throw error;
  }
}

/** code-server asks for one major version of Node, which comes as a package like the rest. */
function nodeOf(host) {
  if (process.versions.node.startsWith("24.")) return process.execPath;
  const packed = join(host, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(packed)) return packed;
  throw new Error(
    `code-server needs Node 24, and no package brings it for this system: start the tests with it.`,
  );
}

/** A home of its own; nothing that tells a nested editor about an outer one. */
function environment(home) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|CODE_SERVER|XDG_|npm_|NODE_OPTIONS$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), HOME: home };
}

function urlOf(address, folder, suite) {
  const url = new URL(address);
  url.searchParams.set("folder", folder);
  if (!suite) return url.href;
  const remote = (path) => `vscode-remote://${url.host}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(suite.nothing)],
    ["extensionTestsPath", remote(suite.tests)],
    ["enableProposedApi", ""],
    ["skipWelcome", "true"],
  ];
  url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

function timeout(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds, `not within ${milliseconds / 1000} s`).unref();
  });
}

function filesBelow(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => statSync(path).isFile());
  } catch {
    return [];
  }
}
