import morphdom from "morphdom";
import type { FormUpdate } from "../../preview/form-update.js";
import { all } from "../dom.js";

/** The pieces of the form as they stand in the page. */
export interface Body {
  /** Brings the page to the state of the update; returns the items that are not what they were. */
  apply(update: FormUpdate): HTMLElement[];
}

/** Subtrees and states that the form's script owns: the source of the page says nothing about them. */
const owned = new Set([
  "progress-text",
  "summary",
  "resume-when",
  "review-list",
  "receipt-date",
  "receipt-code",
  "receipt-count",
  "confirm-text",
  "status",
  "say",
  "sent",
  "save-off",
]);
const ownedStates = ["hidden", "open", "data-current", "aria-label", "tabindex"];

/** Keeps the elements of the form up to date with the pieces that arrive. */
export function openBody(root: HTMLElement): Body {
  let live = new Map<string, HTMLElement>();

  function replaceAll(update: FormUpdate): HTMLElement[] {
    live = new Map(update.items.map(([key, html]) => [key, itemOf(key, html)]));
    const next = skeletonOf(update.skeleton ?? "");
    for (const slot of all(next, "template[data-slot]")) {
      const item = live.get(slot.dataset.slot ?? "");
      if (item) slot.replaceWith(item);
      else slot.remove();
    }
    root.replaceChildren(...next.childNodes);
    return [root];
  }

  function rename({ items, variables }: FormUpdate["carried"]): void {
    if (items.length === 0) return;
    const names = new Map(variables);
    const moved = items.flatMap(([from, to]) => {
      const element = live.get(from);
      return element ? [{ from, to, element }] : [];
    });
    for (const { from } of moved) live.delete(from);
    for (const { to, element } of moved) {
      live.set(to, element);
      element.dataset.item = to;
      for (const field of [element, ...all(element, "[data-v]")])
        if (field.dataset.v !== undefined) field.dataset.v = names.get(field.dataset.v) ?? field.dataset.v;
    }
  }

  /** Pages come and go, items change their places; items themselves are left as they are. */
  function reshape(skeleton: string, fresh: Map<string, HTMLElement>): void {
    const next = skeletonOf(skeleton);
    for (const slot of all(next, "template[data-slot]")) {
      const key = slot.dataset.slot ?? "";
      const known = live.get(key);
      const made = fresh.get(key);
      // Of another kind of element it is another item.
      const stays = known && (!made || made.tagName === known.tagName);
      if (stays) slot.replaceWith(stubOf(key, known));
      else if (made) slot.replaceWith(made);
      else slot.remove();
      if (!stays && made) live.set(key, made);
    }
    morphdom(root, next, {
      childrenOnly: true,
      getNodeKey: (node) =>
        node instanceof HTMLElement ? (node.dataset.item ?? node.dataset.key) : undefined,
      onBeforeElUpdated(from, to) {
        if (to.dataset.stub !== undefined || owned.has(from.id)) return false;
        for (const state of ownedStates) copyState(from, to, state);
        return true;
      },
    });
    for (const [key, element] of live) if (!root.contains(element)) live.delete(key);
  }

  return {
    apply(update) {
      if (!root.hasChildNodes()) return replaceAll(update);
      rename(update.carried);
      const fresh = new Map(update.items.map(([key, html]) => [key, itemOf(key, html)]));
      if (update.skeleton !== undefined) reshape(update.skeleton, fresh);
      return [...fresh].flatMap(([key, made]) => {
        const known = live.get(key);
        if (!known) return [];
        if (known !== made) morphItem(known, made);
        return [known];
      });
    },
  };
}

/** The elements of an item become those of its new source; what is typed in them stays. */
function morphItem(known: HTMLElement, made: HTMLElement): void {
  morphdom(known, made, {
    getNodeKey: (node) => (node instanceof HTMLElement ? keyInItem(node) : undefined),
    onBeforeElUpdated(from, to) {
      if (from.isEqualNode(to)) return false;
      if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) keepTyped(from, to);
      if (from instanceof HTMLTextAreaElement && to instanceof HTMLTextAreaElement) to.value = from.value;
      return true;
    },
  });
}

function keyInItem({ dataset }: HTMLElement): string | undefined {
  if (dataset.item !== undefined) return dataset.item;
  if (dataset.v !== undefined) return `v:${dataset.v}`;
  return dataset.q === undefined ? undefined : `q:${dataset.q}`;
}

/** Ticks are written back from the answers; letters may be half a number still and are kept as they are. */
function keepTyped(from: HTMLInputElement, to: HTMLInputElement): void {
  if (from.type !== to.type) return;
  if (from.type === "radio" || from.type === "checkbox") to.checked = from.checked;
  else to.value = from.value;
  if (from.type === "range") to.classList.toggle("unset", from.classList.contains("unset"));
}

function copyState(from: Element, to: Element, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
  else if (name === "hidden") to.removeAttribute(name);
}

/** Parsed markup of our own components: no script runs in it, and no policy allows one to. */
function fragmentOf(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html;
  return document.importNode(template.content, true);
}

function itemOf(key: string, html: string): HTMLElement {
  const made = fragmentOf(html).firstElementChild;
  const item = made instanceof HTMLElement ? made : document.createElement("div");
  item.dataset.item = key;
  return item;
}

/** The page without its items, its screens counted as the server counts them. */
function skeletonOf(html: string): HTMLElement {
  const root = document.createElement("div");
  root.append(fragmentOf(html));
  const parts = new Map<string, number>();
  for (const section of all(root, "section[data-page]")) {
    const page = section.dataset.page ?? "";
    const part = parts.get(page) ?? 0;
    parts.set(page, part + 1);
    section.dataset.key = `page:${page}:${part}`;
  }
  return root;
}

/** Stands for an item that is there already. */
function stubOf(key: string, known: HTMLElement): HTMLElement {
  const stub = document.createElement(known.tagName);
  stub.dataset.item = key;
  stub.dataset.stub = "";
  return stub;
}
