/**
 * Pictures of the packed extension in the real editor, for the documentation and to look at:
 *
 *   node scripts/vscode-host/shoot.mjs pictures.json [--out docs/images] [--vsix path] [--only name]
 *
 * The file is a list of sessions: `{ name, folder, theme?, locale?, width?, height?, scale?, settings?, steps }`
 * (`folder` relative to the repository; it is copied, so that nothing is changed). A step is one of
 * `{ open: "file" }`, `{ line: 12 }` (or `"12:5"`), `{ command: "Rensis: …" }`, `{ keys: "Control+S" }`,
 * `{ type: "text" }`, `{ shot: "name.png", clip?: "selector" }`, or an action of `screen.mjs` as it stands
 * there: `{ verb: "click", where: "form", selector: "…" }`.
 */
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startCodeServer } from "./code-server.mjs";
import { goToLine, openFile, runCommand } from "./hands.mjs";
import { remains, root, shortFolder } from "./paths.mjs";
import { act } from "./screen.mjs";
import { packed } from "./vsix.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: "string" }, vsix: { type: "string" }, only: { type: "string" } },
});
const [list] = positionals;
if (!list) {
  console.error("Which pictures? Name a file that lists them.");
  process.exit(2);
}
const out = resolve(values.out ?? join(root, ".cache/pictures"));
mkdirSync(out, { recursive: true });
const vsix = packed(values.vsix);
// The browser of the tests brings one font; that of the system sees those of the system.
process.env.CHROME_PATH ??=
  ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ?? "";

/** A face with fixed width whose Chinese characters are as wide as two Latin letters, where there is one. */
const pictureSettings = {
  "editor.fontFamily": "'Noto Sans Mono', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace",
  "editor.fontSize": 13,
  "editor.stickyScroll.enabled": false,
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
};

for (const session of JSON.parse(readFileSync(list, "utf8"))) {
  if (!values.only || session.name === values.only) await shoot(session);
}

async function shoot({
  name,
  folder,
  theme,
  locale,
  width = 1280,
  height = 800,
  scale = 1,
  settings,
  steps,
}) {
  const logs = join(remains, "pictures");
  mkdirSync(logs, { recursive: true });
  const copy = join(shortFolder(), basename(folder));
  cpSync(resolve(root, folder), copy, { recursive: true });
  const dark = /dark/i.test(theme ?? "");
  const editor = await startCodeServer({
    vsix,
    folder: copy,
    logs,
    locale,
    settings: { ...pictureSettings, ...(theme ? { "workbench.colorTheme": theme } : {}), ...settings },
    browser: {
      viewport: { width, height },
      deviceScaleFactor: scale,
      colorScheme: dark ? "dark" : "light",
    },
  });
  try {
    for (const step of steps) await take(editor.page, step);
  } catch (error) {
    const path = join(logs, `${name}-failed.png`);
    await editor.page.screenshot({ path });
    console.error(`${name}: ${error.message}\nThe screen as it was: ${path}`);
    process.exitCode = 1;
  } finally {
    await editor.end();
  }
}

async function take(page, step) {
  if (step.open !== undefined) return openFile(page, step.open);
  if (step.command !== undefined) return runCommand(page, step.command);
  if (step.line !== undefined) return goToLine(page, step.line);
  if (step.keys !== undefined) return page.keyboard.press(step.keys);
  if (step.type !== undefined) return page.keyboard.type(step.type, { delay: 15 });
  if (step.shot === undefined) return act(page, step);
  const path = join(out, step.shot);
  if (step.clip) await page.locator(step.clip).first().screenshot({ path });
  else await page.screenshot({ path });
  console.log(path);
  return undefined;
}
