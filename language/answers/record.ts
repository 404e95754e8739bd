import type { AnswerDocument, Evaluation, SurveyRecord } from "./api.js";
import type { Logic } from "./logic.js";
import { isTime, localDay } from "./time.js";

const TEXTS = ["version", "language", "started", "submitted", "today", "outcome", "receipt"];

/**
 * The `$survey` of a document as far as it is one.
 * @returns its known members that are well-formed, and the name of the first member that is unknown or is
 * not (`id` if it is no record at all); nothing if there is none
 */
export function readRecord(raw: unknown): { record?: SurveyRecord; wrong?: string } {
  if (raw === undefined) return {};
  const id = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : undefined;
  if (typeof id !== "string") return { wrong: "id" };
  const record: SurveyRecord = { id };
  let wrong: string | undefined;
  for (const [name, value] of Object.entries(raw as object)) {
    if (value === undefined || name === "id") continue;
    if (isMember(name, value)) Object.assign(record, { [name]: value });
    else wrong ??= name;
  }
  return { record, wrong };
}

function isMember(name: string, value: unknown): boolean {
  if (name === "confirmed") return Array.isArray(value) && value.every((id) => typeof id === "string");
  if (!TEXTS.includes(name) || typeof value !== "string") return false;
  return name !== "today" || isTime(value, { type: "date", precision: "day" });
}

/** A moment as ISO 8601 with the offset of where this program runs: `2024-04-01T08:30:00+08:00`. */
function withOffset(now: Date): string {
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (x: number) => String(Math.floor(x)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

/** The record of an interview that begins now; `today` stays fixed from here on. */
export function startRecord(logic: Pick<Logic, "id" | "version" | "language">, now: Date): SurveyRecord {
  const { id, version, language } = logic;
  return {
    id,
    ...(version === undefined ? {} : { version }),
    language,
    started: withOffset(now),
    today: localDay(now),
  };
}

/** The document to send: as it should be stored, with the time of sending and the receipt in its record. */
export function submittedDocument(evaluation: Evaluation, now: Date, receipt?: string): AnswerDocument {
  const document = evaluation.document();
  if (!document.$survey) return document;
  return {
    ...document,
    $survey: {
      ...document.$survey,
      submitted: withOffset(now),
      ...(receipt === undefined ? {} : { receipt }),
    },
  };
}
