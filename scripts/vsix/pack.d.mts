/** Most bytes that a package may have. */
export const LARGEST: number;
/** Puts the extension together in a folder and packs it. */
export function pack(options: {
  root: string;
  stage: string;
  out: string;
  bundle(folder: string): string | Promise<string>;
  baseUrl?: string;
  rawUrl?: string;
}): Promise<{ files: { name: string; bytes: number }[]; bytes: number }>;
