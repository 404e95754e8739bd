/** Everywhere a name must be written anew. */
import { type Occurrence, sameTarget, type Target, targetsOf } from "../../../language/symbols/symbols.js";
import type { Built } from "../../workspace/built.js";
import type { Workspace } from "../../workspace/workspace.js";
import { declarationOf } from "../identity.js";
import { partsOf } from "./compound.js";
import type { Replacement, Replacements } from "./edits.js";
import { normalised } from "./names.js";

export interface Collected {
  replacements: Replacements;
  /** Files whose names were changed, and those that see the declarations. */
  builds: Built[];
}

/** @param targets declarations that are to bear the new name in place of the old one */
export function collect(
  workspace: Workspace,
  seenFrom: Built,
  targets: readonly Target[],
  name: string,
  newName: string,
  isAlias: boolean,
): Collected {
  const found = new Map<string, Map<number, Replacement>>();
  const put = (uri: string, r: Replacement) => {
    const list = found.get(uri) ?? new Map<number, Replacement>();
    found.set(uri, list.set(r.start, r));
  };
  const builds = buildsWith(workspace, seenFrom, targets, isAlias);
  for (const built of builds) {
    const own = isAlias ? built.symbols.occurrences : targets.flatMap((t) => built.symbols.of(t));
    const all = [...own.map((occurrence) => ({ uri: built.uri, occurrence })), ...built.symbols.abroad];
    for (const { uri, occurrence } of all) {
      const text = built.understood.source.units[built.sources.indexOf(uri)]?.text;
      if (text === undefined || uri.startsWith("rensis:")) continue;
      for (const at of placesIn(built, uri, text, occurrence, targets, name))
        put(uri, { ...at, text: newName });
    }
  }
  const replacements: Replacements = new Map();
  for (const [uri, list] of found)
    replacements.set(
      uri,
      [...list.values()].sort((a, b) => a.start - b.start),
    );
  return { replacements, builds };
}

/** Where the name stands in an occurrence: all of it, or a part of a compound name. */
function placesIn(
  built: Built,
  uri: string,
  text: string,
  occurrence: Occurrence,
  targets: readonly Target[],
  name: string,
): { start: number; end: number }[] {
  const { start, end } = occurrence;
  const written = text.slice(start, end);
  const isOne = targetsOf(occurrence).some((t) => targets.some((wanted) => sameTarget(t, wanted)));
  if (isOne && normalised(written) === name) return [{ start, end }];
  // Only the parts of compound names are joined by it.
  if (!written.includes("_")) return [];
  const target = occurrence.target;
  const declared = declarationOf(built, target);
  // `show gap_care`: one of the scores of a declaration, by its name in the data.
  if (isOne && declared?.kind === "score" && normalised(written).startsWith(`${name}_`))
    return [{ start, end: start + name.length }];
  if (declared?.kind !== "dimension" || declared.name === undefined) return [];
  const parts = partsOf(built, uri, written, { target, name: declared.name }) ?? [];
  return parts.flatMap((p) =>
    targets.some((t) => sameTarget(t, p.target)) ? [{ start: start + p.start, end: start + p.end }] : [],
  );
}

/** What is known, as of now, of the files that speak of the declarations. */
function buildsWith(
  workspace: Workspace,
  seenFrom: Built,
  targets: readonly Target[],
  isAlias: boolean,
): Built[] {
  const builds = new Map([[seenFrom.uri, seenFrom]]);
  // A file that is imported may lie outside of the workspace.
  for (const { uri } of targets) {
    const built = builds.has(uri) ? undefined : workspace.current(uri);
    if (built) builds.set(uri, built);
  }
  for (const known of [...workspace.all()]) {
    if (builds.has(known.uri) || !targets.some((t) => known.sources.includes(t.uri))) continue;
    const speaks =
      isAlias ||
      targets.some((t) => known.symbols.of(t).length > 0) ||
      known.symbols.abroad.some(({ occurrence: o }) =>
        targetsOf(o).some((t) => targets.some((x) => sameTarget(t, x))),
      );
    const built = speaks ? workspace.current(known.uri) : undefined;
    if (built) builds.set(known.uri, built);
  }
  return [...builds.values()];
}
