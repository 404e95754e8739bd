/** Offsets of a text that was edited since, as they were before. */
import { difference } from "./tokens.js";

/** From an offset in `now` to the one in `before`; what was typed since counts as where typing began. */
export function shiftBetween(now: string, before: string): (offset: number) => number {
  if (now === before) return (offset) => offset;
  const { start, oldEnd, newEnd } = difference(before, now);
  return (offset) => (offset <= start ? offset : offset >= newEnd ? offset - newEnd + oldEnd : start);
}
