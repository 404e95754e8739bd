/** Which characters make names, in every script. Hot path of the lexer, hence the ASCII table. */

const ASCII_WORD = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const digit = c >= 48 && c <= 57;
  const letter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
  ASCII_WORD[c] = digit ? 2 : letter ? 1 : 0;
}

const LETTER = /^[\p{L}\p{M}\p{Nl}]$/u;
const DIGIT = /^\p{Nd}$/u;

/** 0: not part of a name, 1: may begin a name, 2: may only continue one. `code` is a UTF-16 code unit. */
export function wordClass(source: string, at: number): 0 | 1 | 2 {
  const c = source.charCodeAt(at);
  if (c < 128) return ASCII_WORD[c] as 0 | 1 | 2;
  if (c >= 0x4e00 && c <= 0x9fff) return 1;
  if (c >= 0xff10 && c <= 0xff19) return 2; // full-width digits
  if (c >= 0xd800 && c <= 0xdbff) return LETTER.test(source.slice(at, at + 2)) ? 1 : 0;
  if (c >= 0xdc00 && c <= 0xdfff) return 2; // second half, decided by the first
  const ch = source[at]!;
  if (LETTER.test(ch)) return 1;
  return DIGIT.test(ch) ? 2 : 0;
}

/** Index after the name that begins at `at`. */
export function wordEnd(source: string, at: number): number {
  let i = at;
  const n = source.length;
  while (i < n) {
    const c = source.charCodeAt(i);
    if (c < 128 ? ASCII_WORD[c] === 0 : wordClass(source, i) === 0) break;
    i += c >= 0xd800 && c <= 0xdbff ? 2 : 1;
  }
  return i;
}

export function isDigit(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 0xff10 && c <= 0xff19);
}

export function isSpace(c: number): boolean {
  return (
    c === 32 ||
    c === 9 ||
    c === 0x3000 ||
    c === 0xa0 ||
    c === 0xfeff ||
    c === 12 ||
    c === 11 ||
    (c >= 0x2000 && c <= 0x200b) ||
    c === 0x202f ||
    c === 0x205f
  );
}

export function isNewline(c: number): boolean {
  return c === 10 || c === 13 || c === 0x2028 || c === 0x2029;
}

/** Full-width punctuation that Chinese input methods produce, and what it stands for. */
export const FULL_WIDTH: Record<string, string> = {
  "，": ",",
  "（": "(",
  "）": ")",
  "｛": "{",
  "｝": "}",
  "［": "[",
  "］": "]",
  "＝": "=",
  "＜": "<",
  "＞": ">",
  "＋": "+",
  "－": "-",
  "×": "*",
  "＊": "*",
  "÷": "/",
  "／": "/",
  "．": ".",
  "。": ".",
  "：": ":",
  "；": ";",
  "、": ",",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "！": "!",
  "＆": "&",
  "｜": "|",
  "＾": "^",
  "【": "[",
  "】": "]",
  "＃": "#",
};
