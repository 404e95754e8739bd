import type { Bound } from "./types.js";

/** Where an expression stands: what it may read, and the names that exist only there. */
export interface Site {
  /** Things declared at this clock or later are not known yet; infinite for scores. */
  clock: number;
  /** Names that hold here only: `answer`, perspectives within `each item`. */
  local?: (name: string) => Bound | undefined;
  /** Restricts families to a dimension or an item, within `each`. */
  within?: { dimension?: string; item?: string };
  /** Family of the score being defined, for cycles. */
  score?: string;
  /** Scores may be read. */
  scores?: boolean;
}
