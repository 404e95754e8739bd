import type { Member } from "./types.js";

/** A `score` declaration: the names of what it makes are known before any formula is read. */
export interface ScoreFamily {
  name: string;
  each: boolean;
  members: Member[];
  /** Families that its formula reads. */
  reads: Set<string>;
}
