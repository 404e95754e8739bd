/** An element; texts are escaped when it is written, so that no caller has to remember it. */
export interface Xml {
  name: string;
  attributes: Record<string, string | number>;
  children: (Xml | string)[];
}

export function xml(name: string, attributes: Xml["attributes"], children: Xml["children"] = []): Xml {
  return { name, attributes, children };
}

/** An XML 1.0 document in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, "")}`;
}

function write(element: Xml, indent: string): string {
  const attributes = Object.entries(element.attributes).map(([k, v]) => ` ${k}="${escapeText(String(v))}"`);
  const open = `${indent}<${element.name}${attributes.join("")}`;
  if (element.children.length === 0) return `${open}/>\n`;
  // Blanks inside a text would be part of it.
  if (element.children.some((c) => typeof c === "string")) {
    const inner = element.children.map((c) =>
      typeof c === "string" ? escapeText(c, true) : write(c, "").trimEnd(),
    );
    return `${open}>${inner.join("")}</${element.name}>\n`;
  }
  const inner = element.children.map((c) => write(c as Xml, `${indent}  `)).join("");
  return `${open}>\n${inner}${indent}</${element.name}>\n`;
}

const named: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Characters that XML 1.0 does not allow even escaped (production [2] Char) become U+FFFD. */
function escapeText(text: string, isText = false): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (c) => named[c]!)
    .replace(/[\t\n\r]/g, (c) => (isText && c !== "\r" ? c : `&#${c.codePointAt(0)};`));
}
