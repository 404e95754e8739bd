import type { Form, ScreenPart } from "./form.js";

/** Is this screen on the respondent's way: in effect, with something asked or something important to read? */
export function onPath(form: Form, screen: ScreenPart): boolean {
  const { evaluation } = form;
  if (evaluation.guard(screen.guard) !== true) return false;
  if (screen.variables.some((name) => evaluation.asked(name))) return true;
  const notes = screen.element.querySelectorAll<HTMLElement>(
    screen.variables.length > 0 ? ".note.imp" : ".note",
  );
  return [...notes].some((note) => evaluation.guard(guardOf(note)) === true);
}

function guardOf(element: HTMLElement): number | undefined {
  return element.dataset.g === undefined ? undefined : Number(element.dataset.g);
}

/** Numbers of the screens on the way. */
export function path(form: Form): number[] {
  return form.screens.flatMap((screen, i) => (onPath(form, screen) ? [i] : []));
}

/**
 * Which page this is, of how many: those that are not ruled out yet are counted, so that the total rather
 * shrinks than grows.
 */
export function countPages(form: Form, current: number): { n: number; m: number } {
  const possible = form.screens.flatMap((screen, i) => {
    if (onPath(form, screen)) return [i];
    return form.evaluation.guard(screen.guard) === "missing" && i > current ? [i] : [];
  });
  const n = possible.filter((i) => i <= current).length;
  return { n: Math.max(n, 1), m: Math.max(possible.length, n, 1) };
}

/** Length of the bar for a share of the way: fast at first, slower towards the end, never backwards. */
export function barLength(share: number): number {
  const left = 1 - Math.min(Math.max(share, 0), 1);
  return 1 - left ** 1.6;
}
