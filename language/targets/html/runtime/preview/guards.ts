import type { FormUpdate } from "../../preview/form-update.js";
import type { SavedSession, ToFrame } from "../../preview/frame-protocol.js";

/** Whatever arrives is looked at before it is believed: its shape here, its meaning by the evaluator. */
export function isToFrame(data: unknown): data is ToFrame {
  if (!isObject(data)) return false;
  switch (data.type) {
    case "form":
      return isUpdate(data.update) && (data.session === undefined || isSession(data.session));
    case "fill":
      return isObject(data.answers);
    case "clear":
      return true;
    case "reveal":
      return (
        isObject(data.anchor) &&
        typeof data.anchor.key === "string" &&
        isCount(data.anchor.n) &&
        typeof data.quiet === "boolean"
      );
    case "look":
      return isObject(data.look) && (data.look.scheme === "light" || data.look.scheme === "dark");
    default:
      return false;
  }
}

function isUpdate(data: unknown): data is FormUpdate {
  if (!isObject(data) || !isCount(data.version) || !isCount(data.base)) return false;
  const { page, skeleton, items, data: members, carried } = data;
  if (
    page !== undefined &&
    !(isObject(page) && ["lang", "dir", "title", "style"].every((name) => typeof page[name] === "string"))
  )
    return false;
  if (skeleton !== undefined && typeof skeleton !== "string") return false;
  if (
    !isPairs(items) ||
    !isObject(members) ||
    !Object.values(members).every((json) => typeof json === "string")
  )
    return false;
  if (!isObject(carried) || !isPairs(carried.items) || !isPairs(carried.variables)) return false;
  return data.base !== 0 || (page !== undefined && skeleton !== undefined);
}

/** A session that was saved: by an earlier version perhaps, or by somebody else's hand. */
export function isSession(data: unknown): data is SavedSession {
  if (!isObject(data) || !isObject(data.answers) || !isObject(data.record)) return false;
  const { view, reminded, passed, reviewed, scroll } = data;
  return (
    Object.values(data.answers).every(isAnswer) &&
    typeof data.record.id === "string" &&
    (isCount(view) || (typeof view === "string" && /^(resume|start|review|end)$/.test(view))) &&
    Array.isArray(reminded) &&
    reminded.every((id) => typeof id === "string") &&
    typeof passed === "number" &&
    typeof reviewed === "boolean" &&
    typeof scroll === "number" &&
    Number.isFinite(scroll)
  );
}

export function isAnswer(value: unknown): boolean {
  if (Array.isArray(value)) return value.length <= 10_000 && value.every(isScalar);
  return value === null || isScalar(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isPairs(data: unknown): data is [string, string][] {
  return (
    Array.isArray(data) &&
    data.every((pair) => Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "string")
  );
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

function isCount(data: unknown): data is number {
  return typeof data === "number" && Number.isInteger(data) && data >= 0;
}
