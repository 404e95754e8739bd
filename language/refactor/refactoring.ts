/** What a refactoring is: looked at cheaply with every move of the cursor, worked out when it is chosen. */
import type { Localised } from "../diagnostics/define.js";
import type { Edit } from "../diagnostics/diagnostic.js";
import type { Situation } from "./situation.js";

/** What the text is changed by; all edits are of files that exist. */
export interface Change {
  edits: Edit[];
  /** Files that are made, with their text. */
  creates?: { uri: string; text: string }[];
}

export type OfferKind = "extract" | "inline" | "rewrite" | "move";

/** A change that can be made where the cursor is. */
export interface Offer {
  /** Tells it from other offers at the same place. */
  id: string;
  kind: OfferKind;
  title: Localised;
  /** It makes a file, which not every editor can. */
  createsFile?: true;
  change(): Change;
}

/** Finds what it can do in a situation; a refactoring that is offered must keep its promise. */
export type Refactoring = (s: Situation) => Offer[];

/** What a refactoring has to know of the world outside of the text. */
export interface World {
  /** Whether there is such a file. */
  exists(uri: string): boolean;
}
