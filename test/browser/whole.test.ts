import { describe, expect, it } from "vitest";
import type { AnswerDocument } from "../../language/answers/api.js";
import { evaluate } from "../../language/answers/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import type { HtmlOptions } from "../../language/targets/html/index.js";
import type { Opened } from "../support/browser.js";
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
