import { describe, expect, it } from "vitest";
import { uri } from "../../preview/session.js";
import { axeViolations } from "../../support/browser.js";
import { showPanel, usePreview } from "./harness.js";
import { hostile, shop } from "./sources.js";

const open = usePreview();

describe("the page", () => {
  it("keeps hostile texts as texts, at once and after edits", async () => {
    const { page, form, edit, trouble, deeds, close } = await open(hostile);
    const hurt = () =>
      page.evaluate(() => {
        (window as unknown as { hurt?: () => void; hurts?: number }).hurt ??= () => {
          (window as unknown as { hurts?: number }).hurts = 1;
        };
        return (window as unknown as { hurts?: number }).hurts ?? 0;
      });
    expect(await hurt()).toBe(0);
    await form.locator('[data-do="start"]').click();
    await form.locator('[data-v="a"] input[value="x"]').check();
    await form.locator("text=Because of <style>*{display:none}</style>").waitFor();
    await edit(hostile.replace("bold</b>", 'bold</b></legend><img src=x onerror="parent.hurt()">'));
    await form.locator("legend", { hasText: "<img src=x onerror" }).waitFor();
    await form.locator("text=<meta http-equiv=refresh").waitFor();
    expect(await form.locator("#form :is(img, iframe, svg, meta, style, script)").count()).toBe(0);
    expect(await form.locator('a[href^="javascript:"]').count()).toBe(0);
    await page.locator('[aria-controls="panel"]').click();
    await page.locator("#tab-asked").click();
    await form.locator('[data-v="a"] input[value="y"]').check();
    await page.locator(".group", { hasText: "<style>*{display:none}</style>" }).waitFor();
    await form.locator("a", { hasText: "click" }).first().click();
    await expect.poll(() => deeds.opened.length).toBe(1);
    expect(deeds.opened[0]).toMatch(/^https:\/\/example\.org\//);
    expect(await hurt()).toBe(0);
    expect(trouble).toEqual([]);
    await close();
  });

  it("takes no message from the form but through its port", async () => {
    const { page, form, deeds, close } = await open(shop);
    await form.locator("#form").evaluate(() => {
      window.parent.postMessage({ type: "start", uri: "file:///evil", frame: "alert(1)", locked: true }, "*");
      window.parent.postMessage({ type: "reveal", anchor: { key: "page:last:0", n: 0 } }, "*");
    });
    await form.locator('[data-v="age"] input').fill("3");
    await page.waitForFunction(() => sessionStorage.getItem("state")?.includes('"age":3'));
    expect(await page.evaluate(() => JSON.parse(sessionStorage.getItem("state") ?? "{}").uri)).toBe(uri);
    expect(await form.locator("#s0[data-current]").count()).toBe(1);
    expect(deeds.opened).toEqual([]);
    // It has an origin of its own: what belongs to the extension is out of its reach.
    expect(
      await form.locator("#form").evaluate(() => {
        try {
          return String(window.parent.document);
        } catch (error) {
          return (error as Error).name;
        }
      }),
    ).toBe("SecurityError");
    await close();
  });

  it("would run nothing even if markup got through, and speaks to no address", async () => {
    const { page, form, trouble, close } = await open(shop);
    const reached = await form.locator("#form").evaluate(async (root) => {
      const seen = window as unknown as { hurts?: number };
      root.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.hurts=1">');
      const script = document.createElement("script");
      script.textContent = "window.hurts=2";
      root.append(script);
      const image = new Image();
      image.src = "https://example.org/pixel.png";
      root.append(image);
      const fetched = await fetch("https://example.org/").then(
        () => true,
        () => false,
      );
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return { hurts: seen.hurts, fetched, loaded: image.naturalWidth };
    });
    expect(reached).toEqual({ hurts: undefined, fetched: false, loaded: 0 });
    // Requests are told of before the policy stops them.
    expect(trouble.filter((each) => !/Content Security Policy|pixel\.png/.test(each))).toEqual([]);
    expect(await page.locator("iframe.form").getAttribute("sandbox")).toBe("allow-scripts");
    await close();
  });

  it("shows real widths: media queries see the phone, and a wide form is shown smaller", async () => {
    const { page, form, close } = await open(shop, { viewport: { width: 700, height: 700 } });
    const inner = () => form.locator("#form").evaluate(() => window.innerWidth);
    expect(await inner()).toBe(700);
    for (const [value, width] of [
      ["phone", 390],
      ["tablet", 768],
      ["desktop", 1280],
    ] as const) {
      await page.locator(`input[value="${value}"]`).check({ force: true });
      await expect.poll(inner).toBe(width);
      const box = await page.locator("iframe.form").boundingBox();
      expect(box?.width).toBeLessThanOrEqual(701);
    }
    await close();
  });

  it("follows the colours of the editor, and a choice against them", async () => {
    const { page, form, close } = await open(shop, { colours: "dark" });
    const ground = () => form.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    await expect.poll(ground).toBe("rgb(21, 24, 29)");
    await page.evaluate(() => {
      document.body.className = "vscode-light";
    });
    await expect.poll(ground).toBe("rgb(252, 251, 249)");
    await page.locator('[aria-label^="Colours"]').click();
    await page.locator('[aria-label^="Colours"]').click();
    await expect.poll(ground).toBe("rgb(21, 24, 29)");
    await close();
  });

  it("changes the language of the form's own words and keeps what is answered", async () => {
    const { page, form, trouble, close } = await open(shop);
    await form.locator('[data-v="age"] input').fill("29");
    await form.locator('[data-do="next"]').click();
    await form.locator('#nav [data-do="back"]').click();
    await page.locator("select").selectOption("zh-CN");
    await form.locator('[data-do="next"]', { hasText: "下一页" }).waitFor();
    await form.locator("#progress-text", { hasText: "第 1 / 3 页" }).waitFor();
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe("29");
    await form.locator('[data-do="next"]').click();
    await form.locator("#s1[data-current]").waitFor();
    expect(trouble).toEqual([]);
    await close();
  });

  it("begins as the settings say", async () => {
    const { page, form, close } = await open(shop, { defaults: { width: "phone", language: "zh-CN" } });
    await form.locator('[data-do="next"]', { hasText: "下一页" }).waitFor();
    expect(await form.locator("#form").evaluate(() => window.innerWidth)).toBe(390);
    expect(await page.locator('input[value="phone"]').isChecked()).toBe(true);
    expect(await page.locator("select").inputValue()).toBe("zh-CN");
    await close();
  });

  it("is operated with the keyboard: tabs, splitter, bar", async () => {
    const { page, close } = await open(shop);
    await page.locator('[aria-controls="panel"]').focus();
    await page.keyboard.press("Enter");
    await page.locator("#tab-answers").focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("#tab-asked").getAttribute("aria-selected")).toBe("true");
    const before = (await page.locator(".panel").boundingBox())?.height ?? 0;
    await page.locator('[role="separator"]').focus();
    await page.keyboard.press("ArrowUp");
    expect((await page.locator(".panel").boundingBox())?.height).toBe(before + 24);
    await page.locator('input[value="fit"]').focus();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator('input[value="phone"]').isChecked()).toBe(true);
    await close();
  });

  it.each([
    ["light", "en", 900],
    ["dark", "en", 900],
    ["light", "zh-CN", 320],
    ["dark", "zh-CN", 320],
  ] as const)("has no barriers: %s, %s, %i px", async (colours, editorLanguage, width) => {
    const opened = await open(shop.replace("multiple channels", "multipel channels"), {
      colours,
      editorLanguage,
      viewport: { width, height: 700 },
    });
    const { page, close } = opened;
    await page.locator(".banner:visible").waitFor();
    for (const tab of ["answers", "asked"] as const) {
      if (tab === "answers") await showPanel(opened);
      else await page.locator("#tab-asked").click();
      await page
        .locator(tab === "answers" ? ".json" : ".group")
        .first()
        .waitFor();
      expect(await axeViolations(page)).toEqual([]);
    }
    // Nothing sticks out at the side.
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await close();
  });
});
