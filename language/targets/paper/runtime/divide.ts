/** Blocks that are longer than the room there is: where they may be divided, and how they go on. */

/** Rows, options, lines to write on, paragraphs, follow-up questions: whatever can be counted. */
const PARTS = [
  "table > tbody > tr",
  "ul.opts > li",
  ".lines > i",
  ".answer > .follow",
  ":scope > p",
] as const;

/**
 * Leaves in a block what ends above `bottom` and returns the rest as a block of its own, with the head of its table and
 * its label said again; undefined when too little would stay or go.
 * @param force the block stands at the top of a sheet: one part is enough
 */
export function divide(
  block: HTMLElement,
  bottom: number,
  words: string,
  force: boolean,
): HTMLElement | undefined {
  // Where the room ends within such parts, else before what stands behind them.
  for (const behind of [false, true])
    for (const selector of PARTS) {
      const parts = [...block.querySelectorAll<HTMLElement>(selector)].filter((e) => !e.closest(".sub"));
      if (parts.some((e) => e.getBoundingClientRect().bottom > bottom) === behind) continue;
      const at = cut(parts, bottom, force || selector === ":scope > p");
      if (at !== undefined) return separate(block, parts, at, words);
    }
  return undefined;
}

/** How many parts stay; undefined: it cannot be divided here. */
function cut(parts: readonly HTMLElement[], bottom: number, force: boolean): number | undefined {
  if (parts.length < 2) return undefined;
  let fit = parts.findIndex((e) => e.getBoundingClientRect().bottom > bottom);
  // What stands behind the parts has no room either: some of them go with it.
  if (fit < 0) fit = parts.length - 1;
  // A single row is not left alone on either side.
  if (parts.length - fit === 1 && fit > 3) fit--;
  while (fit > 0 && parts[fit - 1]!.classList.contains("before")) fit--;
  const least = force ? 1 : parts.length > 5 ? 3 : 2;
  return fit < least ? undefined : fit;
}

function separate(block: HTMLElement, parts: readonly HTMLElement[], at: number, words: string): HTMLElement {
  parts[at]!.dataset.cut = "";
  const rest = block.cloneNode(true) as HTMLElement;
  delete parts[at]!.dataset.cut;
  const first = rest.querySelector<HTMLElement>("[data-cut]")!;
  delete first.dataset.cut;
  // From the cut outward: what follows leaves the block, what comes before it leaves the rest.
  for (let e: Element = parts[at]!; e !== block; e = e.parentElement!) {
    for (let next = e.nextElementSibling; next; next = e.nextElementSibling) next.remove();
  }
  parts[at]!.remove();
  for (let e: Element = first; e !== rest; e = e.parentElement!) {
    for (let before = e.previousElementSibling; before; before = e.previousElementSibling) {
      if (before.matches("thead, colgroup, .head, .legend")) break;
      before.remove();
    }
  }
  rest.dataset.part = String(Number(block.dataset.part ?? 1) + 1);
  for (const e of rest.querySelectorAll(
    ":scope > .head .tag, :scope > .head .help, :scope > .head .instruction, :scope > .head .probes, :scope > .note",
  ))
    e.remove();
  rest.querySelector(":scope > .head .label")?.append(continued(words));
  return rest;
}

function continued(words: string): HTMLElement {
  const e = document.createElement("span");
  e.className = "tag";
  e.textContent = ` (${words})`;
  return e;
}
