/** What the extension and the page of the preview say to each other. Types only. */
import type {
  Anchor,
  AnswerDocument,
  Explained,
  FilledIn,
  InterfaceLanguage,
  PreviewUpdate,
  SavedSession,
} from "../../server/preview/protocol.js";

export type { Anchor, AnswerDocument, Explained, FilledIn, InterfaceLanguage, PreviewUpdate, SavedSession };

export type ToPage =
  /** First of all: the script of the frame, as text: a frame of its own origin can load none. */
  | { type: "start"; uri: string; frame: string; locked: boolean; defaults: Defaults }
  | { type: "update"; update: PreviewUpdate }
  /** `quiet`: the cursor has moved because the author types. */
  | { type: "reveal"; anchor: Anchor; quiet: boolean }
  | { type: "filled"; filled: FilledIn }
  | { type: "explained"; explained: Explained }
  | { type: "locked"; locked: boolean }
  /** The sheets of paper as a document. */
  | { type: "paper"; html: string }
  /** Nothing can be shown: the server is away. */
  | { type: "failed" };

export type FromPage =
  | { type: "ready"; fresh: boolean; language?: InterfaceLanguage }
  | { type: "painted"; version: number }
  /** The page has lost its thread and needs the form as a whole. */
  | { type: "stale" }
  | { type: "goto"; target: GotoTarget }
  | { type: "fill"; seed: number }
  | { type: "explain"; answers: AnswerDocument }
  | { type: "language"; language?: InterfaceLanguage }
  | { type: "open"; href: string }
  | { type: "save"; name: string; content: string }
  | { type: "copy"; text: string }
  | { type: "browser" }
  /** The sheets of paper are wanted, for a frame with this nonce. */
  | { type: "paper"; nonce: string }
  | { type: "problems" }
  | { type: "lock"; locked: boolean };

export type GotoTarget = { anchor: Anchor } | { question: string } | { variable: string };

/** What a page begins with that remembers nothing. */
export interface Defaults {
  width: Width;
  language?: InterfaceLanguage;
}

export type Width = "fit" | "phone" | "tablet" | "desktop" | "paper";
export type Scheme = "auto" | "light" | "dark";
export type Tab = "answers" | "asked";

/** What is remembered of a preview over a reload of the window. */
export interface PageState {
  format: 1;
  uri: string;
  locked: boolean;
  width: Width;
  scheme: Scheme;
  language?: InterfaceLanguage;
  panel: { open: boolean; tab: Tab; height: number };
  seed: number;
  /** Answers by survey, the one shown last of all. */
  sessions: Record<string, SavedSession>;
}
