/** PDF, read back: everything once and in order, inside of the margins, tagged, with bookmarks and fonts, the same each time. */
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeDeps } from "../../cli/deps.js";
import { build } from "../../cli/library.js";
import { packagedBrowser } from "../../cli/print/browser.js";
import { Printer } from "../../cli/print/printer.js";
import type { Domain, Inline, Instrument, Text } from "../../language/instrument/model.js";
import { type PaperMap, type PaperOptions, settingOf } from "../../language/targets/paper/index.js";
import { type PaperPlan, planOf } from "../../language/targets/paper/plan/plan.js";
import { fill } from "../../language/targets/paper/texts.js";
import { target } from "../../language/targets/pdf/index.js";
import { folderWith, rensis } from "../cli/support/fakes.js";
import { examples } from "../examples/load.js";
import { strictAjv } from "../support/ajv.js";
import { assemble, recipes } from "../support/arbitrary-instrument.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const POINT = 25.4 / 72;

let printer: Printer;
beforeAll(async () => {
  const named = process.env.CHROME_PATH ?? (await packagedBrowser(root))?.path;
  printer = new Printer({ browser: named, folder: root });
});
afterAll(async () => {
  await printer.close();
  expect(readdirSync(tmpdir()).filter((n) => n.startsWith(`rensis-print-${process.pid}-`))).toEqual([]);
});

/** Faces of a font that has Chinese, since bare machines have none. */
const faces = (() => {
  const folder = join(root, "node_modules/@fontsource/noto-sans-sc");
  return readFileSync(join(folder, "400.css"), "utf8").replace(
    /src: url\(\.\/(files\/[^)]+\.woff2)\)[^;]*;/g,
    (_, file: string) => `src: url(data:font/woff2;base64,${readFileSync(join(folder, file), "base64")});`,
  );
})();

async function printed(instrument: Instrument, options: Partial<PaperOptions> = {}) {
  const all = { ...target.defaults, theme: { font: "Noto Sans SC" }, ...options };
  const { files } = target.compile(instrument, all, { stem: "form" });
  const pages = files.map((file) => ({
    ...file,
    // The page allows no fonts but those of the machine.
    content: String(file.content)
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")
      .replace("<style>", `<style>${faces}`),
  }));
  const made = await printer.print(pages);
  return { bytes: made[0]!.content as Uint8Array, names: made.map((f) => f.name), map: made[1] };
}

interface Piece {
  text: string;
  x: number;
  y: number;
  right: number;
}

interface Node {
  role?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

async function read(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: Piece[][] = [];
  const roles = new Set<string>();
  let text = "";
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const { height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const pieces: Piece[] = [];
    const marked = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ("str" in item) {
        const id = open.at(-1) ?? "";
        marked.set(id, (marked.get(id) ?? "") + item.str);
        const [, , , , x, y] = item.transform as number[];
        if (item.str.trim() !== "")
          pieces.push({
            text: item.str,
            x: x! * POINT,
            y: (height - y!) * POINT,
            right: (x! + item.width) * POINT,
          });
      } else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? open.at(-1) ?? "");
    }
    pages.push(pieces);
    // In the order in which it is read aloud, which is not that in which it is painted.
    const walk = (node: Node): void => {
      if (node.role) roles.add(node.role);
      if (node.type === "content") text += marked.get(node.id ?? "") ?? "";
      for (const child of node.children ?? []) walk(child);
    };
    walk((await page.getStructTree()) as Node);
  }
  return { pdf, pages, roles, text: solid(text) };
}

/** Without what only parts the words: space, and the dots under emphasised characters. */
const solid = (text: string) => text.normalize("NFKC").replace(/[\s•·・‧]+/g, "");

function words(plan: PaperPlan, text: Text | undefined): string[] {
  const pieces: string[] = [""];
  const add = (parts: readonly Inline[]): void => {
    for (const p of parts) {
      if (p.kind === "text") pieces.push(pieces.pop()! + p.value);
      else if (p.kind === "number") pieces.push(pieces.pop()! + (plan.numberOf(p.question) ?? ""));
      else if (p.kind === "pipe") {
        // Neutral words stand here, which differ with the place.
        pieces.push("");
        if (p.fallback) add(p.fallback);
        pieces.push("");
      } else if ("children" in p) add(p.children);
      else pieces.push("");
    }
  };
  add(text?.parts ?? []);
  return pieces.filter((p) => p.trim() !== "");
}

