/** The word processor file, read back: everything once, in order, in its style. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Domain, Inline, Instrument, Question, Text } from "../../../language/instrument/model.js";
import { type DocxOptions, target } from "../../../language/targets/docx/index.js";
import { type PaperPlan, planOf } from "../../../language/targets/paper/plan/plan.js";
import { examples } from "../../examples/load.js";
import { assemble, recipes } from "../../support/arbitrary-instrument.js";
import { compiled } from "../paper/compiled.js";
import { all, allowed, type Paragraph, paragraphsOf, parseXml, unzip } from "./read.js";

async function fileOf(instrument: Instrument, options: Partial<DocxOptions> = {}): Promise<Uint8Array> {
  const { files } = await target.compile(instrument, { ...target.defaults, ...options }, { stem: "form" });
  expect(files.map((f) => f.name)).toEqual(["form.docx"]);
  return files[0]!.content as Uint8Array;
}

async function read(instrument: Instrument, options: Partial<DocxOptions> = {}) {
  const files = unzip(await fileOf(instrument, options));
  const document = parseXml(files.get("word/document.xml")!);
  return { files, document, paragraphs: paragraphsOf(document) };
}

/** A text of the author's without what an answer is put into; links with nothing behind them. */
function bare(parts: readonly Inline[], plan: PaperPlan): string {
  return parts
    .map((p) => {
      switch (p.kind) {
        case "text":
          return p.value;
        case "number":
          return plan.numberOf(p.question) ?? "";
        case "pipe":
          return p.fallback ? bare(p.fallback, plan) : "[]";
        case "break":
        case "paragraph":
          return "\n";
        default:
          return bare(p.children, plan);
      }
    })
    .join("");
}

/** Words for what an answer is put into differ with its place. */
const withoutPipes = (text: string) => text.replace(/[[〔][^\]〕]*[\]〕]/g, "[]").trim();

interface Asked {
  q: Question;
  label: string;
  options: string[];
  rows: string[];
  arrows: string[];
  number: string;
}

function expected(plan: PaperPlan): Asked[] {
  const words = (text: Text | undefined) => withoutPipes(bare(text?.parts ?? [], plan));
  const questions = new Map(plan.instrument.questions.map((q) => [q.id, q]));
  const asked = (q: Question, arrows: string[]): Asked[] => [
    {
      q,
      label: words(q.label),
      options:
        q.rows.length > 0 || q.kind === "allocate"
          ? []
          : optionsOf(q.domain).map(({ label, code }) => (label ? words(label) : String(code))),
      rows: q.rows.map((r) => words(r.label)),
      arrows,
      number: plan.numberOf(q.id) ?? "",
    },
    ...q.rows.flatMap((r) => r.followUps.flatMap((id) => asked(questions.get(id)!, []))),
  ];
  return plan.units.flatMap((u, i) => {
    if (u.kind !== "question") return [];
    const route = plan.routes[i]!;
    const own = u.question.rows.length > 0 ? [] : optionsOf(u.question.domain);
    const beside = own.flatMap(({ value, missing }) => {
      const is = ({ choice }: { choice: { value: unknown; missing: boolean } }) =>
        choice.value === value && choice.missing === (missing === true);
      const arrow = route.arrows.find(is);
      if (arrow) return [`→ ${plan.goal(arrow.to)}`];
      return route.stops.some(is) ? [`→ ${plan.t.stopHere}`] : [];
    });
    return asked(u.question, [...beside, ...(route.onward ? [`→ ${plan.goal(route.onward)}`] : [])]);
  });
}

function optionsOf(domain: Domain) {
  const missing = domain.missing.filter((o) => !o.retired);
  if (domain.type === "boolean")
    return [
      { value: true, missing: false, label: domain.yes, code: 1 },
      { value: false, missing: false, label: domain.no, code: 0 },
      ...missing,
    ];
  return [...("options" in domain ? domain.options.filter((o) => !o.retired) : []), ...missing];
}

