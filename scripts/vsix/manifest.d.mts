/** The manifest of the extension, made from that of the package. */
export function manifestOf(pkg: Record<string, unknown>): Record<string, unknown>;
/** All files that a manifest refers to, relative to it. */
export function filesOf(manifest: Record<string, unknown>): string[];
