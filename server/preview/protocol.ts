/**
 * What the live preview and the server say to each other. Types only: the client knows nothing of the
 * language, it hands messages on between the server and the page.
 */
import type { AnswerDocument } from "../../language/answers/api.js";
import type { Anchor, FormUpdate } from "../../language/targets/html/preview/form-update.js";
import type { SavedSession } from "../../language/targets/html/preview/frame-protocol.js";

export type { Anchor, AnswerDocument, FormUpdate, SavedSession };

/** Requests of the client, by name. */
export interface PreviewRequests {
  /** Opens a preview, or shows another survey in one that is open. Answers with the form as a whole. */
  "rensis/preview/open": { params: OpenPreview; result: PreviewUpdate };
  /** The form as a whole, for a page that has lost its thread. */
  "rensis/preview/whole": { params: PreviewSession; result: PreviewUpdate };
  /** Where in the form a place of the source stands; null: nowhere. */
  "rensis/preview/reveal": { params: RevealPlace; result: Anchor | null };
  /** Where in the source a piece of the form, a question or a variable stands. */
  "rensis/preview/goto": { params: GotoSource; result: SourceLocation | null };
  /** Random valid answers; the same seed gives the same answers. */
  "rensis/preview/fill": { params: FillIn; result: FilledIn };
  /** What these answers mean: what is not asked, and why. */
  "rensis/preview/explain": { params: ExplainAnswers; result: Explained };
  /** The sheets of paper, for a frame whose surroundings run only what carries their nonce. */
  "rensis/preview/paper": { params: PreviewSession & { nonce: string }; result: { html: string } };
}

/** Notifications of the client. */
export interface PreviewNotices {
  "rensis/preview/close": PreviewSession;
  /** The page shows this version: the next one may come. */
  "rensis/preview/painted": PreviewSession & { version: number };
}

/** Notifications of the server. */
export interface PreviewEvents {
  "rensis/preview/update": PreviewUpdate;
}

export type InterfaceLanguage = "zh-CN" | "en";

export interface PreviewSession {
  /** Named by the client: one for each panel. */
  session: string;
}

export interface OpenPreview extends PreviewSession {
  uri: string;
  /** Language of the interface words of the form; absent: the survey's own. */
  language?: InterfaceLanguage;
}

export interface PreviewUpdate extends PreviewSession {
  uri: string;
  /** Version of the document that was read; absent for a file that is not open. */
  documentVersion?: number;
  /** Absent: the form is as it was, or nothing of the file can be understood (see `state`). */
  form?: FormUpdate;
  state: PreviewState;
}

export interface PreviewState {
  /** `unreadable`: there is no such file, or it is no text. */
  readable: boolean;
  title: string;
  errors: number;
  warnings: number;
  /** Languages that the form can be shown in: the interface's, and those of translations. */
  language: string;
  languages: string[];
}

export interface RevealPlace extends PreviewSession {
  /** The file that the cursor is in: the survey, or one that it imports. */
  uri: string;
  offset: number;
}

export type GotoSource = PreviewSession & ({ anchor: Anchor } | { question: string } | { variable: string });

/** UTF-16 offsets into the file. */
export interface SourceLocation {
  uri: string;
  start: number;
  end: number;
}

export interface FillIn extends PreviewSession {
  seed: number;
}

export interface FilledIn {
  seed: number;
  answers: AnswerDocument;
  /** Answers that no try has made valid, because the survey leaves no way: their number. */
  problems: number;
}

export interface ExplainAnswers extends PreviewSession {
  answers: AnswerDocument;
}

export interface Explained {
  /** Questions and rows that are not asked, by what keeps them out. */
  groups: NotAskedGroup[];
  /** How many questions are not asked, those beyond `groups` included. */
  total: number;
  /** Name of the stop that has ended the interview. */
  outcome?: string;
}

export interface NotAskedGroup {
  /** `no`: the answers rule it out; `open`: an answer is missing; `ended`: the interview is over; `medium`: not on a screen. */
  state: "no" | "open" | "ended" | "medium";
  /** When they are asked, in words. */
  condition: string;
  /** The answers that decide it, in words; each leads to its question. */
  because: Reason[];
  questions: NotAsked[];
}

export interface Reason {
  text: string;
  variable?: string;
}

export interface NotAsked {
  question: string;
  number?: string;
  label: string;
  /** A row of a question that is asked otherwise. */
  row?: string;
  variable?: string;
}
