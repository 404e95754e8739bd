/** Whatever is offered, anywhere in real questionnaires: the result is as sound as before, and means the same. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Statement } from "../../language/generated/ast.js";
import type { Instrument } from "../../language/instrument/model.js";
import { rangeOf } from "../../language/syntax/node.js";
import { parse } from "../../language/syntax/parse.js";
import { samples } from "./samples.js";
import {
  after,
  essence,
  type Files,
  inOrder,
  MAIN,
  offers,
  problems,
  understand,
  without,
} from "./support.js";

/** What a refactoring is meant to change; everything else must stay. */
const CHANGES: Record<string, (i: Instrument) => unknown> = {
  "extract-list": (i) => without(essence(i), "lists", "list"),
  "extract-list-all": (i) => without(essence(i), "lists", "list"),
  "use-list": (i) => without(essence(i), "lists", "list"),
  "inline-list": (i) => without(essence(i), "lists", "list"),
  "convert-single-multiple": converted,
  "convert-multiple-single": converted,
  "convert-single-rating": (i) => without(essence(i), "kind"),
  "convert-rating-single": (i) => without(essence(i), "kind"),
  "convert-text-open": (i) => without(essence(i), "kind", "lines"),
  "convert-open-text": (i) => without(essence(i), "kind", "lines"),
  "name-question": (i) => [
    i.questions.map((q) => [q.kind, essence(i).title, q.label.parts.length]),
    i.variables.length,
  ],
  "make-required": (i) => without(essence(i), "response"),
  "make-optional": (i) => without(essence(i), "response"),
  "add-other": (i) => i.questions.map((q) => [q.id, q.kind, q.number]),
  "text-to-entries": (i) => essence(i),
  "add-else": (i) => essence(i),
  "swap-branches": (i) => elsewhere(without(essence(i), "guard")),
  "wrap-if": (i) => paged(i),
  "wrap-page": (i) => paged(i),
  "wrap-section": (i) => paged(i),
  "unwrap-if": (i) => without(paged(i), "guard"),
  "unwrap-page": (i) => paged(i),
  "unwrap-section": (i) => paged(i),
  "when-to-if": (i) => paged(i),
  "if-to-when": (i) => paged(i),
  "move-up": moved,
  "move-down": moved,
  "extract-dimension": (i) => inOrder(essence(i)),
  "write-names": (i) => without(essence(i), "named"),
  "write-codes": (i) => essence(i),
};

/** Conditions about the question are written in another way. */
function converted(i: Instrument): unknown {
  return without(
    essence(i),
    "kind",
    "guard",
    "guards",
    "multiple",
    "min",
    "max",
    "appearance",
    "expr",
    "formula",
    "level",
    "scoring",
    "when",
  );
}

/** Order and numbers aside. */
function elsewhere(value: unknown): unknown {
  return inOrder(without(value, "pages", "number", "position", "page"));
}

/** Names that are counted go to other questions. */
function moved(i: Instrument): unknown {
  if (i.questions.every((q) => q.named)) return elsewhere(essence(i));
  return i.questions.map((q) => JSON.stringify(without(q.label, "key"))).sort();
}

/** On which screens it stands aside; a condition that is always true says nothing. */
function paged(i: Instrument): unknown {
  const made = without(essence(i), "pages", "page") as Record<string, unknown>;
  return JSON.parse(
    JSON.stringify(made, (key, value) =>
      key === "guard"
        ? (value as { expr?: { k: string; value?: unknown } }[]).filter(
            (t) => !(t.expr?.k === "boolean" && t.expr.value === true),
          )
        : value,
    )
      .replaceAll('"guard":[],', "")
      .replaceAll(',"guard":[]', ""),
  );
}

function statementsOf(text: string): Statement[][] {
  const out: Statement[][] = [];
  const walk = (list: readonly Statement[]): void => {
    list.forEach((s, i) => {
      out.push([s]);
      if (list[i + 1]) out.push([s, list[i + 1]!]);
      if (s.$type === "Page" || s.$type === "Section") walk(s.body?.statements ?? []);
      for (let at = s.$type === "If" ? s : undefined; at; at = at.elseIf) {
        walk(at.then?.statements ?? []);
        walk(at.else?.statements ?? []);
      }
    });
  };
  walk(parse(MAIN, text).root.statements);
  return out;
}

/** In a questionnaire of hundreds of statements not each of them is tried, but some of each kind of change. */
const MOST = { small: 5, large: 2 };
const LARGE = 15_000;

const seen = new Set<string>();

describe("of a text with slips, at any place", () => {
  test("offers and their changes fail nowhere, and edits neither overlap nor leave the text", () => {
    const all = samples().filter(([, text]) => text.length < 6000);
    const place = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.tuple(place, fc.nat({ max: 40 })),
        place,
        fc.option(place),
        ([, whole], [at, length], from, to) => {
          const cut = at % whole.length;
          const text = whole.slice(0, cut) + whole.slice(cut + length);
          const [start, end] = [from % text.length, (to ?? from) % text.length].sort((a, b) => a - b) as [
            number,
            number,
          ];
          for (const offer of offers({ [MAIN]: text }, start, end)) {
            const edits = offer.change().edits.filter((e) => e.uri === MAIN);
            const order = [...edits].sort((a, b) => a.start - b.start);
            for (const [i, e] of order.entries()) {
              expect(e.start).toBeGreaterThanOrEqual(order[i - 1]?.end ?? 0);
              expect(e.end).toBeGreaterThanOrEqual(e.start);
              expect(e.end).toBeLessThanOrEqual(text.length);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("all that is offered", () => {
  test.each(samples())("in %s keeps what it must", (_name, text) => {
    const files: Files = { [MAIN]: text };
    const before = understand(files);
    const known = problems(before.diagnostics);
    const essences = new Map<string, string>();
    const tried = new Map<string, number>();
    const failures: string[] = [];
    for (const list of statementsOf(text)) {
      const { start } = rangeOf(list[0]!);
      const end = list.length > 1 ? rangeOf(list.at(-1)!).end : start;
      for (const offer of offers(files, start, end, before)) {
        const count = (tried.get(offer.id) ?? 0) + 1;
        tried.set(offer.id, count);
        if (count > (text.length > LARGE ? MOST.large : MOST.small)) continue;
        seen.add(offer.id);
        const where = `${offer.id} at ${JSON.stringify(text.slice(start, start + 60))}`;
        const changed = after(files, offer);
        const made = understand(changed);
        const told = problems(made.diagnostics).filter((p) => !known.includes(p));
        if (told.length > 0) failures.push(`${where}: ${told.join("; ")}`);
        const essential = CHANGES[offer.id]!;
        const a = essences.get(offer.id) ?? JSON.stringify(essential(before.instrument));
        essences.set(offer.id, a);
        const b = JSON.stringify(essential(made.instrument));
        if (a === b) continue;
        let i = 0;
        while (a[i] === b[i]) i++;
        const around = (x: string) => x.slice(Math.max(0, i - 100), i + 100);
        failures.push(`${where}:\n  ${around(a)}\n  ${around(b)}`);
      }
    }
    expect(failures.join("\n\n")).toBe("");
  });

  test("is tried, each of it", () => {
    expect(Object.keys(CHANGES).filter((id) => !seen.has(id))).toEqual([]);
  });
});
