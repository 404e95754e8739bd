/** What is printed, one after the other: the pages of the instrument without their frames. */
import type { Expr, Inline, Instrument, PageItem, Question, Text } from "../../../instrument/model.js";

type Item<K extends PageItem["kind"]> = Extract<PageItem, { kind: K }>;

/** One thing on paper. `guard` says when it is meant to be read. */
export type Unit =
  | { kind: "page"; page: Instrument["pages"][number]; guard?: number }
  | { kind: "section"; item: Item<"section">; guard?: number }
  | { kind: "note"; item: Item<"note">; guard?: number }
  | { kind: "question"; question: Question; guard?: number }
  | { kind: "compute"; item: Item<"compute">; guard?: number }
  | { kind: "stop"; item: Item<"stop">; guard?: number };

/**
 * Checks are left to whoever enters the data; what is for the web alone is left out, and so is arithmetic that
 * no reader of the sheets needs.
 */
export function unitsOf(instrument: Instrument): Unit[] {
  const questions = new Map(instrument.questions.map((q) => [q.id, q]));
  const needed = valuesRead(instrument);
  const units: Unit[] = [];
  for (const page of instrument.pages) {
    const inner = page.items.flatMap((item): Unit[] => {
      const guard = item.guard === undefined ? {} : { guard: item.guard };
      switch (item.kind) {
        case "section":
          return [{ kind: "section", item, ...guard }];
        case "note":
          return item.medium === "web" ? [] : [{ kind: "note", item, ...guard }];
        case "question": {
          const question = questions.get(item.question);
          return !question || question.medium === "web" ? [] : [{ kind: "question", question, ...guard }];
        }
        case "compute":
          return needed.has(item.variable) ? [{ kind: "compute", item, ...guard }] : [];
        case "stop":
          return [{ kind: "stop", item, ...guard }];
        default:
          return [];
      }
    });
    if (inner.length === 0) continue;
    if (page.title)
      units.push({ kind: "page", page, ...(page.guard === undefined ? {} : { guard: page.guard }) });
    units.push(...inner);
  }
  return units;
}

/** Names of all that conditions and printed texts read, through computed values as well. */
function valuesRead(instrument: Instrument): Set<string> {
  const read = new Set<string>();
  const formulas = new Map(
    instrument.variables.flatMap((v) => (v.formula ? [[v.name, v.formula] as const] : [])),
  );
  const note = (name: string): void => {
    if (read.has(name)) return;
    read.add(name);
    const formula = formulas.get(name);
    if (formula) namesRead(formula, note);
  };
  for (const g of instrument.guards)
    for (const test of g.tests) if (!("stop" in test)) namesRead(test.expr, note);
  for (const page of instrument.pages)
    for (const item of page.items) {
      if (item.kind === "stop") namesRead(item.when, note);
      if (item.kind === "note" || item.kind === "stop") pipesRead(item.text.parts, note);
    }
  const texts: (Text | undefined)[] = instrument.questions.flatMap((q) => [
    q.label,
    q.help,
    q.instruction,
    ...q.rows.map((r) => r.label),
  ]);
  for (const text of texts) if (text) pipesRead(text.parts, note);
  return read;
}

function pipesRead(parts: readonly Inline[], note: (name: string) => void): void {
  for (const part of parts) {
    if (part.kind === "pipe" && !part.fallback) namesRead(part.expr, note);
    if ("children" in part) pipesRead(part.children, note);
  }
}

/** Names of all that a text says of the answers, with words to fall back on or without. */
export function pipedNames(parts: readonly Inline[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    if (part.kind === "pipe") namesRead(part.expr, (name) => names.push(name));
    if ("children" in part) names.push(...pipedNames(part.children));
  }
  return names;
}

/** Calls back for every variable that an expression reads. */
export function namesRead(value: unknown, note: (name: string) => void): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const each of value) namesRead(each, note);
    return;
  }
  const node = value as Partial<Extract<Expr, { k: "var" }>>;
  if (typeof node.name === "string" && ["var", "attr", "chosen"].includes(String(node.k))) note(node.name);
  for (const each of Object.values(value)) if (typeof each === "object") namesRead(each, note);
}
