/** The printed questionnaire, read back from its sheets: everything once, in order, in its place. */
import fc from "fast-check";
import type { Page } from "playwright-core";
import qrcode from "qrcode-generator";
import { describe, expect, it } from "vitest";
import type { Domain, Instrument, Question } from "../../language/instrument/model.js";
import { mapOf, paperPage, settingOf } from "../../language/targets/paper/index.js";
import { defaults, type PaperOptions } from "../../language/targets/paper/options.js";
import { type PaperPlan, planOf } from "../../language/targets/paper/plan/plan.js";
import { examples } from "../examples/load.js";
import { assemble, recipes } from "../support/arbitrary-instrument.js";
import { expr, op, ref, survey } from "../support/build-instrument.js";
import { boxesOf, type Facts, readSheets } from "./paper-facts.js";
import { useBrowser } from "./session.js";

const open = useBrowser();

async function sheetsOf(instrument: Instrument, options: Partial<PaperOptions> = {}) {
  const { page, trouble } = await open(paperPage(instrument, { ...defaults, ...options }), {
    name: "paper",
    // Fine enough for the hairlines of boxes.
    deviceScaleFactor: options.machine ? 4 : 1,
  });
  const facts = await readSheets(page);
  return { page, trouble, facts };
}

function optionsOf(q: Question): string[] {
  if (q.rows.length > 0) return [];
  const { domain } = q as { domain: Domain };
  const missing = domain.missing.filter((o) => !o.retired).map((o) => String(o.value));
  if (domain.type === "boolean") return ["true", "false", ...missing];
  if (!("options" in domain)) return missing;
  return [...domain.options.filter((o) => !o.retired).map((o) => String(o.value)), ...missing];
}

/** Every question, option and row of the plan once and in order; every arrow with the number of its target. */
function expectWhole(plan: PaperPlan, facts: Facts): void {
  const questions = plan.units.flatMap((u, i) =>
    u.kind === "question" ? [{ q: u.question, route: plan.routes[i]! }] : [],
  );
  const parts = new Map<string, Facts["questions"]>();
  for (const part of facts.questions) parts.set(part.id, [...(parts.get(part.id) ?? []), part]);
  expect([...parts.keys()]).toEqual(questions.map(({ q }) => q.id));
  const numbers = new Map<string, string>();
  for (const { q, route } of questions) {
    const own = parts.get(q.id)!;
    expect(own.map((p) => p.part)).toEqual(own.map((_, i) => i + 1));
    expect(own.map((p) => p.number)).toEqual(own.map(() => plan.numberOf(q.id) ?? ""));
    if (own[0]!.number) numbers.set(own[0]!.number, q.id);
    expect(own.flatMap((p) => p.options)).toEqual(optionsOf(q));
    expect(own.flatMap((p) => p.rows)).toEqual(q.rows.map((r) => r.id));
    const arrows = [...route.arrows, ...(route.onward ? [{ to: route.onward }] : [])];
    const told = own.flatMap((p) => p.arrows).filter((words) => !words.includes(plan.t.stopHere));
    expect(told.sort()).toEqual(arrows.map((a) => `→ ${plan.goal(a.to)}`).sort());
  }
  for (const { arrows } of facts.questions)
    for (const words of arrows) {
      const number = /(?:to|第) (\d+)/.exec(words)?.[1];
      if (number !== undefined) expect(numbers.has(number), words).toBe(true);
    }
}

const ways: Partial<PaperOptions>[] = [
  {},
  { size: "Letter", columns: 2, duplex: true },
  { machine: true, codes: true },
  { annotated: true, columns: 2 },
];

describe("every example, in every way of printing it", () => {
  for (const { name, instrument } of examples.values())
    it(name, async () => {
      const plan = planOf(instrument);
      for (const way of ways) {
        const { page, trouble, facts } = await sheetsOf(instrument, way);
        expect(facts.faults, JSON.stringify(way)).toEqual([]);
        expect(trouble).toEqual([]);
        expectWhole(plan, facts);
        if (way.duplex) expect(facts.sheets % 2).toBe(0);
        await page.context().close();
      }
    });
});

it("random questionnaires lose nothing and overlap nowhere", async () => {
  for (const [i, blocks] of fc.sample(fc.array(recipes, { minLength: 2, maxLength: 3 }), 14).entries()) {
    const instrument = assemble(blocks.flat());
    const { page, trouble, facts } = await sheetsOf(instrument, ways[i % ways.length]);
    expect(facts.faults).toEqual([]);
    expect(trouble).toEqual([]);
    expectWhole(planOf(instrument), facts);
    await page.context().close();
  }
});

it("says again who is meant where the arrow stands on another sheet, and only there", async () => {
  const lines = (n: number) => ({ lines: n });
  const far = survey("far", { language: "en" })
    .yesno("pets")
    .when(op(ref("pets"), "is", expr(true)), (s) => s.text("near", lines(2)))
    .yesno("car")
    .when(op(ref("car"), "is", expr(true)), (s) => s.text("long", lines(14)).text("far", lines(14)))
    .text("last")
    .build();
  const { page, facts } = await sheetsOf(far);
  const at = (id: string) => facts.questions.find((q) => q.id === id)?.sheet;
  expect(at("pets")).toBe(at("near"));
  // The question goes with what it leads to.
  expect(at("car")).toBe(at("long"));
  expect(facts.filters).toEqual([]);
  await page.context().close();

  const apart = survey("apart", { language: "en" })
    .yesno("car")
    .text("story", lines(26))
    .when(op(ref("car"), "is", expr(true)), (s) => s.text("brand"))
    .build();
  const second = await sheetsOf(apart);
  // The text between is read by everybody: the condition has a line of its own from the beginning.
  expect(second.facts.filters).toEqual(["Answer question 3 only if the answer to question 1 is “Yes”."]);
  await second.page.context().close();

  const split = survey("split", { language: "en" })
    .yesno("car")
    .when(
      op(ref("car"), "is", expr(false)),
      (s) => s.text("why", lines(26)),
      (s) => s.text("brand"),
    )
    .build();
  const third = await sheetsOf(split);
  expect(third.facts.filters).toEqual(["Answer question 3 only if the answer to question 1 is “Yes”."]);
  await third.page.context().close();
});

