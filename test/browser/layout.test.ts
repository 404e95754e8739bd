import { describe, expect, it } from "vitest";
import { hostile, kitchenEn, kitchenZh, long, rtl, servqual } from "../targets/html/fixtures.js";
import { formOf, onScreen, press } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

describe("keyboard", () => {
  it("alone is enough to fill in and finish a form, and the focus can be seen", async () => {
    const { page } = await openForm(formOf(kitchenEn()));
    const { keyboard } = page;
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 80; i++) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) {
          const width = await page.evaluate(() => {
            const focused = document.activeElement!;
            const shown = [focused, focused.closest("label"), focused.nextElementSibling];
            return Math.max(
              ...shown.map((e) => {
                if (!e) return 0;
                const style = getComputedStyle(e);
                return style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth);
              }),
            );
          });
          expect.soft(width, `focus ring of ${selector}`).toBeGreaterThanOrEqual(2);
          return;
        }
        await keyboard.press("Tab");
      }
      throw new Error(`no way to ${selector} by Tab`);
    };
    await tabTo("[data-do=start]");
    await keyboard.press("Enter");
    await onScreen(page, 0);
    await tabTo('[data-v="agree"] input');
    await keyboard.press("Space");
    await tabTo("#nav .go");
    await keyboard.press("Enter");
    await onScreen(page, 1);
    await tabTo('[data-v="name"] input');
    await keyboard.type("Ada");
    await keyboard.press("Enter"); // must not leave the page
    expect(await page.locator("#s1[data-current]").count()).toBe(1);
    await tabTo('[data-v="often"] input');
    await keyboard.press("ArrowDown"); // the arrows move and choose; one stop of Tab a group
    await tabTo('[data-v="open"] input');
    await keyboard.press("Space");
    await keyboard.press("ArrowRight");
    await tabTo('[data-v="staff"] input');
    await keyboard.press("Space");
    await tabTo('[data-v="quiet"] input');
    await keyboard.press("Space");
    await tabTo('[data-v="uses"] input[value="books"]');
    await keyboard.press("Space");
    await tabTo('[data-v="nps"] input');
    await keyboard.press("ArrowRight");
    await tabTo("#nav .go");
    await keyboard.press("Enter");
    await onScreen(page, 2);
    await tabTo('[data-v="born"] input[type="text"]');
    await keyboard.type("1980");
    await tabTo('[data-v="card"] input');
    await keyboard.press("Space");
    await tabTo('[data-v="owned_books"] input');
    await keyboard.type("12");
    await tabTo('[data-v="owned_films"] input');
    await keyboard.type("3");
    for (let i = 0; i < 3; i++) {
      await tabTo('[data-v="prio"] [data-do="rank-add"]');
      await keyboard.press("Enter");
    }
    await page.getByText("place 3 of 3").waitFor({ state: "attached" });
    await tabTo("#nav .go");
    await keyboard.press("Enter");
    await page.locator("#review[data-current]").waitFor();
    await tabTo("[data-do=finish]");
    await keyboard.press("Enter");
    await page.locator("#end[data-current]").waitFor();
    await page.context().close();
  });

  it("Tab enters a group of radio buttons once, and Shift+Tab leaves it the same way", async () => {
    const { page } = await openForm(formOf(long(3)));
    const where = () =>
      page.evaluate(() => document.activeElement?.closest("[data-v]")?.getAttribute("data-v") ?? "");
    await page.locator('[data-v="item1"] input').first().focus();
    await page.keyboard.press("Tab");
    expect(await where()).toBe("item2");
    await page.keyboard.press("Tab");
    expect(await where()).toBe("item3");
    await page.keyboard.press("Shift+Tab");
    expect(await where()).toBe("item2");
    await page.context().close();
  });

  it("a control that has the focus is not hidden under the head of a battery", async () => {
    const { page } = await openForm(formOf(servqual()), { viewport: { width: 1280, height: 500 } });
    await page.locator('[data-v="servqual_20_E"] input').first().focus();
    for (let i = 0; i < 16; i++) {
      await page.keyboard.press("Shift+Tab");
      const covered = await page.evaluate(() => {
        const focused = document.activeElement!.getBoundingClientRect();
        const head = document.querySelector(".bh")!.getBoundingClientRect();
        const hidden = head.bottom > focused.top + 1 && head.top < focused.bottom;
        return hidden ? `${document.activeElement!.outerHTML} at ${focused.top}, head to ${head.bottom}` : "";
      });
      expect(covered).toBe("");
    }
    await page.context().close();
  });
});

