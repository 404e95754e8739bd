/** Offsets of a text that was edited since, as they were before. */

/** From an offset in `now` to the one in `before`; what was typed since counts as where typing began. */
export function shiftBetween(now: string, before: string): (offset: number) => number {
  if (now === before) return (offset) => offset;
  const most = Math.min(now.length, before.length);
  let start = 0;
  while (start < most && now.charCodeAt(start) === before.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    now.charCodeAt(now.length - 1 - end) === before.charCodeAt(before.length - 1 - end)
  )
    end++;
  const grown = now.length - before.length;
  return (offset) => (offset <= start ? offset : offset >= now.length - end ? offset - grown : start);
}
