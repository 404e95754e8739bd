/** Messages and states are looked at before they are believed: their shape, and that they are not endless. */
import type { FromPage, PageState, ToPage, Width } from "./messages.js";
import {
  FILE,
  isAddress,
  isAnchor,
  isCount,
  isListOf,
  isObject,
  isOneOf,
  isOptionalText,
  isText,
  NAME,
} from "./shapes.js";

/** Surveys of which answers are kept. */
export const SESSIONS = 8;

const WIDTHS: readonly Width[] = ["fit", "phone", "tablet", "desktop", "paper"];

export function isFromPage(data: unknown): data is FromPage {
  if (!isObject(data)) return false;
  switch (data.type) {
    case "ready":
      return typeof data.fresh === "boolean" && isLanguage(data.language);
    case "language":
      return isLanguage(data.language);
    case "painted":
      return isCount(data.version);
    case "stale":
    case "browser":
    case "problems":
      return true;
    case "goto":
      return isTarget(data.target);
    case "fill":
      return isCount(data.seed);
    case "explain":
      return isObject(data.answers);
    case "open":
      return isAddress(data.href);
    case "save":
      return isText(data.name, 255) && isText(data.content, FILE);
    case "copy":
      return isText(data.text, FILE);
    case "lock":
      return typeof data.locked === "boolean";
    case "paper":
      return isText(data.nonce, 64);
    default:
      return false;
  }
}

export function isToPage(data: unknown): data is ToPage {
  if (!isObject(data)) return false;
  switch (data.type) {
    case "start":
      return (
        isText(data.uri, NAME) &&
        isText(data.frame, FILE) &&
        typeof data.locked === "boolean" &&
        isDefaults(data.defaults)
      );
    case "update":
      return isUpdate(data.update);
    case "reveal":
      return isAnchor(data.anchor) && typeof data.quiet === "boolean";
    case "filled":
      return (
        isObject(data.filled) &&
        isCount(data.filled.seed) &&
        isCount(data.filled.problems) &&
        isObject(data.filled.answers)
      );
    case "explained":
      return isExplained(data.explained);
    case "locked":
      return typeof data.locked === "boolean";
    case "paper":
      return isText(data.html, FILE);
    case "failed":
      return true;
    default:
      return false;
  }
}

/** A state that was saved: by another version perhaps. */
export function isPageState(data: unknown): data is PageState {
  if (!isObject(data) || data.format !== 1 || !isText(data.uri, NAME) || data.uri === "") return false;
  const { panel, sessions } = data;
  return (
    typeof data.locked === "boolean" &&
    isOneOf(data.width, WIDTHS) &&
    isOneOf(data.scheme, ["auto", "light", "dark"]) &&
    isLanguage(data.language) &&
    isCount(data.seed) &&
    isObject(panel) &&
    typeof panel.open === "boolean" &&
    isOneOf(panel.tab, ["answers", "asked"]) &&
    isCount(panel.height) &&
    isObject(sessions) &&
    Object.keys(sessions).length <= SESSIONS &&
    // What is in a session the form looks at itself before it takes it up.
    Object.values(sessions).every(isObject)
  );
}

/** A width that there is. */
export function isWidth(data: unknown): data is Width {
  return isOneOf(data, WIDTHS);
}

function isDefaults(data: unknown): boolean {
  return isObject(data) && isWidth(data.width) && isLanguage(data.language);
}

function isUpdate(data: unknown): boolean {
  if (!isObject(data) || !isText(data.uri, NAME) || !isObject(data.state)) return false;
  const { readable, title, errors, warnings, language, languages } = data.state;
  return (
    (data.form === undefined ||
      (isObject(data.form) && isCount(data.form.version) && isCount(data.form.base))) &&
    typeof readable === "boolean" &&
    typeof title === "string" &&
    isCount(errors) &&
    isCount(warnings) &&
    typeof language === "string" &&
    Array.isArray(languages) &&
    languages.every((each) => typeof each === "string")
  );
}

function isExplained(data: unknown): boolean {
  if (!isObject(data) || !isCount(data.total) || !Array.isArray(data.groups)) return false;
  return data.groups.every(
    (group: unknown) =>
      isObject(group) &&
      isOneOf(group.state, ["no", "open", "ended", "medium"]) &&
      typeof group.condition === "string" &&
      isListOf(group.because, (each) => typeof each.text === "string" && isOptionalText(each.variable)) &&
      isListOf(
        group.questions,
        (each) =>
          typeof each.question === "string" &&
          typeof each.label === "string" &&
          isOptionalText(each.number) &&
          isOptionalText(each.row) &&
          isOptionalText(each.variable),
      ),
  );
}

function isTarget(data: unknown): boolean {
  if (!isObject(data)) return false;
  return isAnchor(data.anchor) || isText(data.question, NAME) || isText(data.variable, NAME);
}

function isLanguage(data: unknown): boolean {
  return data === undefined || data === "zh-CN" || data === "en";
}
