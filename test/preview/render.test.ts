import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Instrument } from "../../language/instrument/model.js";
import { createSurveyServices } from "../../language/services.js";
import { formPage } from "../../language/targets/html/index.js";
import { defaults } from "../../language/targets/html/options.js";
import type { PageData } from "../../language/targets/html/page-data.js";
import { carriedOver } from "../../language/targets/html/preview/carry.js";
import type { PreviewForm } from "../../language/targets/html/preview/form-update.js";
import { emptyMemory, type ItemMemory } from "../../language/targets/html/preview/item-memory.js";
import { renderPreview } from "../../language/targets/html/preview/render-preview.js";
import { instruments } from "../support/arbitrary-instrument.js";

function previewOf(
  instrument: Instrument,
  numbers = new Map<string, number>(),
  memory?: ItemMemory,
): PreviewForm {
  const steps = renderPreview(instrument, { theme: {}, numbers, memory });
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The pieces put together. */
function bodyOf({ skeleton, items }: PreviewForm): string {
  return skeleton.replace(/<template data-slot="([^"]*)"><\/template>/g, (_, key) => items.get(key) ?? "");
}

/** What each pipe of a body prints, in order, and the body without their numbers and without places. */
function compared(body: string, pipes: PageData["pipes"]): { html: string; pipes: unknown[] } {
  const found = [...body.matchAll(/ data-p="(\d+)"/g)].map((match) => pipes[Number(match[1])]);
  return {
    html: body.replace(/ data-p="\d+"/g, " data-p").replace(/ data-at(="[^"]*")?/g, ""),
    pipes: found,
  };
}

function expectTheForm(instrument: Instrument): void {
  const preview = previewOf(instrument);
  const page = formPage(instrument, defaults);
  const body = /<div id="app">(.*)<\/div><script type="application\/json"/s.exec(page)?.[1] ?? "";
  const data = JSON.parse(
    /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "{}",
  );
  const members = Object.fromEntries(
    Object.entries(preview.data).map(([name, json]) => [name, JSON.parse(json)]),
  );
  expect(compared(bodyOf(preview), members.pipes)).toEqual(compared(body, data.pipes));
  expect({ ...members, pipes: undefined }).toEqual({ ...data, pipes: undefined });
  expect(page).toContain(preview.page.style);
}

const examples = readdirSync("examples").filter((name) => name !== "README.md");

function exampleOf(name: string): Instrument {
  const text = readFileSync(`examples/${name}/${name}.survey`, "utf8");
  return compiled(text);
}

function compiled(text: string): Instrument {
  const { instrument } = createSurveyServices({ files: { read: () => ({ text }) } }).draft(
    "file:///s.survey",
  );
  if (!instrument) throw new Error("no instrument");
  return instrument;
}

describe("the form of the preview", () => {
  it.each(examples)("is the very form that a build makes: %s", (name) => {
    expectTheForm(exampleOf(name));
  });

  it("is so for every questionnaire", () => {
    fc.assert(fc.property(instruments, expectTheForm), { numRuns: 60 });
  });

  it("knows where every piece stands in the source", () => {
    const text = readFileSync("examples/shop-servqual/shop-servqual.survey", "utf8");
    const instrument = compiled(text);
    const { places } = previewOf(instrument);
    for (const { id, at } of instrument.questions) {
      const [own] = places.get(`q:${id}`) ?? [];
      expect(own).toEqual({ file: at.file, start: at.start, end: at.end });
    }
    expect(places.get("page:page1:0") ?? places.get(`page:${instrument.pages[0]?.id}:0`)).toHaveLength(1);
  });

  it("leaves the pieces before and behind a new question as they are, but for their numbers", () => {
    const source = (middle: string) =>
      `survey s "S" {\n  numbering none\n}\npage p "P" {\n  yesno a "A?"\n${middle}  single b "B?" {\n    x "X"\n    y "Y"\n  }\n  open c "C?" when a\n}\n`;
    const numbers = new Map<string, number>();
    const before = previewOf(compiled(source("")), numbers);
    const after = previewOf(compiled(source('  number n "N?" 0..9\n')), numbers);
    const changed = [...after.items]
      .filter(([key, html]) => before.items.get(key) !== html)
      .map(([key]) => key);
    expect(changed).toEqual(["q:n"]);
  });

  it("is the same with the memory of earlier states, whatever those were", () => {
    const same = (states: readonly Instrument[]) => {
      const numbers = new Map<string, number>();
      const memory = emptyMemory();
      for (const state of states)
        expect(previewOf(state, numbers, memory)).toEqual(previewOf(structuredClone(state), numbers));
    };
    fc.assert(fc.property(fc.array(instruments, { minLength: 2, maxLength: 4 }), same), { numRuns: 40 });
    for (const name of examples) {
      const lines = readFileSync(`examples/${name}/${name}.survey`, "utf8").split("\n");
      const states = Array.from({ length: 14 }, (_, i) => {
        const at = Math.floor((i / 14) * lines.length);
        const changed =
          i % 2
            ? lines.toSpliced(at, 1)
            : lines.map((line, n) => (n === at ? line.replace(/"(?=\S)/, '"!') : line));
        return compiled(changed.join("\n"));
      });
      same(states);
    }
  });

  it("gives way between items, so that a long form can be given up", () => {
    const steps = renderPreview(exampleOf("workplace"), { theme: {}, numbers: new Map() });
    let count = 0;
    while (!steps.next().done) count += 1;
    expect(count).toBeGreaterThan(20);
  });
});

describe("what has another name now", () => {
  const pairs = (before: string, after: string) => carriedOver(compiled(before), compiled(after));

  it("a question that is renamed, with its rows and its texts", () => {
    const source = (name: string) =>
      `survey s "S"\nmultiple ${name} "Which?" {\n  a "A"\n  other "Other" specify\n}\n`;
    expect(pairs(source("used"), source("had"))).toEqual({
      items: [["q:used", "q:had"]],
      variables: [
        ["used", "had"],
        ["used_other", "had_other"],
      ],
    });
  });

  it("questions without names, when one comes before or goes", () => {
    const ask = (...words: string[]) => `survey "S"\n${words.map((each) => `yesno "${each}"\n`).join("")}`;
    expect(pairs(ask("A?", "B?"), ask("New?", "A?", "B?")).variables).toEqual([
      ["q1", "q2"],
      ["q2", "q3"],
    ]);
    expect(pairs(ask("A?", "B?", "C?"), ask("A?", "C?")).variables).toEqual([["q3", "q2"]]);
  });

  it("nothing, when words or order change but names stay", () => {
    const one = 'survey s "S"\nyesno a "A?"\nyesno b "B?"\n';
    const two = 'survey s "S"\nyesno b "Better?"\nyesno a "A?"\n';
    expect(pairs(one, two)).toEqual({ items: [], variables: [] });
  });
});
