import { el } from "./dom.js";

const LEAST = 120;

/** The edge between form and panel: drawn with the pointer, moved with the arrow keys. */
export function openSplitter(
  label: string,
  panel: HTMLElement,
  height: number,
  changed: (height: number) => void,
): HTMLElement {
  const edge = el("div", {
    class: "splitter",
    role: "separator",
    tabindex: 0,
    "aria-orientation": "horizontal",
    "aria-label": label,
    "aria-valuemin": LEAST,
  });

  function set(wanted: number): void {
    const most = Math.max(LEAST, window.innerHeight - 160);
    const now = Math.round(Math.min(Math.max(wanted, LEAST), most));
    panel.style.blockSize = `${now}px`;
    edge.setAttribute("aria-valuenow", String(now));
    edge.setAttribute("aria-valuemax", String(most));
    changed(now);
  }

  edge.addEventListener("pointerdown", (event) => {
    edge.setPointerCapture(event.pointerId);
    // The frame would swallow the pointer on its way.
    document.body.classList.add("resizing");
    const from = event.clientY + panel.offsetHeight;
    const move = ({ clientY }: PointerEvent) => set(from - clientY);
    const end = () => {
      document.body.classList.remove("resizing");
      edge.removeEventListener("pointermove", move);
    };
    edge.addEventListener("pointermove", move);
    edge.addEventListener("pointerup", end, { once: true });
    edge.addEventListener("pointercancel", end, { once: true });
  });
  edge.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 24, ArrowDown: -24, PageUp: 120, PageDown: -120 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(panel.offsetHeight + step);
  });
  set(height);
  return edge;
}
