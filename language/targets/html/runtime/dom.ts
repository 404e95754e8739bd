import type { PageData } from "../page-data.js";

/** Texts only ever become text nodes: nothing here parses markup. */
type Child = Node | string | undefined | false;

/** Makes an element. Attributes that are undefined are left out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(name, String(value));
  for (const child of children) if (child) made.append(child);
  return made;
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T | null {
  return document.getElementById(id) as T | null;
}

export function all<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

/** Sets or removes an attribute without a value. */
export function flag(element: Element, name: string, on: boolean): void {
  if (element.hasAttribute(name) !== on) element.toggleAttribute(name, on);
}

export function readData(): PageData {
  return JSON.parse(byId("data")?.textContent ?? "{}") as PageData;
}

/** Words an element shows, without what is only drawn. */
export function wordsOf(element: Element | null | undefined): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
