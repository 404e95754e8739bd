/** Few small edits that lead from one text to another: the cursor and the folds of an editor stay where they are. */
import type { Range } from "../syntax/node.js";

export interface Replacement extends Range {
  text: string;
}

/** More differences than this are replaced as one piece. */
const MOST = 600;

/** Replacements in the order of the text; they neither overlap nor touch. */
export function differences(before: string, after: string): Replacement[] {
  if (before === after) return [];
  const a = linesOf(before);
  const b = linesOf(after);
  return hunks(a, b, matching(a, b));
}

/** With their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Indices of lines that are the same in both. */
type Pairs = [number, number][];

/** Where very much differs: most repairs leave the number of lines as it is. */
function sideBySide(a: readonly string[], b: readonly string[]): Pairs {
  if (a.length !== b.length) return [];
  return a.flatMap((line, i): Pairs => (line === b[i] ? [[i, i]] : []));
}

/** Common lines, by the shortest way of edits; of two texts that have little in common, those at their ends. */
function matching(a: readonly string[], b: readonly string[]): Pairs {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [ownA, ownB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const inner = shortest(ownA, ownB) ?? sideBySide(ownA, ownB);
  return [
    ...Array.from({ length: start }, (_, i): [number, number] => [i, i]),
    ...inner.map(([i, k]): [number, number] => [i + start, k + start]),
    ...Array.from({ length: end }, (_, i): [number, number] => [a.length - end + i, b.length - end + i]),
  ];
}

/** Myers' algorithm: for each number of edits the furthest place on each diagonal. */
function shortest(a: readonly string[], b: readonly string[]): Pairs | undefined {
  const trail: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MOST); d++) {
    trail.push(reached);
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(trail, a.length, b.length);
    }
    reached = next;
  }
  return undefined;
}

function walkBack(trail: readonly Map<number, number>[], width: number, height: number): Pairs {
  const pairs: Pairs = [];
  let x = width;
  let y = height;
  for (let d = trail.length - 1; d >= 0; d--) {
    const reached = trail[d]!;
    const k = x - y;
    const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
    const before = down ? k + 1 : k - 1;
    const fromX = d === 0 ? 0 : (reached.get(before) ?? 0);
    const fromY = d === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) pairs.push([--x, --y]);
    x = fromX;
    y = fromY;
  }
  return pairs.reverse();
}

function hunks(a: readonly string[], b: readonly string[], pairs: Pairs): Replacement[] {
  const out: Replacement[] = [];
  let i = 0;
  let k = 0;
  let offset = 0;
  for (const [nextI, nextK] of [...pairs, [a.length, b.length] as [number, number]]) {
    const old = a.slice(i, nextI).join("");
    const made = b.slice(k, nextK).join("");
    if (old !== made) out.push(narrowed(offset, old, made));
    offset += old.length + (a[nextI]?.length ?? 0);
    i = nextI + 1;
    k = nextK + 1;
  }
  return out;
}

/** Without what is the same at both ends. */
export function narrowed(start: number, old: string, text: string): Replacement {
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < text.length - head &&
    old[old.length - 1 - tail] === text[text.length - 1 - tail]
  )
    tail++;
  // Neither a pair of surrogates nor the end of a line is cut in two.
  if (cuts(old, head)) head--;
  if (tail > 0 && cuts(old, old.length - tail)) tail--;
  return { start: start + head, end: start + old.length - tail, text: text.slice(head, text.length - tail) };
}

function cuts(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return (before >= 0xd800 && before <= 0xdbff) || (before === 13 && text.charCodeAt(at) === 10);
}
