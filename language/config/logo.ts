/** What may be the picture of a theme, wherever it is read from. */

/** Bytes; the logo is part of every form. */
export const LOGO_LIMIT = 256 * 1024;

const TYPES: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
};

/** Media type of a picture by the ending of its name; undefined when it is none that a form can hold. */
export function logoTypeOf(path: string): string | undefined {
  return TYPES[/\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? ""];
}
