import type { Dimension } from "../instrument/model.js";
import type { Lowering } from "./context.js";
import type { Member } from "./types.js";

/** A `score` declaration: the names of what it makes are known before any formula is read. */
export interface ScoreFamily {
  name: string;
  each: boolean;
  members: Member[];
  /** Families that its formula reads. */
  reads: Set<string>;
}

/** Members of a family; remembers that `reader` depends on it. */
export function familyOf(l: Lowering, name: string, reader?: string): { members: Member[]; each: boolean } {
  const family = l.families.get(name)!;
  if (reader !== undefined) l.families.get(reader)?.reads.add(name);
  return family;
}

/** Path of a dimension from the outermost one. */
export function pathOf(dimensions: readonly Dimension[], id: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = dimensions.find((d) => d.id === at)?.parent) path.unshift(at);
  return path;
}
