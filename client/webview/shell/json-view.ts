import type { AnswerDocument, GotoTarget } from "../../preview/messages.js";
import { el } from "./dom.js";
import { fill, type Texts } from "./texts.js";

/** Members that are written out; nobody reads on beyond. */
const LIMIT = 1_000;

/** The document as it would be saved, a line each member; names lead to their questions. */
export function drawJson(t: Texts, document: AnswerDocument, go: (target: GotoTarget) => void): HTMLElement {
  const members = Object.entries(document);
  const lines = members.slice(0, LIMIT).map(([name, value], i) => {
    const comma = i < members.length - 1 ? "," : "";
    const key = JSON.stringify(name);
    return el("li", {}, nameOf(t, name, key, go), ": ", drawValue(value), comma);
  });
  const rest = members.length - LIMIT;
  return el(
    "div",
    { class: "json", lang: "und" },
    el("span", { class: "brace" }, "{"),
    el("ul", {}, ...lines, rest > 0 && el("li", { class: "rest" }, fill(t.more, { n: rest }))),
    el("span", { class: "brace" }, "}"),
  );
}

function nameOf(t: Texts, name: string, key: string, go: (target: GotoTarget) => void): HTMLElement {
  if (name === "$survey") return el("span", { class: "key" }, key);
  const made = el("button", { type: "button", class: "key", title: fill(t.jump, { name }) }, key);
  made.addEventListener("click", () => go({ variable: name }));
  return made;
}

function drawValue(value: unknown): HTMLElement {
  const kind = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  return el("span", { class: `value is-${kind}` }, JSON.stringify(value));
}
