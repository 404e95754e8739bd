import type { Target, TargetResult } from "./target.js";

/** Options of a target differ; whoever calls one by name passes what `optionsSchema` has accepted. */
export type AnyTarget = Target<unknown, TargetResult | Promise<TargetResult>>;

/** One lazy import each, so that building a schema does not load the form's renderer. */
const loaders = {
  "json-schema": async () => (await import("./json-schema/index.js")).target as AnyTarget,
  html: async () => (await import("./html/index.js")).target as AnyTarget,
  paper: async () => (await import("./paper/index.js")).target as AnyTarget,
  pdf: async () => (await import("./pdf/index.js")).target as AnyTarget,
  docx: async () => (await import("./docx/index.js")).target as AnyTarget,
  codebook: async () => (await import("./codebook/index.js")).target as AnyTarget,
} satisfies Record<string, () => Promise<AnyTarget>>;

export type TargetId = keyof typeof loaders;
/** All targets by name, in the order in which they are built. */
export const targetIds = Object.keys(loaders) as TargetId[];

/** Targets whose files a browser prints; whoever has none cannot make them. */
const printed: ReadonlySet<string> = new Set<TargetId>(["pdf"]);

/** Whether a target needs a browser. */
export function isPrinted(id: string): boolean {
  return printed.has(id);
}

/** What is built when nobody says what: all that can be made on every machine. */
export const defaultTargetIds: TargetId[] = targetIds.filter((id) => !isPrinted(id));

export function isTargetId(name: string): name is TargetId {
  return Object.hasOwn(loaders, name);
}

/** Loads a target; the module is read at the first call only. */
export function loadTarget(id: TargetId): Promise<AnyTarget> {
  return loaders[id]();
}
