/**
 * Whether everything means the same under the new name. Names that are new to all files concerned cannot
 * change a meaning; for others the files are read with the new name in them, and compared.
 */
import type { Locale } from "../../../language/diagnostics/define.js";
import { type Diagnostic, messageOf } from "../../../language/diagnostics/diagnostic.js";
import { createSurveyServices, type Understood } from "../../../language/services.js";
import type { Built } from "../../workspace/built.js";
import { canonical } from "../../workspace/uri.js";
import type { Workspace } from "../../workspace/workspace.js";
import { applied, moved, type Replacements } from "./edits.js";
import { type Refusal, refuse } from "./texts.js";

/** @param uris files in which something could come to mean something else */
export function verify(
  workspace: Workspace,
  replacements: Replacements,
  builds: readonly Built[],
  newName: string,
  locale: Locale,
): Refusal | undefined {
  const texts = new Map<string, string>();
  const services = createSurveyServices({
    files: {
      read: (uri) => {
        const key = canonical(uri);
        const read = workspace.files.read(uri);
        const changes = replacements.get(key);
        if (!changes || !("text" in read)) return read;
        if (!texts.has(key)) texts.set(key, applied(read.text, changes));
        return { text: texts.get(key)! };
      },
    },
  });
  for (const { uri, understood } of builds) {
    const after = services.understand(uri);
    const refusal = after && compare(understood, after, replacements, newName, locale);
    if (refusal) return refusal;
  }
  return undefined;
}

function compare(
  before: Understood,
  after: Understood,
  replacements: Replacements,
  name: string,
  locale: Locale,
): Refusal | undefined {
  return (
    newProblem(before, after, replacements, name, locale) ??
    newMeaning(before, after, replacements, name, locale) ??
    newProvisionalName(before, after, name, locale)
  );
}

/** The first finding that was not there before. */
function newProblem(
  before: Understood,
  after: Understood,
  replacements: Replacements,
  name: string,
  locale: Locale,
): Refusal | undefined {
  const known = new Map<string, number>();
  const keyOf = (d: Diagnostic, start: number) => `${d.code} ${canonical(d.span.uri)} ${start}`;
  for (const d of before.all) {
    const key = keyOf(d, moved(d.span.start, replacements.get(canonical(d.span.uri)) ?? []));
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  for (const d of after.all) {
    const key = keyOf(d, d.span.start);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    if (count > 0) continue;
    return refuse("collision", locale, {
      name,
      place: placeIn(after, d.span.uri, d.span.start),
      message: messageOf(d, locale),
    });
  }
  return undefined;
}

/** The first name that leads elsewhere than before. */
function newMeaning(
  before: Understood,
  after: Understood,
  replacements: Replacements,
  name: string,
  locale: Locale,
): Refusal | undefined {
  const shifts = before.source.units.map((u) => replacements.get(canonical(u.uri)) ?? []);
  const at = (file: number, offset: number) => `${file} ${moved(offset, shifts[file] ?? [])}`;
  const wanted = new Map<string, Set<string>>();
  const { uses } = before;
  for (let i = 0; i < uses.count; i++) {
    const from = at(uses.file(i), uses.start(i));
    const to = at(uses.to(i), uses.at(i));
    const known = wanted.get(from);
    if (known) known.add(to);
    else wanted.set(from, new Set([to]));
  }
  const now = after.uses;
  const seen = new Set<string>();
  for (let i = 0; i < now.count; i++) {
    const from = `${now.file(i)} ${now.start(i)}`;
    seen.add(from);
    if (!wanted.get(from)?.has(`${now.to(i)} ${now.at(i)}`))
      return changed(now.file(i), now.start(i), now.end(i));
  }
  for (let i = 0; i < uses.count; i++) {
    const file = uses.file(i);
    if (seen.has(at(file, uses.start(i)))) continue;
    const shift = shifts[file] ?? [];
    return changed(file, moved(uses.start(i), shift), moved(uses.end(i), shift));
  }
  return undefined;

  function changed(file: number, start: number, end: number): Refusal {
    const unit = after.source.units[file]!;
    return refuse("otherMeaning", locale, {
      name,
      text: unit.text.slice(start, end),
      place: placeIn(after, unit.uri, start),
    });
  }
}

/** Questions without a name are counted, past the names that are taken. */
function newProvisionalName(
  before: Understood,
  after: Understood,
  name: string,
  locale: Locale,
): Refusal | undefined {
  const unnamed = ({ instrument }: Understood) =>
    instrument.questions.flatMap((q) => (q.named ? [] : [q.id]));
  const old = unnamed(before);
  const i = unnamed(after).findIndex((id, n) => id !== old[n]);
  if (i < 0) return undefined;
  return refuse("provisional", locale, { name, before: old[i] ?? "", after: unnamed(after)[i]! });
}

/** `file.survey:12` */
function placeIn({ source }: Understood, uri: string, offset: number): string {
  const unit = source.units.find((u) => u.uri === uri) ?? source.main;
  let file = unit.uri.slice(unit.uri.lastIndexOf("/") + 1);
  try {
    file = decodeURIComponent(file);
  } catch {
    // a lone percent sign: the name as it is
  }
  return `${file}:${unit.lines.positionOf(offset).line}`;
}
