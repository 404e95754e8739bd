/**
 * Columns a text takes in a terminal. Source: Unicode Standard Annex #11 (East Asian Width, classes W and F
 * take two) and the terminal convention that marks and format characters take none, emoji two.
 */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  let joined = false;
  for (const character of text) {
    if (character === "\u200d") {
      joined = true; // What follows merges with the emoji before it.
      continue;
    }
    if (!joined && !zeroWidth.test(character)) width += isWide(character) ? 2 : 1;
    joined = false;
  }
  return width;
}

const zeroWidth = /^(\p{Mn}|\p{Me}|\p{Cf}|\p{Cc}|[\u{1f3fb}-\u{1f3ff}])$/u;
const emoji = /^\p{Emoji_Presentation}$/u;

/** Ranges of wide characters, both ends included. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18df2],
  [0x1aff0, 0x1b2fb],
  [0x20000, 0x3fffd],
];

function isWide(character: string): boolean {
  const code = character.codePointAt(0)!;
  if (code < 0x1100) return false;
  return wide.some(([from, to]) => code >= from && code <= to) || emoji.test(character);
}

const directional = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * A source text made safe and visible on a terminal: control characters become their pictures, so that a
 * file cannot move the cursor or change colours; direction marks are spelt out, so that it cannot show
 * another order than it has; a tab is two blanks. Line breaks are kept only with `breaks`.
 */
export function visible(text: string, options: { breaks?: boolean } = {}): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (character === "\n" && options.breaks) return character;
    if (character === "\t") return "  ";
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    if (directional.test(character) || code > 0x2000) return `<U+${code.toString(16).toUpperCase()}>`;
    return "\ufffd";
  });
}
