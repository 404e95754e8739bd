/** The printed questionnaire as it will come out of the printer, in a frame with an origin of its own. */
import { el } from "./dom.js";
import { isSheets, isSheetsQuestion } from "./guards.js";

export interface Sheets {
  element: HTMLElement;
  /** Takes the place of what is shown as soon as its sheets are set; the scroll position stays. */
  show(html: string): void;
  open(open: boolean): void;
  /** Scrolls to a question. */
  reveal(question: string): void;
}

/** Width of a sheet with its surroundings, in CSS pixels. */
const WIDTH = 840;

/** @param clicked a question on the sheets was clicked */
export function openSheets(title: string, clicked: (question: string) => void): Sheets {
  const element = el("main", { class: "sheets", hidden: true, tabindex: 0 });
  let shown: HTMLIFrameElement | undefined;
  let coming: HTMLIFrameElement | undefined;
  let height = 0;
  let places: Record<string, number> = {};

  function layOut(): void {
    if (!shown) return;
    const share = Math.min(1, element.clientWidth / WIDTH);
    shown.style.blockSize = `${height}px`;
    shown.style.transform = share < 1 ? `scale(${share})` : "";
    // The frame takes its whole height in the layout, whatever it is scaled to.
    shown.style.marginBlockEnd = `${Math.min(0, (share - 1) * height)}px`;
    shown.style.marginInlineStart = `${Math.max(0, (element.clientWidth - WIDTH) / 2)}px`;
  }
  new ResizeObserver(layOut).observe(element);

  window.addEventListener("message", ({ data, source }: MessageEvent<unknown>) => {
    if (coming && source === coming.contentWindow && isSheets(data)) {
      const { scrollTop } = element;
      shown?.remove();
      shown = coming;
      coming = undefined;
      ({ height, places } = data);
      shown.classList.remove("coming");
      layOut();
      element.scrollTop = scrollTop;
    } else if (shown && source === shown.contentWindow && isSheetsQuestion(data)) clicked(data.question);
  });

  return {
    element,
    show(html) {
      coming?.remove();
      coming = el("iframe", { title, sandbox: "allow-scripts", class: "coming" });
      coming.srcdoc = html;
      element.append(coming);
    },
    open(open) {
      element.hidden = !open;
      if (open) layOut();
    },
    reveal(question) {
      const top = Object.hasOwn(places, question) ? places[question] : undefined;
      if (top === undefined) return;
      const share = Math.min(1, element.clientWidth / WIDTH);
      element.scrollTo({ top: Math.max(0, top * share - 40) });
    },
  };
}
