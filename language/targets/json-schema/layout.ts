import type { JsonValue } from "./schema.js";

const WIDTH = 100;

/**
 * JSON as a person would set it: what fits on a line stands on one. The same value always gives the same
 * text; members keep their order.
 */
export function layOut(value: JsonValue): string {
  return `${write(value, "", 0).text}\n`;
}

interface Written {
  text: string;
  /** It stands on one line. */
  flat: boolean;
}

function write(value: JsonValue, indent: string, before: number): Written {
  if (typeof value !== "object" || value === null) return { text: JSON.stringify(value), flat: true };
  const inside = `${indent}  `;
  const lines: string[] = [];
  let flat = true;
  let length = 0;
  const add = (key: string, part: JsonValue) => {
    const written = write(part, inside, key.length);
    flat &&= written.flat;
    length += key.length + written.text.length + 2;
    lines.push(key + written.text);
  };
  if (Array.isArray(value)) for (const item of value) add("", item);
  else for (const [key, part] of Object.entries(value)) add(`${JSON.stringify(key)}: `, part);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (lines.length === 0) return { text: open + close, flat: true };
  if (flat && indent.length + before + length + 2 <= WIDTH) {
    const space = Array.isArray(value) ? "" : " ";
    return { text: open + space + lines.join(", ") + space + close, flat: true };
  }
  const body = lines.map((line) => `${inside}${line}`).join(",\n");
  return { text: `${open}\n${body}\n${indent}${close}`, flat: false };
}
