/** Names for files that every system can write. */

/** What is wrong with a name, with or without its ending. */
export function fileNameProblem(name: string): "empty" | "character" | "edge" | "device" | undefined {
  const stem = name.replace(/\.survey$/i, "");
  if (stem.trim() === "") return "empty";
  if (/[\\/:*?"<>|\p{Cc}]/u.test(name)) return "character";
  if (/^[\s.]|[\s.]$/.test(stem) || /[\s.]$/.test(name)) return "edge";
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(stem)) return "device";
  return undefined;
}

/** The name of a survey's file. */
export function withEnding(name: string): string {
  return /\.survey$/i.test(name) ? name : `${name}.survey`;
}
