import type { Domain, Instrument, Option, Place } from "../instrument/model.js";
import type { Logic, LogicDomain, LogicItem, LogicOption, LogicVariable } from "./logic.js";

/**
 * The logic of an instrument without what `evaluate` never reads: places, headings, names of lists, and the
 * labels of options that no text prints. Meant to be written into a page next to the page's own texts.
 */
export function leanLogic(instrument: Instrument): Logic {
  const printed = new Set<string>();
  findPrinted(instrument, false, printed);
  const { id, version, language } = instrument;
  return {
    id,
    ...(version === undefined ? {} : { version }),
    language,
    guards: instrument.guards.map(({ at: _, ...guard }) => guard),
    pages: instrument.pages.map((page) => ({ items: page.items.flatMap(leanItem) })),
    questions: instrument.questions.map(({ id, kind, number, guard, medium, total, rows, fields }) => ({
      id,
      kind,
      ...given({ number, guard, medium, total }),
      rows: rows.map(({ expects, followUps }) => ({ ...given({ expects }), followUps })),
      fields,
    })),
    variables: instrument.variables.map((variable): LogicVariable => {
      const { name, origin, question, guard, response, scoring, formula } = variable;
      const rest = given({ question, guard, scoring, formula, default: variable.default });
      return { name, origin, response, ...rest, domain: leanDomain(variable.domain, printed.has(name)) };
    }),
    scores: instrument.scores.map((score) => ({
      ...score,
      at: nowhere,
      bands: score.bands.map((band) => ({ ...band, at: nowhere })),
    })),
  };
}

/** Places are the author's business, and change with every line before them. */
const nowhere: Place = { file: 0, start: 0, end: 0, line: 1, column: 1 };

/** The members that are there. */
function given<T extends object>(members: T): { [K in keyof T]: Exclude<T[K], undefined> } | object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Names of variables that some pipe, or an attribute anywhere, may have to print. */
function findPrinted(node: object, inPipe: boolean, names: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node)
      if (typeof child === "object" && child !== null) findPrinted(child, inPipe, names);
    return;
  }
  const { kind, k, name } = node as { kind?: unknown; k?: unknown; name?: unknown };
  // Plain words, the most frequent leaves.
  if (kind === "text" && k === undefined && "value" in node) return;
  if (typeof name === "string" && (k === "attr" || (inPipe && k === "var"))) names.add(name);
  const piped = inPipe || kind === "pipe";
  for (const key in node) {
    const child = (node as Record<string, unknown>)[key];
    // Places are the most frequent things of all, and hold nothing.
    if (typeof child === "object" && child !== null && key !== "at" && key !== "labelAt")
      findPrinted(child, piped, names);
  }
}

function leanItem(item: Instrument["pages"][number]["items"][number]): LogicItem[] {
  if (item.kind === "section" || item.kind === "note") return [];
  const { at: _, ...rest } = item;
  if (rest.kind === "check" || rest.kind === "confirm") {
    const { message: __, ...rule } = rest;
    return [rule];
  }
  if (rest.kind !== "stop") return [rest];
  const { text: __, ...stop } = rest;
  return [stop];
}

function leanOption(option: Option, printed: boolean): LogicOption {
  const { value, code, name, exclusive, missing, points, guard, label, phrase } = option;
  const words = printed
    ? { label: label && { parts: label.parts }, phrase: phrase && { parts: phrase.parts } }
    : {};
  return { value, code, ...given({ name, exclusive, missing, points, guard }), ...given(words) };
}

function leanDomain(domain: Domain, printed: boolean): LogicDomain {
  const missing = domain.missing.map((option) => leanOption(option, printed));
  if (domain.type === "choice") {
    const { type, multiple, min, max } = domain;
    return {
      type,
      multiple,
      ...given({ min, max }),
      options: domain.options.map((o) => leanOption(o, printed)),
      missing,
    };
  }
  if (domain.type === "ranking") {
    const { type, top } = domain;
    return { type, ...given({ top }), options: domain.options.map((o) => leanOption(o, printed)), missing };
  }
  if (domain.type === "number") {
    const { type, min, max, decimals, step } = domain;
    return { type, decimals, ...given({ min, max, step }), missing };
  }
  if (domain.type === "text") {
    const { type, minLength, maxLength, pattern, format } = domain;
    return { type, ...given({ minLength, maxLength, pattern, format }), missing };
  }
  return { ...domain, missing };
}
