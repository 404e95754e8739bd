import type { JsonValue } from "./schema.js";

const WIDTH = 100;

/**
 * JSON as a person would set it: what fits on a line stands on one. The same value always gives the same
 * text; members keep their order.
 */
export function layOut(value: JsonValue): string {
  const out: string[] = [];
  write(value, "\n", 0, out);
  out.push("\n");
  return out.join("");
}

/** @param line a line break with the indentation of this level; `before`: characters of the key before it */
function write(value: JsonValue, line: string, before: number, out: string[]): void {
  const flat = onOneLine(value, WIDTH - line.length - before);
  if (flat !== undefined || typeof value !== "object" || value === null) {
    out.push(flat ?? JSON.stringify(value));
    return;
  }
  const inside = `${line}  `;
  let between = inside;
  const list = Array.isArray(value);
  out.push(list ? "[" : "{");
  if (list) {
    for (const item of value) {
      out.push(between);
      write(item, inside, 0, out);
      between = `,${inside}`;
    }
  } else {
    for (const key of Object.keys(value)) {
      const name = `${JSON.stringify(key)}: `;
      out.push(between, name);
      write(value[key] ?? null, inside, name.length, out);
      between = `,${inside}`;
    }
  }
  out.push(line, list ? "]" : "}");
}

/** The value on one line, unless that takes more than `room` characters; gives up as soon as it does. */
function onOneLine(value: JsonValue, room: number): string | undefined {
  if (room < 2) return undefined;
  if (typeof value !== "object" || value === null) {
    const text = JSON.stringify(value);
    return text.length <= room ? text : undefined;
  }
  const list = Array.isArray(value);
  let text = list ? "[" : "{ ";
  let first = true;
  for (const key of Object.keys(value)) {
    if (!first) text += ", ";
    if (!list) text += `${JSON.stringify(key)}: `;
    first = false;
    const part = onOneLine((list ? value[Number(key)] : value[key]) ?? null, room - text.length - 1);
    if (part === undefined) return undefined;
    text += part;
  }
  if (first) return list ? "[]" : "{}";
  text += list ? "]" : " }";
  return text.length <= room ? text : undefined;
}
