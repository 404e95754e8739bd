/** Where scanning software finds every box: made from what the browser has set, so that it cannot be wrong. */
import type { PaperSetting } from "./setting.js";

/** Something to be marked or written on, in millimetres from the left and the top of its sheet. */
export interface PaperBox {
  sheet: number;
  kind: "box" | "digits" | "line" | "lines" | "scale";
  /** Variable, with `.value` for a place in a ranking and `.year`, `.hour` … for a part of a date. */
  variable: string;
  /** Data value of the option, as text; of boxes only. */
  code?: string;
  /** Number of cells, of digits only. */
  cells?: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PaperMap {
  format: "rensis-paper-map";
  formatVersion: "1.0";
  survey: string;
  version?: string;
  unit: "mm";
  sheet: { width: number; height: number };
  /** Corner marks and page code, on every sheet in the same places; absent on sheets without marks. */
  marks?: {
    corners: { x: number; y: number }[];
    length: number;
    code: { x: number; y: number; size: number };
  };
  pages: { page: number; code?: string; boxes: Omit<PaperBox, "sheet">[] }[];
}

/** Corner marks: distance from the edges and length of their arms, mm; the code stands in the middle below. */
export const MARKS = { x: 10, y: 12, length: 20, code: 16 } as const;

/** What the code of a page says: `RENSIS1;form;version;page;pages`, percent-encoded where needed. */
export function pageCodeText(form: string, version: string | undefined, page: number, pages: number): string {
  return ["RENSIS1", encodeURIComponent(form), encodeURIComponent(version ?? ""), page, pages].join(";");
}

/** The map of a form. @param boxes what `rensisPaper.boxes()` says in the browser that made the sheets */
export function mapOf(boxes: readonly PaperBox[], setting: PaperSetting, sheets: number): PaperMap {
  const { width, height, machine, form, version } = setting;
  const pages = Array.from({ length: sheets }, (_, i) => ({
    page: i + 1,
    ...(machine ? { code: pageCodeText(form, version, i + 1, sheets) } : {}),
    boxes: boxes.filter((b) => b.sheet === i + 1).map(({ sheet: _sheet, ...box }) => box),
  }));
  const corners = [MARKS.x, width - MARKS.x].flatMap((x) =>
    [MARKS.y, height - MARKS.y].map((y) => ({ x, y })),
  );
  const size = MARKS.code;
  return {
    format: "rensis-paper-map",
    formatVersion: "1.0",
    survey: form,
    ...(version === undefined ? {} : { version }),
    unit: "mm",
    sheet: { width, height },
    ...(machine ? { marks: { corners, length: MARKS.length, code: codeAt(width, height, size) } } : {}),
    pages,
  };
}

/** Place of the page code. */
export function codeAt(width: number, height: number, size: number): { x: number; y: number; size: number } {
  return { x: (width - size) / 2, y: height - MARKS.y - size, size };
}
