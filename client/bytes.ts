/** Bytes and texts, without anything that only Node or only a browser has. */
import type { ReadFileResult } from "../server/protocol.js";

/** The text of a file; a mark of byte order at its beginning is no part of it. */
export function decoded(bytes: Uint8Array): ReadFileResult {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // Zeros are a sign of another encoding.
    return text.includes("\0") ? { error: "not-utf8" } : { text };
  } catch {
    return { error: "not-utf8" };
  }
}

export function base64Of(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}

export function bytesOf(content: { text: string } | { base64: string }): Uint8Array {
  if ("text" in content) return new TextEncoder().encode(content.text);
  return Uint8Array.from(atob(content.base64), (ch) => ch.charCodeAt(0));
}

export function areSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** One glob for several. Braces do not nest in an editor's globs, so those inside are written out. */
export function anyOf(globs: readonly string[]): string | undefined {
  const all = globs.flatMap(writtenOut);
  return all.length <= 1 ? all[0] : `{${all.join(",")}}`;
}

function writtenOut(glob: string): string[] {
  const found = /\{([^{}]*)\}/.exec(glob);
  if (!found) return [glob];
  const [whole, inside = ""] = found;
  return inside
    .split(",")
    .flatMap((part) =>
      writtenOut(glob.slice(0, found.index) + part + glob.slice(found.index + whole.length)),
    );
}
