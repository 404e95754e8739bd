/** What a client sends is looked at before it is believed. */
import type { AnswerDocument } from "../../language/answers/api.js";
import type { InterfaceLanguage } from "./protocol.js";

/** Longest name, address or key that is taken. */
const NAME = 4_096;
/** Answers that are taken: more than any survey has. */
const ANSWERS = 200_000;

export type Fields = Record<string, unknown>;

export function fieldsOf(params: unknown): Fields {
  return typeof params === "object" && params !== null && !Array.isArray(params) ? (params as Fields) : {};
}

/** A short text, or "". */
export function nameOf(value: unknown): string {
  return typeof value === "string" && value.length <= NAME ? value : "";
}

/** A whole number from 0, or 0. */
export function countOf(value: unknown): number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : 0;
}

export function languageOf(value: unknown): InterfaceLanguage | undefined {
  return value === "zh-CN" || value === "en" ? value : undefined;
}

/** Answers by name; what else they hold the evaluator takes for what it is: nothing in them makes it throw. */
export function answersOf(value: unknown): AnswerDocument {
  const entries = Object.entries(fieldsOf(value));
  return entries.length > ANSWERS ? {} : (Object.fromEntries(entries) as AnswerDocument);
}

/** A number used once; anything else becomes none, and nothing runs. */
export function nonceOf(data: unknown): string {
  return typeof data === "string" && /^[A-Za-z0-9]{16,64}$/.test(data) ? data : "";
}
