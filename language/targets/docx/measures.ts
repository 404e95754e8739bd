/** Lengths of the document. Word counts in twentieths of a point. */

const TWIPS_PER_MM = 1440 / 25.4;

/** Whole twips of a length in millimetres. */
export function mm(length: number): number {
  return Math.round(length * TWIPS_PER_MM);
}

export const MARGIN = { side: mm(20), top: mm(22), bottom: mm(20), edge: mm(10) } as const;

const SIZES = {
  A4: { width: mm(210), height: mm(297) },
  Letter: { width: mm(215.9), height: mm(279.4) },
} as const;

export function pageSize(size: keyof typeof SIZES): { width: number; height: number } {
  return SIZES[size];
}

/** What lies between the margins. */
export function textArea(size: keyof typeof SIZES): number {
  return pageSize(size).width - 2 * MARGIN.side;
}

/** Where the words of a question and its answers begin, right of its number. */
export const HANG = mm(9);
/** Room of a box before the words of an option. */
export const BOX = mm(6);
