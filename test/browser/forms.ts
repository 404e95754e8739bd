import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { Instrument } from "../../language/instrument/model.js";
import { type HtmlOptions, target } from "../../language/targets/html/index.js";

/** The web form of an instrument. */
export function formOf(instrument: Instrument, options: Partial<HtmlOptions> = {}): string {
  const { files } = target.compile(instrument, { ...target.defaults, ...options }, { stem: "form" });
  const [file] = files;
  if (typeof file?.content !== "string") throw new Error("no page");
  return file.content;
}

/** Chooses an answer as a person does: by clicking its label. */
export async function choose(page: Page, variable: string, value: string | number): Promise<void> {
  await page.locator(`[data-v="${variable}"] label:has(> input[value="${value}"])`).first().click();
}

export async function press(page: Page, act: string): Promise<void> {
  await page.locator(`[data-do="${act}"]:visible`).first().click();
}

/** The visible heading or section, to wait for. */
export async function onScreen(page: Page, index: number): Promise<void> {
  await page.locator(`#s${index}[data-current]`).waitFor();
}

/** What the form has saved in the browser. */
export async function savedAnswers(page: Page): Promise<Record<string, unknown> | undefined> {
  return page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("rensis:"));
    return key ? JSON.parse(localStorage.getItem(key) ?? "{}").session?.answers : undefined;
  });
}

/** Fills in the first page of the Chinese sample. */
export async function fillAboutZh(page: Page): Promise<void> {
  await choose(page, "gender", "female");
  await choose(page, "age", 2);
  await choose(page, "channels", "app");
  await page.locator('[data-v="orders"] input').fill("12");
}

/** Fills in the second page of the Chinese sample. */
export async function fillQualityZh(page: Page): Promise<void> {
  for (const row of ["prompt", "kind", "wrong", "long"]) await choose(page, row, 5);
  for (const row of ["mood_1", "mood_2", "mood_3"]) await choose(page, row, 0);
  await choose(page, "overall", 8);
  for (const row of ["image_warm", "image_quick"]) await choose(page, row, 4);
  for (let i = 1; i <= 3; i++)
    await page.locator(`[data-v="order"] li:nth-child(${i}) [data-do="rank-add"]`).click();
  for (const [row, value] of [
    ["tangibles", "30"],
    ["reliability", "50"],
    ["empathy", "20"],
  ] as const)
    await page.locator(`[data-v="points_${row}"] input`).fill(value);
}

/** Fills in the third page of the Chinese sample. */
export async function fillMoreZh(page: Page): Promise<void> {
  await choose(page, "again", "true");
  await page.locator('[data-v="city"] select').selectOption({ index: 2 });
}

/** Presses a button that saves a file; its name and what is in it. */
export async function downloaded(page: Page, act: "json" | "csv"): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, act)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Text of an element once it is what is expected: waits for the condition, not for a time. */
export async function textIs(page: Page, selector: string, wanted: string | RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: wanted }).first().waitFor({ state: "attached" });
}
