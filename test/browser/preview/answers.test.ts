import { describe, expect, it } from "vitest";
import { evaluate } from "../../../language/answers/index.js";
import { createSurveyServices } from "../../../language/services.js";
import { uri } from "../../preview/session.js";
import { showPanel, usePreview } from "./harness.js";
import { shop } from "./sources.js";

const open = usePreview();

describe("answers", () => {
  it("fills in valid answers, the same for the same seed; shows and saves the very document", async () => {
    const opened = await open(shop);
    const { page, form, deeds, close } = opened;
    await showPanel(opened);
    await page.locator("#seed").fill("7");
    await page.locator(".seed button").click();
    await page.locator(".summary", { hasNotText: "0 of" }).waitFor();
    expect(await page.locator(".summary").innerText()).toContain("valid");
    const first = await page.locator(".json").innerText();
    await page.locator('.head [aria-label="Save …"]').click();
    await expect.poll(() => deeds.saved.length).toBe(1);
    const saved = JSON.parse(deeds.saved[0]?.content ?? "{}");
    const { instrument } = createSurveyServices({ files: { read: () => ({ text: shop }) } }).compile(uri);
    expect(evaluate(instrument as never, saved).problems).toEqual([]);
    expect(deeds.saved[0]?.name).toBe("shop.json");
    for (const [name, value] of Object.entries(saved))
      if (name !== "$survey") expect(first).toContain(`"${name}": ${JSON.stringify(value)}`);
    // What the form shows is what the document says.
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe(String(saved.age ?? ""));
    await page.locator('.tools button[title^="Clear"]').click();
    await page.locator(".summary", { hasText: "0 of" }).waitFor();
    expect(await form.locator("input:checked").count()).toBe(0);
    await page.locator(".seed button").click();
    await page.locator(".summary", { hasNotText: "0 of" }).waitFor();
    const strip = (text: string) => text.replace(/"\$survey".*?\},/s, "");
    expect(strip(await page.locator(".json").innerText())).toBe(strip(first));
    await close();
  });

  it("says which questions are not asked and why, and leads to each", async () => {
    const opened = await open(shop);
    const { page, form, deeds, close } = opened;
    await showPanel(opened, "asked");
    await page.locator(".group", { hasText: "What made you unhappy?" }).waitFor();
    expect(await page.locator(".because").first().innerText()).toContain("is not answered yet");
    await form.locator('[data-v="channels"] input[value="app"]').check();
    await page.locator(".because", { hasText: "includes “The app”" }).waitFor();
    await page.locator(".because button", { hasText: "includes “The app”" }).click();
    await expect.poll(() => deeds.goto.length).toBe(1);
    expect(shop.slice(deeds.goto[0]?.start, deeds.goto[0]?.end)).toMatch(/^multiple channels/);
    await page.locator(".questions button", { hasText: "What made you unhappy?" }).click();
    await expect.poll(() => deeds.goto.length).toBe(2);
    expect(shop.slice(deeds.goto[1]?.start, deeds.goto[1]?.end)).toMatch(/^open why/);
    await form.locator('[data-v="channels"] input[value="never"]').check();
    const kept = page.locator(".group", { hasText: "What made you unhappy?" });
    await expect.poll(() => kept.count()).toBe(0);
    await close();
  });

  it("are still there, with page and settings, after a reload of the window", async () => {
    const opened = await open(shop);
    const { page, form, reload, close } = opened;
    await form.locator('[data-v="age"] input').fill("51");
    await form.locator('[data-do="next"]').click();
    await form.locator('[data-v="kind"] input[value="2"]').check({ force: true });
    await page.locator('input[value="phone"]').check({ force: true });
    await showPanel(opened, "asked");
    await page.waitForFunction(() => {
      const { sessions = {}, panel } = JSON.parse(sessionStorage.getItem("state") ?? "{}");
      return (
        panel?.tab === "asked" &&
        Object.values(sessions).some((each) => (each as { answers: { kind?: number } }).answers.kind === 2)
      );
    });
    await reload();
    await form.locator("#s1[data-current]").waitFor();
    expect(await form.locator('[data-v="kind"] input:checked').getAttribute("value")).toBe("2");
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe("51");
    expect(await page.locator('input[value="phone"]').isChecked()).toBe(true);
    await page.locator("#body-asked", { hasText: "Everything is asked." }).waitFor();
    await close();
  });

  it.each([
    "{",
    '{"format":1,"uri":3}',
    JSON.stringify({ format: 1, sessions: { a: { answers: { age: { evil: 1 } } } } }),
  ])("a state that is none is passed over: %s", async (state) => {
    const { page, form, reload, trouble, close } = await open(shop);
    await page.evaluate((text) => sessionStorage.setItem("state", JSON.stringify(text)), state);
    await reload();
    await form.locator('[data-v="age"]').waitFor();
    expect(trouble).toEqual([]);
    await close();
  });

  it("never leave the preview: sending is only said", async () => {
    const { form, trouble, close } = await open('survey s "S" {\n  language en\n}\ntext t "T" optional\n');
    await form.locator('[data-do="next"]').click();
    await form.locator('#review [data-do="finish"]').click();
    await form.locator("#end[data-current]").waitFor();
    expect(trouble).toEqual([]);
    await close();
  });
});
