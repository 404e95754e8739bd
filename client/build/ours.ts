/** Which files a build may replace without asking: those that a build has made. */

/** An output, and what stands in its place now. */
export interface Replaced {
  target: string;
  /** A text that every output of its kind contains; empty when there is none. */
  mark: string;
  /** The text there now; absent when there is no such file, and when it is known to be ours. */
  before?: string;
}

/**
 * The outputs whose place is taken by a file of somebody else. A table has no room for a mark: it is ours when
 * the outputs that are made together with it are.
 */
export function foreign<T extends Replaced>(outputs: readonly T[]): T[] {
  const isMarked = ({ before, mark }: Replaced) =>
    before !== undefined && mark !== "" && before.includes(mark);
  return outputs.filter(
    (output) =>
      output.before !== undefined &&
      !isMarked(output) &&
      !outputs.some((other) => other !== output && other.target === output.target && isMarked(other)),
  );
}
