import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evaluate } from "../../language/answers/index.js";
import type { AnswerDocument } from "../../language/answers/api.js";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import { launchBrowser, type Opened, openPage } from "../support/browser.js";
import { op, points, ref, survey } from "../support/build-instrument.js";
import { kitchenEn, kitchenZh, servqual } from "../targets/html/fixtures.js";
import { choose, fillAboutZh, fillMoreZh, fillQualityZh, formOf, onScreen, press, savedAnswers } from "./forms.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function open(instrument: Instrument, options: Partial<HtmlOptions> = {}): Promise<Opened> {
  return openPage(browser, formOf(instrument, options));
}

async function downloaded(page: Page, act: "json" | "csv"): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, act)]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Text of an element once it is what is expected: waits for the condition, not for a time. */
async function textIs(page: Page, selector: string, wanted: string | RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: wanted }).first().waitFor({ state: "attached" });
}

describe("from the first page to the saved file", () => {
  it("gives a document in which the evaluator finds no problem, and a table", async () => {
    const instrument = kitchenZh();
    const { page, trouble } = await open(instrument);
    await press(page, "start");
    await fillAboutZh(page);
    await choose(page, "channels", "other");
    await page.locator('[data-v="channels_other_text"] input').fill("朋友推荐");
    await page.locator('[data-v="orders"] input').fill("１，２００");
    await press(page, "next");
    await onScreen(page, 1);
    await fillQualityZh(page);
    await press(page, "next");
    await onScreen(page, 2);
    await fillMoreZh(page);
    await page.locator('[data-v="family_mother_age"] input').fill("61");
    await page.locator('[data-v="wake"] input').fill("07:30");
    await press(page, "next");
    await textIs(page, "#confirm-text", "100 件以上");
    await press(page, "confirm-yes");
    await page.locator("#review[data-current]").waitFor();
    await textIs(page, "#review-list", "朋友推荐");
    await press(page, "finish");
    await page.locator("#end[data-current]").waitFor();
    const saved = await downloaded(page, "json");
    const answers = JSON.parse(saved.text) as AnswerDocument;
    expect(evaluate(instrument, answers).problems).toEqual([]);
    expect(answers).toMatchObject({
      gender: "female",
      age: 2,
      channels: ["app", "other"],
      channels_other_text: "朋友推荐",
      orders: 1200,
      prompt: 5,
      order: ["price", "speed", "quality"],
      points_tangibles: 30,
      again: true,
      city: 2,
      family_mother_age: 61,
      family_father_age: null,
      wake: "07:30",
      $survey: { id: "chuju", version: "1.0.0", confirmed: ["sure"] },
    });
    expect(answers).not.toHaveProperty("site"); // not asked
    expect(answers.$survey?.submitted).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
    const code = await page.locator("#receipt-code").textContent();
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(saved.name).toBe(`chuju-${code}.json`);
    const table = await downloaded(page, "csv");
    expect(table.text).toContain("gender");
    expect(table.text).toContain("朋友推荐");
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("shows the scores in the thanks, in the table and in a chart with a name", async () => {
    const { page } = await open(kitchenZh());
    await press(page, "start");
    await fillAboutZh(page);
    await press(page, "next");
    await onScreen(page, 1);
    await fillQualityZh(page);
    await press(page, "next");
    await onScreen(page, 2);
    await fillMoreZh(page);
    await press(page, "next");
    await press(page, "finish");
    // (5 + 5 + (8 − 5)) / 3
    await textIs(page, '[data-stop=""] p', "4.33");
    await textIs(page, 'tr[data-score="quality"]', "良好");
    expect(await page.getByRole("img", { name: /得分图/ }).count()).toBe(1);
    await page.context().close();
  });
});

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
    s.when(op(ref("way"), "is", { k: "option", value: "long", missing: false }), (b) => b.page("two").text("detail"));
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
    s.page("p").number("n", { min: 0 }, { default: 3 }).single("s", ["x", "y"], { default: { k: "option", value: "y", missing: false } });
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
    s.page("p").number("n").confirm("sure", op(ref("n"), "<", 10), ["n"]);
    const { page } = await open(s.build());
    await page.locator('[data-v="n"] input').fill("50");
    await press(page, "next");
    await press(page, "confirm-no");
    expect(await page.evaluate(() => document.activeElement?.closest("[data-v]")?.getAttribute("data-v"))).toBe("n");
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

describe("widgets", () => {
  it("exclusive and missing answers put out the others, and the other way round", async () => {
    const s = survey("excl");
    s.page("p")
      .multiple("m", ["a", "b", { name: "none", exclusive: true }], { plus: ["dk"] })
      .number("n", {}, { plus: ["refused", "dk"] });
    const { page } = await open(s.build());
    const ticked = (name: string) =>
      page.locator(`[data-v="${name}"] input:checked`).evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
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
    s.page("p").number("v", { min: 0, max: 100, slider: { line: false } }).number("line", { min: 0, max: 100, slider: { line: true } });
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
    const order = () => page.locator('[data-v="prio"] li[data-rank]').evaluateAll((items) => items.map((i) => (i as HTMLElement).dataset.value));
    await page.locator('[data-v="prio"] li[data-value="3"] [data-do="rank-add"]').click();
    await page.locator('[data-v="prio"] li[data-value="1"] select').selectOption("1");
    expect(await order()).toEqual(["1", "3"]);
    await textIs(page, "#say", "Longer hours: place 1 of 3");
    await page.locator('[data-v="prio"] li[data-value="1"] [data-do="rank-down"]').click();
    expect(await order()).toEqual(["3", "1"]);
    expect(await page.evaluate(() => document.activeElement?.closest("li")?.getAttribute("data-value"))).toBe("1");
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
      for (const side of ["E", "P"]) await page.locator(`[data-v="servqual_${i}_${side}"] .p`).nth(i % 7).click();
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    await textIs(page, "#review-list li", "网页清楚、美观 · 期望");
    await press(page, "change");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("v0");
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    await page.context().close();
  });
});

describe("sending", () => {
  const address = "https://example.org/answers";
  const small = () => {
    const s = survey("small", { answers: "required" });
    s.page("p").single("q", ["a", "b"]);
    return s.build();
  };

  it("posts the document once, however often the button is pressed, and then clears the device", async () => {
    const { page } = await open(small(), { post: address });
    const bodies: string[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(address, async (route) => {
      if (route.request().method() === "OPTIONS") return route.fulfill({ status: 204, headers: cors });
      bodies.push(route.request().postData() ?? "");
      await held;
      return route.fulfill({ status: 201, headers: cors });
    });
    await choose(page, "q", "b");
    await press(page, "next");
    await press(page, "finish");
    await page.locator('#review [data-do="finish"][aria-disabled="true"]').waitFor();
    await page.locator('#review [data-do="finish"]').click({ force: true });
    release();
    await textIs(page, "#sent", "Your answers have been sent.");
    expect(bodies).toHaveLength(1);
    expect(JSON.parse(bodies[0]!)).toMatchObject({ q: "b", $survey: { id: "small" } });
    expect(await savedAnswers(page)).toBeUndefined();
    await page.context().close();
  });

  it("that fails keeps the answers, says so, and can be tried again", async () => {
    const { page } = await open(small(), { post: address });
    let fail = true;
    await page.route(address, (route) =>
      fail ? route.abort("internetdisconnected") : route.fulfill({ status: 200, headers: cors }),
    );
    await choose(page, "q", "a");
    await press(page, "next");
    await press(page, "finish");
    await textIs(page, "#sent", "Sending did not work");
    const { text } = await downloaded(page, "json");
    expect(JSON.parse(text)).toMatchObject({ q: "a" });
    fail = false;
    await press(page, "finish");
    await textIs(page, "#sent", "Your answers have been sent.");
    await page.context().close();
  });

  const cors = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type" };
});
