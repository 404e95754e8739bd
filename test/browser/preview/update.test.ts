import { describe, expect, it } from "vitest";
import { type OpenPreview, usePreview } from "./harness.js";
import { shop } from "./sources.js";

const open = usePreview();

/** The form without what differs from one rendering to the next: numbers of controls, places, what is typed. */
function outlineOf(form: OpenPreview["form"]): Promise<string> {
  return form.locator("#form").evaluate((root) => {
    const copy = root.cloneNode(true) as HTMLElement;
    for (const each of copy.querySelectorAll("*"))
      for (const { name } of [...each.attributes])
        if (!/^(class|data-(q|v|page|g|a|p|rule|stop|value|do))$/.test(name)) each.removeAttribute(name);
    return copy.innerHTML;
  });
}

describe("while the author types", () => {
  it("the form shows the change, and keeps answers, page, caret and what is half typed", async () => {
    const { page, form, edit, trouble, close } = await open(shop);
    await form.locator('[data-v="gender"] input[value="male"]').check();
    await form.locator('[data-v="channels"] input[value="web"]').check();
    await form.locator('[data-v="age"] input').fill("4");
    const story = form.locator('[data-v="story"] textarea');
    await story.fill("It was long ago");
    await story.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(3, 6));

    await edit(shop.replace("How old are you?", "How old are you today?"));
    await form.locator("text=How old are you today?").waitFor();
    expect(await form.locator('[data-v="gender"] input:checked').getAttribute("value")).toBe("male");
    expect(await form.locator('[data-v="channels"] input:checked').count()).toBe(1);
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe("4");
    expect(await story.inputValue()).toBe("It was long ago");
    expect(
      await story.evaluate((area: HTMLTextAreaElement) => [
        document.activeElement === area,
        area.selectionStart,
        area.selectionEnd,
      ]),
    ).toEqual([true, 3, 6]);

    // The question that is being typed into changes itself.
    await edit(shop.replace("Tell us more.", "Tell us much more."));
    await form.locator("text=Tell us much more.").waitFor();
    expect(await story.inputValue()).toBe("It was long ago");
    expect(await story.evaluate((area) => document.activeElement === area)).toBe(true);
    expect(trouble).toEqual([]);
    expect(await page.locator("iframe").count()).toBe(1);
    await close();
  });

  it("a half typed number stays half typed", async () => {
    const source = shop.replace('0..120 unit "years"', "0..120 decimals 1");
    const { form, edit, close } = await open(source);
    const age = form.locator('[data-v="age"] input');
    await age.fill("4.");
    await edit(source.replace("How old are you?", "How old?"));
    await form.locator("text=How old?").waitFor();
    expect(await age.inputValue()).toBe("4.");
    await close();
  });

  it("stays on its page when questions and pages come before it", async () => {
    const { form, edit, close } = await open(shop);
    await form.locator('[data-do="next"]').click();
    await form.locator("#s1[data-current]").waitFor();
    await form.locator('[data-v="prompt"] input[value="6"]').check({ force: true });
    await edit(
      shop.replace('page about "About', 'page zero "Zero" {\n  yesno first "First?"\n}\n\npage about "About'),
    );
    await form.locator("#s2[data-current]").waitFor();
    expect(await form.locator("#s2 h2").innerText()).toBe("The service");
    expect(await form.locator('[data-v="prompt"] input:checked').getAttribute("value")).toBe("6");
    expect(await form.locator("#progress-text").innerText()).toContain("3");
    await close();
  });

  it("keeps what is in sight where it is, whatever grows above it", async () => {
    const many = Array.from({ length: 40 }, (_, i) => `  yesno y${i} "Question number ${i}?"`).join("\n");
    const source = `survey long "Long" {\n  language en\n}\npage p "P" {\n${many}\n}\n`;
    const { form, edit, close } = await open(source);
    const marked = form.locator('[data-q="y30"]');
    await marked.evaluate((element) => element.scrollIntoView());
    const before = await marked.boundingBox();
    await edit(
      source.replace(
        '"Question number 2?"',
        '"Question number 2?" help "Now with a help that takes its room."',
      ),
    );
    await form.locator("text=Now with a help").waitFor({ state: "attached" });
    const after = await marked.boundingBox();
    expect(Math.abs((after?.y ?? 0) - (before?.y ?? 99))).toBeLessThan(2);
    await edit(source.replace("  yesno y3 ", '  note "New above all"\n  yesno y3 '));
    await form.locator("text=New above all").waitFor({ state: "attached" });
    expect(Math.abs(((await marked.boundingBox())?.y ?? 0) - (before?.y ?? 99))).toBeLessThan(2);
    await close();
  });

  it("an answer to an option whose name is being typed anew comes back with it", async () => {
    const { form, edit, close } = await open(shop);
    await form.locator('[data-v="gender"] input[value="male"]').check();
    await edit(shop.replace("male   ", "mal   "));
    await form.locator('[data-v="gender"] input[value="mal"]').waitFor();
    expect(await form.locator('[data-v="gender"] input:checked').count()).toBe(0);
    await edit(shop);
    await form.locator('[data-v="gender"] input[value="male"]').waitFor();
    expect(await form.locator('[data-v="gender"] input:checked').getAttribute("value")).toBe("male");
    await close();
  });

  it("an answer goes with its question when that is renamed", async () => {
    const { form, edit, close } = await open(shop);
    await form.locator('[data-v="age"] input').fill("44");
    await form.locator('[data-v="gender"] input[value="other"]').check();
    await form.locator('[data-v="gender_other"] input').fill("So so");
    await edit(shop.replace("number age", "number years").replace("single gender", "single sex"));
    await form.locator('[data-v="years"] input').waitFor();
    expect(await form.locator('[data-v="years"] input').inputValue()).toBe("44");
    expect(await form.locator('[data-v="sex"] input:checked').getAttribute("value")).toBe("other");
    expect(await form.locator('[data-v="sex_other"] input').inputValue()).toBe("So so");
    await close();
  });

  it("answers of questions without names stay with their words when one comes before them", async () => {
    const source = 'survey "Draft"\nyesno "Do you like tea?"\nyesno "Do you like coffee?"\n';
    const { form, edit, close } = await open(source);
    await form.locator("fieldset", { hasText: "tea" }).locator('input[value="true"]').check();
    await form.locator("fieldset", { hasText: "coffee" }).locator('input[value="false"]').check();
    await edit(
      source.replace('yesno "Do you like tea?"', 'yesno "Do you like milk?"\nyesno "Do you like tea?"'),
    );
    await form.locator("text=milk").waitFor();
    const answers = await form
      .locator("fieldset")
      .evaluateAll((all) =>
        all.map((each) => each.querySelector<HTMLInputElement>("input:checked")?.value ?? null),
      );
    expect(answers).toEqual([null, "true", "false"]);
    await close();
  });

  it("rankings, sliders and lists that fold out keep their answers", async () => {
    const source =
      'survey s "S" {\n  language en\n}\nranking r "Rank" {\n  a "A"\n  b "B"\n  c "C"\n}\nslider m "Mood" 0..100 {\n  0 "Bad"\n  100 "Good"\n}\nsingle d "City" dropdown {\n  x "X"\n  y "Y"\n}\n';
    const { form, edit, close } = await open(source);
    await form.locator('li[data-value="c"] [data-do="rank-add"]').click();
    await form.locator('li[data-value="a"] [data-do="rank-add"]').click();
    await form.locator('[data-v="m"] input[type="range"]').fill("30");
    await form.locator('[data-v="d"] select').selectOption("y");
    const changed = source
      .replace('"Rank"', '"Rank!"')
      .replace('"Mood"', '"Mood!"')
      .replace('"City"', '"City!"')
      .replace('  b "B"', '  bb "Bb"');
    await edit(changed);
    await form.locator("text=City!").waitFor();
    const ranked = await form
      .locator("li[data-rank]")
      .evaluateAll((all) =>
        (all as HTMLElement[]).map((each) => `${each.dataset.rank}${each.dataset.value}`),
      );
    expect(ranked).toEqual(["1c", "2a"]);
    expect(await form.locator('[data-v="m"] input[type="range"]').inputValue()).toBe("30");
    expect(await form.locator('[data-v="d"] select').inputValue()).toBe("y");
    await close();
  });

  it("conditions, pipes and checks work on after the change as they were written", async () => {
    const { form, edit, close } = await open(shop);
    await form.locator('[data-v="channels"] input[value="never"]').check();
    const changed = shop.replace(
      "  open story",
      '  if channels has never {\n    text which "You said: {channels}"\n  }\n  open story',
    );
    await edit(changed);
    await form.locator("text=You said: Neither").waitFor();
    await form.locator('[data-v="channels"] input[value="app"]').check();
    await form.locator('[data-v="which"]').waitFor({ state: "hidden" });
    await edit(changed.replace("has never", "has app"));
    await form.locator("text=You said: The app").waitFor();
    await close();
  });

  it("messages about wrong answers stay until they are put right", async () => {
    const source = shop.replace('unit "years"', 'unit "years" required');
    const { form, edit, close } = await open(source);
    await form.locator('[data-do="next"]').click();
    await form.locator('[data-v="age"] .err').waitFor();
    await edit(source.replace("How old are you?", "How old?"));
    await form.locator("text=How old?").first().waitFor();
    await form.locator('[data-v="age"] .err').waitFor();
    await form.locator('[data-v="age"] input').fill("30");
    await form.locator('[data-v="age"] .err').waitFor({ state: "detached" });
    await close();
  });

  it("a burst of keys costs few paintings, and the last one counts", async () => {
    const { form, server, close } = await open(shop);
    const before = server.updates.length;
    for (let i = 1; i <= 60; i++)
      server.edit(shop.replace("How old are you?", `How old are you? ${"!".repeat(i)}`));
    await form.locator(`text=How old are you? ${"!".repeat(60)}`).waitFor();
    expect(server.updates.length - before).toBeLessThan(10);
    await close();
  });

  it("a form that has failed is replaced, with its answers", async () => {
    const { page, form, edit, server, painted, close } = await open(shop);
    await form.locator('[data-v="age"] input').fill("61");
    await page.waitForFunction(() => sessionStorage.getItem("state")?.includes('"age":61'));
    await form.locator("#form").evaluate(() => {
      document.querySelectorAll = () => {
        throw new Error("broken");
      };
    });
    const again = painted();
    server.edit(shop.replace("How old are you?", "How old, then?"));
    await again;
    await form.locator("text=How old, then?").waitFor();
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe("61");
    await edit(shop);
    await form.locator("text=How old are you?").waitFor();
    await close();
  });

  it("a draft with errors is shown as far as it is understood, and says so", async () => {
    const { page, form, edit, deeds, close } = await open(shop);
    await form.locator('[data-v="age"] input').fill("33");
    await edit(
      shop.replace("multiple channels", "multipel channels").replace("ranking order", "rankng order"),
    );
    await page.locator(".banner", { hasText: "the form shows what is understood" }).waitFor();
    expect(await form.locator('[data-v="age"] input').inputValue()).toBe("33");
    await page.locator(".banner button").click();
    expect(deeds.problems).toBe(1);
    await edit(shop);
    await page.locator(".banner").waitFor({ state: "hidden" });
    await form.locator('[data-v="channels"]').waitFor();
    await close();
  });

  it("any random history of edits leads to the form that a fresh preview shows", async () => {
    const lines = shop.split("\n");
    const { form, edit, close, trouble } = await open(shop);
    // Lines go and come back one by one, some of them at the same time.
    let text = shop;
    for (let i = 8; i < lines.length; i += 5) {
      text = lines.filter((_, at) => at !== i && at !== (i * 7) % lines.length).join("\n");
      await edit(text);
    }
    const seen = await outlineOf(form);
    await close();
    const fresh = await open(text);
    const wanted = await outlineOf(fresh.form);
    expect(seen).toBe(wanted);
    expect(trouble).toEqual([]);
    await fresh.close();
  });
});
