/**
 * The first ten minutes of somebody who has just installed the extension, with mouse and keyboard only: a new
 * survey, a mistake and its repair, the form, a reload of the window, the build.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { form, patience, type Step } from "./story.js";

const file = "lunch.survey";
const squiggles = ".monaco-editor .squiggly-error";

export const title = "a newcomer";

export const steps: Step[] = [
  {
    title: "starts a survey from a template",
    async run({ page, folder, hands, until }) {
      await hands.runCommand(page, "Rensis: New Survey");
      await hands.offered(page, "A small survey").waitFor({ timeout: patience });
      await page.keyboard.press("Enter");
      const box = page.locator(".quick-input-widget input").first();
      await page
        .locator(".quick-input-message", { hasText: "Name of the file" })
        .waitFor({ timeout: patience });
      await box.fill("lunch");
      await page.keyboard.press("Enter");
      await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor({ timeout: patience });
      await until("the file", () => existsSync(join(folder, file)), patience);
      if ((await page.locator(squiggles).count()) > 0) throw new Error("the template has errors");
    },
  },
  {
    title: "is told of a mistake",
    async run({ page }) {
      await page.locator(`.editor-instance .view-lines`).first().click();
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      // The editor closes the quotes; typing over them is what everybody does.
      await page.keyboard.type('singel taste "How was it?" {', { delay: 10 });
      await page.keyboard.press("Enter");
      await page.keyboard.type('good "Good"', { delay: 10 });
      await page.keyboard.press("Enter");
      await page.keyboard.type('bad "Bad"', { delay: 10 });
      await page.locator(squiggles).first().waitFor({ timeout: patience });
    },
  },
  {
    title: "mends it with a quick fix",
    async run({ page, until }) {
      await page.keyboard.press("F8");
      await page.locator(".peekview-widget, .marker-widget").first().waitFor({ timeout: patience });
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+.");
      const fix = page.locator(".action-widget .monaco-list-row.action", { hasText: "single" }).first();
      await fix.waitFor({ timeout: patience });
      await fix.click();
      await until("no errors", async () => (await page.locator(squiggles).count()) === 0, patience);
      await page.keyboard.press("Control+S");
      await page.locator(".tab.active:not(.dirty)").first().waitFor({ timeout: patience });
    },
  },
  {
    title: "opens the form from the button above the text",
    async run({ page }) {
      await page.locator('.editor-actions a[aria-label^="Open Preview to the Side"]').click();
      await form(page).locator('[data-q="taste"]').waitFor({ state: "attached", timeout: patience });
    },
  },
  {
    title: "clicks on a question in the text and sees it in the form",
    async run({ page }) {
      await page.locator(".view-line", { hasText: "How was it?" }).click();
      await form(page).locator('[data-q="taste"]').waitFor({ timeout: patience });
    },
  },
  {
    title: "finds the form and the answers again after a reload of the window",
    async run({ page, until }) {
      await form(page).locator('[data-q="taste"] input[type="radio"]').first().check({ force: true });
      await until("the editor has noted what it shows", () => page.evaluate(stored, "good"), patience);
      await page.reload();
      await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: patience });
      const answer = form(page).locator('[data-q="taste"] input[type="radio"]').first();
      await answer.waitFor({ state: "attached", timeout: patience });
      await until("the answer", () => answer.isChecked(), patience);
    },
  },
  {
    title: "builds it",
    async run({ page, folder, hands, until }) {
      await page.locator(".view-line", { hasText: "How was it?" }).click();
      await hands.runCommand(page, "Rensis: Build This Survey");
      const made = await until("a built form", () => builtForm(folder), patience);
      if (!readFileSync(made, "utf8").includes("How was it?"))
        throw new Error(`${made} has not the question`);
    },
  },
];

function builtForm(folder: string): string | undefined {
  const found = readdirSync(folder, { recursive: true }).map(String);
  const html = found.find((name) => /(^|[/\\])lunch\.html$/.test(name));
  return html && join(folder, html);
}

/**
 * Whether the preview with this answer is in what the editor keeps of its window; it writes that down every few
 * seconds. Runs in the page.
 */
async function stored(answer: string): Promise<boolean> {
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith("vscode-web-state-db")) continue;
    const values = await new Promise<string[]>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const reading = opening.result.transaction("ItemTable").objectStore("ItemTable").getAll();
        reading.onerror = () => reject(reading.error);
        reading.onsuccess = () => {
          opening.result.close();
          resolve(reading.result.map(String));
        };
      };
    });
    if (values.some((value) => value.includes("rensis.preview") && value.includes(answer))) return true;
  }
  return false;
}
