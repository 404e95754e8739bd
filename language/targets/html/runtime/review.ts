import { fillText, type LiveTexts } from "../../../render/texts.js";
import { all, byId, el, wordsOf } from "./dom.js";
import { controlsOf, type Field } from "./fields.js";
import type { Form, ScreenPart } from "./form.js";
import { parts } from "./parts.js";
import { path } from "./path.js";

/** Lists every question that is asked with its answer and a way back to it. */
export function drawReview(form: Form): void {
  const parts: Node[] = [];
  for (const index of path(form)) {
    const screen = form.screens[index];
    if (!screen) continue;
    const entries = all(screen.element, "[data-q]").flatMap((q) => entryOf(form, screen, q, index) ?? []);
    if (entries.length === 0) continue;
    const heading = screen.element.querySelector("h2");
    if (heading) parts.push(el("h3", {}, wordsOf(heading)));
    parts.push(el("dl", {}, ...entries));
  }
  byId("review-list")?.replaceChildren(...parts);
}

function entryOf(
  form: Form,
  screen: ScreenPart,
  question: HTMLElement,
  index: number,
): HTMLElement | undefined {
  const { t, ui } = form.data;
  const fields = screen.variables.flatMap((name) => {
    const field = form.fields.get(name);
    const mine = field && field.element.closest("[data-q]") === question && form.evaluation.asked(name);
    return mine && !field.element.hasAttribute("data-a") ? [field] : [];
  });
  if (fields.length === 0) return undefined;
  const words = wordsOf(question.querySelector(".ql"));
  const label = fillText(t.changeOf, { question: words });
  const change = el(
    "button",
    {
      type: "button",
      class: "link",
      "data-do": "change",
      "data-screen": index,
      "data-question": question.dataset.q,
      "aria-label": label,
      ...ui,
    },
    t.change,
  );
  const number = wordsOf(question.querySelector(".num"));
  return el(
    "div",
    {},
    el("dt", {}, `${number} ${words}`.trim()),
    el(
      "dd",
      {},
      fields.length === 1 && fields[0]?.element === question ? answer(form, fields[0]) : rows(form, fields),
    ),
    el("dd", { class: "act" }, change),
  );
}

/** Answers of several rows, each after its words. */
function rows(form: Form, fields: Field[]): HTMLElement {
  const items = fields.map((field) => {
    const row = field.element.closest(".br,.rw,.gr");
    const words = wordsOf(row?.querySelector(".rl"));
    const column = wordsOf(field.element.matches(".bg,.gc") ? field.element.querySelector(".bl") : undefined);
    return el("li", {}, el("span", {}, [words, column].filter(Boolean).join(" · ")), answer(form, field));
  });
  return el("ul", {}, ...items);
}

function answer(form: Form, field: Field): HTMLElement {
  const words = answerWords(field, form.data.t);
  if (words) return el("span", {}, words);
  return el("span", { class: "none", ...form.data.ui }, form.data.t.notAnswered);
}

/** The answer as the page words it, with the text of "other". Empty when there is none. */
export function answerWords(field: Field, t: LiveTexts): string {
  const controls = controlsOf(field);
  const ticked = controls.filter((control) => control instanceof HTMLInputElement && control.checked);
  if (ticked.length > 0) return ticked.map((control) => labelWords(control)).join(t.listComma);
  const ranked = parts().ranking?.rankedItems(field.element) ?? [];
  if (ranked.length > 0)
    return ranked.map((item) => `${item.dataset.rank}. ${wordsOf(item.querySelector(".ot"))}`).join("\n");
  for (const control of controls) {
    if (control.closest(".rank") || control.value.trim() === "") continue;
    if (control instanceof HTMLSelectElement) return wordsOf(control.selectedOptions[0]) + specified(control);
    if (control.type === "radio" || control.type === "checkbox") continue;
    if (control.type === "range") {
      if (!control.classList.contains("unset")) return control.value;
      continue;
    }
    const value = control.type === "datetime-local" ? control.value.replace("T", " ") : control.value;
    const unit = control.closest(".unit")?.querySelector("span:not(.vh)");
    const parts = [value, wordsOf(unit)].filter(Boolean);
    return (unit?.classList.contains("cur") ? parts.reverse() : parts).join(" ");
  }
  return "";
}

function labelWords(control: Element): string {
  const label = control.closest("label");
  const main = label?.querySelector(".ot");
  if (!main) {
    const parts = [...(label?.querySelectorAll("b,.pl,.vh") ?? [])].map(wordsOf).filter(Boolean);
    return parts.join(" ");
  }
  const words = [...main.childNodes]
    .filter((node) => !(node instanceof HTMLElement && node.tagName === "SMALL"))
    .map((node) => node.textContent ?? "")
    .join("")
    .trim();
  return words + specified(label?.parentElement ?? null);
}

function specified(near: Element | null): string {
  const input = near?.classList.contains("os") ? near.querySelector<HTMLInputElement>(".spec input") : null;
  return input?.value.trim() ? `: ${input.value.trim()}` : "";
}
