import type { AstNode } from "langium";

/** A syntax tree as plain data: without positions and containers, references as their text. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if ("$refText" in value) return { ref: (value as { $refText: string }).$refText };
  const out: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value as AstNode)) {
    if (key === "$type" || !key.startsWith("$")) out[key] = plain(inner);
  }
  return out;
}

/** The same as text, keys in order, undefined properties left out. */
export function treeText(node: unknown): string {
  return JSON.stringify(plain(node), (_, v) =>
    v && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}
