import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import { hostile, kitchenEn, kitchenZh, long, nasty, rtl, servqual } from "../targets/html/fixtures.js";
import { formOf, onScreen, press } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

const forms: Record<string, () => Instrument> = { kitchenZh, kitchenEn, servqual, rtl, hostile };

describe("the page is closed to the outside", () => {
  for (const [name, make] of Object.entries(forms))
    it(`${name}: its own policy is kept, nothing is requested`, async () => {
      const { page, trouble } = await openForm(formOf(make()));
      if (await page.locator("#start[data-current]").isVisible()) await press(page, "start");
      await press(page, "next");
      expect(trouble).toEqual([]);
      await page.context().close();
    });

  it("foreign script, style, picture and connection are refused", async () => {
    const { page } = await openForm(formOf(kitchenZh()));
    const refused = await page.evaluate(async () => {
      const seen: string[] = [];
      document.addEventListener("securitypolicyviolation", (event) => seen.push(event.effectiveDirective));
      const add = (tag: string, more: Record<string, string>) =>
        document.body.append(Object.assign(document.createElement(tag), more));
      add("style", { textContent: "body{color:red}" });
      add("img", { src: "https://example.org/x.png" });
      add("link", { rel: "stylesheet", href: "https://example.org/x.css" });
      await fetch("https://example.org/").catch(() => undefined);
      try {
        document.body.innerHTML = "<b>x</b>";
        seen.push("innerHTML worked");
      } catch {
        seen.push("trusted types");
      }
      const script = document.createElement("script");
      try {
        script.textContent = "window.pwned = 1";
        document.body.append(script);
      } catch {
        // refused before it was put in
      }
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { seen, pwned: "pwned" in window, colour: getComputedStyle(document.body).color };
    });
    expect(refused.pwned).toBe(false);
    expect(refused.colour).not.toBe("rgb(255, 0, 0)");
    expect(refused.seen).toEqual(
      expect.arrayContaining(["style-src-elem", "img-src", "connect-src", "trusted types"]),
    );
    await page.context().close();
  });
});

describe("hostile texts", () => {
  it("stay text in every position and every state", async () => {
    const { page, trouble } = await openForm(formOf(hostile()));
    const harmless = async (state: string) => {
      const found = await page.evaluate(() => ({
        pwned: "pwned" in window,
        images: document.querySelectorAll("img").length,
        scripts: document.querySelectorAll("script").length,
        links: [...document.querySelectorAll("a")].filter((a) => a.protocol === "javascript:").length,
        handlers: [...document.querySelectorAll("*")].filter((e) =>
          [...e.attributes].some((a) => /^on/i.test(a.name)),
        ).length,
        styles: document.querySelectorAll("[style]").length,
      }));
      // The head's, the data, the parts for ranking and charts, the main script.
      expect
        .soft(found, state)
        .toEqual({ pwned: false, images: 0, scripts: 5, links: 0, handlers: 0, styles: 0 });
    };
    await harmless("welcome");
    expect(await page.title()).toContain("<script>");
    await press(page, "start");
    await onScreen(page, 0);
    await page.locator('[data-v="open"] textarea').fill(nasty);
    await press(page, "next");
    await harmless("errors");
    await page.evaluate(() => {
      for (const each of document.querySelectorAll(".page")) each.setAttribute("data-current", "");
    });
    await harmless("everything shown");
    const words = await page.locator('[data-q="rate"] .ql').textContent();
    expect(words).toBe(nasty.replace(/[\u2028\u2029]/g, (c) => c));
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  it("stay text in the review, the confirmation and the saved answers offered again", async () => {
    const { page } = await openForm(formOf(kitchenEn()));
    await press(page, "start");
    await page.locator('[data-v="agree"] .o').first().click();
    await press(page, "next");
    await page.locator('[data-v="name"] input').fill(nasty);
    await press(page, "next");
    await press(page, "next");
    await onScreen(page, 2);
    await press(page, "next");
    await press(page, "next");
    await page.locator("#review[data-current]").waitFor();
    expect(await page.locator("#review img, #review script").count()).toBe(0);
    expect(await page.locator("#review-list").textContent()).toContain("<script>window.pwned=1</script>");
    await page.reload();
    await press(page, "continue");
    await page.locator("#review[data-current]").waitFor();
    expect(await page.evaluate(() => "pwned" in window)).toBe(false);
    await page.context().close();
  });

  it("in the browser's storage do no harm: damaged or foreign sessions are passed over", async () => {
    const { page, trouble } = await openForm(formOf(kitchenZh()));
    for (const text of [
      "{",
      "null",
      "[]",
      '{"session":null}',
      '{"session":{"record":{"id":"other"},"answers":{"a":1}}}',
    ]) {
      await page.evaluate((value) => localStorage.setItem("rensis:chuju:1.0.0", value), text);
      await page.reload();
      await page.locator("#start[data-current]").waitFor();
    }
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});

describe("without JavaScript", () => {
  it("the whole form is there to read, with notes on what is asked when", async () => {
    const { page } = await openForm(formOf(kitchenZh()), { javaScriptEnabled: false });
    const visible = page.locator("[data-q]:visible");
    expect(await visible.count()).toBe(kitchenZh().questions.length);
    const text = await page.locator("main").textContent();
    expect(text).toContain("填写需要 JavaScript");
    expect(text).toContain("仅在以下情况回答：“您用过哪些渠道？”");
    expect(text).toContain("请不要独自承受");
    expect(await page.locator("button:visible").count()).toBe(0);
    await page.context().close();
  });

  it("it prints: all pages, nothing of the machinery, also from the living page", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await openForm(formOf(kitchenEn()), { javaScriptEnabled });
      await page.emulateMedia({ media: "print" });
      expect(await page.locator("[data-q]:visible").count()).toBe(kitchenEn().questions.length);
      expect(await page.locator("#nav:visible, .foot:visible, .clear:visible").count()).toBe(0);
      const text = await page.locator("main").textContent();
      expect(text).toContain("Answer only if “");
      expect(text).toContain("Thank you for your interest.");
      await page.context().close();
    }
  });
});

describe("large forms", () => {
  it("five hundred questions on one page come to life at once and answer quickly", async () => {
    const { page, trouble } = await openForm(formOf(long(500)));
    await page.locator("#s0[data-current]").waitFor();
    const taken = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('[data-v="item250"] input')!;
      input.click();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return input.checked;
    });
    expect(taken).toBe(true);
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});
