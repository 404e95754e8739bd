import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
import { op, ref, survey } from "../support/build-instrument.js";
import { kitchenZh } from "../targets/html/fixtures.js";
import {
  choose,
  downloaded,
  fillAboutZh,
  fillMoreZh,
  fillQualityZh,
  formOf,
  onScreen,
  press,
  textIs,
} from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openForm(formOf(instrument, options));
}

describe("what is wrong", () => {
  it("is summed up with one link an error, each leading to its control", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    await page.locator('[data-v="orders"] input').fill("很多");
    await press(page, "next");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("summary");
    expect(await page.title()).toMatch(/^有误：/);
    const links = page.locator("#summary a");
    expect(await links.count()).toBe(await page.locator(".err").count());
    expect(await links.count()).toBe(4);
    for (let i = 0; i < 4; i++) {
      await links.nth(i).click();
      const bad = await page.evaluate(() => {
        const control = document.activeElement!;
        const bearer = control.closest('[aria-invalid="true"]');
        const id = bearer?.getAttribute("aria-describedby")?.split(" ").at(-1);
        return id ? document.getElementById(id)?.textContent : undefined;
      });
      expect(bad).toBeTruthy();
    }
    expect(await page.locator('[data-v="orders"] input').inputValue()).toBe("很多");
    await textIs(page, '[data-q="orders"] .err', "请填写数字");
    await fillAboutZh(page);
    await page.locator("#summary").waitFor({ state: "hidden" });
    expect(await page.locator(".err").count()).toBe(0);
    expect(await page.locator("[aria-invalid]").count()).toBe(0);
    await page.context().close();
  });

  it("is said in words for every kind of answer", async () => {
    const s = survey("wrong", { answers: "required" });
    s.page("p")
      .number("whole", { min: 1, max: 10 })
      .number("dec", { decimals: 1 })
      .text("mail", { format: "email" })
      .text("short", { minLength: 5 })
      .multiple("many", ["a", "b", "c"], { min: 2 })
      .date("day")
      .ranking("rank", ["a", "b"])
      .allocate("sum", 10, ["x", "y"]);
    const { page } = await open(s.build());
    await page.locator('[data-v="whole"] input').fill("11");
    await page.locator('[data-v="dec"] input').fill("1.25");
    await page.locator('[data-v="mail"] input').fill("nobody");
    await page.locator('[data-v="short"] input').fill("abc");
    await choose(page, "many", "a");
    await page.locator('[data-v="rank"] [data-do="rank-add"]').first().click();
    await page.locator('[data-v="sum_x"] input').fill("4");
    await page.locator('[data-v="sum_y"] input').fill("4");
    await press(page, "next");
    const said = await page.locator(".err").allTextContents();
    expect(said).toEqual([
      "Enter a number that is 10 or less",
      "Use at most 1 decimal places",
      "Enter a complete e-mail address, like name@example.com",
      "Write at least 5 characters; you have written 3",
      "Choose at least 2; you have chosen 1",
      "Enter a complete date",
      "Finish the order: 2 places to fill, 1 filled",
      "The parts must add up to 10; they add up to 8 now",
    ]);
    await page.context().close();
  });

  it("by a check of the author's is said in the author's words", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    await fillAboutZh(page);
    await page.locator('[data-v="orders"] input').fill("6000");
    await press(page, "next");
    await fillQualityZh(page);
    await press(page, "next");
    await onScreen(page, 2);
    await fillMoreZh(page);
    await press(page, "next");
    await textIs(page, "#summary", "请检查件数");
    await page.locator(".rule.err").waitFor({ state: "visible" });
    await page.context().close();
  });

  it("a confirmation may be refused, and lapses when the answer changes", async () => {
    const s = survey("conf", { answers: "required" });
    s.page("p")
      .number("n")
      .confirm("sure", op(ref("n"), "<", 10), ["n"]);
    const { page } = await open(s.build());
    await page.locator('[data-v="n"] input').fill("50");
    await press(page, "next");
    await press(page, "confirm-no");
    expect(
      await page.evaluate(() => document.activeElement?.closest("[data-v]")?.getAttribute("data-v")),
    ).toBe("n");
    await press(page, "next");
    await press(page, "confirm-yes");
    await page.locator("#review[data-current]").waitFor();
    await press(page, "change");
    await page.locator('[data-v="n"] input').fill("60");
    await press(page, "next");
    await page.locator("dialog[open]").waitFor();
    await page.context().close();
  });

  it("questions whose answer is only requested are reminded of once", async () => {
    const s = survey("asked", { answers: "requested" });
    s.page("p").single("q", ["a", "b"]).multiple("m", ["a", "b"]);
    const { page } = await open(s.build());
    await press(page, "next");
    expect(await page.locator("#summary li").count()).toBe(2);
    expect(await page.locator(".sum.bad").count()).toBe(0);
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    await press(page, "finish");
    const { text } = await downloaded(page, "json");
    expect(JSON.parse(text)).toMatchObject({ q: null, m: [] });
    await page.context().close();
  });
});
