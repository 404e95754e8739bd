import type { Page } from "playwright-core";
import type { AnswerDocument } from "../../language/answers/api.js";
import type { DataValue, Instrument, Variable } from "../../language/instrument/model.js";

/**
 * Fills in a form as a respondent would who has given these answers, and finishes it. Goes by what is to be
 * seen: a question that does not appear is not answered.
 */
export async function fillIn(page: Page, instrument: Instrument, answers: AnswerDocument): Promise<void> {
  const start = page.locator('[data-do="start"]:visible');
  if (await start.isVisible()) await start.click();
  const screens = await page.locator("section[data-page]").count();
  // Each screen takes at most three presses: a reminder, a confirmation, the step itself.
  for (let step = 0; step < screens * 3 + 3; step++) {
    if (await page.locator("#end[data-current]").isVisible()) return;
    const confirm = page.locator('dialog[open] [data-do="confirm-yes"]');
    if (await confirm.isVisible()) await confirm.click();
    else if (await page.locator("#review[data-current]").isVisible()) {
      await page.locator('#review [data-do="finish"]').click();
    } else {
      await fillScreen(page, instrument, answers);
      await page.locator('#nav [data-do="next"]').click();
      const wrong = await page.locator(".sum.bad:visible").allInnerTexts();
      if (wrong.length > 0) throw new Error(`the form does not accept the answers: ${wrong.join("\n")}`);
    }
  }
  throw new Error("the form does not come to an end");
}

/** Answers what is visible, in order; answers may reveal more on the same screen. */
async function fillScreen(page: Page, instrument: Instrument, answers: AnswerDocument): Promise<void> {
  const done = new Set<string>();
  for (;;) {
    const visible = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-current] [data-v]")]
        .filter((e) => e.offsetParent !== null)
        .map((e) => e.dataset.v ?? ""),
    );
    const next = visible.find((name) => !done.has(name));
    if (next === undefined) return;
    done.add(next);
    const variable = instrument.variables.find((v) => v.name === next);
    const value = answers[next] as DataValue | undefined;
    if (variable && value !== undefined && value !== null) await answer(page, variable, value);
    // What is asked next is known when the page has taken this answer in.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
}

async function answer(page: Page, variable: Variable, value: DataValue): Promise<void> {
  const { domain, name } = variable;
  const field = page.locator(`[data-v="${name}"]`);
  const label = (x: unknown) => field.locator(`label:has(> input[value="${String(x)}"])`).first();
  if (domain.type === "ranking" && Array.isArray(value)) {
    for (const each of value)
      await field.locator(`li[data-value="${String(each)}"] [data-do="rank-add"]`).click();
    return;
  }
  if (Array.isArray(value)) {
    for (const each of value) await label(each).click();
    return;
  }
  if (domain.missing.some((option) => option.value === value) && (await label(value).count()) > 0)
    return label(value).click();
  const select = field.locator("select");
  if ((await select.count()) > 0) {
    await select.first().selectOption(String(value));
    return;
  }
  if (domain.type === "choice" || domain.type === "boolean") return label(value).click();
  const text = field
    .locator('input:not([type="range"], [type="checkbox"], [type="radio"]), textarea')
    .first();
  if ((await text.count()) > 0) return text.fill(String(value).replace(/(T[^+Z]*)([+-]\d\d:\d\d|Z)$/, "$1"));
  await field.locator('input[type="range"]').fill(String(value));
}
