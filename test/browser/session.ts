import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser, type Opened, openPage } from "../support/browser.js";

/** One browser for the tests of a file; returns what opens a page in it. */
export function useBrowser(): (html: string, settings?: Parameters<typeof openPage>[2]) => Promise<Opened> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return (html, settings) => {
    if (!browser) throw new Error("No browser was started.");
    return openPage(browser, html, settings);
  };
}
