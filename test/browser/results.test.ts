import { describe, expect, it } from "vitest";
import { createSurveyServices } from "../../language/services.js";
import { choose, formOf, press } from "./forms.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

const SOURCE = `survey profile "服务质量自评" {
  language zh-CN
  answers  optional
}
dimension quality "服务质量" {
  dimension speed "响应速度与处理问题的及时程度" { 1 "很快" }
  dimension care  "关心顾客" { 2 "周到" }
  dimension trust "值得信赖" { 3 "可靠" }
}
page {
  rate r "您是否同意？" of quality on 1..5
}
score part "各项得分" each dimension in quality = mean(dimension)
score all "总分" = mean(part) {
  1.. "有待提高"
  4.. "良好"
}
thanks "谢谢！" {
  show part as radar
  show all
}
`;

async function finished(width: number, answers: Record<string, number>) {
  const { instrument } = createSurveyServices({ files: { read: () => ({ text: SOURCE }) } }).compile(
    "file:///p.survey",
  );
  const opened = await openForm(formOf(instrument!), { viewport: { width, height: 800 } });
  for (const [variable, value] of Object.entries(answers)) await choose(opened.page, variable, value);
  await press(opened.page, "next");
  await opened.page.getByRole("button", { name: "完成" }).click();
  await opened.page.locator("svg.chart").waitFor();
  return opened;
}

describe("results", () => {
  it("close the outline of a profile when all of it was computed, and name its dimensions alone", async () => {
    const { page, trouble } = await finished(1000, { quality_1: 5, quality_2: 4, quality_3: 3 });
    expect(await page.locator("svg.chart polygon.ar").count()).toBe(1);
    expect(await page.locator('[data-show="radar"] tbody th').allTextContents()).toEqual([
      "响应速度与处理问题的及时程度",
      "关心顾客",
      "值得信赖",
    ]);
    expect(await page.locator('[data-show="radar"] thead th').count()).toBe(2);
    expect(await page.locator('[data-show="table"] tbody tr').first().innerText()).toMatch(/总分\s+4\s+良好/);
    expect(trouble).toEqual([]);
  });

  it("leave a gap where a score was not computed: it is no zero", async () => {
    const { page } = await finished(1000, { quality_1: 5, quality_3: 3 });
    expect(await page.locator("svg.chart polygon.ar").count()).toBe(0);
    expect(await page.locator("svg.chart circle.ba").count()).toBe(2);
    expect(await page.locator('[data-show="radar"] tbody tr').nth(1).innerText()).toContain("未计算");
  });

  it.each([320, 1000])("keep every word of the chart inside it and legible at %i px", async (width) => {
    const { page } = await finished(width, { quality_1: 5, quality_2: 4, quality_3: 3 });
    const words = await page.evaluate(() => {
      const chart = document.querySelector("svg.chart")!;
      const box = chart.getBoundingClientRect();
      return [...chart.querySelectorAll("text")].map((text) => {
        const at = text.getBoundingClientRect();
        return {
          inside:
            at.left >= box.left && at.right <= box.right && at.top >= box.top && at.bottom <= box.bottom,
          height: at.height,
        };
      });
    });
    expect(words.length).toBeGreaterThan(2);
    expect(words.every((word) => word.inside && word.height >= 10)).toBe(true);
  });
});
