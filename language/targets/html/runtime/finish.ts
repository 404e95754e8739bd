import { type AnswerDocument, submittedDocument, toCsv } from "../../../answers/index.js";
import { fillText } from "../../../render/texts.js";
import { byId, el } from "./dom.js";
import type { Form } from "./form.js";

/** Answers as they leave the page, with what the receipt says of them. */
export interface Submission {
  document: AnswerDocument;
  code: string;
  date: Date;
  answered: number;
}

/** Makes the document; the code is drawn by chance and stands in it and in the names of the files. */
export function makeSubmission(form: Form, code: string = randomCode()): Submission {
  const date = new Date();
  const document = submittedDocument(form.evaluation, date, code);
  return { document, code, date, answered: countAnswered(form) };
}

/** Questions with at least one answer. */
export function countAnswered(form: Form): number {
  const answered = new Set<string>();
  for (const { name, question, origin } of form.logic.variables) {
    if (origin !== "answer" || question === undefined) continue;
    const state = form.evaluation.state(name);
    if (state === "answered" || state === "missing") answered.add(question);
  }
  return answered.size;
}

/** Eight letters and digits that cannot be mistaken for each other. */
function randomCode(): string {
  const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const drawn = crypto.getRandomValues(new Uint8Array(8));
  const text = [...drawn].map((byte) => letters[byte % letters.length]).join("");
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

export function showReceipt(form: Form, made: Submission, arrived: boolean): void {
  const { t } = form.data;
  const date = new Intl.DateTimeFormat(form.data.uiLanguage, { dateStyle: "long", timeStyle: "short" });
  put("receipt-date", date.format(made.date));
  put("receipt-code", made.code);
  put("receipt-count", fillText(t.count, { n: made.answered }));
  for (const part of document.querySelectorAll<HTMLElement>("[data-stop]"))
    part.hidden = !arrived || part.dataset.stop !== (form.evaluation.outcome ?? "");
  // Whoever has sent the answers need not return a file as well.
  hide("download-help", arrived && form.data.post !== undefined);
  hide("receipt", !arrived);
  hide("send-again", arrived);
}

function hide(id: string, hidden: boolean): void {
  const element = byId(id);
  if (element) element.hidden = hidden;
}

function put(id: string, words: string): void {
  const element = byId(id);
  if (element) element.textContent = words;
}

/** Saves the answers as a file on the respondent's machine. */
export function download(form: Form, made: Submission, format: "json" | "csv"): void {
  const name = `${form.logic.id}-${made.code}.${format}`;
  const content =
    format === "json"
      ? `${JSON.stringify(made.document, null, 2)}\n`
      : toCsv(form.logic, [made.document], { bom: true });
  const type = format === "json" ? "application/json" : "text/csv;charset=utf-8";
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser needs the address until it has begun to read.
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}

/** Sends the answers to the author's address. Resolves to whether they have arrived. */
export async function send(form: Form, made: Submission): Promise<boolean> {
  if (form.data.post === undefined) return false;
  try {
    const answer = await fetch(form.data.post, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(made.document),
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    return answer.ok;
  } catch {
    return false;
  }
}
