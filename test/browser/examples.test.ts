import { describe, expect, it } from "vitest";
import { type AnswerDocument, evaluate } from "../../language/answers/index.js";
import type { Instrument } from "../../language/instrument/model.js";
import { examples } from "../examples/load.js";
import { downloaded, formOf } from "./forms.js";
import { fillIn } from "./robot.js";
import { useBrowser } from "./session.js";

const openForm = useBrowser();

/**
 * Answers as data: without the record, ticks in no order, moments without the offset of whoever ran the test.
 */
function data(document: AnswerDocument, instrument: Instrument): Record<string, unknown> {
  const { $survey: _, ...answers } = document;
  const ordered = new Set(instrument.variables.filter((v) => v.domain.type === "ranking").map((v) => v.name));
  const plain = (name: string, value: unknown) => {
    if (Array.isArray(value)) return ordered.has(name) ? value : [...value].sort();
    if (typeof value !== "string") return value;
    return value.replace(/^(\d{4}-\d\d-\d\dT[\d:]+)([+-]\d\d:\d\d|Z)$/, "$1");
  };
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, plain(name, value)]));
}

describe("every sample answer of every example can be given in its form", () => {
  for (const { name, instrument, answers } of examples.values())
    for (const { file, document } of answers)
      it(`${name}: ${file}`, async () => {
        const { page, trouble } = await openForm(formOf(instrument), {
          acceptDownloads: true,
          viewport: { width: 400, height: 800 },
        });
        const started = document.$survey?.started ?? "2025-06-01T10:00:00Z";
        await page.clock.setFixedTime(new Date(started));
        await page.reload();
        await fillIn(page, instrument, document);
        const saved = JSON.parse((await downloaded(page, "json")).text) as AnswerDocument;
        expect(evaluate(instrument, saved).problems).toEqual([]);
        expect(data(saved, instrument)).toEqual(data(document, instrument));
        expect(saved.$survey?.outcome).toBe(document.$survey?.outcome);
        expect(trouble).toEqual([]);
        await page.context().close();
      });
});
