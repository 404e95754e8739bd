import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
import { survey } from "../support/build-instrument.js";
import { kitchenZh, servqual } from "../targets/html/fixtures.js";
import { choose, fillAboutZh, formOf, onScreen, press, savedAnswers, textIs } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openForm(formOf(instrument, options));
}

describe("what has been entered", () => {
  it("is saved within a second, offered again, and restored with its page", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    await fillAboutZh(page);
    await press(page, "next");
    await onScreen(page, 1);
    await choose(page, "prompt", 6);
    await page.waitForFunction(
      () => Object.values(localStorage).some((text) => JSON.parse(text).session?.answers?.prompt === 6),
      undefined,
      { timeout: 1000 },
    );
    await textIs(page, "#status", "答案已保存在这台设备上");
    await page.reload();
    await page.locator("#resume[data-current]").waitFor();
    await press(page, "continue");
    await onScreen(page, 1);
    expect(await page.locator('[data-v="prompt"] input[value="6"]').isChecked()).toBe(true);
    await press(page, "back");
    await onScreen(page, 0);
    expect(await page.locator('[data-v="orders"] input').inputValue()).toBe("12");
    await page.reload();
    await press(page, "restart");
    await page.locator("#start[data-current]").waitFor();
    expect(await savedAnswers(page)).toBeUndefined();
    expect(await page.locator("input:checked").count()).toBe(0);
    await page.context().close();
  });

  it("survives the browser's own back and forward", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    await fillAboutZh(page);
    await press(page, "next");
    await onScreen(page, 1);
    await choose(page, "prompt", 6);
    await page.goBack();
    await onScreen(page, 0);
    expect(await page.locator('[data-v="gender"] input[value="female"]').isChecked()).toBe(true);
    await page.goForward();
    await onScreen(page, 1);
    expect(await page.locator('[data-v="prompt"] input[value="6"]').isChecked()).toBe(true);
    await page.context().close();
  });

  it("is not kept on a shared device, and a browser without storage does no harm", async () => {
    const { page, trouble } = await open(kitchenZh());
    await press(page, "start");
    await page.locator("#saving summary").click();
    await page.locator("#save-off").check();
    await choose(page, "gender", "male");
    await page.waitForFunction(() => document.documentElement.classList.contains("begun"));
    await page.reload();
    await page.locator("#start[data-current]").waitFor();
    expect(await savedAnswers(page)).toBeUndefined();
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await page.reload();
    await press(page, "start");
    await choose(page, "gender", "male");
    await textIs(page, "#status", "无法在这台设备上自动保存");
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("is reviewed before it is sent; a correction leads back to the review", async () => {
    const { page } = await open(servqual());
    for (let i = 1; i <= 22; i++)
      for (const side of ["E", "P"])
        await page
          .locator(`[data-v="servqual_${i}_${side}"] .p`)
          .nth(i % 7)
          .click();
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    await textIs(page, "#review-list li", "网页清楚、美观 · 期望");
    await press(page, "change");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("v0");
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    await page.context().close();
  });

  it("is not defaults alone: a form that was only looked at offers nothing to continue", async () => {
    const s = survey("looked", { answers: "optional" });
    s.page("p").number("n", {}, { default: 3 });
    const { page } = await open(s.build());
    await page.locator("#s0[data-current]").waitFor();
    await page.reload();
    await page.locator("#s0[data-current]").waitFor();
    expect(await savedAnswers(page)).toBeUndefined();
    await page.context().close();
  });
});
