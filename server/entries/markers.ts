/** What stands before an entry in documents and on pages: numbers, letters, boxes, bullets. */

/** How an entry was marked. `code` is what the marker counts, where it counts. */
export interface Marker {
  kind: "number" | "letter" | "box" | "bullet";
  code?: number;
  length: number;
}

const CHINESE = "一二三四五六七八九十";
/** ①… ⑴… ⒈… ❶… and their like: first character and how many there are. */
const ENCLOSED: readonly (readonly [first: number, count: number])[] = [
  [0x2460, 20],
  [0x2474, 20],
  [0x2488, 20],
  [0x24f5, 10],
  [0x2776, 10],
  [0x2780, 10],
  [0x278a, 10],
];

const NUMBER =
  /^[(（[【]?\s*(?:第\s*)?(-?[0-9０-９]{1,4})\s*(?:[)）\]】.．、:：]|项[.．、:：]?)(?![0-9０-９])[\s\u3000]*/;
const HAN = /^[(（]?([一二三四五六七八九十]{1,3})[)）、.．][\s\u3000]*/;
const LETTER = /^[(（[【]?([A-Za-zＡ-Ｚａ-ｚ])[)）\]】.．、:：][\s\u3000]*/;
const BOX = /^(?:[□☐■☑☒▢◻◯○●◎▪▫❑❒〇]|\[[ xX√✓]?\]|[(（][ \u3000√✓]?[)）])[\s\u3000]*/;
const BULLET = /^(?:[-–—*•·‣◦◆◇►▶➢➤✓✔√](?=[\s\u3000]|[\u0080-\uffff])|[•·‣◆◇►▶➢➤✓✔√])[\s\u3000]*/;

/** The marker at the beginning of a text, if there is one. */
export function markerAt(text: string): Marker | undefined {
  const enclosed = enclosedAt(text);
  if (enclosed !== undefined) return { kind: "number", code: enclosed, length: 1 + blanks(text.slice(1)) };
  const number = NUMBER.exec(text);
  if (number) return { kind: "number", code: Number(halfWidth(number[1]!)), length: number[0].length };
  const han = HAN.exec(text);
  if (han) return { kind: "number", code: chineseNumber(han[1]!), length: han[0].length };
  const letter = LETTER.exec(text);
  if (letter) {
    const code = halfWidth(letter[1]!).toUpperCase().charCodeAt(0) - 64;
    return { kind: "letter", code, length: letter[0].length };
  }
  const box = BOX.exec(text);
  if (box) return { kind: "box", length: box[0].length };
  const bullet = BULLET.exec(text);
  return bullet ? { kind: "bullet", length: bullet[0].length } : undefined;
}

function enclosedAt(text: string): number | undefined {
  const at = text.charCodeAt(0);
  for (const [first, count] of ENCLOSED) if (at >= first && at < first + count) return at - first + 1;
  return undefined;
}

function blanks(text: string): number {
  return text.length - text.replace(/^[\s\u3000]+/, "").length;
}

function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0));
}

/** 一 … 九十九. */
function chineseNumber(text: string): number {
  const ten = text.indexOf("十");
  if (ten < 0) return CHINESE.indexOf(text[0]!) + 1;
  const tens = ten === 0 ? 1 : CHINESE.indexOf(text[0]!) + 1;
  const ones = text[ten + 1];
  return tens * 10 + (ones === undefined ? 0 : CHINESE.indexOf(ones) + 1);
}

/**
 * Cuts a line that holds several marked entries (`A. 男  B. 女`, `□ 是 □ 否`) before each of them. A marker
 * counts only when the ones before it lead up to it, so that `见 B.` within a label stays whole.
 */
export function cutAtMarkers(line: string): string[] {
  const first = markerAt(line);
  if (!first || first.kind === "bullet") return [line];
  const parts: string[] = [];
  let from = 0;
  let last = first;
  for (let i = first.length; i < line.length; i++) {
    const next = markerAt(line.slice(i));
    if (!next || next.kind !== last.kind || !follows(last, next, line[i - 1]!)) continue;
    parts.push(line.slice(from, i).trim());
    from = i;
    last = next;
    i += next.length - 1;
  }
  parts.push(line.slice(from).trim());
  return parts;
}

function follows(last: Marker, next: Marker, before: string): boolean {
  if (last.code === undefined || next.code === undefined) return true;
  // Inside a line a number begins an entry only behind a blank, or when it needs none to be told apart.
  return (
    next.code === last.code + 1 && (/[\s\u3000;；，,)）_＿]/.test(before) || /[\u0080-\uffff]/.test(before))
  );
}
