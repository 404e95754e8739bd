/** Every name that refers to something leads there: whoever navigates or renames misses none. */

import type { AstNode } from "langium";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../language/diagnostics/diagnostic.js";
import type { Unit } from "../../language/semantics/unit.js";
import { segmentOf } from "../../language/semantics/uses.js";
import type { Understood } from "../../language/services.js";
import { declarationStarting, symbolsOf, targetsOf } from "../../language/symbols/symbols.js";
import { propertyRange, type Range } from "../../language/syntax/node.js";
import { parseExpression } from "../../language/syntax/parse.js";
import { pipesIn } from "../../language/syntax/pipe-places.js";
import { nodesIn } from "../../server/features/tree.js";
import { examples, samples, understood, zoo } from "./corpus.js";

/** Properties in which a node names something, besides references. */
const NAMING: Record<string, string[]> = {
  NameExpression: ["name"],
  Key: ["path", "code", "to"],
  Call: ["weights"],
  Show: ["scores"],
  ExpectsMark: ["option", "code"],
  OnModifier: ["scale"],
  FromModifier: ["list", "question"],
  PlusModifier: ["list"],
  OfModifier: ["dimensions"],
  AcrossModifier: ["dimension"],
  Score: ["of"],
};
/** They stand for nothing that is declared. */
const BUILT_IN = new Set([..."today yes no item dimension label phrase points band advice".split(" ")]);

function* namesIn(unit: Unit, root: AstNode): Generator<Range> {
  for (const node of nodesIn(root)) {
    for (const property of NAMING[node.$type] ?? [])
      for (let i = 0; ; i++) {
        const at = propertyRange(node, property, i);
        if (!at) break;
        const parts = /^[\d.-]+$/.test(unit.text.slice(at.start, at.end)) ? 1 : dots(unit, at) + 1;
        for (let n = 0; n < parts; n++) yield parts === 1 ? at : segmentOf(unit, at, n);
      }
    for (const property of ["label", "title", "text", "message", "opposite"]) {
      const text = propertyRange(node, property);
      if (!text || node.$type === "FlagMark") continue;
      for (const { inner } of pipesIn(unit.text, text)) {
        const number = /^\s*#\s*(\S+)\s*$/.exec(unit.text.slice(inner.start, inner.end));
        const start = number ? unit.text.indexOf(number[1]!, inner.start) : 0;
        if (number) yield { start, end: start + number[1]!.length };
        const { expression } = parseExpression(unit.uri, unit.text, inner.start, inner.end);
        if (expression && !number) yield* namesIn(unit, expression);
      }
    }
  }
}

const dots = (unit: Unit, at: Range) => unit.text.slice(at.start, at.end).split(/[.．]/).length - 1;

function missing({ source, uses }: Understood): string[] {
  const symbols = symbolsOf(source, uses);
  const { main, units } = source;
  return [...namesIn(main, main.parse.root)].flatMap((at) => {
    const text = main.text.slice(at.start, at.end);
    if (BUILT_IN.has(text)) return [];
    const { line, column } = main.lines.positionOf(at.start);
    const where = `${text} at ${line}:${column}`;
    const o = symbols.at(at.start);
    if (!o || o.start !== at.start || o.end !== at.end) return [`${where} leads nowhere`];
    return targetsOf(o).flatMap((target) => {
      const unit = units.find((u) => u.uri === target.uri);
      const d = unit && declarationStarting(unit.parse, target.start);
      const name = d?.name ?? "";
      const fits =
        text === name ||
        `_${text}_`.includes(`_${name}_`) ||
        text === "answer" ||
        // Points without words of their own stand in the interval of their scale; a code may stand for a name.
        /^-?\d+$/.test(text);
      return d && fits ? [] : [`${where} leads to ${d?.kind} ${name}`];
    });
  });
}

describe("every name in a place that refers", () => {
  test.each([...examples, ...samples, ...zoo])("of $at leads to a declaration of that name", ({ files }) => {
    const made = understood(files);
    expect(made.all.flatMap((d) => (d.severity === "error" ? [messageOf(d, "en")] : []))).toEqual([]);
    expect(missing(made)).toEqual([]);
  });

  test("is found by its place as in the list of all", () => {
    for (const { files } of [...examples, ...zoo]) {
      const { source, uses } = understood(files);
      const symbols = symbolsOf(source, uses);
      const all = symbols.occurrences;
      all.forEach((o, i) => expect(o.end).toBeLessThanOrEqual(all[i + 1]?.start ?? Number.POSITIVE_INFINITY));
      for (const o of all) {
        expect(symbols.at(o.start)).toEqual(o);
        for (const target of targetsOf(o)) expect(symbols.of(target)).toContainEqual(o);
      }
    }
  });
});

test("names in a module that only the questionnaire can explain are known by the questionnaire", () => {
  const { files } = zoo[1]!;
  const { source, uses } = understood(files);
  const module = source.units[1]!;
  const found = symbolsOf(source, uses).abroad.map(({ uri, occurrence: o }) => {
    expect(uri).toBe(module.uri);
    return `${module.text.slice(o.start, o.end)} → ${source.main.text.slice(o.target.start).split(/\s/)[0]}`;
  });
  expect(found).toEqual(["big → big", "1 → 1", "2 → 2", "named → named"]);
});
