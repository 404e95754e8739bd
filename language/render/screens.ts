import type { Instrument, Page, PageItem, Question } from "../instrument/model.js";

/** A part of a page that is shown at one time: a page is more than one screen when a battery says `n per page`. */
export interface Screen {
  page: Page;
  /** Index of the page, and of the screen within it. */
  pageIndex: number;
  part: number;
  items: ScreenItem[];
}

export interface ScreenItem {
  item: PageItem;
  /** Rows of a battery on this screen, up to (excluded). */
  rows?: { from: number; to: number };
}

/** The screens of a form in order. A page without any item is none. */
export function screensOf(instrument: Instrument): Screen[] {
  const questions = new Map(instrument.questions.map((q) => [q.id, q]));
  return instrument.pages.flatMap((page, pageIndex) => screensOfPage(page, pageIndex, questions));
}

function screensOfPage(page: Page, pageIndex: number, questions: Map<string, Question>): Screen[] {
  let current: Screen = { page, pageIndex, part: 0, items: [] };
  const screens = [current];
  for (const item of page.items) {
    const question = item.kind === "question" ? questions.get(item.question) : undefined;
    const size = question?.perPage;
    if (!question || !size || question.rows.length <= size) {
      current.items.push({ item });
      continue;
    }
    for (let from = 0; from < question.rows.length; from += size) {
      if (from > 0) {
        current = { page, pageIndex, part: screens.length, items: [] };
        screens.push(current);
      }
      current.items.push({ item, rows: { from, to: Math.min(from + size, question.rows.length) } });
    }
  }
  return screens.filter((screen) => screen.items.length > 0);
}