/** Words behind the boxes of a paragraph, each with the place of its box. */
function ticked({ runs, style }: Paragraph): string[] {
  if (style !== "AnswerOption") return [];
  const found: string[] = [];
  for (const run of runs) {
    if (run.style === "Box" && run.text.trim() !== "") found.push("");
    else if (found.length > 0 && run.style === "") found[found.length - 1] += run.text;
  }
  return found.map((words) => withoutPipes(words.replace(/[\t\u00a0]/g, " ")));
}

/** Points of a scale in one row: what stands below their boxes. */
function rated(paragraphs: readonly Paragraph[]): number {
  return paragraphs.filter(
    (p) => p.cell !== undefined && p.runs.some((r) => r.style === "Box" && r.text === "○"),
  ).length;
}

/** Lines above, headings, notes and stops, as far as the plan has them, in their order and in their styles. */
function expectLines(plan: PaperPlan, paragraphs: readonly Paragraph[]): void {
  const first = (text: Text | undefined) =>
    withoutPipes(
      bare(text?.parts ?? [], plan)
        .split("\n")
        .find((line) => line.trim() !== "") ?? "",
    );
  const wanted = plan.units.flatMap((u, i): [style: string, words: string][] => {
    if (plan.routes[i]!.inline) return [];
    const lines = plan.filters(i).map((line): [string, string] => ["Filter", withoutPipes(line)]);
    if (u.kind === "page") return [...lines, ["Heading1", first(u.page.title)]];
    if (u.kind === "section") return [...lines, ["Heading2", first(u.item.title)]];
    if (u.kind === "note")
      return [...lines, [u.item.important ? "ImportantRemark" : "Remark", first(u.item.text)]];
    if (u.kind === "stop") return [...lines, ["Remark", withoutPipes(plan.stopCondition(i))]];
    return u.kind === "question"
      ? [...lines, ["Question", withoutPipes(bare(u.question.label.parts, plan))]]
      : lines;
  });
  let at = 0;
  for (const [style, words] of wanted) {
    const line = words.split("\n")[0]!;
    const found = paragraphs.findIndex(
      (p, i) => i >= at && p.style === style && withoutPipes(p.text).includes(line),
    );
    expect(found, `${style}: ${words}`).toBeGreaterThanOrEqual(0);
    at = found + 1;
  }
}

function expectWhole(plan: PaperPlan, paragraphs: readonly Paragraph[]): void {
  expectLines(plan, paragraphs);
  const wanted = expected(plan);
  const starts = paragraphs.flatMap((p, i) => (p.style === "Question" ? [i] : []));
  // Questions that stand in a column beside their rows have no paragraph of their own.
  const heads = new Set(starts.map((i) => labelIn(paragraphs[i]!)));
  const own = wanted.filter((w) => heads.has(w.label) || !isInColumn(plan, w.q, paragraphs));
  expect(starts.map((i) => labelIn(paragraphs[i]!))).toEqual(own.map((w) => w.label));
  let count = Number(own.find((w) => /^\d+$/.test(w.number))?.number ?? 1);
  for (const [n, w] of own.entries()) {
    const from = starts[n]!;
    const part = paragraphs.slice(from, starts[n + 1] ?? paragraphs.length);
    const [head] = part;
    const number = head!.numbered ? String(count++) : (/^(.*?)\t/.exec(head!.text)?.[1] ?? "");
    expect(number, w.label).toBe(w.number);
    expect(head!.keepNext).toBe(true);
    expect(
      part
        .flatMap((p) => p.runs)
        .filter((r) => r.style === "Arrow")
        .map((r) => r.text),
      w.label,
    ).toEqual(w.arrows);
    const options = part.flatMap(ticked);
    if (options.length > 0 || rated(part) === 0) {
      const said = options.map((words, i) =>
        words === `${optionCode(w, i)} ${w.options[i]}` ? w.options[i] : words,
      );
      expect(said, w.label).toEqual(w.options);
    } else if (w.rows.length === 0) expect(rated(part), w.label).toBe(w.options.length);
    expectRows(w, part);
  }
}

const optionCode = (w: Asked, i: number) => optionsOf(w.q.domain)[i]?.code;

