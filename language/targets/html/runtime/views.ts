import { fillText } from "../../../render/texts.js";
import { all, byId, flag } from "./dom.js";
import { clearErrors } from "./errors.js";
import type { Form, View } from "./form.js";
import { barLength, countPages, path } from "./path.js";

/** The section that a view shows. */
function sectionOf(form: Form, view: View): HTMLElement | null {
  return typeof view === "number" ? (form.screens[view]?.element ?? null) : byId(view);
}

let title = "";
let bar = 0;
let at = -1;

/** Shows one view and hides the others; moves the focus to its heading unless the page has just been opened. */
export function show(form: Form, view: View, options: { focus: boolean }): void {
  const section = sectionOf(form, view);
  if (!section) return;
  title ||= document.title;
  clearErrors();
  for (const each of all(document, "[data-current]")) flag(each, "data-current", false);
  flag(section, "data-current", true);
  form.session.view = view;
  paintNavigation(form);
  if (!options.focus) return;
  window.scrollTo(0, 0);
  focusHeading(section);
}

function focusHeading(section: HTMLElement): void {
  const heading = section.querySelector<HTMLElement>("h2[tabindex]") ?? section;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Progress, title of the window and words of the buttons, which follow the answers. */
export function paintNavigation(form: Form): void {
  const { view, reviewed } = form.session;
  const { t } = form.data;
  const nav = byId("nav");
  const progress = byId("progress");
  const onScreen = typeof view === "number";
  if (nav) nav.hidden = !onScreen;
  if (progress) progress.hidden = !onScreen && view !== "review";
  if (!onScreen) {
    document.title = title;
    if (view === "review") paintBar(1, "", form.screens.length);
    return;
  }
  const { n, m } = countPages(form, view);
  if (progress) progress.hidden = m === 1;
  const words = fillText(t.pageOf, { n, m });
  form.screens[view]?.element.setAttribute("aria-label", words);
  const wrong = document.querySelector(".sum.bad:not([hidden])") ? t.errorPrefix : "";
  document.title = `${wrong}${words} – ${title}`;
  paintBar(barLength((n - 1) / m), words, view);
  const way = path(form);
  const first = way[0] === view && !byId("start");
  const last = way.at(-1) === view;
  for (const button of all(nav ?? document, "[data-do=back]")) button.hidden = first;
  for (const button of all(nav ?? document, "[data-do=next]"))
    button.textContent = last || reviewed ? (button.dataset.review ?? "") : (button.dataset.next ?? "");
}

/** On the way forward the bar never shrinks, also where answers have made the way longer. */
function paintBar(length: number, words: string, position: number): void {
  const element = document.querySelector("progress");
  const text = byId("progress-text");
  if (text) text.textContent = words;
  if (!element) return;
  bar = position >= at ? Math.max(bar, length) : Math.min(bar, length);
  at = position;
  element.value = Math.round(bar * 1000);
  element.textContent = words;
}
