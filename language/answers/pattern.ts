/** Longer texts match no pattern. */
export const LONGEST_MATCHED = 10_000;

const compiled = new Map<string, RegExp | undefined>();

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, "u");
  } catch {
    return undefined;
  }
}

/** Does the whole text match? Undefined if the pattern is none. */
export function matches(text: string, pattern: string): boolean | undefined {
  if (!compiled.has(pattern)) compiled.set(pattern, compile(pattern));
  const regex = compiled.get(pattern);
  return regex && text.length <= LONGEST_MATCHED ? regex.test(text) : regex && false;
}
