/** One sheet after the other: their frames, running heads and feet. */
import type { PaperSetting } from "../setting.js";

/** Adds what only some sheets have. */
export type Decorate = (sheet: HTMLElement, setting: PaperSetting, page: number, pages: number) => void;

export class Sheets {
  readonly stage: HTMLElement = element("div", "sheets");
  private readonly all: HTMLElement[] = [];
  area!: HTMLElement;

  constructor(private readonly setting: PaperSetting) {
    document.body.prepend(this.stage);
    this.open();
  }

  open(): void {
    const s = this.setting;
    const n = this.all.length + 1;
    const even = s.duplex && n % 2 === 0;
    const left = even ? s.margin.outer : s.margin.inner;
    const width = s.width - s.margin.inner - s.margin.outer;
    const sheet = element("section", "sheet");
    size(sheet, s.width, s.height);
    sheet.dataset.sheet = String(n);
    const box = (name: string, top: number, height: number): HTMLElement => {
      const e = element("div", name);
      place(e, left, top, width, height);
      sheet.append(e);
      return e;
    };
    box("top", s.margin.top - 9, 5).append(element("b", "", s.title), element("span", "", s.id));
    this.area = box("area", s.margin.top, s.height - s.margin.top - s.margin.bottom);
    box("foot", s.height - s.margin.bottom + 5, 4);
    this.stage.append(sheet);
    this.all.push(sheet);
  }

  get list(): readonly HTMLElement[] {
    return this.all;
  }

  /** Where the room of the sheet in work ends. */
  get bottom(): number {
    return this.area.getBoundingClientRect().bottom + 0.5;
  }

  overflows(): boolean {
    const last = this.area.lastElementChild;
    return last !== null && last.getBoundingClientRect().bottom > this.bottom;
  }

  /** Backs of sheets exist, whether something is printed on them or not. */
  finish(decorate: Decorate | undefined): void {
    const s = this.setting;
    if (s.duplex && this.all.length % 2 === 1) {
      this.open();
      this.area.append(element("p", "notes", s.notes));
    }
    const m = this.all.length;
    this.all.forEach((sheet, i) => {
      const n = i + 1;
      const page = s.pageOf.replace("{n}", String(n)).replace("{m}", String(m));
      const turned = s.duplex && n % 2 === 1;
      const more = n === m ? "" : `${turned ? s.turn : s.goOn.replace("{n}", String(n + 1))} →`;
      sheet.querySelector(".foot")!.append(element("span", "", page), element("span", "", more));
      decorate?.(sheet, s, n, m);
    });
  }
}

export function element(tag: string, name: string, words?: string): HTMLElement {
  const e = document.createElement(tag);
  if (name) e.className = name;
  if (words !== undefined) e.textContent = words;
  return e;
}

/** Puts something at a place of its sheet, in millimetres. */
export function place(
  e: HTMLElement | SVGElement,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  e.style.left = `${x}mm`;
  e.style.top = `${y}mm`;
  size(e, width, height);
}

function size(e: HTMLElement | SVGElement, width: number, height: number): void {
  e.style.width = `${width}mm`;
  e.style.height = `${height}mm`;
}
