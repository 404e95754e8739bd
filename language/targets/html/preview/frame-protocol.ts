import type { AnswerDocument } from "../../../answers/index.js";
import type { Anchor, FormUpdate } from "./form-update.js";

/** What the frame of the form and the page around it say to each other, over a port of their own. */
export type ToFrame =
  | { type: "form"; update: FormUpdate; session?: SavedSession }
  /** Answers in place of those that are there. */
  | { type: "fill"; answers: AnswerDocument }
  | { type: "clear" }
  /** `quiet`: the author types on; the place is known already, and only a new one is shown. */
  | { type: "reveal"; anchor: Anchor; quiet: boolean }
  | { type: "look"; look: Look };

export type FromFrame =
  | { type: "ready" }
  | { type: "painted"; version: number }
  /** An update that does not fit: the form is needed whole. */
  | { type: "stale" }
  /** Something went wrong in the frame: it is of no more use. */
  | { type: "broken" }
  | { type: "answers"; state: FormState }
  | { type: "goto"; anchor: Anchor }
  | { type: "revealed"; how: "shown" | "hidden" | "absent" }
  | { type: "open"; href: string }
  | { type: "save"; name: string; content: string }
  | { type: "print" }
  | { type: "key"; key: ForwardedKey };

/** How the form is shown, apart from its width. */
export interface Look {
  scheme: "light" | "dark";
}

/** Where the respondent is and what has been answered: enough to go on after a reload. */
export interface SavedSession {
  answers: Record<string, unknown>;
  record: object;
  view: number | string;
  reminded: string[];
  passed: number;
  reviewed: boolean;
  scroll: number;
}

export interface FormState {
  /** The document as it would be saved now. */
  document: AnswerDocument;
  session: SavedSession;
  /** Questions with an answer, of those that are asked; what keeps the document from being valid. */
  answered: number;
  asked: number;
  problems: number;
}

/** A key that belongs to the editor, not to the form. */
export interface ForwardedKey {
  key: string;
  code: string;
  keyCode: number;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Words of the frame itself, in the language of the editor. */
export interface FrameTexts {
  goto: string;
}
