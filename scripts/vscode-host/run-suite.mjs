/** One run of the suite in one host: opens the wire, starts the editor, waits for the end, keeps the remains. */
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { openBridge } from "./bridge.mjs";
import { bundleSuite } from "./bundle-suite.mjs";
import { startCodeServer } from "./code-server.mjs";
import { startElectron } from "./electron.mjs";
import { remains, root, shortFolder } from "./paths.mjs";
import { act } from "./screen.mjs";
import { startWeb } from "./web.mjs";

const starts = { electron: startElectron, "code-server": startCodeServer, web: startWeb };

/**
 * What runs in each host. The desktop editor would want a language pack to speak Chinese.
 * "screen" has no suite inside: see run-screen.mjs.
 * @type {Record<string, { entry: "desktop" | "chinese" | "web" | "screen", locale?: string }[]>}
 */
export const suites = {
  electron: [{ entry: "desktop" }],
  "code-server": [{ entry: "desktop" }, { entry: "chinese", locale: "zh-cn" }, { entry: "screen" }],
  web: [{ entry: "web" }],
};

/** A run that takes longer hangs. */
const patience = Number(process.env.RENSIS_VSCODE_PATIENCE ?? 240_000);

/**
 * @param {"electron" | "code-server" | "web"} host
 * @param {{ entry: "desktop" | "chinese" | "web", locale?: string, vsix: string, grep: string,
 *   results: ReturnType<typeof import("./results.mjs").newResults> }} options
 * @returns {Promise<boolean>} whether the suite ran to its end and all passed
 */
export async function runSuite(host, { entry, locale, vsix, grep, results }) {
  const logs = join(remains, `${host}-${entry}`);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const home = shortFolder();
  const folder = join(home, "w");
  const tests = join(home, "t", "suite.js");
  cpSync(join(root, "test/vscode/workspace"), folder, { recursive: true });
  mkdirSync(join(home, "t"));

  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  // The suite may begin while the window is still coming up.
  let opened;
  const window = new Promise((resolve) => {
    opened = resolve;
  });
  let editor;
  let ran = false;
  results.begin();
  const failedBefore = results.failed();
  const bridge = await openBridge({
    async act(action) {
      const { page } = await window;
      return action.verb === "picture" ? picture(page, logs, action.value) : act(page, action);
    },
    onEvent(event) {
      results.add(event, host);
      if (event.type !== "end") return;
      ran = true;
      finish("ended");
    },
  });
  let timer;
  let how;
  try {
    await bundleSuite({ entry, outfile: tests, bridge: bridge.address, grep });
    editor = await starts[host]({
      vsix,
      folder,
      logs,
      tests,
      locale,
      onExit: (code) => finish(`ended with ${code}`),
    });
    opened(editor);
    timer = setTimeout(finish, patience, `did not end within ${patience / 1000} s`);
    how = await finished;
  } catch (error) {
    how = error.stack ?? String(error);
  } finally {
    clearTimeout(timer);
  }
  const good = ran && results.failed() === failedBefore;
  if (!good) {
    if (!ran) console.log(`  ✗ the suite did not run to its end: ${how}`);
    await keep(editor, logs);
    console.log(`  What the editor wrote and showed: ${logs}`);
  }
  await editor?.end();
  bridge.close();
  return good;
}

/** Keeps a picture of the screen under the name of a test. */
export async function picture(page, logs, title) {
  const name = title.replace(/[^\p{L}\p{N} -]/gu, "_").slice(0, 120);
  await page.screenshot({ path: join(logs, `${name}.png`), timeout: 10_000 }).catch(() => {});
}

/** Keeps all that the editor has written, and how it looks at the end. */
export async function keep(editor, logs) {
  if (!editor) return;
  await editor.page?.screenshot({ path: join(logs, "end.png"), timeout: 10_000 }).catch(() => {});
  writeFileSync(join(logs, "console.log"), editor.consoleLog.join("\n"));
  for (const [index, file] of editor.logFiles().entries()) {
    const target = join(logs, `${index}-${basename(file)}`);
    try {
      copyFileSync(file, target);
    } catch {
      // A log that went away with its window.
    }
  }
}