function options(plan: PaperPlan, domain: Domain): string[] {
  const { t } = plan;
  const own =
    domain.type === "boolean"
      ? [domain.yes ?? t.yes, domain.no ?? t.no]
      : "options" in domain
        ? domain.options.filter((o) => !o.retired).map((o) => o.label ?? String(o.code))
        : [];
  const missing = domain.missing.filter((o) => !o.retired).map((o) => o.label ?? String(o.code));
  return [...own, ...missing].flatMap((label) => (typeof label === "string" ? [label] : words(plan, label)));
}

/** Author's words and arrows in the order in which they have to be met. */
function script(plan: PaperPlan): string[] {
  return plan.units.flatMap((u, i): string[] => {
    const route = plan.routes[i]!;
    if (u.kind === "page") return words(plan, u.page.title);
    if (u.kind === "section") return words(plan, u.item.title);
    if (u.kind === "note") return words(plan, u.item.text);
    if (u.kind !== "question") return [];
    const q = u.question;
    const head = [...(plan.numberOf(q.id) ? [plan.numberOf(q.id)!] : []), ...words(plan, q.label)];
    const rows = q.rows.flatMap((r) => words(plan, r.label));
    // Points of a scale stand once above their rows, or as figures between its ends.
    const single = q.rows.length === 0 && q.kind !== "rating" && q.kind !== "allocate";
    const onward = route.onward ? [`→ ${plan.goal(route.onward)}`] : [];
    return [...head, ...(single ? options(plan, q.domain) : rows), ...onward];
  });
}

function expectInOrder(text: string, wanted: readonly string[]): void {
  let at = 0;
  for (const piece of wanted) {
    const found = text.indexOf(solid(piece), at);
    expect(
      found,
      `${piece} after …${text.slice(Math.max(0, at - 60), at)}|${text.slice(at, at + 60)}`,
    ).toBeGreaterThanOrEqual(0);
    at = found + solid(piece).length;
  }
}

async function outline(pdf: PDFDocumentProxy): Promise<string[]> {
  interface Entry {
    title: string;
    items: Entry[];
  }
  const flat = (entries: readonly Entry[]): string[] =>
    entries.flatMap((e) => [solid(e.title), ...flat(e.items)]);
  return flat(((await pdf.getOutline()) ?? []) as Entry[]);
}

const ways: Partial<PaperOptions>[] = [{}, { size: "Letter", columns: 2, duplex: true }];

describe("every example", () => {
  for (const { name, instrument } of examples.values())
    it(name, async () => {
      const plan = planOf(instrument);
      for (const way of ways) {
        const { bytes, names } = await printed(instrument, way);
        expect(names).toEqual(["form.pdf"]);
        const { pdf, pages, roles, text } = await read(bytes);
        const setting = settingOf(plan, { ...target.defaults, ...way });
        expectInOrder(text, [...words(plan, instrument.title), ...script(plan)]);
        for (const [i, pieces] of pages.entries()) {
          const n = i + 1;
          const left = way.duplex && n % 2 === 0 ? setting.margin.outer : setting.margin.inner;
          const right = setting.width - (setting.margin.inner + setting.margin.outer - left);
          const outside = pieces.filter((p) => p.x < left - 1 || p.right > right + 1);
          expect(outside, `${name} ${n}`).toEqual([]);
          expect(solid(pieces.map((p) => p.text).join(""))).toContain(
            solid(fill(plan.t.pageOf, { n, m: pdf.numPages })),
          );
        }
        const heads = plan.units.flatMap((u) =>
          u.kind === "page"
            ? words(plan, u.page.title)
            : u.kind === "section"
              ? words(plan, u.item.title)
              : [],
        );
        const marks = await outline(pdf);
        expect(marks[0]).toBe(solid(words(plan, instrument.title).join("")));
        expectInOrder(marks.join(""), heads);
        expect(marks).toHaveLength(heads.length + 1);
        expect((await pdf.getMarkInfo())?.Marked).toBe(true);
        for (const role of ["H1", "P", ...(heads.length > 0 ? ["H2"] : [])]) expect(roles).toContain(role);
        const raw = Buffer.from(bytes).toString("latin1");
        const fonts = raw.match(/\/Type \/FontDescriptor\b[\s\S]*?endobj/g) ?? [];
        expect(fonts.filter((f) => !/\/FontFile[23]? /.test(f) && !/\/Type3/.test(raw))).toEqual([]);
        expect(raw).toMatch(new RegExp(`/Lang \\(${instrument.language}`));
        await pdf.destroy();
      }
    });
});

