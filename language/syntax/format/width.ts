/** Columns that characters take in a fixed-width font, after Unicode's East Asian Width (UAX #11). */

/** Pairs of first and last code point of the wide and full-width characters, emoji included. */
const WIDE = [
  0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23ec, 0x2705, 0x2705, 0x274c, 0x274c, 0x2e80, 0x303e, 0x3041,
  0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19,
  0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1b000, 0x1b2ff, 0x1f1e6, 0x1f1ff,
  0x1f300, 0x1f64f, 0x1f680, 0x1f6ff, 0x1f900, 0x1f9ff, 0x1fa70, 0x1faff, 0x20000, 0x3fffd,
];

const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns that `text` (one line) takes: 2 for each wide character, 0 for combining ones, 1 for the others. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x300) {
      width++;
      continue;
    }
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    width += isWide(point) ? 2 : COMBINING.test(String.fromCodePoint(point)) ? 0 : 1;
  }
  return width;
}

function isWide(point: number): boolean {
  if (point >= 0x4e00 && point <= 0x9fff) return true;
  if (point < 0x1100) return false;
  for (let i = 0; i < WIDE.length; i += 2) if (point <= WIDE[i + 1]!) return point >= WIDE[i]!;
  return false;
}
