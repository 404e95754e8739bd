/**
 * Sets the run of blocks into sheets: nothing is split that belongs together, heads of tables repeat, and
 * each sheet says which of how many it is. Runs in the page before it is printed; without scripts the
 * browser's own page breaks do what they can.
 */
import type { PaperSetting } from "../setting.js";
import { fillColumns } from "./bands.js";
import { divide } from "./divide.js";
import { element, Sheets } from "./sheets.js";

/** A branching question goes to the next sheet with what follows it when it is not higher than this part of a sheet. */
const MOVED = 0.35;

export class Paginator {
  readonly sheets: Sheets;
  /** Blocks that wait for two columns. */
  private band: HTMLElement[] = [];
  /** What was put last on the sheet in work. */
  private before: HTMLElement[] = [];

  constructor(private readonly s: PaperSetting) {
    this.sheets = new Sheets(s);
  }

  run(blocks: readonly HTMLElement[]): void {
    for (let i = 0; i < blocks.length; ) {
      const group = [blocks[i++]!];
      // Headings and filters stay with what they head.
      while (group.at(-1)!.classList.contains("keep") && i < blocks.length) group.push(blocks[i++]!);
      if (this.s.columns === 2 && !group.some(isWide)) this.band.push(...group);
      else {
        this.flushBand();
        this.place(group);
      }
    }
    this.flushBand();
    if (this.s.stretch) for (const sheet of this.sheets.list) stretch(sheet);
  }

  private get area(): HTMLElement {
    return this.sheets.area;
  }

  private open(): void {
    this.sheets.open();
    this.before = [];
  }

  /** Puts blocks that belong together on this sheet, else on the next. */
  private place(group: HTMLElement[]): void {
    this.area.append(...group);
    if (!this.sheets.overflows()) {
      this.before = group;
      return;
    }
    const first = group[0] === this.area.firstElementChild;
    const last = group.at(-1)!;
    const divisible = first || last.matches(".q.table");
    const rest = divisible ? divide(last, this.sheets.bottom, this.s.continued, first) : undefined;
    if (rest) {
      this.open();
      this.place([rest]);
      return;
    }
    // Nothing can be done about a part that is higher than a sheet.
    if (first) return;
    const moved = [...this.branch(), ...group];
    for (const block of moved) block.remove();
    this.open();
    this.place(moved);
  }

  /** The question before, when its arrows would stand last on the sheet, far from what they lead to. */
  private branch(): HTMLElement[] {
    const before = this.before;
    const [top] = before;
    if (!top || before.at(-1)!.dataset.leads === undefined || top === this.area.firstElementChild) return [];
    const height = before.at(-1)!.getBoundingClientRect().bottom - top.getBoundingClientRect().top;
    return height < this.area.getBoundingClientRect().height * MOVED ? before : [];
  }

  /** Two columns of about the same height; what has no room goes on on the next sheet. */
  private flushBand(): void {
    let blocks = this.band;
    this.band = [];
    while (blocks.length > 0) {
      const band = element("div", "band");
      const left = element("div", "");
      const right = element("div", "");
      band.append(left, right);
      this.area.append(band);
      const limit = this.sheets.bottom - band.getBoundingClientRect().top;
      const taken = fillColumns(left, right, blocks, limit);
      if (taken === 0) {
        const alone = band === this.area.firstElementChild;
        band.remove();
        if (alone) {
          // Higher than a column of a sheet: it takes the whole width, where it can be divided.
          const n = blocks.findIndex((b) => !b.classList.contains("keep")) + 1 || blocks.length;
          this.place(blocks.slice(0, n));
          blocks = blocks.slice(n);
        } else this.open();
        continue;
      }
      this.before = [];
      blocks = blocks.slice(taken);
      if (blocks.length > 0) this.open();
    }
  }
}

function isWide(block: HTMLElement): boolean {
  return (
    block.matches("header.opening, h2, footer.closing, .q.table") ||
    block.querySelector(".rating, .slider, .vas") !== null
  );
}

/** Gives the room that is left on a sheet to the lines to write on, evenly. */
function stretch(sheet: HTMLElement): void {
  const area = sheet.querySelector<HTMLElement>(".area")!;
  const fields = [...area.querySelectorAll<HTMLElement>(".lines")];
  const last = area.lastElementChild?.getBoundingClientRect().bottom;
  const line = fields[0]?.firstElementChild?.getBoundingClientRect().height;
  if (last === undefined || !line || area.querySelector(".band")) return;
  const room = Math.floor((area.getBoundingClientRect().bottom - last) / line);
  const each = Math.min(4, Math.floor(room / fields.length));
  for (const field of fields) for (let i = 0; i < each; i++) field.append(element("i", ""));
}
