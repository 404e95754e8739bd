/** Long enough for a machine that has other things to do; the wait ends as soon as the condition holds. */
const patience = 20_000;

/**
 * Asks until the answer is truthy and returns it: nothing here is known to be done after a number of
 * milliseconds.
 */
export async function until<T>(
  what: string,
  ask: () => T | PromiseLike<T>,
  milliseconds = patience,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + milliseconds;
  let last: unknown;
  let trouble: unknown;
  do {
    try {
      last = await ask();
      if (last) return last as NonNullable<T>;
      trouble = undefined;
    } catch (error) {
      trouble = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  } while (Date.now() < deadline);
  const seen = trouble instanceof Error ? trouble.message : describe(last);
  throw new Error(`${what}: not within ${milliseconds / 1000} s (last: ${seen})`);
}

function describe(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
