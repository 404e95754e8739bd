import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
import { op, points, ref, survey } from "../support/build-instrument.js";
import { kitchenEn, kitchenZh } from "../targets/html/fixtures.js";
import { choose, downloaded, formOf, onScreen, press, textIs } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openForm(formOf(instrument, options));
}

describe("what is asked", () => {
  it("reveals a question after its trigger without moving the focus, remembers its answer, and leaves it out of the data", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    const site = page.locator('[data-q="site"]');
    expect(await site.isVisible()).toBe(false);
    await choose(page, "channels", "web");
    await site.waitFor({ state: "visible" });
    const [before, focused] = await page.evaluate(() => [
      document.querySelector('[data-q="site"]')?.previousElementSibling?.getAttribute("data-q"),
      document.activeElement?.getAttribute("value"),
    ]);
    expect(before).toBe("channels");
    expect(focused).toBe("web");
    await site.locator("input").fill("example.com");
    await choose(page, "channels", "web");
    await site.waitFor({ state: "hidden" });
    await choose(page, "channels", "web");
    await site.waitFor({ state: "visible" });
    expect(await site.locator("input").inputValue()).toBe("example.com");
    await page.context().close();
  });

  it("passes over pages on which nothing is asked, and counts only those that may come", async () => {
    const s = survey("skip", { answers: "optional" });
    s.page("one").single("way", ["short", "long"]);
    s.when(op(ref("way"), "is", { k: "option", value: "long", missing: false }), (b) =>
      b.page("two").text("detail"),
    );
    s.page("three").text("end");
    const { page } = await open(s.build());
    await textIs(page, "#progress-text", "Page 1 of 3");
    await choose(page, "way", "short");
    await textIs(page, "#progress-text", "Page 1 of 2");
    await press(page, "next");
    await onScreen(page, 2);
    await textIs(page, "#progress-text", "Page 2 of 2");
    await press(page, "back");
    await choose(page, "way", "long");
    await press(page, "next");
    await onScreen(page, 1);
    await page.context().close();
  });

  it("ends at a stop with its words, and the answers so far can still be saved", async () => {
    const { page } = await open(kitchenEn());
    await press(page, "start");
    await choose(page, "agree", "false");
    await press(page, "next");
    await page.locator('[data-stop="declined"]:visible').waitFor();
    const { text } = await downloaded(page, "json");
    expect(JSON.parse(text)).toMatchObject({ agree: false, $survey: { outcome: "declined" } });
    await page.context().close();
  });

  it("pipes answers into texts as they are typed, as text", async () => {
    const { page } = await open(kitchenEn());
    await press(page, "start");
    await choose(page, "agree", "true");
    await press(page, "next");
    await textIs(page, '[data-q="often"] .ql', "Dear reader, how often");
    await page.locator('[data-v="name"] input').fill("<b>Ada</b>");
    await textIs(page, '[data-q="often"] .ql', "<b>Ada</b>, how often");
    expect(await page.locator('[data-q="often"] .ql b').count()).toBe(0);
    await page.context().close();
  });

  it("splits a battery over screens and asks of each only its own rows", async () => {
    const s = survey("split", { answers: "required" });
    s.page("p").rate("bat", points(1, 5, { 1: "no", 5: "yes" }), ["a", "b", "c", "d", "e"], { perPage: 2 });
    const { page } = await open(s.build());
    await press(page, "next");
    expect(await page.locator("#summary li").count()).toBe(2);
    for (const row of ["a", "b"]) await choose(page, row, 3);
    await press(page, "next");
    await onScreen(page, 1);
    await textIs(page, "#progress-text", "Page 2 of 3");
    await page.context().close();
  });

  it("takes a default once and lets it be changed", async () => {
    const s = survey("def", { answers: "optional" });
    s.page("p")
      .number("n", { min: 0 }, { default: 3 })
      .single("s", ["x", "y"], { default: { k: "option", value: "y", missing: false } });
    const { page } = await open(s.build());
    expect(await page.locator('[data-v="n"] input').inputValue()).toBe("3");
    expect(await page.locator('[data-v="s"] input[value="y"]').isChecked()).toBe(true);
    await page.locator('[data-v="n"] input').fill("");
    await press(page, "next");
    await press(page, "finish");
    const { text } = await downloaded(page, "json");
    expect(JSON.parse(text)).toMatchObject({ n: null, s: "y" });
    await page.context().close();
  });
});
