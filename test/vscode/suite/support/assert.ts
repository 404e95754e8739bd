/** The few assertions the suite needs: a worker in a browser has no `node:assert`. */

/** Fails unless the two are written alike as JSON, which is all that tests compare. */
export function equal<T>(actual: T, expected: T, what = "value"): void {
  const [is, wanted] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)];
  if (is !== wanted) throw new Error(`${what}: expected ${wanted}, got ${is}`);
}

/** Fails unless the condition holds. */
export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Fails unless the text matches. */
export function matches(text: string, pattern: RegExp, what = "text"): void {
  if (!pattern.test(text)) throw new Error(`${what}: expected ${pattern}, got ${JSON.stringify(text)}`);
}
