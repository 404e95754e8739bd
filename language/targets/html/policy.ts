import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Content policy of the page: its own two scripts and its style sheet, nothing from anywhere. */
export function contentPolicy(scripts: readonly string[], styles: readonly string[], post?: string): string {
  const origin = post === undefined ? undefined : originOf(post);
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hashSource).join(" ")}`,
    `style-src ${styles.map(hashSource).join(" ")}`,
    "img-src data:",
    `connect-src ${origin ?? "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** The address that answers are sent to, if it is one that a page can send to. */
export function addressOf({ post }: { post?: string }): string | undefined {
  return post !== undefined && originOf(post) ? post : undefined;
}

/** Scheme, host and port of an http(s) address; undefined if it is none. */
export function originOf(address: string): string | undefined {
  try {
    const url = new URL(address);
    return url.protocol === "https:" || url.protocol === "http:" ? url.origin : undefined;
  } catch {
    return undefined;
  }
}

function hashSource(content: string): string {
  const digest = sha256(utf8ToBytes(content));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}

/** JSON that can stand inside a script element: nothing in it can close the element or end a line in old parsers. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