function labelIn({ text, runs }: Paragraph): string {
  const tags = runs.filter((r) => r.style === "HowTo").map((r) => r.text);
  const words = tags.reduce((rest, tag) => rest.replace(tag, ""), text);
  return withoutPipes(words.replace(/^[^\t]*\t/, ""));
}

function isInColumn(plan: PaperPlan, q: Question, paragraphs: readonly Paragraph[]): boolean {
  const label = withoutPipes(bare(q.label.parts, plan));
  return paragraphs.some((p) => p.inHead && withoutPipes(p.text).endsWith(label));
}

function expectRows(w: Asked, part: readonly Paragraph[]): void {
  if (w.rows.length === 0) return;
  const heads = part.filter((p) => p.cell === 0 && !p.inHead && p.style === "Cell");
  const words = heads.map((p) =>
    withoutPipes(
      p.runs
        .filter((r) => r.style === "")
        .map((r) => r.text)
        .join("")
        .replace(/^[^\t]*\t/, "")
        .replace(/ – .*$/s, ""),
    ),
  );
  expect(words, w.label).toEqual(w.rows.map((row) => row.replace(/ – .*$/s, "")));
  const points = heads.map(
    (head) => part.filter((p) => p.row === head.row && p.runs.some((r) => r.style === "Box")).length,
  );
  expect(new Set(points.filter((n) => n > 0)).size, w.label).toBeLessThanOrEqual(1);
}

/** What every word processor asks of a file. */
function expectSound(files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) expect(() => parseXml(text), name).not.toThrow();
  const document = parseXml(files.get("word/document.xml")!);
  const styles = new Set(
    [...all(parseXml(files.get("word/styles.xml")!), "w:style")].map((s) => s.attributes["w:styleId"]),
  );
  for (const tag of ["w:pStyle", "w:rStyle"])
    for (const { attributes } of all(document, tag)) expect(styles).toContain(attributes["w:val"]);
  const types = files.get("[Content_Types].xml")!;
  for (const name of files.keys())
    if (name !== "[Content_Types].xml" && !name.endsWith(".rels")) expect(types).toContain(`/${name}`);
  for (const { attributes } of all(parseXml(files.get("word/_rels/document.xml.rels")!), "Relationship"))
    expect([...files.keys()]).toContain(`word/${attributes.Target}`);
  for (const table of all(document, "w:tbl")) {
    const columns = [...all(table, "w:gridCol")].length;
    for (const row of all(table, "w:tr")) {
      expect([...all(row, "w:cantSplit")]).toHaveLength(1);
      const spans = [...all(row, "w:tc")].map((cell) =>
        Number([...all(cell, "w:gridSpan")][0]?.attributes["w:val"] ?? 1),
      );
      expect(spans.reduce((a, b) => a + b, 0)).toBe(columns);
      for (const cell of all(row, "w:tc")) expect(cell.children.at(-1)).toMatchObject({ name: "w:p" });
    }
  }
}

describe("every example", () => {
  for (const { name, instrument } of examples.values())
    test(name, async () => {
      for (const options of [{}, { size: "Letter" as const, codes: true }]) {
        const { files, paragraphs } = await read(instrument, options);
        expectSound(files);
        expectWhole(planOf(instrument), paragraphs);
      }
    });
});

test("random questionnaires lose nothing", async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (blocks) => {
      const instrument = assemble(blocks);
      const { files, paragraphs } = await read(instrument);
      expectSound(files);
      expectWhole(planOf(instrument), paragraphs);
    }),
    { numRuns: 60 },
  );
});

test("texts of any characters come back as they are, those that XML forbids as U+FFFD", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), async (raw) => {
      const instrument = compiled('text name "LABEL" { help "HELP" }');
      const [q] = instrument.questions;
      const value = `x${raw}x`;
      q!.label = { key: "", parts: [{ kind: "text", value }] };
      instrument.title = { key: "", parts: [{ kind: "text", value }] };
      instrument.authors = [value];
      const { files, paragraphs } = await read(instrument);
      expectSound(files);
      expect(paragraphs.find((p) => p.style === "Question")?.text).toBe(allowed(value));
    }),
    { numRuns: 60 },
  );
});

