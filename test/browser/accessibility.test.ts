import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axeViolations } from "../support/browser.js";
import { hostile, kitchenEn, kitchenZh, long, rtl, servqual } from "../targets/html/fixtures.js";
import { choose, fillAboutZh, fillMoreZh, fillQualityZh, formOf, onScreen, press } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

/** Goes through every state of the Chinese sample and looks at each. */
async function walkZh(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  await look("welcome");
  await press(page, "start");
  await look("empty");
  await press(page, "next");
  await look("errors");
  await fillAboutZh(page);
  await choose(page, "channels", "other");
  await look("specify revealed");
  await choose(page, "channels", "other");
  await choose(page, "channels", "web");
  await look("question revealed");
  await page.locator("#saving summary").click();
  await look("saving explained");
  await press(page, "next");
  await onScreen(page, 1);
  await look("widgets");
  await choose(page, "mood_2", 3);
  await look("important note");
  await press(page, "next");
  await look("errors in widgets");
  await fillQualityZh(page);
  await look("widgets filled in");
  await press(page, "next");
  await onScreen(page, 2);
  await fillMoreZh(page);
  await look("grid");
  await press(page, "next");
  await page.locator("#review[data-current]").waitFor();
  await look("review");
  await press(page, "finish");
  await page.locator("#end[data-current]").waitFor();
  await look("receipt");
}

describe("axe finds nothing", () => {
  const ways = {
    wide: {},
    "stacked at 320 px": { viewport: { width: 320, height: 640 } },
    dark: { colorScheme: "dark" },
    "forced colours": { forcedColors: "active" },
  } as const;
  for (const [name, settings] of Object.entries(ways))
    it(`in any state of the Chinese form, ${name}`, async () => {
      const { page, trouble } = await openForm(formOf(kitchenZh()), settings);
      await walkZh(page, async (state) => expect.soft(await axeViolations(page), state).toEqual([]));
      expect(trouble).toEqual([]);
      await page.context().close();
    });

  const forms = { english: kitchenEn, servqual, rtl, hostile, long: () => long(60) };
  for (const [name, make] of Object.entries(forms))
    for (const width of [320, 1280])
      it(`on any screen of the form ${name} at ${width} px, with its errors`, async () => {
        const { page } = await openForm(formOf(make()), { viewport: { width, height: 700 } });
        if (await page.locator("#start[data-current]").isVisible()) await press(page, "start");
        expect.soft(await axeViolations(page), "empty").toEqual([]);
        await press(page, "next");
        expect.soft(await axeViolations(page), "after next").toEqual([]);
        await page.context().close();
      });

  it("when saved answers are offered, and in the question of a confirmation", async () => {
    const { page } = await openForm(formOf(kitchenZh()));
    await press(page, "start");
    await fillAboutZh(page);
    await page.locator('[data-v="orders"] input').fill("200");
    await press(page, "next");
    await onScreen(page, 1);
    await fillQualityZh(page);
    await press(page, "next");
    await onScreen(page, 2);
    await fillMoreZh(page);
    await press(page, "next");
    await page.locator("dialog[open]").waitFor();
    expect.soft(await axeViolations(page), "dialog").toEqual([]);
    await page.reload();
    await page.locator("#resume[data-current]").waitFor();
    expect.soft(await axeViolations(page), "resume").toEqual([]);
    await page.context().close();
  });
});

describe("names", () => {
  for (const [name, make] of Object.entries({ kitchenZh, kitchenEn, servqual, rtl }))
    it(`every set of radio buttons or boxes of ${name} is a group with a name`, async () => {
      const { page } = await openForm(formOf(make()));
      const nameless = await page.evaluate(() => {
        const named = (group: Element | null): boolean => {
          if (!group) return false;
          const ids = group.getAttribute("aria-labelledby")?.split(" ") ?? [];
          const words = ids.map((id) => document.getElementById(id)?.textContent ?? "").join("");
          return (words || (group.querySelector(":scope > legend")?.textContent ?? "")).trim() !== "";
        };
        return [...document.querySelectorAll("main input[type=radio], main [data-v] input[type=checkbox]")]
          .filter((input) => !named(input.closest("fieldset, [role=radiogroup], [role=group]")))
          .map((input) => input.outerHTML);
      });
      expect(nameless).toEqual([]);
      await page.context().close();
    });

  it("a point is read with its number and its words, in the group of its row and perspective", async () => {
    const { page } = await openForm(formOf(servqual()));
    const group = page.getByRole("radiogroup", { name: /^1.*网页清楚、美观 期望$/ });
    expect(await group.getByRole("radio").count()).toBe(7);
    expect(await group.getByRole("radio", { name: "7 完全同意" }).count()).toBe(1);
    expect(await group.getAttribute("aria-required")).toBe("true");
    await page.context().close();
  });

  it("says what is required or optional in words", async () => {
    const { page } = await openForm(formOf(kitchenEn()));
    await press(page, "start");
    await page.getByRole("radiogroup", { name: /required/ }).waitFor();
    expect(await page.locator("#s0 .legend").textContent()).toContain("*");
    await page.context().close();
  });
});
