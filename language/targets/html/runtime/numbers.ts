/**
 * Reads a number as people type it: full-width and Arabic digits, spaces and commas between thousands, a
 * typographic minus. A decimal comma is read where it cannot be a thousands separator.
 * @returns the number; `undefined` for nothing; the text itself when it is no number
 */
export function parseNumber(typed: string): number | string | undefined {
  const text = asciiDigits(typed.normalize("NFKC"))
    .replace(/[\s_'’]/g, "")
    .replace(/[−–—]/g, "-");
  if (text === "") return undefined;
  const plain = text.replace(/、/g, ",").replace(/。/g, ".").replace(/٬/g, ",").replace(/٫/g, ".");
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replace(/,/g, "") : plain;
  const point = /^[+-]?\d*,\d+$/.test(grouped) ? grouped.replace(",", ".") : grouped;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(point)) return typed.trim();
  const number = Number(point);
  return Number.isFinite(number) ? number : typed.trim();
}

/** Digits of other scripts as ASCII digits; every script's run of ten starts at its zero. */
function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = code >= 0x966 ? 0x966 : code >= 0x6f0 ? 0x6f0 : 0x660;
    return String(code - zero);
  });
}