test("the same questionnaire is the same file, whenever it is made", async () => {
  const { instrument } = [...examples.values()][0]!;
  const [one, two] = [await fileOf(instrument), await fileOf(structuredClone(instrument))];
  expect(Buffer.compare(one, two)).toBe(0);
  expect(Buffer.from(one).toString("latin1")).not.toContain("nanoid");
  expect(unzip(one).get("docProps/core.xml")).not.toMatch(/dcterms:(created|modified)|Un-named/);
});

describe("numbers", () => {
  test("are counted by the word processor when they run on", async () => {
    const { paragraphs } = await read(compiled('text a "A"\ntext b "B"\ntext c "C"'));
    expect(paragraphs.filter((p) => p.style === "Question").map((p) => [p.numbered, p.text])).toEqual([
      [true, "A"],
      [true, "B"],
      [true, "C"],
    ]);
  });

  test("are text where they do not", async () => {
    const instrument = compiled('text a "A"\ntext b "B"');
    instrument.questions.forEach((q, i) => {
      q.number = ["1", "1a"][i]!;
    });
    const { paragraphs } = await read(instrument);
    expect(paragraphs.filter((p) => p.style === "Question").map((p) => [p.numbered, p.text])).toEqual([
      [false, "1\tA"],
      [false, "1a\tB"],
    ]);
  });
});

test("heads of batteries repeat, and short tables are kept on one page", async () => {
  const rows = (n: number) => Array.from({ length: n }, (_, i) => `  ${i + 1} "Row ${i + 1}"`).join("\n");
  const scale = 'scale s 1..5 {\n  1 "No"\n  2 "Hardly"\n  3 "Partly"\n  4 "Mostly"\n  5 "Yes"\n}\n';
  for (const count of [5, 40]) {
    const { paragraphs } = await read(
      compiled(`${scale}rate b "Agree?" on s {\n${rows(count)}\n}\ntext last "Last"`),
    );
    const cells = paragraphs.filter((p) => p.row !== undefined);
    expect(
      cells
        .filter((p) => p.inHead)
        .map((p) => p.text)
        .join(" "),
    ).toContain("No Hardly Partly Mostly Yes");
    const last = Math.max(...cells.map((p) => p.row!));
    const body = [...new Set(cells.filter((p) => !p.inHead).map((p) => p.row!))];
    const kept = body.filter((r) => cells.filter((p) => p.row === r).every((p) => p.keepNext));
    // A long table breaks between rows, but never leaves one alone.
    expect(kept).toEqual(count === 5 ? body.slice(0, -1) : [last - 1]);
  }
});

test.each([
  ["language zh", "第", "页，共", "zh"],
  ["language en", "Page ", " of ", "en"],
])("pages are counted in the words of the document (%s)", async (head, before, between, language) => {
  const { files } = await read(compiled('text a "A"', `${head}\n  version "3"`));
  const foot = files.get("word/footer1.xml")!;
  expect(foot).toMatch(new RegExp(`${before}.*PAGE.*${between}.*NUMPAGES`, "s"));
  const top = paragraphsOf(parseXml(files.get("word/header1.xml")!))[0]!.text;
  expect(top).toMatch(/^T\ts · .*3/);
  expect(files.get("word/styles.xml")).toMatch(new RegExp(`<w:lang[^>]*"${language}`));
});

test("fonts for East Asian text follow the language; a font of the theme goes first", async () => {
  const fontOf = async (head: string, options: Partial<DocxOptions> = {}) =>
    /<w:docDefaults>.*?w:eastAsia="([^"]*)"/s.exec(
      (await read(compiled('text a "A"', head), options)).files.get("word/styles.xml")!,
    )?.[1];
  expect(await fontOf("language zh")).toBe("Microsoft YaHei");
  expect(await fontOf("language zh-TW")).toBe("Microsoft JhengHei");
  expect(await fontOf("language ja")).toBe("Yu Gothic");
  expect(await fontOf("language zh", { theme: { font: '"Noto Sans SC", Arial' } })).toBe("Noto Sans SC");
});
