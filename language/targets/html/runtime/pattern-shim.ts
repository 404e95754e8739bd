import { parts } from "./parts.js";

/** Stands in for the matcher of patterns in the main script; a form without patterns has no need of it. */
export function matches(text: string, pattern: string): boolean | undefined {
  return parts().pattern?.matches(text, pattern);
}
