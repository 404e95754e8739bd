/** VS Code as it runs in a browser alone: the extension host is a web worker, the folder is virtual. */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { showEditor } from "./browser.mjs";
import { installed, webCommit } from "./install.mjs";
import { shortFolder } from "./paths.mjs";
import { freePort, startGroup, until } from "./processes.mjs";
import { emptyManifest } from "./settings.mjs";
import { unzip } from "./unzip.mjs";

const server = fileURLToPath(new URL("serve-web.mjs", import.meta.url));

/**
 * Starts the browser editor with the packed extension, and shows it.
 * @param {{ vsix: string, folder: string, logs: string, tests?: string,
 *   browser?: import("playwright-core").BrowserContextOptions, onExit?: (code: number) => void }} options
 *   `tests` is the module that the extension host runs; its folder becomes the extension it belongs to
 */
export async function startWeb({ vsix, folder, logs, tests, browser, onExit }) {
  const host = installed("web");
  const home = shortFolder();
  const extension = join(home, "x");
  unzip(vsix, extension, "extension/");
  if (tests) writeFileSync(join(dirname(tests), "package.json"), JSON.stringify(emptyManifest));
  const port = await freePort();
  const options = {
    host,
    browserType: "none",
    quality: "stable",
    commit: webCommit,
    testRunnerDataDir: join(host, "builds"),
    port,
    folderPath: folder,
    extensionPaths: [extension],
    ...(tests ? { extensionDevelopmentPath: dirname(tests), extensionTestsPath: tests } : {}),
  };
  const log = join(logs, "web-server.log");
  const serving = startGroup(process.execPath, [server, JSON.stringify(options)], { log, cwd: home });
  try {
    // By name: the webviews live on names of their own below it.
    const address = `http://localhost:${port}`;
    await until("the web editor answers", async () => (await fetch(address)).ok, 60_000, serving);
    const { page, consoleLog, close } = await showEditor(address, { logs, browser, onExit });
    return {
      page,
      consoleLog,
      logFiles: () => [log],
      async end() {
        await close();
        await serving.end();
      },
    };
  } catch (error) {
    await serving.end();
    throw error;
  }
}