it("an interview gives the room that is left to the lines to write on", async () => {
  const guide = [...examples.values()].find((e) => e.name === "interviews-staff")!.instrument;
  const { page } = await sheetsOf(guide);
  const left = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".sheet:has(.lines) .area")].map((area) => {
      const last = area.lastElementChild?.getBoundingClientRect().bottom ?? 0;
      const lines = area.querySelectorAll(".lines").length;
      return (area.getBoundingClientRect().bottom - last) / (96 / 25.4) / 8 / lines;
    }),
  );
  expect(left.length).toBeGreaterThan(3);
  // Less than one more line for each field, on all sheets but the last.
  expect(left.slice(0, -1).filter((each) => each >= 1)).toEqual([]);
  await page.context().close();
});

describe("sheets for scanning", () => {
  const instrument = [...examples.values()].find((e) => e.name === "shop-servqual")!.instrument;

  it("are the same at every run", async () => {
    const runs = [];
    for (let i = 0; i < 2; i++) {
      const { page } = await sheetsOf(instrument, { machine: true });
      runs.push(JSON.stringify(await boxesOf(page)));
      await page.context().close();
    }
    expect(runs[0]).toBe(runs[1]);
  });

  it("have a map that agrees with the ink: frames are black, boxes white, marks and codes in their places", async () => {
    const { page } = await sheetsOf(instrument, { machine: true });
    const map = mapOf(await boxesOf(page), settingOf(planOf(instrument), { ...defaults, machine: true }), 3);
    const boxes = map.pages[1]!.boxes.filter((b) => b.kind === "box");
    expect(boxes.length).toBeGreaterThan(200);
    for (const b of boxes) expect(Math.min(b.width, b.height)).toBeGreaterThanOrEqual(3.5);
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1)) expect(gap(a, b)).toBeGreaterThanOrEqual(2);
    const ink = await inkOf(page, 1);
    const wrong = boxes.filter((b) => {
      // Browsers move edges to whole points of the screen: a frame is looked for within a quarter of a millimetre.
      const near = [-0.1, 0, 0.1, 0.2, 0.25];
      const [x, y] = [b.x + b.width / 2, b.y + b.height / 2];
      const darkest = (at: (d: number) => number) => Math.min(...near.map(at));
      const frame = [
        darkest((d) => ink(b.x + d, y)),
        darkest((d) => ink(b.x + b.width - d, y)),
        darkest((d) => ink(x, b.y + d)),
        darkest((d) => ink(x, b.y + b.height - d)),
      ];
      return frame.some((grey) => grey > 110) || ink(x, y) < 250;
    });
    expect(wrong).toEqual([]);
    for (const { x, y } of map.marks!.corners) {
      const inward = { x: x < 100 ? 1 : -1, y: y < 100 ? 1 : -1 };
      expect(ink(x + inward.x * 10, y + inward.y * 0.45)).toBeLessThan(60);
      expect(ink(x + inward.x * 0.45, y + inward.y * 10)).toBeLessThan(60);
      expect(ink(x + inward.x * 10, y + inward.y * 10)).toBeGreaterThan(250);
    }
    const text = map.pages[1]!.code!;
    expect(text).toBe("RENSIS1;shop_servqual;1.0.0;2;3");
    const code = qrcode(0, "Q");
    code.addData(text, "Byte");
    code.make();
    const n = code.getModuleCount();
    const { x, y, size } = map.marks!.code;
    for (let row = 0; row < n; row++)
      for (let column = 0; column < n; column++) {
        const grey = ink(x + ((column + 0.5) * size) / n, y + ((row + 0.5) * size) / n);
        expect(grey < 128, `${row},${column}`).toBe(code.isDark(row, column));
      }
    await page.context().close();
  });
});

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room between two boxes, mm, in the direction in which it is larger. */
function gap(a: Rect, b: Rect): number {
  const across = Math.max(a.x - b.x - b.width, b.x - a.x - a.width);
  const down = Math.max(a.y - b.y - b.height, b.y - a.y - a.height);
  return Math.max(across, down) + 0.02;
}

/** The grey of a sheet's picture at a place in millimetres: 0 is black. */
async function inkOf(page: Page, sheet: number): Promise<(x: number, y: number) => number> {
  const element = page.locator(".sheet").nth(sheet);
  // Alone in the corner of the window, so that no part of a pixel is lost.
  await element.evaluate((e) => {
    for (const other of document.querySelectorAll<HTMLElement>(".sheet"))
      if (other !== e) other.style.display = "none";
    (e as HTMLElement).style.margin = "0";
  });
  const png = await element.screenshot({ type: "png" });
  const size = await element.evaluate((e) => e.getBoundingClientRect().width);
  const decoded = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, image.width, image.height);
    let bytes = "";
    for (let i = 0; i < rgba.length; i += 4) bytes += String.fromCharCode(rgba[i]!);
    return { width: image.width, red: btoa(bytes) };
  }, png.toString("base64"));
  const red = Buffer.from(decoded.red, "base64");
  const scale = (decoded.width / size) * (96 / 25.4);
  return (x, y) => red[Math.floor(y * scale) * decoded.width + Math.floor(x * scale)] ?? 255;
}
