import { all } from "../dom.js";
import type { Form, View } from "../form.js";
import { firstScreen } from "../steps.js";

/** What is in sight and in hand before the page changes. */
export interface Kept {
  focus?: { element: HTMLElement; start: number | null; end: number | null };
  /** The item at the top of the window, and where it stands there. */
  item?: { element: HTMLElement; key: string; top: number };
  screen?: string;
  view: View;
  scroll: number;
}

export function keepView(form: Form): Kept {
  const section = document.querySelector<HTMLElement>("section[data-current]");
  const element = topItem(section);
  const focused = document.activeElement;
  return {
    ...(focused instanceof HTMLElement && focused !== document.body
      ? { focus: { element: focused, ...selectionOf(focused) } }
      : {}),
    ...(element
      ? { item: { element, key: element.dataset.item ?? "", top: element.getBoundingClientRect().top } }
      : {}),
    ...(section?.dataset.key === undefined ? {} : { screen: section.dataset.key }),
    view: form.session.view,
    scroll: window.scrollY,
  };
}

function topItem(section: HTMLElement | null): HTMLElement | undefined {
  if (!section) return undefined;
  const middle = section.getBoundingClientRect().left + section.clientWidth / 2;
  for (let y = 4; y < window.innerHeight; y += 24) {
    const hit = document.elementFromPoint(middle, y)?.closest<HTMLElement>("[data-item]");
    if (hit && section.contains(hit)) return hit;
  }
  return undefined;
}

function selectionOf(element: HTMLElement): { start: number | null; end: number | null } {
  const typed = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  try {
    return typed ? { start: element.selectionStart, end: element.selectionEnd } : { start: null, end: null };
  } catch {
    return { start: null, end: null }; // a control without a caret
  }
}

/** Where the respondent is now: with the item that was in sight, else on the screen of that name. */
export function viewAfter(form: Form, kept: Kept): View {
  if (typeof kept.view !== "number") return kept.view;
  const element = itemAfter(kept) ?? kept.focus?.element;
  const section = element?.isConnected ? element.closest("section[data-page]") : null;
  const wanted = section ?? document.querySelector(`section[data-key="${CSS.escape(kept.screen ?? "")}"]`);
  const index = form.screens.findIndex((screen) => screen.element === wanted);
  if (index >= 0) return index;
  return form.screens[kept.view] ? kept.view : firstScreen(form);
}

function itemAfter({ item }: Kept): HTMLElement | undefined {
  if (!item) return undefined;
  if (item.element.isConnected) return item.element;
  return all(document, "[data-item]").find((each) => each.dataset.item === item.key);
}

/** Puts the window and the caret back. */
export function restoreView(kept: Kept): void {
  const { focus } = kept;
  if (focus?.element.isConnected && document.activeElement !== focus.element) {
    focus.element.focus({ preventScroll: true });
    const typed = focus.element;
    if (focus.start !== null && (typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement))
      typed.setSelectionRange(focus.start, focus.end);
  }
  const element = itemAfter(kept);
  const moved = element && kept.item && element.getClientRects().length > 0;
  if (moved && kept.item)
    window.scrollBy({ top: element.getBoundingClientRect().top - kept.item.top, behavior: "instant" });
  else window.scrollTo({ top: kept.scroll, behavior: "instant" });
}
