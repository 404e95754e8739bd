import type { Comment } from "../tokens.js";

/**
 * A comment as it is written at an indentation (in columns). Its words stay; line ends are made one kind,
 * blanks at the end of its lines go, and where every line begins with a star the stars are put in a row.
 */
export function commentText(source: string, comment: Comment, indent: number): string {
  const lines = source.slice(comment.start, comment.end).split(/\r\n|[\n\r]/);
  if (lines.length === 1) return lines[0]!.trimEnd();
  const rest = lines.slice(1);
  const starred = rest.every((l) => l.trimStart().startsWith("*"));
  const pad = " ".repeat(indent + 1);
  return [lines[0]!.trimEnd(), ...rest.map((l) => (starred ? pad + l.trim() : l.trimEnd()))].join("\n");
}
