/** The sheets of paper in the preview: those that `build` makes, set by the same script. */
import { describe, expect, it } from "vitest";
import { usePreview } from "./harness.js";
import { hostile, shop } from "./sources.js";

const open = usePreview();

describe("the sheets of paper", () => {
  it("stand in place of the form, follow the text, and lead to the source", async () => {
    const { page, form, edit, deeds, trouble, close } = await open(shop);
    await page.locator('input[value="paper"]').check({ force: true });
    const sheets = page.frameLocator(".sheets iframe:not(.coming)");
    await sheets.locator(".sheet .foot").first().waitFor();
    expect(await sheets.locator(".sheet").count()).toBeGreaterThan(0);
    expect(await sheets.locator('.sheet [data-q="age"]').count()).toBe(1);
    await edit(shop.replace('"How old are you?"', '"Your age, please?"'));
    await sheets.locator(".label", { hasText: "Your age, please?" }).waitFor();
    await sheets.locator('[data-q="age"]').click();
    await expect.poll(() => deeds.goto.length).toBe(1);
    await page.locator('input[value="fit"]').check({ force: true });
    await form.locator('[data-v="age"] input').fill("30");
    expect(trouble).toEqual([]);
    await close();
  });

  it("keep the place where the reader was when the text changes", async () => {
    const { page, edit, close } = await open(shop, { viewport: { width: 500, height: 400 } });
    await page.locator('input[value="paper"]').check({ force: true });
    const sheets = page.frameLocator(".sheets iframe:not(.coming)");
    await sheets.locator(".sheet .foot").first().waitFor();
    const room = page.locator(".sheets");
    await room.evaluate((e) => e.scrollTo(0, 180));
    await edit(shop.replace('"How old are you?"', '"Your age?"'));
    await sheets.locator(".label", { hasText: "Your age?" }).waitFor();
    expect(await room.evaluate((e) => e.scrollTop)).toBe(180);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(500);
    await close();
  });

  it("show hostile texts and do not obey them", async () => {
    const { page, trouble, deeds, close } = await open(hostile, { defaults: { width: "paper" } });
    const sheets = page.frameLocator(".sheets iframe:not(.coming)");
    await sheets.locator(".sheet .foot").first().waitFor();
    expect(await sheets.locator(".sheet :is(img, iframe, meta, style, script)").count()).toBe(0);
    expect(trouble).toEqual([]);
    expect(deeds.opened).toEqual([]);
    await close();
  });
});
