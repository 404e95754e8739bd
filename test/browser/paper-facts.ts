import type { Page } from "playwright-core";
import type { PaperPage } from "../../language/targets/paper/runtime/start.js";

/** What stands on the sheets, read back from the browser that set them. */
export interface Facts {
  sheets: number;
  /** Parts of questions in order, with their options, rows and instructions. */
  questions: {
    id: string;
    sheet: number;
    part: number;
    number: string;
    options: string[];
    rows: string[];
    arrows: string[];
  }[];
  filters: string[];
  /** What is wrong with places: outside of its room, over something else, cut by an edge. */
  faults: string[];
}

/** Waits until the sheets are set and reads them. */
export async function readSheets(page: Page): Promise<Facts> {
  await page.waitForSelector("html[data-set]", { state: "attached" });
  return page.evaluate(() => {
    const faults: string[] = [];
    const sheets = [...document.querySelectorAll<HTMLElement>(".sheet")];
    const say = (e: Element) => `${e.className || e.tagName} “${(e.textContent ?? "").trim().slice(0, 40)}”`;
    const own = (q: Element, selector: string) =>
      [...q.querySelectorAll<HTMLElement>(selector)].filter((e) => e.closest("[data-q]") === q);
    const questions = [...document.querySelectorAll<HTMLElement>(".sheet [data-q]:not(.sub)")].map((q) => ({
      id: q.dataset.q ?? "",
      sheet: Number(q.closest<HTMLElement>(".sheet")?.dataset.sheet),
      part: Number(q.dataset.part ?? 1),
      number: q.querySelector(":scope > .head > .n")?.textContent ?? "",
      options: own(q, "[data-o]").map((e) => e.dataset.o ?? ""),
      rows: own(q, "tr[data-row]").map((e) => e.dataset.row ?? ""),
      arrows: own(q, ".go").map((e) => e.textContent ?? ""),
    }));
    const filters = [...document.querySelectorAll(".sheet .filter")].map((e) => e.textContent ?? "");

    const outside = (inner: DOMRect, outer: DOMRect) =>
      inner.left < outer.left - 1 ||
      inner.right > outer.right + 1 ||
      inner.top < outer.top - 1 ||
      inner.bottom > outer.bottom + 1;
    for (const sheet of sheets) {
      const n = sheet.dataset.sheet;
      const area = sheet.querySelector<HTMLElement>(".area");
      if (!area) continue;
      const room = area.getBoundingClientRect();
      // Every line of text and every mark, each with what it belongs to.
      const pieces: { rect: DOMRect; of: Element }[] = [];
      const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!node.textContent?.trim() || !node.parentElement) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        // Fonts differ in how much higher their boxes are than their letters.
        for (const rect of range.getClientRects())
          if (rect.width > 0.5)
            pieces.push({
              rect: new DOMRect(rect.left, rect.top + rect.height * 0.2, rect.width, rect.height * 0.6),
              of: node.parentElement,
            });
      }
      const texts = pieces.length;
      for (const e of area.querySelectorAll(".box, .digit, .line"))
        pieces.push({ rect: e.getBoundingClientRect(), of: e });
      const columns = [...area.querySelectorAll<HTMLElement>(".band > div")];
      for (const { rect, of } of pieces) {
        const column = columns.find((c) => c.contains(of));
        const own = column ? column.getBoundingClientRect() : room;
        const frame = new DOMRect(own.left, room.top, own.width, room.height);
        if (outside(rect, frame)) faults.push(`sheet ${n}: ${say(of)} is outside of its room`);
      }
      // Two pieces may touch, they may not lie over each other. Only neighbours in height can.
      const sorted = pieces
        .map((p, i) => ({ ...p, isText: i < texts }))
        .sort((a, b) => a.rect.top - b.rect.top);
      sorted.forEach((a, i) => {
        for (let k = i + 1; k < sorted.length; k++) {
          const b = sorted[k];
          if (!b || b.rect.top > a.rect.bottom) break;
          if (a.of === b.of) continue;
          const wide = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left);
          const high = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top);
          const slack = a.isText && b.isText ? Math.min(a.rect.height, b.rect.height) * 0.15 : 1.5;
          if (wide > 1.5 && high > slack) faults.push(`sheet ${n}: ${say(a.of)} lies over ${say(b.of)}`);
        }
      });
      for (const row of area.querySelectorAll("tr"))
        if (row.getBoundingClientRect().bottom > room.bottom + 1)
          faults.push(`sheet ${n}: ${say(row)} is cut`);
      const last = area.querySelector(":scope > :last-child");
      if (last?.matches(".keep, h2, h3")) faults.push(`sheet ${n} ends with ${say(last)}`);
      for (const column of columns)
        if (column.lastElementChild?.matches("h3, .filter"))
          faults.push(`a column of sheet ${n} ends with a heading`);
      for (const head of sheet.querySelectorAll(".top, .foot"))
        if (outside(head.getBoundingClientRect(), sheet.getBoundingClientRect())) faults.push(`head of ${n}`);
    }
    return { sheets: sheets.length, questions, filters, faults };
  });
}

/** The map of boxes as the page says it. */
export function boxesOf(page: Page): Promise<ReturnType<PaperPage["boxes"]>> {
  return page.evaluate(() =>
    (globalThis as unknown as { rensisPaper: { boxes(): never[] } }).rensisPaper.boxes(),
  );
}
