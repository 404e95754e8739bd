/**
 * Regular expressions for the order of texts of one shape (`2024-04-01`, `08:30`): in such texts the order of
 * time is the order of characters, and "before this one" is a choice of the first place that is smaller.
 */

/** Matches texts of the shape of `literal` that come before it; `inclusive`: or are it. Undefined: none does. */
export function beforePattern(literal: string, inclusive: boolean): string | undefined {
  return ordered(literal, inclusive, (digit) => range(0, digit - 1));
}

/** Matches texts of the shape of `literal` that come after it; `inclusive`: or are it. Undefined: none does. */
export function afterPattern(literal: string, inclusive: boolean): string | undefined {
  return ordered(literal, inclusive, (digit) => range(digit + 1, 9));
}

function ordered(
  literal: string,
  inclusive: boolean,
  beyond: (digit: number) => string | undefined,
): string | undefined {
  const ways: string[] = [];
  for (const [i, char] of [...literal].entries()) {
    const digits = /\d/.test(char) ? beyond(Number(char)) : undefined;
    if (digits) ways.push(literal.slice(0, i) + digits);
  }
  if (inclusive) ways.push(literal);
  if (ways.length === 0) return undefined;
  return `^(?:${ways.join("|")})`;
}

function range(from: number, to: number): string | undefined {
  if (from > to) return undefined;
  if (from === to) return String(from);
  return `[${from}-${to}]`;
}
