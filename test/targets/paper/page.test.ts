/** The page itself: one valid file that asks nothing of anybody, with everything that is said on it. */
import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import type { Instrument } from "../../../language/instrument/model.js";
import {
  mapOf,
  type PaperOptions,
  paperPage,
  settingOf,
  target,
} from "../../../language/targets/paper/index.js";
import { defaults } from "../../../language/targets/paper/options.js";
import { planOf } from "../../../language/targets/paper/plan/plan.js";
import { examples } from "../../examples/load.js";
import { compiled } from "./compiled.js";

const page = (instrument: Instrument, options: Partial<PaperOptions> = {}) =>
  paperPage(instrument, { ...defaults, ...options });

/** The run of blocks without marks and spaces between them. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return body
    .replace(/<(?:\/?(?:p|div|th|td|tr|li|h\d|article))\b[^>]*>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");
}

const html = (text: string, options: Partial<PaperOptions> = {}, head?: string) =>
  page(compiled(text, head), options);

describe("the file", () => {
  it("is one, named after the source, and the same at every build", () => {
    const instrument = compiled('text a "A"');
    const { files, losses } = target.compile(instrument, target.defaults, { stem: "店" });
    expect(files.map((f) => [f.name, f.mediaType])).toEqual([["店.paper.html", "text/html"]]);
    expect(losses).toEqual([]);
    expect(page(instrument)).toBe(files[0]?.content);
  });

  for (const { name, instrument } of examples.values())
    it(`${name} is valid HTML`, async () => {
      const validator = new HtmlValidate({
        extends: ["html-validate:recommended"],
        // Matters of taste; and heads of tables that are empty where the statements stand.
        rules: { "long-title": "off", "void-style": "off", "wcag/h63": "off" },
      });
      for (const options of [{}, { machine: true, annotated: true }]) {
        const report = await validator.validateString(page(instrument, options));
        const messages = report.results.flatMap((r) => r.messages.map((m) => `${m.ruleId} ${m.message}`));
        expect([...new Set(messages)]).toEqual([]);
      }
    });

  it("allows its own script and style, by hash, and nothing else", () => {
    for (const machine of [false, true]) {
      const text = html('text a "A"', { machine });
      const hash = (part: string) => `sha256-${createHash("sha256").update(part).digest("base64")}`;
      const [script] = [...text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((m) => m[1]!);
      const [style] = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((m) => m[1]!);
      expect(text).toContain(`script-src '${hash(script!)}`);
      expect(text).toContain(`style-src '${hash(style!)}`);
      expect(text).toContain("default-src 'none'");
      expect(text.slice(0, text.indexOf("<script"))).not.toMatch(/<[^>]+\sstyle=/);
    }
  });
});

describe("what is printed", () => {
  const cases: [string, string, string[]][] = [
    ["how many to tick", 'multiple m "M" max 2 { x "X"  y "Y"  z "Z" }', ["M (tick up to 2)"]],
    ["what to number", 'ranking r "R" { x "X"  y "Y"  z "Z" }', ["number them from 1, the first, to 3"]],
    [
      "where options come from",
      'multiple m "M" { x "X"  y "Y" }\nranking r "R" from chosen(m)',
      ["only those you ticked in question 1", "number them 1, 2 …"],
    ],
    ["limits and units", 'number n "N" 1..40 unit "km"', ["km (1 to 40)"]],
    ["a lower limit alone", 'number n "N" 3..', ["(at least 3)"]],
    ["the sum", 'allocate a "A" total 100 { x "X"  y "Y" }', ["the numbers must add up to 100", "Total 100"]],
    [
      "neutral words for what was answered before",
      'text name "Your name"\ntext b "Hello {name}, and {name | "you"}?"',
      ["Hello [your answer to question 1], and you?"],
    ],
    [
      "missing answers of written ones, in rows too",
      'choices dk { dk "Don’t know" missing }\nnumber n "N" 0..9 plus dk {\n a "A"\n b "B"\n}',
      ["A Don’t know B Don’t know"],
    ],
    [
      "what an option depends on",
      'yesno a "A?"\nsingle s "S" { x "X"  y "Y" when a }\ntext c "C"',
      ["Y (only if the answer to question 1 is “Yes”)"],
    ],
  ];
  it.each(cases)("%s", (_, text, expected) => {
    const words = wordsOf(html(text));
    for (const part of expected) expect(words).toContain(part);
  });

  it("follow-ups of each row stand in a column, headed once with their condition", () => {
    const words = wordsOf(
      html(
        'scale ok 1..2 {\n "no"\n "yes"\n}\nrate r "R" on ok {\n 1 "First"\n 2 "Second"\n each row {\n text why "Why?" when answer is 1\n }\n}',
      ),
    );
    expect(words).toContain("Only if the answer in this row is “no”");
    expect(words.match(/Why\?/g)).toHaveLength(1);
  });

  it("codes and annotations only when they are asked for", () => {
    const text = 'single s "S" { 7 "X"  8 "Y" }';
    expect(wordsOf(html(text))).not.toMatch(/[78]/);
    expect(wordsOf(html(text, { codes: true }))).toMatch(/X ?7.*Y ?8/);
    expect(wordsOf(html(text, { annotated: true }))).toMatch(/s ?nominal/);
  });

  it("an interview has a head to fill in, and probes before the lines", () => {
    const words = wordsOf(html('open o "O" lines 3 probe "Why?"', {}, "language en\n  mode interview"));
    expect(words).toContain("Interviewer");
    expect(words).toMatch(/O Probe ?Why\?/);
  });

  it("results are left blank, and what the browser alone shows is no number of a person", () => {
    const anonymous = wordsOf(html('text a "A"', {}, "language en\n  anonymous"));
    expect(anonymous).toContain("Your answers are anonymous.");
    expect(anonymous).not.toContain("No.");
  });

  it("labels too long for their columns stand in a line above the table", () => {
    const points = ["Absolutely indistinguishable", "Two", "Three", "Four", "Five", "Six", "Seven"];
    const text = `scale long 1..7 {\n${points.map((p) => ` "${p}"`).join("\n")}\n}\nrate r "R" on long {\n 1 "First"\n 2 "Second"\n column a "A"\n column b "B"\n}`;
    expect(html(text.replace(/ column a "A"\n column b "B"\n/, ""))).toContain('class="legend"');
  });
});

it("the map counts its pages from one and gives marks and codes only to sheets for scanning", () => {
  const plan = planOf(compiled('text a "A"'));
  const box = { sheet: 2, kind: "line" as const, variable: "a", x: 1, y: 2, width: 3, height: 4 };
  const plain = mapOf([box], settingOf(plan, defaults), 2);
  expect(plain.pages).toEqual([
    { page: 1, boxes: [] },
    { page: 2, boxes: [{ kind: "line", variable: "a", x: 1, y: 2, width: 3, height: 4 }] },
  ]);
  expect(plain.marks).toBeUndefined();
  const scanned = mapOf([box], settingOf(plan, { ...defaults, machine: true, size: "Letter" }), 2);
  expect(scanned.pages.map((p) => p.code)).toEqual(["RENSIS1;s;;1;2", "RENSIS1;s;;2;2"]);
  expect(scanned.marks?.corners).toHaveLength(4);
  expect(scanned.sheet).toEqual({ width: 215.9, height: 279.4 });
});
