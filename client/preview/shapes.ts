/** Shapes of data from elsewhere, for guards. */

/** Longest name, address or key; longest file that is saved or copied. */
export const NAME = 4_096;
export const FILE = 50_000_000;

export type Fields = Record<string, unknown>;

export function isObject(data: unknown): data is Fields {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}

export function isText(data: unknown, most: number): data is string {
  return typeof data === "string" && data.length <= most;
}

export function isOptionalText(data: unknown): boolean {
  return data === undefined || typeof data === "string";
}

/** A whole number from 0. */
export function isCount(data: unknown): data is number {
  return typeof data === "number" && Number.isSafeInteger(data) && data >= 0;
}

export function isOneOf(data: unknown, values: readonly string[]): boolean {
  return typeof data === "string" && values.includes(data);
}

export function isListOf(data: unknown, fits: (each: Fields) => boolean): boolean {
  return Array.isArray(data) && data.every((each: unknown) => isObject(each) && fits(each));
}

export function isAnchor(data: unknown): boolean {
  return isObject(data) && isText(data.key, NAME) && isCount(data.n);
}

/** An address that may be opened outside of the editor. */
export function isAddress(data: unknown): boolean {
  return isText(data, NAME) && /^(https?|mailto):/i.test(data);
}
