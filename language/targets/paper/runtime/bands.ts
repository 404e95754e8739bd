/** Two columns of about the same height. */

/** Fills two columns up to a height; returns how many blocks found room. */
export function fillColumns(
  left: HTMLElement,
  right: HTMLElement,
  blocks: readonly HTMLElement[],
  limit: number,
): number {
  left.append(...blocks);
  const top = left.getBoundingClientRect().top;
  const bottoms = blocks.map((b) => b.getBoundingClientRect().bottom - top);
  const height = (from: number, to: number) =>
    to <= from ? 0 : bottoms[to - 1]! - (from === 0 ? 0 : bottoms[from - 1]!);
  const fits = (from: number): number => {
    let n = from;
    while (n < blocks.length && height(from, n + 1) <= limit) n++;
    return whole(blocks, from, n);
  };
  let first = fits(0);
  const last = first === 0 ? 0 : fits(first);
  if (last === blocks.length)
    // All of it has room: as low as possible, the left column not shorter than the right.
    for (let n = first; n > 0; n--) {
      const k = whole(blocks, 0, n);
      if (k > 0 && height(k, last) <= height(0, k)) first = k;
    }
  right.append(...blocks.slice(first, last));
  for (const b of blocks.slice(last)) b.remove();
  return last;
}

/** Does not leave a heading at the foot of a column. */
function whole(blocks: readonly HTMLElement[], from: number, n: number): number {
  let to = n;
  while (to > from && to < blocks.length && blocks[to - 1]!.classList.contains("keep")) to--;
  return to;
}
