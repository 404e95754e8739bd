import type { LiveTexts } from "../../../render/texts.js";
import { fillText } from "../../../render/texts.js";
import { all, wordsOf } from "./dom.js";

/** Items with a place, in the order of their places. */
export function rankedItems(field: Element): HTMLElement[] {
  return all(field, "li[data-rank]").sort((a, b) => Number(a.dataset.rank) - Number(b.dataset.rank));
}

/** Gives places to the items with these values, in order, and takes them from all others. */
export function setRanks(field: Element, values: string[]): void {
  const items = all(field, "li[data-value]");
  const byValue = new Map(items.map((item) => [item.dataset.value ?? "", item]));
  arrange(
    field,
    values.flatMap((value) => byValue.get(value) ?? []),
  );
}

/** Draws an order: ranked items first, the others after them as they stood in the source. */
function arrange(field: Element, ranked: HTMLElement[]): void {
  const list = field.querySelector(".rank");
  if (!list) return;
  const items = all(list, "li");
  items.forEach((item, index) => {
    item.dataset.home ??= String(index);
  });
  const rest = items
    .filter((item) => !ranked.includes(item))
    .sort((a, b) => Number(a.dataset.home) - Number(b.dataset.home));
  const focused = document.activeElement;
  [...ranked, ...rest].forEach((item, index) => {
    const place = index < ranked.length ? String(index + 1) : undefined;
    if (place) item.dataset.rank = place;
    else delete item.dataset.rank;
    const select = item.querySelector("select");
    if (select) select.value = place ?? "";
    button(item, "up")?.setAttribute("aria-disabled", String(index === 0));
    button(item, "down")?.setAttribute("aria-disabled", String(index >= ranked.length - 1));
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  if (focused instanceof HTMLElement && focused !== document.activeElement) refocus(focused);
}

/** Moving an element takes its focus away; a button that is gone hands it to its neighbour. */
function refocus(focused: HTMLElement): void {
  const item = focused.closest<HTMLElement>("li");
  const visible = focused.offsetParent !== null;
  const next = visible
    ? focused
    : item && (button(item, item.dataset.rank ? "up" : "add") ?? item.querySelector("select"));
  next?.focus();
}

function button(item: Element, act: string): HTMLElement | null {
  return item.querySelector(`[data-do="rank-${act}"]`);
}

/**
 * Carries out a move: `add` takes the next place, `up` and `down` swap with the neighbour, `to` goes to a
 * place (0: none).
 * @returns words for the live region, or undefined when nothing moved
 */
export function moveRank(
  field: Element,
  item: HTMLElement,
  act: { move: "add" | "up" | "down" } | { to: number },
  t: LiveTexts,
): string | undefined {
  const top = Number(field.querySelector<HTMLElement>(".rank")?.dataset.top);
  const ranked = rankedItems(field);
  const from = ranked.indexOf(item);
  const to =
    "to" in act ? act.to - 1 : act.move === "add" ? ranked.length : from + (act.move === "up" ? -1 : 1);
  const without = ranked.filter((each) => each !== item);
  const impossible = "move" in act && (to < 0 || to > without.length || to >= top);
  if (impossible) return undefined;
  if (to >= 0) without.splice(Math.min(to, without.length), 0, item);
  arrange(field, without.slice(0, top));
  if ("move" in act && act.move === "add") button(item, "up")?.focus();
  const name = wordsOf(item.querySelector(".ot"));
  const place = Number(item.dataset.rank ?? 0);
  return place > 0
    ? fillText(t.rankedAt, { item: name, n: place, m: top })
    : fillText(t.unranked, { item: name });
}
