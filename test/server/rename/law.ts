/** The law of renaming: a → b → a restores every byte, and no finding comes or goes on the way. */
import { expect } from "vitest";
import { applied, moved, type Replacements } from "../../../server/features/rename/edits.js";
import { renamed } from "../../../server/features/rename/index.js";
import { FOLDER, type Sample, servicesFor } from "../../symbols/corpus.js";
import { type Memory, memory } from "../support/memory.js";

export interface Case {
  sample: Sample;
  path: string;
  /** Where a name begins. */
  start: number;
  text: string;
}

/** Every name of every file of a sample. */
export async function casesOf(sample: Sample): Promise<Case[]> {
  const { workspace, uri } = await memory(sample.files, Object.keys(sample.files));
  return Object.entries(sample.files).flatMap(([path, text]) => {
    const built = workspace.current(uri(path))!;
    return built.symbols.occurrences.map((o) => ({
      sample,
      path,
      start: o.start,
      text: text.slice(o.start, o.end),
    }));
  });
}

const path = (uri: string) => decodeURIComponent(uri.slice(FOLDER.length));

function after(files: Record<string, string>, replacements: Replacements): Record<string, string> {
  const made = { ...files };
  for (const [uri, list] of replacements) made[path(uri)] = applied(made[path(uri)]!, list);
  return made;
}

const made = new WeakMap<Sample, { workspace: Memory; services: ReturnType<typeof servicesFor> }>();

/** A sample as it is at first, understood once for all its cases. */
async function first(sample: Sample) {
  const known = made.get(sample);
  if (known) return known;
  const { files } = sample;
  const one = { workspace: await memory(files, Object.keys(files)), services: servicesFor(files) };
  made.set(sample, one);
  return one;
}

/** Findings without the names in them, and what every name leads to. */
function meaning(
  files: Record<string, string>,
  replacements: Replacements = new Map(),
  services = servicesFor(files),
): string[] {
  const at = (uri: string, offset: number) => `${uri} ${moved(offset, replacements.get(uri) ?? [])}`;
  return Object.keys(files).flatMap((file) => {
    const made = services.understand(FOLDER + encodeURIComponent(file));
    if (!made) return [];
    const { diagnostics, uses, source } = made;
    const uri = (i: number) => source.units[i]!.uri;
    const found = new Set(diagnostics.map(({ code, span }) => `${code} ${at(span.uri, span.start)}`));
    for (let i = 0; i < uses.count; i++)
      found.add(`${at(uri(uses.file(i)), uses.start(i))} → ${at(uri(uses.to(i)), uses.at(i))}`);
    return [...found].sort();
  });
}

/** Renames one name, looks at everything, and renames it back. Returns whether it could be renamed. */
export async function checkLaw({ sample, path: file, start, text }: Case, newName: string): Promise<boolean> {
  const { files } = sample;
  const { workspace: before, services } = await first(sample);
  const position = (texts: Record<string, string>, offset: number) => {
    const lines = texts[file]!.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };
  const at = { textDocument: { uri: before.uri(file) }, position: position(files, start) };
  const there = renamed(before.workspace, { ...at, newName }, "en");
  if ("refused" in there) return false;
  const { replacements } = there;
  if (newName === text && replacements.size === 0) return false;
  expect(replacements.size, `${sample.at}: ${text}`).toBeGreaterThan(0);
  const middle = after(files, replacements);
  expect(meaning(middle), `${sample.at}: ${text} → ${newName}`).toEqual(
    meaning(files, replacements, services),
  );
  const between = await memory(middle, Object.keys(middle));
  // What could be named is renamed by any of the places that name it: here, by the one that was changed.
  const own = replacements.get(before.uri(file)) ?? [];
  const back = moved(start, own);
  const old = oldName(files, replacements, path);
  const again = renamed(
    between.workspace,
    { textDocument: at.textDocument, position: position(middle, back), newName: old },
    "en",
  );
  expect(again, `${sample.at}: ${text} → ${newName} → ${old}`).not.toHaveProperty("refused");
  if ("refused" in again) return false;
  expect(after(middle, again.replacements), `${sample.at}: ${text}`).toEqual(files);
  return true;
}

/** The name that was replaced, as it was first written. */
function oldName(
  files: Record<string, string>,
  replacements: Replacements,
  of: (uri: string) => string,
): string {
  for (const [uri, list] of replacements) for (const r of list) return files[of(uri)]!.slice(r.start, r.end);
  return "";
}