it("random questionnaires lose nothing", async () => {
  for (const [i, blocks] of fc.sample(recipes, 8).entries()) {
    const instrument = assemble(blocks);
    const plan = planOf(instrument);
    const { bytes } = await printed(instrument, ways[i % ways.length]);
    const { pdf, text } = await read(bytes);
    expectInOrder(text, script(plan));
    await pdf.destroy();
  }
});

it("the command and the library write it", async () => {
  const browser = process.env.CHROME_PATH ?? (await packagedBrowser(root))?.path;
  const { instrument } = examples.get("shop-servqual")!;
  const made = await build(instrument, "pdf", {
    stem: "a",
    ...(browser === undefined ? {} : { browser }),
    options: { machine: true },
  });
  expect(made.files.map((f) => [f.name, f.mediaType, f.print])).toEqual([
    ["a.pdf", "application/pdf", undefined],
    ["a.map.json", "application/json", undefined],
  ]);
  expect(Buffer.from(made.files[0]!.content as Uint8Array).toString("latin1", 0, 5)).toBe("%PDF-");

  const source = readFileSync(join(root, "examples/shop-servqual/shop-servqual.survey"));
  const cwd = folderWith({
    "a.survey": source,
    "rensis.yaml": "targets:\n  codebook:\n  pdf: { machine: true, size: Letter }\n",
  });
  const args = ["build", ...(browser === undefined ? [] : ["--browser", browser])];
  expect(await rensis(cwd, args, { deps: makeDeps("1.0.0") })).toMatchObject({ code: 0 });
  expect(readdirSync(join(cwd, "dist")).sort()).toEqual([
    "a.codebook.csv",
    "a.codebook.html",
    "a.codebook.json",
    "a.map.json",
    "a.pdf",
  ]);
  const { pdf } = await read(readFileSync(join(cwd, "dist/a.pdf")));
  const { width } = (await pdf.getPage(1)).getViewport({ scale: 1 });
  expect(width * POINT).toBeCloseTo(215.9, 0);
  await pdf.destroy();
});

it("is the same file each time, whatever was printed before and seconds later", async () => {
  const [one, two] = [...examples.values()].map(
    ({ instrument }) => target.compile(instrument, target.defaults, { stem: "form" }).files,
  );
  const print = async (files = one!) => (await printer.print(files))[0]!.content as Uint8Array;
  const first = await print();
  const second = new Date().getSeconds();
  await print(two);
  await expect.poll(() => new Date().getSeconds(), { timeout: 3000 }).not.toBe(second);
  expect(Buffer.compare(first, await print())).toBe(0);
  await printer.close();
  expect(Buffer.compare(first, await print())).toBe(0);
});

it("sheets for scanning come with the map of their boxes, as its schema says", async () => {
  const schema = JSON.parse(
    readFileSync(join(root, "language/targets/pdf/map.schema.json"), "utf8"),
  ) as object;
  const valid = strictAjv().compile(schema);
  for (const { instrument } of examples.values()) {
    const { bytes, names, map } = await printed(instrument, { machine: true });
    expect(names).toEqual(["form.pdf", "form.map.json"]);
    const content = JSON.parse(String(map!.content)) as PaperMap;
    expect(valid(content), JSON.stringify(valid.errors)).toBe(true);
    const { pdf } = await read(bytes);
    expect(content.pages).toHaveLength(pdf.numPages);
    expect(content.pages.every((p) => p.code !== undefined)).toBe(true);
    expect(content.pages.flatMap((p) => p.boxes).length).toBeGreaterThan(0);
    await pdf.destroy();
  }
});
