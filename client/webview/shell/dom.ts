/** Texts only ever become text nodes: nothing here parses markup. */
export type Child = Node | string | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined>;

/** Makes an element. Attributes that are undefined or false are left out, true ones stand without a value. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  for (const child of children) if (child) made.append(child);
  return made;
}

/** A button with an icon, and with words where there is room for them. */
export function button(
  words: { label: string; title?: string; icon?: SVGSVGElement },
  act: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const { label, title = label, icon } = words;
  const made = el(
    "button",
    { type: "button", title, ...attributes },
    icon,
    el("span", { class: "words" }, label),
  );
  made.addEventListener("click", act);
  return made;
}
