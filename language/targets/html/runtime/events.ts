import { byId } from "./dom.js";
import { settleErrors } from "./errors.js";
import { controlsOf, setRange } from "./fields.js";
import { evaluateForm, type Form, fieldAt, takeField } from "./form.js";
import { parseNumber } from "./numbers.js";
import { parts } from "./parts.js";

/** Listens once for the whole form: no question and no option has listeners of its own. */
export function listen(form: Form, changed: () => void): void {
  const root = byId("form");
  if (!root) return;
  let due: number | undefined;
  let spent = 0;

  /** One evaluation a frame; on a slow machine, one a pause in typing. */
  function soon(): void {
    if (due !== undefined) clearTimeout(due);
    due = window.setTimeout(
      () => {
        due = undefined;
        const began = performance.now();
        evaluateForm(form);
        settleErrors(form);
        changed();
        spent = performance.now() - began;
      },
      spent > 30 ? 200 : 0,
    );
  }

  function take(target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const field = fieldAt(form, target);
    if (!field) return;
    document.documentElement.classList.add("begun");
    if (target instanceof HTMLInputElement) keepApart(field.element, target);
    if (target instanceof HTMLInputElement) followLine(field.element, target);
    if (target instanceof HTMLSelectElement && target.closest(".rank")) place(target);
    takeField(form, field);
    soon();
  }

  function place(select: HTMLSelectElement): void {
    const item = select.closest<HTMLElement>("li");
    const field = select.closest("[data-v]");
    if (item && field) say(parts().ranking?.moveRank(field, item, { to: Number(select.value) }, form.data.t));
  }

  root.addEventListener("input", (event) => take(event.target));
  root.addEventListener("change", (event) => {
    tidyNumber(event.target, form);
    take(event.target);
  });
  root.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("keydown", (event) => {
    const { target, key } = event;
    // Enter in a field must not leave the page half answered.
    if (
      key === "Enter" &&
      target instanceof HTMLInputElement &&
      target.type !== "checkbox" &&
      target.type !== "radio"
    )
      event.preventDefault();
    if (target instanceof HTMLInputElement && target.type === "range" && (key === "Enter" || key === " "))
      touch(target);
  });
  root.addEventListener("focusin", (event) => uncover(event.target));
  // A click that leaves the handle where it happens to stand is an answer, too.
  root.addEventListener("pointerup", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "range") touch(event.target);
  });
  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    const act = button?.dataset.do ?? "";
    if (!button) return;
    if (act === "clear") clearAnswer(button);
    const move = /^rank-(add|up|down)$/.exec(act)?.[1] as "add" | "up" | "down" | undefined;
    const item = button.closest<HTMLElement>("li");
    const element = button.closest("[data-v]");
    if (!move || !item || !element) return;
    say(parts().ranking?.moveRank(element, item, { move }, form.data.t));
    untick(element);
    take(item);
  });

  function touch(range: HTMLInputElement): void {
    if (!range.classList.contains("unset")) return;
    setRange(range, range.value);
    take(range);
  }

  function clearAnswer(button: HTMLElement): void {
    const field = fieldAt(form, button);
    if (!field) return;
    const [first] = controlsOf(field);
    for (const control of controlsOf(field)) if (control instanceof HTMLInputElement) control.checked = false;
    first?.focus();
    takeField(form, field);
    soon();
  }
}

/** Exclusive answers and those that stand for no answer do not go with others, typed ones included. */
function keepApart(field: Element, changed: HTMLInputElement): void {
  const own = [...field.querySelectorAll<HTMLInputElement>("input")].filter(
    (input) => input.closest("[data-v]") === field,
  );
  if (changed.type === "checkbox" && changed.checked) {
    const alone = changed.hasAttribute("data-x");
    for (const other of own)
      if (other !== changed && other.type === "checkbox" && (alone || other.hasAttribute("data-x")))
        other.checked = false;
    if (!alone) return;
    for (const control of field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input,textarea")) {
      if (control.closest("[data-v]") !== field || /^(checkbox|radio)$/.test(control.type)) continue;
      if (control.type === "range") setRange(control as HTMLInputElement, undefined);
      else control.value = "";
    }
    return;
  }
  if (changed.type !== "checkbox" && changed.type !== "radio" && changed.value !== "") untick(field);
}

function untick(field: Element): void {
  for (const box of field.querySelectorAll<HTMLInputElement>("input[type=checkbox][data-x]"))
    box.checked = false;
}

/** Not every browser minds the head that stays in sight when the focus moves up under it. */
function uncover(target: EventTarget | null): void {
  if (!(target instanceof Element)) return;
  const head = target.closest(".q")?.querySelector(".bh,.gh");
  if (!head || head.contains(target)) return;
  const { bottom } = head.getBoundingClientRect();
  const { top } = target.getBoundingClientRect();
  // Below a head that stands at its place nothing is covered; only a sticking one can be above the control.
  if (bottom > 0 && top < bottom) window.scrollBy(0, top - bottom - 16);
}

/** The line and the number beside it say the same. */
function followLine(field: Element, changed: HTMLInputElement): void {
  const range = field.querySelector<HTMLInputElement>("input[type=range]");
  if (!range) return;
  const number = field.querySelector<HTMLInputElement>(".sl > .unit input");
  if (changed === range) {
    setRange(range, range.value);
    if (number) number.value = range.value;
  } else if (changed === number) {
    const typed = parseNumber(number.value);
    const inside = typeof typed === "number" && typed >= Number(range.min) && typed <= Number(range.max);
    setRange(range, inside ? String(typed) : undefined);
  }
}

/** A number typed in any digits is written back in plain ones when the field is left. */
function tidyNumber(target: EventTarget | null, form: Form): void {
  if (!(target instanceof HTMLInputElement) || target.type !== "text") return;
  const field = fieldAt(form, target);
  if (field?.variable.domain.type !== "number" || target.closest("[data-v]") !== field.element) return;
  const read = parseNumber(target.value);
  if (typeof read === "number") target.value = String(read);
}

/** Announces a move politely. */
function say(words: string | undefined): void {
  const region = byId("say");
  if (words && region) region.textContent = words;
}
