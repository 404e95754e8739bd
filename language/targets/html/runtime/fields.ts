import type { LogicDomain, LogicVariable } from "../../../answers/logic.js";
import type { DataScalar, DataValue } from "../../../instrument/model.js";
import { all } from "./dom.js";
import { parseNumber } from "./numbers.js";
import { parts } from "./parts.js";

/** The place in the page where one variable is answered. */
export interface Field {
  element: HTMLElement;
  variable: LogicVariable;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Controls of this field only, not those of fields inside it ("other, please specify"). */
export function controlsOf(field: Field): Control[] {
  return all<Control>(field.element, "input,select,textarea").filter(
    (control) => control.closest("[data-v]") === field.element,
  );
}

function isTick(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/** The data value that a control's text stands for. */
function dataValue(domain: LogicDomain, text: string): DataScalar {
  const options = "options" in domain ? [...domain.options, ...domain.missing] : domain.missing;
  const found = options.find((option) => String(option.value) === text);
  if (found) return found.value;
  return domain.type === "boolean" ? text === "true" : text;
}

/** What stands in a field: `null` when it is blank. */
export function readField(field: Field): DataValue {
  const { domain } = field.variable;
  const controls = controlsOf(field);
  const ticked = controls.filter((control) => isTick(control) && control.checked);
  if (domain.type === "choice" && domain.multiple) return ticked.map((each) => dataValue(domain, each.value));
  if (ticked[0]) return dataValue(domain, ticked[0].value);
  if (domain.type === "ranking") {
    const ranked = (parts().ranking?.rankedItems(field.element) ?? []).map((item) =>
      dataValue(domain, item.dataset.value ?? ""),
    );
    return ranked.length > 0 ? ranked : null;
  }
  const control = textControl(controls);
  if (!control || control.value.trim() === "") return null;
  if (domain.type === "choice" || domain.type === "boolean") return dataValue(domain, control.value);
  if (domain.type === "number") return parseNumber(control.value) ?? null;
  if (domain.type === "datetime") return withOffset(control.value);
  if (domain.type === "date" && domain.precision === "year")
    return String(parseNumber(control.value) ?? "").trim() || null;
  return control.value;
}

/** The control that is typed into; a line that has not been touched is none. */
function textControl(controls: Control[]): Control | undefined {
  const typed = controls.find((control) => !isTick(control) && control.type !== "range");
  if (typed) return typed;
  return controls.find((control) => control.type === "range" && !control.classList.contains("unset"));
}

/** Puts a remembered answer into a field. */
export function writeField(field: Field, value: DataValue | undefined): void {
  const { domain } = field.variable;
  const values = (Array.isArray(value) ? value : [value]).filter(
    (each) => each !== null && each !== undefined,
  );
  const texts = values.map(String);
  if (domain.type === "ranking") parts().ranking?.setRanks(field.element, texts);
  const isMissing = domain.missing.some((option) => option.value === value);
  for (const control of controlsOf(field)) {
    if (isTick(control)) control.checked = texts.includes(control.value);
    else if (control.closest(".rank")) continue;
    else if (control instanceof HTMLInputElement && control.type === "range")
      setRange(control, isMissing ? undefined : texts[0]);
    else if (isMissing && !(control instanceof HTMLSelectElement)) control.value = "";
    else control.value = domain.type === "datetime" ? (texts[0] ?? "").replace(offset, "") : (texts[0] ?? "");
  }
}

/** Moves the handle of a line; without a value the line has none. */
export function setRange(range: HTMLInputElement, value: string | undefined): void {
  const set = value !== undefined && Number.isFinite(Number(value)) && value !== "";
  range.classList.toggle("unset", !set);
  if (!set) return;
  range.value = value;
  range.removeAttribute("aria-valuetext");
}

const offset = /(Z|[+-]\d\d:\d\d)$/;

/** A local date-time with the offset that holds here on that day. */
function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  if (Number.isNaN(minutes)) return local;
  const two = (x: number) => String(Math.floor(x)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}
