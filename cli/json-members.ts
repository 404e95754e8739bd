/** Places in a JSON text, UTF-16 offsets. */
export interface Member {
  start: number;
  end: number;
}

/**
 * Where the members of the outermost object of a JSON text are named; the text must be valid JSON. Of a
 * name that stands twice the last counts, as it does for `JSON.parse`.
 */
export function membersOf(text: string): Map<string, Member> {
  const members = new Map<string, Member>();
  let depth = 0;
  let inObject = false;
  // Strings are matched as a whole, so that brackets within them do not count.
  for (const match of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g)) {
    const token = match[0];
    if (token === "{" || token === "[") {
      if (depth === 0) inObject = token === "{";
      depth++;
    } else if (token === "}" || token === "]") {
      depth--;
    } else if (
      depth === 1 &&
      inObject &&
      /^\s*:/.test(text.slice(match.index + token.length, match.index + token.length + 200))
    ) {
      members.set(JSON.parse(token) as string, { start: match.index, end: match.index + token.length });
    }
  }
  return members;
}
