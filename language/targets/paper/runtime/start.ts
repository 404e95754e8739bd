/** Sets the sheets as soon as the fonts are there, and says so. */
import type { PaperBox } from "../map.js";
import type { PaperSetting } from "../setting.js";
import { boxes } from "./boxes.js";
import { Paginator } from "./paginate.js";
import type { Decorate } from "./sheets.js";

export { place } from "./sheets.js";

/** What a program that prints the page finds in it. */
export interface PaperPage {
  /** Resolves when the sheets are set. */
  ready: Promise<void>;
  boxes(): PaperBox[];
  setting: PaperSetting;
  /** Number of sheets. */
  sheets(): number;
}

/** Words that are said only when an arrow is on another sheet move others on; after so many rounds they stay. */
const ROUNDS = 4;

export function start(decorate?: Decorate): void {
  const setting = JSON.parse(document.getElementById("setting")!.textContent!) as PaperSetting;
  const page: PaperPage = {
    setting,
    boxes,
    sheets: () => document.querySelectorAll(".sheet").length,
    ready: document.fonts.ready.then(() => {
      setSheets(setting, decorate);
      document.documentElement.dataset.set = "";
    }),
  };
  (globalThis as unknown as { rensisPaper: PaperPage }).rensisPaper = page;
}

function setSheets(setting: PaperSetting, decorate: Decorate | undefined): void {
  const flow = document.querySelector<HTMLElement>("main.flow")!;
  const blocks = [...flow.children] as HTMLElement[];
  flow.remove();
  let said: ReadonlySet<number> = new Set();
  for (let round = 1; ; round++) {
    const wanted = blocks.flatMap((b, i) =>
      b.classList.contains("apart") && !said.has(i) ? [] : [b.cloneNode(true) as HTMLElement],
    );
    const paginator = new Paginator(setting);
    paginator.run(wanted);
    const far = outOfSight(blocks);
    // What is said makes room scarce, and what is scarce may have to be said: in the end it is said once too often.
    const next = round < ROUNDS ? far : new Set([...said, ...far]);
    const same = next.size === said.size && [...next].every((i) => said.has(i));
    if (same || round > 2 * ROUNDS) {
      paginator.sheets.finish(decorate);
      return;
    }
    said = next;
    paginator.sheets.stage.remove();
  }
}

/** Conditions whose arrow does not stand on the sheet where they begin. */
function outOfSight(blocks: readonly HTMLElement[]): ReadonlySet<number> {
  const [first, last] = [new Map<string, string>(), new Map<string, string>()];
  for (const q of document.querySelectorAll<HTMLElement>(".sheet [data-q]")) {
    const sheet = q.closest<HTMLElement>(".sheet")!.dataset.sheet!;
    if (!first.has(q.dataset.q!)) first.set(q.dataset.q!, sheet);
    last.set(q.dataset.q!, sheet);
  }
  const far = blocks.flatMap((block, i) => {
    if (!block.classList.contains("apart")) return [];
    const next = blocks.slice(i + 1).find((b) => b.dataset.q !== undefined);
    const here = next && first.get(next.dataset.q!);
    const from = block.dataset.from!.split(" ").map((q) => last.get(q));
    return here !== undefined && from.every((sheet) => sheet !== here) ? [i] : [];
  });
  return new Set(far);
}
