/** What hands do in the editor's window: choose files, commands and lines in the box at the top. */
import { basename } from "node:path";

const patience = 30_000;

/** @param {import("playwright-core").Page} page */
export async function openFile(page, name) {
  await pick(page, name, basename(name));
  await page
    .locator(`.tab.active[data-resource-name="${basename(name)}"]`)
    .first()
    .waitFor({ timeout: patience });
}

/** Runs a command by the title that the palette shows. */
export function runCommand(page, title) {
  return pick(page, `>${title}`, title);
}

/** Puts the cursor on a line, `12` or `12:5`. */
export function goToLine(page, line) {
  return pick(page, `:${line}`);
}

/** What stands first in the list is what Enter takes. */
async function pick(page, text, expected) {
  const box = page.locator(".quick-input-widget input").first();
  const deadline = Date.now() + patience;
  for (;;) {
    await page.keyboard.press("F1");
    await box.waitFor({ timeout: patience });
    await box.fill(text);
    if (!expected || (await isOffered(page, expected))) break;
    if (Date.now() > deadline) throw new Error(`The editor does not offer "${expected}".`);
    // The list does not follow what an extension adds while it is open: ask anew.
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "hidden", timeout: patience });
  }
  await page.keyboard.press("Enter");
  // A command may ask on in the same box: its own text is gone then.
  await page.waitForFunction(boxHasMovedOn, text, { timeout: patience });
}

function isOffered(page, text) {
  return offered(page, text)
    .waitFor({ timeout: 2000 })
    .then(
      () => true,
      () => false,
    );
}

/** The entry of the open list that Enter would take, when it shows this text. */
export function offered(page, text) {
  return page.locator(".quick-input-list .monaco-list-row.focused", { hasText: text });
}

function boxHasMovedOn(text) {
  const box = document.querySelector(".quick-input-widget input");
  return !box || box.offsetParent === null || box.value !== text;
}
