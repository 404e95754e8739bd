import { describe, expect, it } from "vitest";
import { uri } from "../../preview/session.js";
import { usePreview } from "./harness.js";
import { shop } from "./sources.js";

const open = usePreview();

describe("source and form", () => {
  it("the cursor shows its question, on whichever page it stands", async () => {
    const { form, hub, close } = await open(shop);
    await hub.reveal(uri, shop.indexOf('"The price"'));
    await form.locator("#s1[data-current]").waitFor();
    await form.locator('[data-q="order"].rensis-here').waitFor();
    await hub.reveal(uri, shop.indexOf('"The staff'));
    await form.locator(".br[data-at].rensis-here", { hasText: "The staff is kind" }).waitFor();
    await hub.reveal(uri, shop.indexOf("Your e-mail"));
    await form.locator("#s2[data-current]").waitFor();
    // Nothing of the form stands there: it stays where it is.
    await hub.reveal(uri, shop.indexOf("Strongly disagree"));
    await hub.reveal(uri, shop.indexOf('"How old'));
    await form.locator("#s0[data-current]").waitFor();
    await close();
  });

  it("scrolls to a question far down, and says when it is not asked", async () => {
    const many = Array.from({ length: 60 }, (_, i) => `  yesno y${i} "Question ${i}?"`).join("\n");
    const source = `survey l "L" {\n  language en\n}\npage p "P" {\n${many}\n  text t "Hidden?" when y1\n}\n`;
    const { page, form, hub, close } = await open(source);
    await hub.reveal(uri, source.indexOf("Question 55?"));
    await form.locator('[data-q="y55"].rensis-here').waitFor();
    const box = await form.locator('[data-q="y55"]').boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect(box?.y).toBeLessThan(800);
    await hub.reveal(uri, source.indexOf("Hidden?"));
    await page.locator(".said", { hasText: "not asked with the present answers" }).waitFor();
    await close();
  });

  it("typing on in a question does not pull the form back to it", async () => {
    const { form, hub, close } = await open(shop);
    const offset = shop.indexOf('"How old');
    await hub.reveal(uri, offset);
    await form.locator('[data-q="age"].rensis-here').waitFor();
    await form.locator('[data-do="next"]').click();
    await form.locator("#s1[data-current]").waitFor();
    await hub.reveal(uri, offset + 2, true);
    await hub.reveal(uri, shop.indexOf("Your e-mail"), true);
    await form.locator("#s2[data-current]").waitFor();
    await hub.reveal(uri, offset, false);
    await form.locator("#s0[data-current]").waitFor();
    await close();
  });

  it("a click with a modifier, the button of a question, and F12 lead to the line", async () => {
    const { form, deeds, close } = await open(shop);
    const at = (i: number) => shop.slice(deeds.goto[i]?.start, deeds.goto[i]?.end);
    await form
      .locator('[data-v="gender"] label', { hasText: "a man?" })
      .click({ modifiers: ["ControlOrMeta"] });
    await expect.poll(() => deeds.goto.length).toBe(1);
    expect(at(0)).toMatch(/^single gender/);
    // It leads to the line and answers nothing.
    expect(await form.locator('[data-v="gender"] input:checked').count()).toBe(0);
    await form.locator('[data-q="age"]').hover();
    await form.locator(".rensis-goto").click();
    await expect.poll(() => deeds.goto.length).toBe(2);
    expect(at(1)).toMatch(/^number age/);
    await form.locator('[data-v="story"] textarea').focus();
    await form.locator('[data-v="story"] textarea').press("F12");
    await expect.poll(() => deeds.goto.length).toBe(3);
    expect(at(2)).toMatch(/^open story/);
    await form.locator('[data-do="next"]').click();
    await form
      .locator(".br", { hasText: "The staff is kind" })
      .locator(".rl")
      .click({ modifiers: ["ControlOrMeta"] });
    await expect.poll(() => deeds.goto.length).toBe(4);
    expect(at(3)).toMatch(/^kind/);
    await close();
  });

  it("keys that belong to the editor reach it, keys of the form do not", async () => {
    const { page, form, close } = await open(shop);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      window.addEventListener("keydown", (event) =>
        heard.push(`${event.ctrlKey ? "Ctrl+" : ""}${event.key}`),
      );
    });
    const story = form.locator('[data-v="story"] textarea');
    for (const key of ["Control+s", "Control+p", "F1", "a", "Control+a", "Control+c", "Control+z"])
      await story.press(key);
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toEqual(["Ctrl+s", "Ctrl+p", "F1"]);
    await close();
  });
});
