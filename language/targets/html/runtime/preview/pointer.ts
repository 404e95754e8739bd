import type { Anchor } from "../../preview/form-update.js";
import type { ForwardedKey, FrameTexts } from "../../preview/frame-protocol.js";
import { all } from "../dom.js";

/** What the reader asks of the preview rather than of the form. */
export interface Wishes {
  goto(anchor: Anchor): void;
  open(href: string): void;
  key(key: ForwardedKey): void;
}

/** The anchor of the piece of source that an element comes from. */
export function anchorOf(element: Element): Anchor | undefined {
  const placed = element.closest<HTMLElement>("[data-at]");
  const owner = placed?.closest<HTMLElement>("[data-item],[data-key]");
  if (!placed || !owner) return undefined;
  const { item, key } = owner.dataset;
  if (item === undefined) return { key: key ?? "", n: 0 };
  const inside = [owner, ...all(owner, "[data-at]")].filter((each) => each.hasAttribute("data-at"));
  return { key: item, n: inside.indexOf(placed) };
}

/** The element of an anchor; the whole item where the piece is gone. */
export function elementOf({ key, n }: Anchor): HTMLElement | undefined {
  const name = CSS.escape(key);
  const owner = document.querySelector<HTMLElement>(`[data-item="${name}"],[data-key="${name}"]`);
  if (!owner || owner.dataset.item === undefined) return owner ?? undefined;
  const inside = [owner, ...all(owner, "[data-at]")].filter((each) => each.hasAttribute("data-at"));
  return inside[n] ?? owner;
}

/** Pieces that get a button of their own when they are pointed at. */
const worthAButton = ".q[data-at],.note[data-at],.sec[data-at],.rule[data-at]";

/** Listens for clicks with a modifier, for links, and for keys that the editor wants to know about. */
export function listenForWishes(wishes: Wishes, texts: FrameTexts): void {
  const button = gotoButton(texts);
  document.body.append(button);
  let target: Element | undefined;

  function pointAt(element: Element | undefined): void {
    if (element === target) return;
    target = element;
    button.hidden = element === undefined;
    if (!element) return;
    const box = element.getBoundingClientRect();
    const rtl = document.documentElement.dir === "rtl";
    button.style.top = `${box.top + window.scrollY}px`;
    button.style.left = `${rtl ? box.left : Math.max(0, box.right - 36) + window.scrollX}px`;
  }

  function follow(event: Event): void {
    if (!(event.target instanceof Element) || button.contains(event.target)) return;
    pointAt(event.target.closest(worthAButton) ?? undefined);
  }

  const aim = (event: KeyboardEvent | PointerEvent) =>
    document.documentElement.classList.toggle("rensis-aim", event.ctrlKey || event.metaKey);
  document.addEventListener("pointerover", (event) => {
    follow(event);
    aim(event);
  });
  document.addEventListener("focusin", follow);
  document.documentElement.addEventListener("pointerleave", () => pointAt(undefined));
  window.addEventListener("scroll", () => pointAt(undefined), { passive: true });
  window.addEventListener("resize", () => pointAt(undefined));
  button.addEventListener("click", () => {
    const anchor = target && anchorOf(target);
    if (anchor) wishes.goto(anchor);
  });

  document.addEventListener(
    "click",
    (event) => {
      if (!(event.target instanceof Element) || button.contains(event.target)) return;
      const anchor = event.ctrlKey || event.metaKey ? anchorOf(event.target) : undefined;
      if (anchor) {
        event.preventDefault();
        event.stopImmediatePropagation();
        wishes.goto(anchor);
        return;
      }
      const link = event.target.closest<HTMLAnchorElement>("a[href]");
      if (!link || !/^(https?|mailto):/i.test(link.href)) return;
      event.preventDefault();
      wishes.open(link.href);
    },
    true,
  );

  document.addEventListener("keydown", (event) => {
    aim(event);
    if (event.key === "F12" && event.target instanceof Element) {
      const anchor = anchorOf(event.target);
      if (!anchor) return;
      event.preventDefault();
      wishes.goto(anchor);
      return;
    }
    if (!isForEditor(event)) return;
    if (/^[sp]$/i.test(event.key)) event.preventDefault();
    const { key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey } = event;
    wishes.key({ key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey });
  });
  document.addEventListener("keyup", aim);
}

/** Commands go to the editor; what edits text or moves in a control stays here. */
function isForEditor({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (/^F\d+$/.test(key)) return true;
  if (!ctrlKey && !metaKey) return altKey && /^[a-z0-9]$/i.test(key);
  if (/^(Control|Meta|Shift|Alt)$/.test(key)) return false;
  return !/^([acvxzy]|Backspace|Delete|Home|End|Enter|Arrow.*)$/i.test(key);
}

function gotoButton(texts: FrameTexts): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rensis-goto";
  button.tabIndex = -1;
  button.hidden = true;
  button.title = texts.goto;
  button.setAttribute("aria-label", texts.goto);
  const space = "http://www.w3.org/2000/svg";
  const icon = document.createElementNS(space, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", "M5.5 4 1.5 8l4 4M10.5 4l4 4-4 4");
  for (const [name, value] of [
    ["fill", "none"],
    ["stroke", "currentColor"],
    ["stroke-width", "1.5"],
  ] as const)
    path.setAttribute(name, value);
  icon.append(path);
  button.append(icon);
  return button;
}