describe("layout", () => {
  for (const [name, make] of Object.entries({ kitchenZh, kitchenEn, servqual, rtl, hostile }))
    it(`${name} fits into 320 px without scrolling sideways, also with wider spacing of text`, async () => {
      const { page } = await openForm(formOf(make()), { viewport: { width: 320, height: 640 } });
      const count = await page.locator("section[data-page]").count();
      if (await page.locator("#start[data-current]").isVisible()) await press(page, "start");
      const tooWide = () =>
        page.evaluate(() => {
          const room = document.documentElement.clientWidth;
          const wide = [...document.querySelectorAll("main *")].filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width > 1 && (box.right > room + 1 || box.left < -1);
          });
          return [
            document.documentElement.scrollWidth - room,
            ...wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)),
          ];
        });
      for (let i = 0; i < count; i++) {
        await page.evaluate((index) => {
          for (const each of document.querySelectorAll("[data-current]"))
            each.removeAttribute("data-current");
          document.querySelectorAll("section[data-page]")[index]?.setAttribute("data-current", "");
          for (const each of document.querySelectorAll("[data-g],[data-a]")) each.setAttribute("data-on", "");
        }, i);
        expect.soft(await tooWide(), `screen ${i}`).toEqual([0]);
        await page.evaluate(() => {
          for (const e of document.querySelectorAll<HTMLElement>("main *")) {
            e.style.letterSpacing = "0.12em";
            e.style.wordSpacing = "0.16em";
          }
        });
        expect.soft((await tooWide())[0], `screen ${i}, spaced`).toBe(0);
      }
      await page.context().close();
    });

  it("targets are at least 44 px high on a phone, 24 px wide even on eleven points", async () => {
    const { page } = await openForm(formOf(kitchenZh()), { viewport: { width: 320, height: 640 } });
    await press(page, "start");
    const sizes = await page.evaluate(() => {
      for (const each of document.querySelectorAll("[data-page]")) each.setAttribute("data-current", "");
      return [...document.querySelectorAll("label.o, label.p, .btn:not(.skip), .in, .ib")]
        .map((e) => ({ html: e.outerHTML.slice(0, 90), box: e.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 24))
        .map(({ html, box }) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`);
    });
    expect(sizes).toEqual([]);
    await page.context().close();
  });

  it("nothing moves for whoever asks for less motion", async () => {
    const { page } = await openForm(formOf(kitchenZh()), { reducedMotion: "reduce" });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .filter((e) => {
          const style = getComputedStyle(e);
          return style.transitionDuration !== "0s" || style.animationName !== "none";
        })
        .map((e) => e.tagName),
    );
    expect(moving).toEqual([]);
    await page.context().close();
  });

  it("right to left mirrors the rows of a battery", async () => {
    const { page } = await openForm(formOf(rtl()));
    const [first, last, words] = await page.evaluate(() => {
      const row = document.querySelector(".br")!;
      const points = row.querySelectorAll(".p");
      return [points[0]!, points[points.length - 1]!, row.querySelector(".bs")!].map(
        (e) => e.getBoundingClientRect().x,
      );
    });
    expect(first!).toBeGreaterThan(last!);
    expect(words!).toBeGreaterThan(first!);
    expect(await page.locator("#s0 .legend").getAttribute("lang")).toBe("en");
    await page.context().close();
  });
});
