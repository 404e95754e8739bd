/** The browser that shows the editor: the same as for the other tests, with one page as large as a screen. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { tsImport } from "tsx/esm/api";

/** The editor asks for addresses of this machine from pages of this machine, which newer browsers doubt. */
const editorFlags = [
  "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,PrivateNetworkAccessChecks",
];

/**
 * Opens the page of an editor and waits until its window stands.
 * @param {string} url
 * @param {{ logs: string, locale?: string, browser?: import("playwright-core").BrowserContextOptions,
 *   onExit?: (code: number) => void }} options `onExit` hears how the editor's own suite ended; what is known
 *   about a window that does not come up is left in `logs`
 */
export async function showEditor(url, { logs, locale, browser: options, onExit }) {
  const { launchBrowser } = await tsImport("../../test/support/browser.ts", import.meta.url);
  const browser = await launchBrowser(editorFlags);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  if (locale) await context.addInitScript(displayLanguage, locale);
  const page = await context.newPage();
  const consoleLog = [];
  page.on("console", (message) => consoleLog.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => consoleLog.push(`error: ${error.message}`));
  // "Leave the page?" would hold up the end of a run for ever.
  page.on("dialog", (dialog) => dialog.accept().catch(() => {}));
  try {
    if (onExit) {
      // The editor calls these two when it runs a suite; they must be there before its page is.
      await page.exposeFunction("codeAutomationLog", (type, args) =>
        consoleLog.push(`suite ${type}: ${args}`),
      );
      await page.exposeFunction("codeAutomationExit", onExit);
    }
    await page.goto(url);
    await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
  } catch (error) {
    await page.screenshot({ path: join(logs, "start.png") }).catch(() => {});
    writeFileSync(join(logs, "console.log"), consoleLog.join("\n"));
    await browser.close();
    throw error;
  }
  return { page, consoleLog, close: () => browser.close() };
}

/**
 * What a language pack of the editor would say. Without the pack its own menus stay English, but extensions
 * speak the language.
 */
function displayLanguage(locale) {
  Object.defineProperty(globalThis, "_VSCODE_NLS_LANGUAGE", { get: () => locale, set: () => {} });
}
