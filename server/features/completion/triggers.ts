/** Characters after which an editor asks by itself, and whether an answer is worth the look. */

export const TRIGGERS = [".", '"', "{", "#", "/", "[", " ", "．", "“", "｛", "（", "("] as const;

/** Words after which a name or a fixed value comes. */
const BEFORE_NAME =
  /(?:^|[^\p{L}\p{N}_.])(?:is|is not|has|has any|has all|in|on|from|plus|of|across|show|in|language|mode|answers|numbering|currency|default|expects|by|chosen|unchosen|unit)$/u;
/** How far back is looked. */
const REACH = 200;

/** Judged by the line alone, so that most keys cost nothing. @param offset behind the character */
export function isWorthwhile(character: string, text: string, offset: number): boolean {
  const line = lineBefore(text, offset - character.length);
  const rest = line.trimEnd();
  switch (character) {
    case " ":
      // A second blank is for alignment.
      if (rest !== line) return false;
      return (
        BEFORE_NAME.test(line) || (/[,，、]$/.test(line) && /\b(?:in|any|all)\s*[[［][^\]］]*$/.test(line))
      );
    case '"':
    case "“":
      return /(?:^|\s)(?:import|unit)\s*$/.test(rest);
    case "/":
      return /^\s*import\s*["“]/.test(line);
    case "{":
    case "｛":
      // Outside of a text it opens a block.
      return isInText(line);
    case "#":
      return /[{｛]\s*$/.test(line);
    case "[":
      return /\b(?:in|any|all)\s*$/.test(rest);
    case "(":
    case "（":
      return /\b(?:chosen|unchosen)\s*$/.test(rest);
    default:
      return true;
  }
}

function lineBefore(text: string, offset: number): string {
  const from = Math.max(0, offset - REACH);
  const part = text.slice(from, offset);
  return part.slice(Math.max(part.lastIndexOf("\n"), part.lastIndexOf("\r")) + 1);
}

/** An odd number of quotes stands before it, or the line has none, as within a text block. */
function isInText(line: string): boolean {
  const straight = (line.match(/(?<!\\)"/g) ?? []).length;
  const curved = (line.match(/“/g) ?? []).length - (line.match(/”/g) ?? []).length;
  return straight % 2 === 1 || curved > 0 || !/["“]/.test(line);
}
