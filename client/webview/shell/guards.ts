import type { FromFrame } from "../../../language/targets/html/preview/frame-protocol.js";
import { FILE, isAddress, isAnchor, isCount, isObject, isOneOf, isText, NAME } from "../../preview/shapes.js";

/** The frame holds what authors have written: whatever comes from it is looked at like a stranger's message. */
export function isFromFrame(data: unknown): data is FromFrame {
  if (!isObject(data)) return false;
  switch (data.type) {
    case "ready":
    case "stale":
    case "broken":
    case "print":
      return true;
    case "painted":
      return isCount(data.version);
    case "answers":
      return isFormState(data.state);
    case "goto":
      return isAnchor(data.anchor);
    case "revealed":
      return isOneOf(data.how, ["shown", "hidden", "absent"]);
    case "open":
      return isAddress(data.href);
    case "save":
      return isText(data.name, 255) && isText(data.content, FILE);
    case "key":
      return isKey(data.key);
    default:
      return false;
  }
}

/** The sheets of paper are set. */
export function isSheets(data: unknown): data is { height: number; places: Record<string, number> } {
  if (!isObject(data) || data.type !== "rensis-sheets" || !isCount(data.height)) return false;
  return isObject(data.places) && Object.values(data.places).every(isCount);
}

/** A question on the sheets was clicked. */
export function isSheetsQuestion(data: unknown): data is { question: string } {
  return isObject(data) && data.type === "rensis-question" && isText(data.question, NAME);
}

function isFormState(data: unknown): boolean {
  if (!isObject(data) || !isObject(data.document) || !isObject(data.session)) return false;
  return isCount(data.answered) && isCount(data.asked) && isCount(data.problems);
}

function isKey(data: unknown): boolean {
  if (!isObject(data) || !isText(data.key, 40) || !isText(data.code, 40) || !isCount(data.keyCode))
    return false;
  return ["ctrlKey", "metaKey", "shiftKey", "altKey"].every((name) => typeof data[name] === "boolean");
}

/** Name of a survey, for a file. */
export function idOf(data: unknown): string {
  return isObject(data) && isText(data.id, NAME) ? data.id : "answers";
}
