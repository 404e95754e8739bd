import type { PreviewUpdate } from "../../preview/messages.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { fill, type Texts } from "./texts.js";

/** What is to be said about the survey as a whole: quietly, and only if there is something. */
export interface Banner {
  element: HTMLElement;
  show(state: PreviewUpdate["state"]): void;
  loading(): void;
  failed(): void;
}

export function openBanner(t: Texts, showProblems: () => void): Banner {
  const words = el("span");
  const button = el("button", { type: "button", class: "link" }, t.showErrors);
  button.addEventListener("click", showProblems);
  const element = el("div", { class: "banner", role: "status" }, icon("warning"), words, button);

  function set(text: string, more: { button?: boolean; calm?: boolean } = {}): void {
    element.hidden = text === "";
    element.classList.toggle("calm", more.calm ?? false);
    // The same words are not announced again.
    if (words.textContent !== text) words.textContent = text;
    button.hidden = !more.button;
  }
  set("");

  return {
    element,
    show({ readable, errors }) {
      if (!readable) return set(t.unreadable);
      if (errors === 0) return set("");
      set(errors === 1 ? t.oneError : fill(t.errors, { n: errors }), { button: true });
    },
    loading: () => set(t.loading, { calm: true }),
    failed: () => set(t.failed),
  };
}
