/** A folder from somebody else, which is not trusted: reading works, nothing is written. */
import { readdirSync } from "node:fs";
import { form, patience, type Step } from "./story.js";

export const title = "a folder that is not trusted";
export const files = "workspace";
export const trusted = false;
export const settings = {
  "security.workspace.trust.enabled": true,
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
};

export const steps: Step[] = [
  {
    title: "shows findings",
    async run({ page, hands }) {
      await page.locator('[id="status.workspaceTrust"]').waitFor({ timeout: patience });
      await hands.openFile(page, "hostile.survey");
      await page.locator(".monaco-editor .squiggly-error").first().waitFor({ timeout: patience });
    },
  },
  {
    title: "shows the form",
    async run({ page, hands }) {
      await hands.openFile(page, "course.survey");
      await hands.runCommand(page, "Rensis: Open Preview to the Side");
      await form(page).locator('[data-q="age"]').waitFor({ timeout: patience });
    },
  },
  {
    title: "builds nothing",
    async run({ page, folder }) {
      const before = listed(folder);
      await page.locator(".view-line", { hasText: "How old are you?" }).click();
      await page.keyboard.press("F1");
      const box = page.locator(".quick-input-widget input").first();
      await box.waitFor({ timeout: patience });
      await box.fill(">Rensis: Build");
      // The command is not offered, or it says why it does nothing.
      await page.locator(".quick-input-list .monaco-list-row").first().waitFor({ timeout: patience });
      const offered = page.locator(".quick-input-list .monaco-list-row.focused", {
        hasText: "Build This Survey",
      });
      if ((await offered.count()) > 0) {
        await page.keyboard.press("Enter");
        await page.locator(".notification-toast").first().waitFor({ timeout: patience });
      }
      const after = listed(folder);
      if (before !== after) throw new Error(`files appeared: ${after}`);
    },
  },
];

function listed(folder: string): string {
  return readdirSync(folder, { recursive: true }).map(String).sort().join(" ");
}
