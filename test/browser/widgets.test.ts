import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
import { survey } from "../support/build-instrument.js";
import { kitchenEn, kitchenZh } from "../targets/html/fixtures.js";
import { choose, downloaded, formOf, onScreen, press, savedAnswers, textIs } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openForm(formOf(instrument, options));
}

describe("widgets", () => {
  it("exclusive and missing answers put out the others, and the other way round", async () => {
    const s = survey("excl");
    s.page("p")
      .multiple("m", ["a", "b", { name: "none", exclusive: true }], { plus: ["dk"] })
      .number("n", {}, { plus: ["refused", "dk"] });
    const { page } = await open(s.build());
    const ticked = (name: string) =>
      page
        .locator(`[data-v="${name}"] input:checked`)
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
    await choose(page, "m", "a");
    await choose(page, "m", "b");
    await choose(page, "m", "none");
    expect(await ticked("m")).toEqual(["none"]);
    await choose(page, "m", "a");
    expect(await ticked("m")).toEqual(["a"]);
    await choose(page, "m", "dk");
    expect(await ticked("m")).toEqual(["dk"]);
    const number = page.locator('[data-v="n"] input[type=text]');
    await number.fill("5");
    await choose(page, "n", "refused");
    expect(await number.inputValue()).toBe("");
    await choose(page, "n", "dk");
    expect(await ticked("n")).toEqual(["dk"]);
    await number.fill("7");
    expect(await ticked("n")).toEqual([]);
    await page.context().close();
  });

  it("a slider has no answer until it is used, by pointer, keyboard or number", async () => {
    const s = survey("sl");
    s.page("p")
      .number("v", { min: 0, max: 100, slider: { line: false } })
      .number("line", { min: 0, max: 100, slider: { line: true } });
    const { page } = await open(s.build());
    const range = page.locator('[data-v="v"] input[type=range]');
    expect(await range.getAttribute("aria-valuetext")).toBe("not answered yet");
    expect((await savedAnswers(page))?.v).toBeUndefined();
    await range.focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator('[data-v="v"] input[type=text]').inputValue()).toBe("51");
    await page.locator('[data-v="v"] input[type=text]').fill("80");
    expect(await range.inputValue()).toBe("80");
    const line = page.locator('[data-v="line"] input[type=range]');
    const box = (await line.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2); // where the hidden handle stands already
    await page.waitForFunction(() => !document.querySelector('[data-v="line"] .unset'));
    await press(page, "next");
    await press(page, "finish");
    const saved = JSON.parse((await downloaded(page, "json")).text);
    expect(saved.v).toBe(80);
    expect(saved.line).toBeGreaterThan(40);
    await page.context().close();
  });

  it("a ranking is made with buttons or with places, and each move is said", async () => {
    const { page } = await open(kitchenEn());
    await press(page, "start");
    await choose(page, "agree", "true");
    await press(page, "next");
    await press(page, "next");
    await press(page, "next");
    await onScreen(page, 2);
    const order = () =>
      page
        .locator('[data-v="prio"] li[data-rank]')
        .evaluateAll((items) => items.map((i) => (i as HTMLElement).dataset.value));
    await page.locator('[data-v="prio"] li[data-value="3"] [data-do="rank-add"]').click();
    await page.locator('[data-v="prio"] li[data-value="1"] select').selectOption("1");
    expect(await order()).toEqual(["1", "3"]);
    await textIs(page, "#say", "Longer hours: place 1 of 3");
    await page.locator('[data-v="prio"] li[data-value="1"] [data-do="rank-down"]').click();
    expect(await order()).toEqual(["3", "1"]);
    expect(await page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("data-value"))).toBe(
      "1",
    );
    await page.locator('[data-v="prio"] li[data-value="3"] select').selectOption("");
    expect(await order()).toEqual(["1"]);
    await page.context().close();
  });

  it("says how much is left to give out", async () => {
    const { page } = await open(kitchenZh());
    await page.evaluate(() => {
      document.querySelector("[data-current]")?.removeAttribute("data-current");
      document.querySelector("#s1")?.setAttribute("data-current", "");
    });
    const total = '[data-of="points"]';
    await page.locator('[data-v="points_tangibles"] input').fill("60");
    await textIs(page, total, "还剩 40");
    await page.locator('[data-v="points_reliability"] input').fill("60");
    await textIs(page, total, "超出 20");
    await page.locator('[data-v="points_reliability"] input').fill("40");
    await textIs(page, total, "正好分完");
    expect(await page.locator(total).getAttribute("role")).toBe("status");
    await page.context().close();
  });

  it("an answer that need not be given can be taken back", async () => {
    const s = survey("clear");
    s.page("p").single("q", ["a", "b"]);
    const { page } = await open(s.build());
    expect(await page.locator(".clear").isVisible()).toBe(false);
    await choose(page, "q", "a");
    await press(page, "clear");
    expect(await page.locator("input:checked").count()).toBe(0);
    await page.context().close();
  });
});
