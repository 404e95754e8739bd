import type { PaperBox } from "../map.js";

/** Millimetres to CSS pixels. */
const PX = 96 / 25.4;

/** Where everything to be marked or written on stands, in the order of the sheets. */
export function boxes(): PaperBox[] {
  return [...document.querySelectorAll<HTMLElement>(".sheet [data-f]")].map((e) => {
    const sheet = e.closest<HTMLElement>(".sheet")!;
    const from = sheet.getBoundingClientRect();
    const at = e.getBoundingClientRect();
    const mm = (px: number) => Math.round((px / PX) * 100) / 100;
    const kind = e.dataset.k as PaperBox["kind"];
    return {
      sheet: Number(sheet.dataset.sheet),
      kind,
      variable: e.dataset.f!,
      ...(e.dataset.c === undefined ? {} : { code: e.dataset.c }),
      ...(kind === "digits" ? { cells: e.querySelectorAll(".digit").length } : {}),
      x: mm(at.left - from.left),
      y: mm(at.top - from.top),
      width: mm(at.width),
      height: mm(at.height),
    };
  });
}
