/** Refactorings over texts in memory, and what may not change by them. */
import { type Diagnostic, messageOf } from "../../language/diagnostics/diagnostic.js";
import { applyEdits } from "../../language/diagnostics/fixes.js";
import type { Guard, Instrument } from "../../language/instrument/model.js";
import {
  type Offer,
  offersFor,
  type Situation,
  situationOf,
  type World,
} from "../../language/refactor/index.js";
import { createSurveyServices, type Understood } from "../../language/services.js";
import { symbolsOf } from "../../language/symbols/symbols.js";

export const MAIN = "file:///workspace/survey.survey";

export type Files = Record<string, string>;

/** What is known of the main one of some files, by URI. */
export function understand(files: Files): Understood {
  const services = createSurveyServices({
    files: {
      read: (uri) => (files[uri] === undefined ? { error: "not-found" } : { text: files[uri] }),
    },
  });
  return services.understand(MAIN)!;
}

export function situation(files: Files, start: number, end = start, known = understand(files)): Situation {
  const { source, instrument, uses } = known;
  return situationOf(
    source.main.parse,
    { start, end },
    { source, instrument, uses, symbols: symbolsOf(source, uses) },
  );
}

export function offers(files: Files, start: number, end = start, known = understand(files)): Offer[] {
  const world: World = { exists: (uri) => uri in files };
  return offersFor(situation(files, start, end, known), world, known.diagnostics);
}

/** The files after a change. */
export function after(files: Files, offer: Offer): Files {
  const { edits, creates = [] } = offer.change();
  return {
    ...files,
    [MAIN]: applyEdits(files[MAIN]!, edits),
    ...Object.fromEntries(creates.map((c) => [c.uri, c.text])),
  };
}

export function problems(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter((d) => d.severity === "error" || d.severity === "warning")
    .map((d) => `${d.code}: ${messageOf(d, "en")}`);
}

/** A text with the cursor at `|`, or a selection between two of them. */
export function marked(text: string): { files: Files; start: number; end: number } {
  const start = text.indexOf("¦");
  const second = text.indexOf("¦", start + 1);
  const plain = text.replaceAll("¦", "");
  return { files: { [MAIN]: plain }, start, end: second < 0 ? start : second - 1 };
}

/** What an instrument says, without places and with conditions written out. */
export function essence(instrument: Instrument): Record<string, unknown> {
  const tests = (id: number | undefined): unknown[] => {
    if (id === undefined) return [];
    const g: Guard = instrument.guards[id]!;
    return [...tests(g.parent), ...g.tests];
  };
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    const out: Record<string, unknown> = {};
    for (const [k, v] of Object.entries(value)) {
      if (k === "at" || k === "labelAt" || k === "key" || k === "files" || k === "guards") continue;
      if (v === undefined) continue;
      out[k] = k === "guard" ? plain(tests(v as number)) : plain(v);
    }
    return out;
  };
  return plain(instrument) as Record<string, unknown>;
}

/** A copy without some properties, wherever they stand. */
export function without(value: unknown, ...names: string[]): unknown {
  if (Array.isArray(value)) return value.map((v) => without(v, ...names));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([k, v]) => (names.includes(k) ? [] : [[k, without(v, ...names)]])),
  );
}

/** Lists of things with names in the order of their names. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) {
    if (value.every((v) => typeof v === "string")) return [...value].sort();
    const all = value.map(inOrder);
    const keyOf = (v: unknown) => {
      const o = v as { id?: string; name?: string; variable?: string } | null;
      return typeof o === "object" && o !== null ? (o.id ?? o.name ?? o.variable) : undefined;
    };
    return all.every((v) => keyOf(v) !== undefined)
      ? all.sort((a, b) => (keyOf(a)! < keyOf(b)! ? -1 : 1))
      : all;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inOrder(v)]));
}
